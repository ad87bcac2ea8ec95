"""How hard repairs are to believe: by what each change would have been, and what else is known.

Weights are whole numbers and fixed, so that the same figures always give the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint_grammar.locating.culprit import Told
from reportlint_grammar.locating.puzzle import Changes, Puzzle

LEAST = 7
"""No change by itself weighs less."""
_NOT_TYPED = 5
"""A total left at 0 where others are, too."""
_LEFT_AT_ZERO = _TRANSPOSED = LEAST
_ONE_DIGIT = _NEIGHBOURS = 8
_ANY = 10
_CONTRADICTED = 12
"""A statement that does not fit: a figure in the text is typed once, too, and by a slip as easily."""
OF_A_SLIP = 11
"""One slip behind several figures: less than two figures that are wrong, more than one."""


def of_totals(puzzle: Puzzle, changes: Changes) -> int:
    """Weigh totals that are put right: several that were left at 0 are of one slip."""
    if len(changes) > 1 and not any(puzzle.values[figure] for figure in changes):
        return _NOT_TYPED * len(changes)
    return of_changes(puzzle, changes)


def of_changes(puzzle: Puzzle, changes: Changes) -> int:
    """Weigh a repair by its changes alone; neighbours that have each other's number are one slip."""
    if _are_exchanged(puzzle, changes):
        return OF_A_SLIP
    return sum(_of_change(puzzle, figure, value) for figure, value in changes.items())


def _are_exchanged(puzzle: Puzzle, changes: Changes) -> bool:
    if len(changes) != 2:
        return False
    (one, of_one), (other, of_other) = changes.items()
    values = puzzle.values
    return (of_one, of_other) == (values[other], values[one]) and other in puzzle.neighbours[one]


def of_contradicted(puzzle: Puzzle, changes: Changes, told: Sequence[Told]) -> int:
    """Weigh what is said elsewhere and is not so after a repair."""
    changed = puzzle.changed(changes) if told else {}
    return sum(_CONTRADICTED for each in told if not each.agrees(changed))


def _of_change(puzzle: Puzzle, figure: int, value: int) -> int:
    written = puzzle.values[figure]
    if not written:
        return _LEFT_AT_ZERO
    if any(puzzle.values[beside] == written for beside in puzzle.neighbours[figure]):
        return _NEIGHBOURS
    if not value:
        return _ANY
    one, other = str(written), str(value)
    if _is_transposed(one, other):
        return _TRANSPOSED
    return _ONE_DIGIT if _differs_by_one_digit(one, other) else _ANY


def _is_transposed(one: str, other: str) -> bool:
    """Say whether two neighbouring digits have changed places: 12 and 21."""
    unlike = [at for at in range(min(len(one), len(other))) if one[at] != other[at]]
    if len(one) != len(other) or len(unlike) != 2:
        return False
    first, second = unlike
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def _differs_by_one_digit(one: str, other: str) -> bool:
    """Say whether one digit is another, too many or left out: 13 and 18, 13 and 133, 13 and 3."""
    if len(one) == len(other):
        return sum(map(str.__ne__, one, other)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def total_change(puzzle: Puzzle, changes: Changes) -> int:
    """Say by how much figures change in all."""
    return sum(abs(value - puzzle.values[figure]) for figure, value in changes.items())
