"""LibreOffice, for tests: many files turned into another format in one run, nothing forbidden."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from reportlint.readers.office import installation

needs_office = pytest.mark.skipif(
    installation.soffice() is None and "CI" not in os.environ,
    reason="LibreOffice is not here: make office",
)
"""Where tests are to count LibreOffice has to be there, and its absence fails them."""


_MOST_AT_ONCE = 100
"""Of more than some 240 files LibreOffice leaves the rest, and does not say so."""


def convert(files: Mapping[str, bytes], *, to: str, read_as: str = "") -> dict[str, bytes]:
    """Give files as files of another format, by the names they had; `read_as` is LibreOffice's filter."""
    names = list(files)
    made: dict[str, bytes] = {}
    for first in range(0, len(names), _MOST_AT_ONCE):
        made |= _at_once(
            {name: files[name] for name in names[first : first + _MOST_AT_ONCE]}, to, read_as
        )
    return made


def _at_once(files: Mapping[str, bytes], to: str, read_as: str) -> dict[str, bytes]:
    program = installation.soffice()
    assert program is not None, "LibreOffice is not here: make office"
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        subprocess.run(
            [
                *(str(program), f"-env:UserInstallation=file://{_profile()}", "--headless"),
                *([f"--infilter={read_as}"] if read_as else []),
                *("--convert-to", to, "--outdir", f"{folder}/made", *files),
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            env=os.environ | {"LC_ALL": "C.UTF-8"},  # It writes texts in the locale's encoding.
        )
        made = Path(folder) / "made"
        return {name: (made / name).with_suffix(f".{to}").read_bytes() for name in files}


@cache
def _profile() -> str:
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
