"""Makes `dist/reportlint`, one file with Python in it: `make program`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

START = """
import multiprocessing
import sys

if __name__ == "__main__":
    # Its workers are the program itself, started anew.
    multiprocessing.freeze_support()
    from reportlint.command_line.cli import main

    # Who double-clicks on it wants to see something.
    main(sys.argv[1:] or ["serve"])
"""


def build(folder: Path) -> Path:
    """Make the program in a folder, and give its path."""
    with tempfile.TemporaryDirectory(prefix="reportlint-program-") as scratch:
        start = Path(scratch) / "start.py"
        start.write_text(START, encoding="utf-8")
        packages = ("reportlint", "reportlint_grammar", "reportlint_rules")
        collected = [part for package in packages for part in ("--collect-all", package)]
        subprocess.run(
            [
                *(sys.executable, "-m", "PyInstaller", "--onefile", "--console", "--noconfirm"),
                *("--log-level", "WARN", "--name", "reportlint", "--distpath", folder),
                *("--workpath", scratch, "--specpath", scratch),
                *("--copy-metadata", "reportlint", "--collect-data", "opencc", *collected),
                *("--collect-data", "pdfminer", start),
            ],
            check=True,
        )
    return folder / "reportlint"


if __name__ == "__main__":
    program = build(ROOT / "dist")
    print(f"{program.stat().st_size / 1024**2:.1f} MB  {program.relative_to(ROOT)}")  # noqa: T201
