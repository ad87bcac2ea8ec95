"""A file with a report in it several times: that is said once, and the first of them is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.testing import lint

CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
ANOTHER = CORRECT.replace("云岭县自然资源局", "云岭县水务局").replace(
    "| 行政处罚 | 27 ", "| 行政处罚 | 3 "
)


def _said(text: str) -> list[tuple[str, str, int | None, object]]:
    return [
        (finding.code, finding.words.zh, finding.location.line, finding.arguments.get("count"))
        for finding in lint(text)
    ]


@pytest.mark.parametrize("count", [2, 3, 5, 12])
def test_a_report_that_stands_several_times_is_said_once(count: int) -> None:
    second = 1 + CORRECT.count("\n")
    assert _said(CORRECT * count) == [("S002", "全文", second, count)]


def test_the_reports_of_two_offices_are_said_to_be_two() -> None:
    (said,) = _said(CORRECT + ANOTHER)
    assert (said[0], said[3]) == ("S002", 2)


def test_the_first_is_checked() -> None:
    wrong = CORRECT.replace("| 行政处罚 | 27 ", "| 行政处罚 | -1 ")
    assert [code for code, *_ in _said(wrong + CORRECT)] == ["T006", "S002"]
    assert [code for code, *_ in _said(CORRECT + wrong)] == ["S002"]


def test_a_report_and_the_beginning_of_another_are_sections_there_twice() -> None:
    beginning = ANOTHER[: ANOTHER.index("## 三、")]
    said = _said(CORRECT + beginning)
    assert [(code, words) for code, words, *_ in said if code == "S002"] == [
        ("S002", "一、总体情况"),
        ("S002", "二、主动公开政府信息情况"),
    ]
