"""The small inputs that real reports gave rise to: what must be said of each.

What is expected was read off `../shared/cases/README.md`, not off the program. Where findings of
several rules are owed, all of them are named; a code that stands twice is owed twice. Where the list
counts blank cells, a row or a table of them is one finding now.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.plugins.loading import load

CASES = Path(__file__).parents[2] / "shared" / "cases"

EXPECTED: dict[str, str] = {
    "C001-comment.txt": "C001",
    "C001-image.txt": "C001",
    "C001-word-error.txt": "C001",
    "C002-language-switch.txt": "",
    "C003-doubled-pinyin.txt": "C003",
    "C004-for-an-unknown-row.txt": "E003",
    "F001-another-charge.txt": "F001",
    "F001-free-of-charge.txt": "",
    "F002-line-broken-in-a-word.txt": "",
    "F004-chinese-numeral.txt": "F004",
    "F004-other-name-of-the-notice.txt": "F004",
    "F004-said-twice.txt": "F004",
    "F004-words-received.txt": "F004",
    "E002-rule-of-law-report.txt": "E002",
    "E002-work-plan.txt": "E002",
    "E003-row-between-spaces.txt": "E003",
    "H003-begins-at-two.txt": "H003",
    "H003-swapped-said-twice.txt": "H003",
    "H005-one-twice.txt": "H005",
    "S001-arabic-number-and-own-words.txt": "H001 H002",
    "S001-csv.txt": "",
    "S001-digit-and-space.txt": "H001",
    "S005-date-behind.txt": "",
    "S005-menu-entry.html": "F001 S001 S001 S001 S001 S005",
    "S005-menu-entry.txt": "S005",
    "T-row-twice.txt": "T009",
    "T001-box.txt": "",
    "T003-a-word-in-table-four.txt": "T003",
    "T003-chinese-plus.txt": "",
    "T003-page-number-in-table-four.txt": "",
    "T005-synonym-hides-a-sum.txt": "A001 A002 A003 T005",
    "T005-wrong-character.txt": "T005",
    "T005-continued.txt": "",
    "T005-own-table-below-the-forms.txt": "",
    "broken-head-1.txt": "",
    "A001-total-first.txt": "",
    "E003-label-and-figure-on-two-lines.txt": "E003",
    "own-row-1.txt": "E003",
    "T005-column-label.txt": "T005",
    "run-on-1.txt": "T003 T003 T003",
    "T003-a-word-in-table-four-bare.txt": "T003",
    "T003-word-swallows-a-row-s-label.txt": "T003",
    "one-line-1.txt": "T003 T003 T003",
    "files/05-all-on-one-line.txt": "T003 T003 T003",
    "bare-number-1.txt": "H001 H001 H001 H001 H001 H001",
    "blanks-1.txt": "T003",
    "blanks-dropped-1.txt": "T004",
    "control.txt": "",
    "dup-heading-1.txt": "H001 S002",
    "early-1.txt": "E005",
    "edition-1.txt": "T003",
    "edition-2.html": "T003",
    "edition-control.txt": "",
    "half-bracket-1.txt": "",
    "lost-bytes-1.txt": "C001 C002",
    "mixed-styles-1.txt": "",
    "mixed-styles-2.txt": "",
    "old-form-1.txt": "T008",
    "pdf-order-1.txt": "",
    "qmarks-1.txt": "C001",
    "spaces-in-a-figure.md": "T003",
    "sub-as-section-1.txt": "H003",
    "sub-as-section-control.txt": "",
    "subhead-1.txt": "",
    "sublabels-lost-1.txt": "T002",
    "tables-lost-1.txt": "T001 T001 T001",
    "title-run-in-1.txt": "",
    "tw-wording-1.txt": "C002 T005",
    "files/00-base.html": "",
    "files/01-only-descent-changed.pdf": "",
    "files/01-typst-through-ghostscript.pdf": "",
    "files/01-typst.pdf": "",
    "files/02-audit.txt": "E002",
    "files/02-department-budget.txt": "E002",
    "files/02-guide.txt": "E002",
    "files/02-proposals.txt": "E002",
    "files/02-summary.txt": "E002",
    "files/02-website.txt": "E002",
    "files/03-edition-2019-blank-row-six.html": "T003",
    "files/03-edition-2019-filled.html": "",
    "files/04-table-without-lines.pdf": "",
    "files/06-pdftotext-layout.txt": "",
    "files/07-flat-grey-watermark.pdf": "",
    "files/08-bold-as-outlines.pdf": "F001 S001 S001 S001 S001",
    "files/08-bold-as-text.pdf": "F001 S001 S001 S001 S001",
    "files/09-vertical-label.pdf": "",
    "files/10-embedded-cmap-fpdf2.pdf": "",
    "files/11-notice-with-blank-form.html": "E002",
    "files/12-sheet-blank-gap.xlsx": "T003 T003 T003 T003 T003 T003",
    "files/12-sheet-blank-nogap.xlsx": "T003 T003 T003 T003 T003 T003",
    "files/13-cut-by-page-12.pdf": "",
}

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not handed out with it")


@pytest.mark.parametrize(("name", "codes"), EXPECTED.items())
def test_what_is_owed_is_said(name: str, codes: str) -> None:
    path = CASES / name
    outcome = Session(load()).lint(Source(name, path.read_bytes()), Settings())
    assert sorted(finding.code for finding in outcome.findings) == codes.split()


def test_every_case_is_expected() -> None:
    files = {path.relative_to(CASES).as_posix() for path in CASES.rglob("*") if path.is_file()} - {
        "README.md"
    }
    assert files == {*EXPECTED}
