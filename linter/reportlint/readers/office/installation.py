"""Where LibreOffice is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("soffice", "libreoffice", "soffice.com")
"""The last is that of Windows, where soffice.exe does not wait for its work to be done."""

USUAL = (
    "/usr/bin",
    "/usr/local/bin",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)
"""Where it is put by those who install it, on PATH or not."""


def soffice() -> Path | None:
    """Give LibreOffice's program; None where it is not installed.

    Nothing is taken from the folder the user stands in: it may be the one that is checked.
    """
    for folder in _folders():
        for name in _NAMES:
            program = folder / name
            if program.is_file() and os.access(program, os.X_OK):
                return program
    return None


def _folders() -> Iterator[Path]:
    for folder in (*os.environ.get("PATH", "").split(os.pathsep), *USUAL):
        if os.path.isabs(folder):  # noqa: PTH117 - a Path of '' is the current folder
            yield Path(folder)
