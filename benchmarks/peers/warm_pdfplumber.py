"""pdfplumber, warm: for every line on standard input it reads the tables of a PDF file once.

python warm_pdfplumber.py FILE, with the Python that pdfplumber is installed for.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

pdfplumber = import_module("pdfplumber")  # It is not among what this project is checked with.


def main() -> None:
    """Read the tables whenever asked."""
    path = Path(sys.argv[1])
    for _ in sys.stdin:
        began = time.process_time()
        with pdfplumber.open(path) as file:
            for page in file.pages:
                page.extract_tables()
        print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    main()
