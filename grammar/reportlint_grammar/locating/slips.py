"""Slips that put many figures wrong at once: totals that nobody typed, rows that stand a line off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from reportlint_grammar.locating.puzzle import Changes, Puzzle, Sum

_MOST_PASSES = 3
"""After so many, a total of totals is of what they are now."""


def totals_left_out(puzzle: Puzzle) -> Iterator[Changes]:
    """Give the totals as they add up, if all sums hold then."""
    values = list(puzzle.values)
    for _ in range(_MOST_PASSES):
        for each in puzzle.sums:
            if each.total is not None and each.is_closed:
                values[each.total] = sum(
                    values[figure] for figure in each.signs if figure != each.total
                )
    yield from _if_it_holds(puzzle, dict(enumerate(values)))


def rows_out_of_place(puzzle: Puzzle) -> Iterator[Changes]:
    """Give the figures of rows as they should stand, if all sums hold then.

    Two rows have each other's figures, but their own totals; all of a row stands in the one below or
    above, in which nothing else is; or a row's figures stand one column off.
    """
    rows = [each for each in puzzle.sums if each.line[0] == "row" and each.total is not None]
    failing = {puzzle.sums[number].line for number in puzzle.failing}
    for each in rows:
        yield from _if_it_holds(puzzle, _one_column_off(puzzle, each, 1))
        yield from _if_it_holds(puzzle, _one_column_off(puzzle, each, -1))
    for one, other in combinations([each for each in rows if each.line in failing], 2):
        yield from _if_it_holds(puzzle, _exchanged(puzzle, one, other))
    for one, other in pairwise(rows):
        yield from _if_it_holds(puzzle, _moved(puzzle, one, other))
        yield from _if_it_holds(puzzle, _moved(puzzle, other, one))


def _if_it_holds(puzzle: Puzzle, values: Changes) -> Iterator[Changes]:
    changes = {figure: value for figure, value in values.items() if value != puzzle.values[figure]}
    if changes and puzzle.holds(changes):
        yield changes


def _by_column(puzzle: Puzzle, row: Sum) -> Mapping[str, int]:
    """Give the figures of a row, its total left out."""
    return {
        puzzle.figures[figure].form.column.label.name: figure
        for figure in row.signs
        if figure != row.total
    }


def _one_column_off(puzzle: Puzzle, row: Sum, by: int) -> Changes:
    figures = list(_by_column(puzzle, row).values())
    values = [puzzle.values[figure] for figure in figures]
    if values[-1 if by > 0 else 0]:  # It would fall off.
        return {}
    return dict(zip(figures, values[-by:] + values[:-by], strict=True))


def _exchanged(puzzle: Puzzle, one: Sum, other: Sum) -> Changes:
    first, second = _by_column(puzzle, one), _by_column(puzzle, other)
    if first.keys() != second.keys():
        return {}
    return {
        figure: puzzle.values[opposite]
        for column in first
        for figure, opposite in (
            (first[column], second[column]),
            (second[column], first[column]),
        )
    }


def _moved(puzzle: Puzzle, empty: Sum, full: Sum) -> Changes:
    """Give the figures of a full row in one that is empty but for its total, and none in the full one."""
    to, source = _by_column(puzzle, empty), _by_column(puzzle, full)
    if to.keys() != source.keys() or any(puzzle.values[figure] for figure in to.values()):
        return {}
    moved = {to[column]: puzzle.values[source[column]] for column in to}
    return {**moved, **dict.fromkeys(full.signs, 0)}
