"""Labels of several lines beside rows of figures: which lines are one label, and of which row.

Programs set a cell's lines to the top of its row, half way down, or to its bottom, and the same all
over a table: the way is the one by which most lines find a row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlint.readers.printed.lines import Line


class Fit(NamedTuple):
    """How closely the lines of a cell are set, in heights of a character.

    `pitch` is how far they may be below each other, `slack` how much a full line may leave free,
    `near` how far from the height of its row a cell may be.
    """

    pitch: float = 1.7
    slack: float = 0.5
    near: float = 0.35


_MOST_LINES = 30
"""No label is broken over more lines."""


class Way(NamedTuple):
    """How programs set the lines of a cell, and how much must speak for it."""

    height: Callable[[Line, Line], float]
    """Where the row is of a first and a last line."""
    cost: float


WAYS: Sequence[Way] = (
    Way(lambda first, _: first.middle, 0),
    Way(lambda first, last: (first.middle + last.middle) / 2, 0),
    Way(lambda _, last: last.middle, 1.5),
)
"""To the top, half way down, to the bottom: where a row is blank, the last seems to be of the next."""


class Stack(NamedTuple):
    """The lines of a label, and the height of the row it is of; None for a line without figures."""

    lines: Sequence[Line]
    row: float | None


def stacks(
    lines: Sequence[Line],
    rows: Sequence[float],
    heads: Sequence[float],
    way: Way,
    near: float,
    goes_on: Callable[[Line, Line], bool],
) -> tuple[float, list[Stack]]:
    """Part lines that stand below each other into the labels of rows, whose heights are given.

    Beside a line at the height of `heads` stand words, as never beside a part of a row's label.
    `goes_on` says whether one can go on in the next. Also says what speaks against the `way`.
    """
    alone = [_near(heads, line.middle, near * line.size) is not None for line in lines]
    chained = [
        not alone[place] and not alone[place + 1] and goes_on(*pair)
        for place, pair in enumerate(pairwise(lines))
    ]
    costs = [0.0]
    steps: list[tuple[int, float | None]] = [(0, None)]
    for end in range(1, len(lines) + 1):
        best: tuple[float, int, float | None] = (costs[end - 1] + 1, end - 1, None)
        for first in range(end - 1, max(end - 1 - _MOST_LINES, -1), -1):
            if first < end - 1 and not chained[first]:
                break
            row = _near(rows, way.height(lines[first], lines[end - 1]), near * lines[first].size)
            if row is not None:
                best = min(best, (costs[first] - 1, first, row), key=lambda option: option[0])
        costs.append(best[0])
        steps.append((best[1], best[2]))
    found: list[Stack] = []
    end = len(lines)
    while end:
        first, row = steps[end]
        found.append(Stack(lines[first:end], row))
        end = first
    return costs[-1], found[::-1]


def _near(rows: Sequence[float], height: float, near: float) -> float | None:
    """Give the row that is nearest to a height, if one is near."""
    place = bisect_left(rows, height)
    return min(
        (row for row in rows[max(place - 1, 0) : place + 1] if abs(row - height) <= near),
        key=lambda row: abs(row - height),
        default=None,
    )
