"""What must be said of small PDFs and workbooks that programs of all kinds have made.

The report in most of them has no fault. They are not the project's, and may be absent.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportlint.hookspecs import Source
from reportlint.plugins import load
from reportlint.run import Session
from reportlint.settings import Settings

FILES = Path(__file__).parents[1].parent / "shared" / "cases" / "files"

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the cases are not here")

_TWO_SECTIONS_ONLY = {"S001": 4, "F001": 1}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01-typst.pdf", {}),
        ("01-only-descent-changed.pdf", {}),
        ("01-typst-through-ghostscript.pdf", {}),
        ("07-flat-grey-watermark.pdf", {}),
        ("08-bold-as-text.pdf", _TWO_SECTIONS_ONLY),
        ("08-bold-as-outlines.pdf", _TWO_SECTIONS_ONLY),
        ("09-vertical-label.pdf", {}),
        ("10-embedded-cmap-fpdf2.pdf", {}),
        ("12-sheet-blank-gap.xlsx", {"T003": 80}),
        ("12-sheet-blank-nogap.xlsx", {"T003": 80}),
    ],
)
def test_what_is_said_of_a_file(name: str, expected: dict[str, int]) -> None:
    outcome = Session(load()).lint(Source(name, (FILES / name).read_bytes()), Settings())
    assert not outcome.failures
    assert Counter(finding.code for finding in outcome.findings) == expected
