"""Finds who is to blame for sums that do not hold, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from reportlint_grammar.figures import equations
from reportlint_grammar.figures.equations import Broken, Equation
from reportlint_grammar.locating import slips, solver, weights
from reportlint_grammar.locating.culprit import Certainty, Change, Culprit, Repair, Told
from reportlint_grammar.locating.puzzle import Changes, Puzzle, puzzles
from reportlint_grammar.locating.search import Search

MOST_CHANGES = 6
"""The search is for repairs of no more figures; of more it knows those that one slip makes."""
MOST_NAMED = 4
"""Of more repairs that are equally good, none is worth naming."""
_MOST_RIVALS = 1000
"""Of more that are as likely, nothing is told."""
_CLOSE = 7
"""A repair that weighs so much more than another is no rival of it."""
_FAR = 8
"""One that is certain has no other that weighs only so much more."""
_CERTAIN_CHANGES = 2
"""Where more figures than this are wrong, they may be others than those that are the fewest."""


class _Weighed(NamedTuple):
    """A repair of a puzzle, and how hard it is to believe: with what else is told, and without."""

    weight: int
    apart: int
    changes: Changes


def culprits(owed: Iterable[Equation], told: Sequence[Told] = ()) -> Iterator[Culprit]:
    """Find what is behind all equations that do not hold, as far as that can be told.

    `told` is what else is known of the figures: what the text says, what another report has.
    """
    for puzzle, together in puzzles(list(owed)):
        broken = {
            number: judged
            for number in puzzle.failing
            if (judged := equations.judge(together[number])) is not None
        }
        yield from _located(puzzle, broken, [each for each in told if each.is_of(puzzle.figures)])


def _located(
    puzzle: Puzzle, broken: Mapping[int, Broken], told: Sequence[Told]
) -> Iterator[Culprit]:
    found, is_complete = _found(puzzle, told)
    rivals = [each for each in found if each.weight < found[0].weight + _CLOSE]
    if not 0 < len(rivals) <= _MOST_RIVALS:
        yield Culprit(Certainty.UNKNOWN, list(broken.values()))
        return
    best, *others = found
    is_clear = is_complete and all(
        min(each.weight - best.weight, each.apart - best.apart) >= _FAR for each in others
    )
    evidence = [
        each
        for each in told
        if each.agrees(puzzle.changed(best.changes))
        and any(
            other.apart < best.apart + _CLOSE and not each.agrees(puzzle.changed(other.changes))
            for other in others
        )
    ]
    for failing, alike in _apart(puzzle, [each.changes for each in rivals]):
        certainty = _certainty(puzzle, alike)
        if (
            certainty is Certainty.LIKELY
            and is_clear
            and not evidence
            and _is_pinned(puzzle, alike[0], best.changes)
            and not _is_denied(puzzle, alike[0], best.changes, told)
        ):
            certainty = Certainty.CERTAIN
        repairs = [] if certainty is Certainty.UNKNOWN else [_repair(puzzle, one) for one in alike]
        judged = [
            puzzle.figures[figure] for number in failing for figure in puzzle.sums[number].signs
        ]
        yield Culprit(
            certainty,
            [broken[number] for number in failing],
            repairs,
            [each for each in evidence if each.is_of(judged)],
        )


def _found(puzzle: Puzzle, told: Sequence[Told]) -> tuple[Sequence[_Weighed], bool]:
    """Give the repairs, the likeliest first, and whether all of so many figures were looked at."""
    found: dict[frozenset[int], _Weighed] = {}

    def weigh(changes: Changes, apart: int) -> None:
        weight = apart + weights.of_contradicted(puzzle, changes, told)
        key = frozenset(changes)
        if key not in found or weight < found[key].weight:
            found[key] = _Weighed(weight, apart, changes)

    for changes in slips.totals_left_out(puzzle):
        weigh(changes, weights.of_totals(puzzle, changes))
    for changes in slips.rows_out_of_place(puzzle):
        weigh(changes, weights.OF_A_SLIP)
    search = Search(puzzle)
    for size in range(1, MOST_CHANGES + 1):
        best = min((each.weight for each in found.values()), default=None)
        if best is not None and size * weights.LEAST >= best + _FAR:
            break
        for changes in search.repairs(size):
            weigh(changes, weights.of_changes(puzzle, changes))
    if not found and solver.is_installed():
        for changes in solver.repairs(puzzle):
            weigh(changes, weights.of_changes(puzzle, changes))
    ordered = sorted(
        found.values(),
        key=lambda each: (
            each.weight,
            weights.total_change(puzzle, each.changes),
            sorted(each.changes),
        ),
    )
    return ordered, search.is_complete


def _apart(
    puzzle: Puzzle, repairs: Sequence[Changes]
) -> Iterator[tuple[Sequence[int], Sequence[Changes]]]:
    """Part what fails into what is repaired by itself in each of some repairs, with what these change there."""
    parted: dict[int, int] = {number: number for number in puzzle.failing}

    def root(number: int) -> int:
        while parted[number] != number:
            number = parted[number]
        return number

    linked = [
        [part for part in _linked(puzzle, changes) if _repaired(puzzle, part)]
        for changes in repairs
    ]
    for parts in linked:
        for part in parts:
            first, *others = _repaired(puzzle, part)
            for other in others:
                parted[root(other)] = root(first)
    for one in dict.fromkeys(map(root, puzzle.failing)):
        failing = [number for number in puzzle.failing if root(number) == one]
        alike: dict[frozenset[int], Changes] = {}
        for parts in linked:
            mine = [part for part in parts if root(_repaired(puzzle, part)[0]) == one]
            changes = {figure: value for part in mine for figure, value in part.items()}
            alike.setdefault(frozenset(changes), changes)
        yield failing, list(alike.values())


def _linked(puzzle: Puzzle, changes: Changes) -> Iterator[Changes]:
    """Part changes into those that make sense by themselves: no sum has figures of two."""
    left = dict(changes)
    while left:
        part: dict[int, int] = {}
        waiting = [next(iter(left))]
        while waiting:
            figure = waiting.pop()
            if figure in left:
                part[figure] = left.pop(figure)
                beside = {
                    other
                    for number in puzzle.sums_of[figure]
                    for other in puzzle.sums[number].signs
                }
                waiting += sorted(beside & left.keys())
        yield part


def _repaired(puzzle: Puzzle, changes: Changes) -> Sequence[int]:
    """Give the sums that fail and have one of some figures."""
    touched = {number for figure in changes for number in puzzle.sums_of[figure]}
    return [number for number in puzzle.failing if number in touched]


def _certainty(puzzle: Puzzle, alike: Sequence[Changes]) -> Certainty:
    """Say how sure it is that it is one of some repairs; what sums only bound has no number to name."""
    closed = {figure for each in puzzle.sums if each.is_closed for figure in each.signs}
    if len(alike) > MOST_NAMED or not closed.issuperset(chain.from_iterable(alike)):
        return Certainty.UNKNOWN
    return Certainty.LIKELY if len(alike) == 1 else Certainty.ONE_OF_THESE


def _is_pinned(puzzle: Puzzle, changes: Changes, all_changes: Changes) -> bool:
    """Say whether one figure alone is behind two sums at least, and nothing else looks like it.

    Of two figures that are wrong by as much, others in the same rows and columns may be meant.
    """
    if len(changes) != 1 or len(all_changes) > _CERTAIN_CHANGES:
        return False
    by = {abs(value - puzzle.values[figure]) for figure, value in all_changes.items()}
    closed = [number for number in _repaired(puzzle, changes) if puzzle.sums[number].is_closed]
    return len(by) == len(all_changes) and len(closed) > 1


def _is_denied(
    puzzle: Puzzle, changes: Changes, all_changes: Changes, told: Sequence[Told]
) -> bool:
    """Say whether something is told of the changed figures that is not so afterwards."""
    figures = [puzzle.figures[figure] for figure in changes]
    return any(
        each.is_of(figures) and not each.agrees(puzzle.changed(all_changes)) for each in told
    )


def _repair(puzzle: Puzzle, changes: Changes) -> Repair:
    return [
        Change(puzzle.figures[figure], puzzle.number(value))
        for figure, value in sorted(changes.items())
    ]
