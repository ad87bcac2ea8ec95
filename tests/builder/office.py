"""LibreOffice, for tests: many files turned into another format in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

needs_office = pytest.mark.skipif(
    SOFFICE is None and "CI" not in os.environ, reason="LibreOffice is not here: make office"
)
"""Where tests are to count, LibreOffice has to be there, and its absence fails them."""


def convert(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """Give files, by their names, as files of another format, by the same names."""
    assert SOFFICE is not None, "LibreOffice is not here: make office"
    converted = {}
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        given, made = Path(folder, "given"), Path(folder, "made")
        given.mkdir()
        for name, data in files.items():
            (given / name).write_bytes(data)
        subprocess.run(
            [
                *(SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                *("--convert-to", to, "--outdir", str(made), *map(str, sorted(given.iterdir()))),
            ],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60 + 5 * len(files),
        )
        suffix = to.partition(":")[0]
        for name in files:
            converted[name] = (made / name).with_suffix(f".{suffix}").read_bytes()
    return converted
