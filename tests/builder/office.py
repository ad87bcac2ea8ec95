"""Files as LibreOffice makes them of others: many at a time, for starting it takes seconds."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest


def convert(files: Mapping[str, bytes], to: str = "pdf") -> dict[str, bytes]:
    """Convert files, named with their suffixes; without LibreOffice the test is skipped.

    Where `CI` is set it must be there.
    """
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is needed and not installed")
        pytest.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        sources, made = Path(folder, "sources"), Path(folder, "made")
        sources.mkdir()
        for name, data in files.items():
            (sources / name).write_bytes(data)
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                to,
                "--outdir",
                str(made),
                *(str(sources / name) for name in files),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        suffix = to.partition(":")[0]
        return {name: (made / f"{Path(name).stem}.{suffix}").read_bytes() for name in files}
