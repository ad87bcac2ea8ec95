"""A whole report on one line, as a page copied without its breaks: it is read all the same."""

from __future__ import annotations

import re
from pathlib import Path

from reportlint.model.finding import Severity
from tests.builder import checking

CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
_RULES_AND_MARKS = re.compile(r"\| (?:--- \| )*---+ \||[#|]")


def _on_one_line(text: str) -> str:
    return " ".join(_RULES_AND_MARKS.sub(" ", text).split())


def test_a_correct_report_on_one_line_has_no_fault() -> None:
    report = checking.parse(_on_one_line(CORRECT))
    assert checking.figures(report) == checking.figures(checking.parse(CORRECT))
    assert not checking.findings(report, Severity.WARNING)


def test_a_wrong_total_on_the_line_is_found() -> None:
    slipped = CORRECT.replace(
        "二、上年结转政府信息公开申请数量 | | | 3 | 1",
        "二、上年结转政府信息公开申请数量 | | | 2 | 1",
    )
    assert slipped != CORRECT
    found = checking.findings(checking.parse(_on_one_line(slipped)))
    assert {finding.code for finding in found} == {"A001", "A003"}
