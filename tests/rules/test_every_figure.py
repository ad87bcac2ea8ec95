"""One figure of a correct report is made one more: just the sums it stands in are said to be wrong.

The sums are written here once more, by hand, so that none can be lost from the form's facts.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.testing import lint

CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
# It says no word of notices, which a figure in table three could contradict.
LINES = CORRECT.replace("未发出收费通知，", "").splitlines()

RECEIVED, CARRIED_OVER, OUTCOMES, OUTCOME_TOTAL, CARRIED_FORWARD = 0, 1, range(2, 23), 23, 24
TOTAL = 6
GROUP = 5


class Cell(NamedTuple):
    """A figure: its line, 0-based, and which of the line's figures it is."""

    line: int
    figure: int


def _lines_of_figures(count: int) -> list[int]:
    return [number for number, line in enumerate(LINES) if len(_figures(line)) == count]


def _figures(line: str) -> list[re.Match[str]]:
    return list(re.finditer(r"(?<=\| )\d+(?= \|)", line))


REQUESTS = _lines_of_figures(7)
(REVIEW,) = _lines_of_figures(15)


def test_all_figures_are_here() -> None:
    assert len(REQUESTS) == 25
    assert LINES[REQUESTS[RECEIVED]].startswith("| 一、本年新收")
    assert LINES[REQUESTS[OUTCOME_TOTAL]].startswith("| | （七）总计")
    assert LINES[REQUESTS[CARRIED_FORWARD]].startswith("| 四、结转下年度")


@pytest.mark.parametrize("column", range(7))
@pytest.mark.parametrize("row", range(25))
def test_table_three(row: int, column: int) -> None:
    broken = [("A001", Cell(REQUESTS[row], TOTAL))]
    if row in OUTCOMES or row == OUTCOME_TOTAL:
        broken.append(("A002", Cell(REQUESTS[OUTCOME_TOTAL], column)))
    if row in (RECEIVED, CARRIED_OVER, OUTCOME_TOTAL, CARRIED_FORWARD):
        broken.append(("A003", Cell(REQUESTS[CARRIED_FORWARD], column)))
    _one_more_breaks(Cell(REQUESTS[row], column), broken)


@pytest.mark.parametrize("figure", range(15))
def test_table_four(figure: int) -> None:
    group = figure // GROUP
    total = Cell(REVIEW, group * GROUP + GROUP - 1)
    _one_more_breaks(Cell(REVIEW, figure), [("A005" if group else "A004", total)])


def _one_more_breaks(changed: Cell, broken: list[tuple[str, Cell]]) -> None:
    figure = _figures(LINES[changed.line])[changed.figure]
    lines = list(LINES)
    lines[changed.line] = (
        f"{figure.string[: figure.start()]}{int(figure[0]) + 1}{figure.string[figure.end() :]}"
    )
    found = {
        (finding.code, finding.location.line, finding.location.column)
        for finding in lint("\n".join(lines), suffix=".md")
    }
    assert found == {
        (code, cell.line + 1, _figures(lines[cell.line])[cell.figure].start() + 1)
        for code, cell in broken
    }
