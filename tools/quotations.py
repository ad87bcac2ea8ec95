"""Puts into the README what the program prints today: `make readme`.

A quotation stands below a comment that names its command:

    <!-- printed by: reportlint examples/water-bureau.txt -->
    ```text
    …
    ```
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PAGES = ("README.md", "README.zh-CN.md")

_QUOTATION = re.compile(
    r"(?P<head>^<!-- printed by: reportlint (?P<arguments>.*?) -->\n```text\n)(?P<said>.*?)(?=^```$)",
    re.MULTILINE | re.DOTALL,
)


def commands(page: str) -> list[str]:
    """Give the arguments of the commands that a page quotes."""
    return [quotation["arguments"] for quotation in _QUOTATION.finditer(page)]


def filled(page: str) -> str:
    """Give a page with every quotation as it is printed today."""
    return _QUOTATION.sub(lambda quotation: quotation["head"] + _printed(quotation), page)


def _printed(quotation: re.Match[str]) -> str:
    command = [sys.executable, "-m", "reportlint", *shlex.split(quotation["arguments"])]
    locale = {**os.environ, "LC_ALL": "C.UTF-8"}  # In Chinese, unless the command says otherwise.
    done = subprocess.run(command, cwd=ROOT, env=locale, capture_output=True, check=False)
    return done.stdout.decode("utf-8")


def main() -> None:
    """Fill both READMEs in place."""
    for name in PAGES:
        page = ROOT / name
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
