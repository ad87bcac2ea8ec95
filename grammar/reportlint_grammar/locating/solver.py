"""Repairs of many figures, by a solver of integer programmes, where `reportlint[locate]` is installed.

The fewest figures are sought, with fixed weights; what the solver says is worth nothing until the sums
have been added up again, for it reckons in floating point and its tolerances let figures drift.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlint_grammar.locating.puzzle import Changes, Puzzle, Sum

if TYPE_CHECKING:
    from highspy import Highs, HighsLp

MOST_NODES = 200
"""So far a solution is sought: nodes are the same on every machine, seconds are not."""
MOST_REPAIRS = 2
"""The best, and whether there is another as good."""
MOST_CHANGES = 10
"""A repair of more figures is no more to be believed than many another."""
LARGEST = 1000
"""Where sums lack more than this together, the solver takes seconds, and its tolerances count."""
_LEFT_AT_ZERO, _ANY = 7, 10


def is_installed() -> bool:
    """Say whether there is a solver."""
    return importlib.util.find_spec("highspy") is not None


def repairs(puzzle: Puzzle) -> Iterator[Changes]:
    """Give repairs that change the fewest figures: the lightest, and another if it is as light."""
    most = sum(
        abs(each.lacks(value)) for each, value in zip(puzzle.sums, puzzle.balances, strict=True)
    )
    if most > LARGEST or max(puzzle.values) > LARGEST**2:
        return
    programme = _Programme(puzzle, most)
    lightest: int | None = None
    for _ in range(MOST_REPAIRS):
        solved = programme.solved()
        if solved is None or (lightest is not None and solved.weight > lightest):
            return
        lightest = solved.weight
        if len(solved.changes) <= MOST_CHANGES and puzzle.holds(solved.changes):
            yield solved.changes
        programme.forbid(solved.changed)


class _Solved(NamedTuple):
    weight: int
    changes: Changes
    changed: Sequence[int]


class _Programme:
    """For each figure by how much it changes, and 0 or 1 for whether it does.

    No figure changes by more than `most`, what all sums lack together: a larger bound lets a solver
    change figures for nothing, as its 0 is only nearly 0.
    """

    def __init__(self, puzzle: Puzzle, most: int) -> None:
        self._puzzle = puzzle
        self._count = len(puzzle.values)
        self._solver = _quiet()
        self._solver.passModel(_model(puzzle, most))

    def solved(self) -> _Solved | None:
        """Give the lightest repair that is not forbidden; None if there is none, or none was proved."""
        from highspy import HighsModelStatus

        self._solver.run()
        if self._solver.getModelStatus() != HighsModelStatus.kOptimal:
            return None
        values = self._solver.getSolution().col_value
        changed = [number for number in range(self._count) if values[self._count + number] > 0.5]
        changes = {
            number: self._puzzle.values[number] + round(values[number])
            for number in changed
            if round(values[number])
        }
        weight = sum(_weight(self._puzzle.values[number]) for number in changed)
        return _Solved(weight, changes, changed)

    def forbid(self, changed: Sequence[int]) -> None:
        """Ask for a repair in which some figures do not all change."""
        import numpy

        columns = numpy.array([self._count + number for number in changed], dtype=numpy.int32)
        self._solver.addRow(
            -self._solver.inf, len(changed) - 1, len(changed), columns, numpy.ones(len(changed))
        )


def _quiet() -> Highs:
    """Make a solver that says nothing and gives the same answer every time."""
    from highspy import Highs

    solver = Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("log_to_console", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_max_nodes", MOST_NODES),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
    ):
        solver.setOptionValue(option, value)
    return solver


def _model(puzzle: Puzzle, most: int) -> HighsLp:
    import numpy
    from highspy import HighsLp, HighsVarType, MatrixFormat, kHighsInf

    count = len(puzzle.values)
    rows = [_row(each, balance) for each, balance in zip(puzzle.sums, puzzle.balances, strict=True)]
    lower = [-kHighsInf if least is None else least for _, least, _ in rows]
    upper = [kHighsInf if greatest is None else greatest for _, _, greatest in rows]
    entries = [row for row, _, _ in rows]
    for figure in range(count):  # A figure that changes is one that may.
        entries += [{figure: 1, count + figure: -most}, {figure: 1, count + figure: most}]
        lower += [-kHighsInf, 0]
        upper += [0, kHighsInf]
    model = HighsLp()
    model.num_col_, model.num_row_ = 2 * count, len(entries)
    model.col_cost_ = numpy.array([0.0] * count + [float(_weight(v)) for v in puzzle.values])
    model.col_lower_ = numpy.array(
        [float(max(-value, -most)) for value in puzzle.values] + [0.0] * count
    )
    model.col_upper_ = numpy.array([float(most)] * count + [1.0] * count)
    model.row_lower_, model.row_upper_ = numpy.array(lower, float), numpy.array(upper, float)
    model.integrality_ = [HighsVarType.kInteger] * (2 * count)
    matrix = model.a_matrix_
    matrix.format_ = MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
    matrix.start_ = numpy.cumsum([0, *map(len, entries)], dtype=numpy.int32)
    matrix.index_ = numpy.array([column for row in entries for column in row], dtype=numpy.int32)
    matrix.value_ = numpy.array([value for row in entries for value in row.values()], float)
    return model


def _row(each: Sum, balance: int) -> tuple[dict[int, int], int | None, int | None]:
    """Give a sum over changes, and its bounds less what it comes to."""
    least = None if each.least is None else each.least - balance
    greatest = None if each.most is None else each.most - balance
    return dict(each.signs), least, greatest


def _weight(written: int) -> int:
    return _ANY if written else _LEFT_AT_ZERO
