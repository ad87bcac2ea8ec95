"""Where LibreOffice is, and what is said where it is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlint.model.missing_software import Lack
from reportlint.readers.shared.libraries import wanting
from reportlint.refusals.catalogue import said

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


def soffice_for(kind: str) -> Path:
    """Give LibreOffice's program; raises Unreadable, for a file of some kind, where there is none."""
    program = soffice()
    if program is None:
        raise wanting(Lack("LibreOffice", said("kind.install-office")), kind)
    return program


def soffice() -> Path | None:
    """Give LibreOffice's program; None where it is not installed.

    Nothing is taken from the folder the user stands in: it may be the one that is checked.
    """
    return _found(os.environ.get("PATH", ""), USUAL)


def made() -> str:
    """Give what tells this LibreOffice from another, without starting it; nothing without one."""
    program = soffice()
    if program is None:
        return ""
    real = program.resolve()
    return f"{real} of {real.stat().st_mtime_ns}"


@cache
def _found(path: str, usual: tuple[str, ...]) -> Path | None:
    """Look for it once, not once a file."""
    for folder in _folders(path, usual):
        for name in _NAMES:
            program = folder / name
            if program.is_file() and os.access(program, os.X_OK):
                return program
    return None


def _folders(path: str, usual: tuple[str, ...]) -> Iterator[Path]:
    for folder in (*path.split(os.pathsep), *usual):
        if os.path.isabs(folder):  # noqa: PTH117 - a Path of '' is the current folder
            yield Path(folder)
