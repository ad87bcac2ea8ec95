"""Whoever checks text alone pays for no other reader: none of what they need is imported."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

PROGRAM = (
    "import sys; from reportlint.plugins.loading import load; from reportlint.checking.session import Session;"
    "from reportlint.hookspecs import Source; from reportlint.config.settings import Settings;"
    "Session(load()).lint(Source('a.txt', '一、总体情况'.encode()), Settings());"
    "sys.exit(sys.argv[1] if sys.argv[1] in sys.modules else 0)"
)


@pytest.mark.parametrize(
    "module",
    [
        "pdfminer",
        "reportlint.readers.ofd.read_ofd",
        "reportlint.readers.office.read_by_true_format",
        "reportlint.readers.printed.layout",
        "reportlint.readers.web.read_page",
        "reportlint.readers.word.read_docx",
        "xml.etree.ElementTree",
        "reportlint.readers.workbook.read_xlsx",
        "reportlint_grammar.locating.locate",
    ],
)
def test_text_is_read_without_it(module: str) -> None:
    assert find_spec(module) is not None
    done = subprocess.run([sys.executable, "-c", PROGRAM, module], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
