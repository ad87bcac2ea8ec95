"""The facts say what the form prints: a report typed from the form has all its words and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint_grammar.form.facts import edition
from reportlint_grammar.report import Report
from tests.builder import checking

CORRECT = Path(__file__).parents[1] / "reports" / "correct.md"


@pytest.fixture(scope="module")
def report() -> Report:
    return checking.parse(CORRECT.read_text(encoding="utf-8"))


def test_headings(report: Report) -> None:
    assert [section.heading.text for section in report.sections] == [
        section.title for section in edition().sections
    ]


@pytest.mark.parametrize("name", edition().tables)
def test_labels(report: Report, name: str) -> None:
    table = report.tables[name]
    assert {label.text for label in table.labels} == {
        label.official for label in table.form.labels()
    }


def test_nothing_is_wrong_with_it(report: Report) -> None:
    assert checking.findings(report) == []
