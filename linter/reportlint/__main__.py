"""`python -m reportlint`: the command line, without the current folder on the import path.

Python puts that folder first on the path, and it may be the one being checked: a `click.py` among
the reports must not be imported.
"""

import sys
from pathlib import Path

if not sys.flags.safe_path and Path(sys.path[0]).resolve() == Path.cwd():
    del sys.path[0]

if __name__ == "__main__":
    from reportlint.command_line.cli import main

    main()
