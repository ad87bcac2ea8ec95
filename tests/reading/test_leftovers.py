"""Residue, kind by kind: it is noted where it stands and hides nothing; its neighbour is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.clean.leftovers import KINDS, Kind, Remedy
from reportlint.model.reported import Reported
from reportlint.testing import lint
from tests.builder import checking

REPORT = Path(__file__).parents[1].joinpath("reports", "correct.md").read_text(encoding="utf-8")
WITHIN = "做好门户网站"
HEADING = "## 五、存"
FIGURE = "| 386 |"
SAYS_NOTHING = [
    kind
    for kind in KINDS
    if kind.remedy is Remedy.TAKE_OUT and not kind.instead(kind.example).strip()
]


def _with(text: str, before: str) -> list[Reported]:
    """Check a correct report with a text in front of what it says."""
    assert REPORT.count(before) == 1
    return [
        finding
        for finding in lint(REPORT.replace(before, text + before), suffix=".md")
        if finding.code != "C005"
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_residue_is_said_once_where_it_stands(kind: Kind) -> None:
    example = kind.example + "，" if kind.remedy is Remedy.LEAVE_IN else kind.example
    (found,) = _with(example, WITHIN)
    assert (found.code, found.words.zh) == (
        "C001",
        "一、总体情况 · （四）政府信息公开平台建设 · 第 1 段",
    )
    assert str(found.actual) in kind.example


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_neighbour_of_residue_is_none(kind: Kind) -> None:
    assert _with(kind.neighbour, WITHIN) == []


@pytest.mark.parametrize("kind", SAYS_NOTHING, ids=lambda kind: kind.name)
def test_residue_before_a_heading_does_not_hide_it(kind: Kind) -> None:
    report = REPORT.replace(HEADING, f"{kind.example}五、存")
    assert [finding.code for finding in lint(report, suffix=".md")] == ["C001"]


@pytest.mark.parametrize("kind", SAYS_NOTHING, ids=lambda kind: kind.name)
def test_residue_beside_a_figure_does_not_hide_it(kind: Kind) -> None:
    report = REPORT.replace(FIGURE, f"| {kind.example} 386 |")
    assert [finding.code for finding in lint(report, suffix=".md")] == ["C001"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公开\\u4fe1\\u606f", "公开信息"),
        ("公开%E4%BF%A1%E6%81%AF。", "公开信息。"),
        ("公开&nbsp;&nbsp;信息", "公开 信息"),
        ("&nbsp;&nbsp;及时公开信息。", "及时公开信息。"),
        ("\\u3000\\u3000公开", "公开"),
    ],
)
def test_what_residue_stands_for_is_read(text: str, said: str) -> None:
    document = checking.read(text)
    assert [passage.text for passage in document.passages] == [said]
    assert len(document.stains) == 1
