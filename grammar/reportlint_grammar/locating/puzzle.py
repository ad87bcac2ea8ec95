"""Sums that do not all hold, in whole numbers: what a search for the wrong figures works on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reportlint_grammar.figures.equations import Equation, Number
from reportlint_grammar.figures.figure import Figure

Changes = Mapping[int, int]
"""Other values of some figures, by their numbers."""


class Sum(NamedTuple):
    """A signed sum of figures, and between what its value must be; None is no bound.

    It is over the row or the column that `line` names: no two rows have a figure in common, nor have
    two columns. `total` is the figure that all others add up to, where it is such a sum.
    """

    signs: Mapping[int, int]
    least: int | None
    most: int | None
    line: tuple[str, str]
    total: int | None

    def lacks(self, value: int) -> int:
        """Say what is to be added to a value to bring it just within the bounds; 0 if it is."""
        if self.least is not None and value < self.least:
            return self.least - value
        if self.most is not None and value > self.most:
            return self.most - value
        return 0

    @property
    def is_closed(self) -> bool:
        """Whether there is but one value that it may have."""
        return self.least is not None and self.least == self.most


@dataclass(frozen=True, eq=False)
class Puzzle:
    """Figures, and sums over them that hang together; what is unknown is in none of them.

    Values are in units of 10 ** -`places`, so that amounts with decimals are whole numbers too.
    """

    figures: Sequence[Figure]
    values: Sequence[int]
    sums: Sequence[Sum]
    places: int

    @cached_property
    def sums_of(self) -> Sequence[Sequence[int]]:
        """Which sums each figure is in."""
        found: list[list[int]] = [[] for _ in self.figures]
        for number, each in enumerate(self.sums):
            for figure in each.signs:
                found[figure].append(number)
        return found

    @cached_property
    def balances(self) -> Sequence[int]:
        """What each sum comes to."""
        return [
            sum(sign * self.values[figure] for figure, sign in each.signs.items())
            for each in self.sums
        ]

    @cached_property
    def failing(self) -> Sequence[int]:
        """The sums that do not hold."""
        return [
            number
            for number, each in enumerate(self.sums)
            if each.lacks(self.balances[number]) != 0
        ]

    @cached_property
    def neighbours(self) -> Sequence[frozenset[int]]:
        """Which figures stand beside each, in its row or its column."""
        found: list[set[int]] = [set() for _ in self.figures]
        for each in self.sums:
            along = list(each.signs)
            for one, other in pairwise(along):
                found[one].add(other)
                found[other].add(one)
        return [frozenset(beside) for beside in found]

    def holds(self, changes: Changes) -> bool:
        """Say whether all sums hold after some changes, exactly."""
        touched = {number for figure in changes for number in self.sums_of[figure]}
        balances = {number: self.balances[number] for number in {*touched, *self.failing}}
        for figure, value in changes.items():
            for number in self.sums_of[figure]:
                sign = self.sums[number].signs[figure]
                balances[number] += sign * (value - self.values[figure])
        return not any(self.sums[number].lacks(value) for number, value in balances.items())

    def changed(self, changes: Changes) -> Mapping[int, Number]:
        """Give the numbers of changed figures, by the `id` of each."""
        return {id(self.figures[figure]): self.number(value) for figure, value in changes.items()}

    def number(self, value: int) -> Number:
        """Give a value as it is written."""
        return Decimal(value).scaleb(-self.places) if self.places else value


def puzzles(equations: Sequence[Equation]) -> Iterator[tuple[Puzzle, Sequence[Equation]]]:
    """Give what hangs together and does not hold, with the equations of its sums."""
    judged = [equation for equation in equations if equation.form.at in equation.figures]
    for together in _together(judged):
        figures = {
            id(figure): figure
            for equation in together
            for _, figure in equation.terms
            if figure.usable is not None
        }
        numbers = {key: number for number, key in enumerate(figures)}
        places = max((_places(figure.usable) for figure in figures.values()), default=0)
        puzzle = Puzzle(
            list(figures.values()),
            [int((figure.usable or 0) * 10**places) for figure in figures.values()],
            [_sum(equation, numbers) for equation in together],
            places,
        )
        if puzzle.failing:
            yield puzzle, together


def _together(equations: Sequence[Equation]) -> Iterator[Sequence[Equation]]:
    """Part equations into those that have figures in common, directly or through others."""
    parts: list[tuple[set[int], list[Equation]]] = []
    for equation in equations:
        ids = {id(figure) for _, figure in equation.terms if figure.usable is not None}
        touching = [part for part in parts if part[0] & ids]
        parts = [part for part in parts if not part[0] & ids]
        all_ids = ids.union(*(part[0] for part in touching))
        parts.append((all_ids, [*(each for part in touching for each in part[1]), equation]))
    for _, together in parts:
        yield together


def _sum(equation: Equation, numbers: Mapping[int, int]) -> Sum:
    """Give an equation as a sum; each figure that is unknown leaves it open to one side or to both.

    What is not known counts nothing at least: where it is added, the rest is at most what it should be.
    """
    form, figures = equation
    signs: dict[int, int] = {}
    may_be_less, may_be_more = False, form.relation == ">="
    for sign, name in (*form.left, *((-sign, name) for sign, name in form.right)):
        figure = figures.get(name)
        if figure is not None and figure.usable is not None:
            signs[numbers[id(figure)]] = sign
        elif figure is not None and figure.value is not None:
            may_be_less = may_be_more = True
        else:
            may_be_less |= sign > 0
            may_be_more |= sign < 0
    at = figures[form.at]
    is_total = form.right == ((1, form.at),) and form.relation == "="
    return Sum(
        signs,
        None if may_be_less else 0,
        None if may_be_more else 0,
        (form.every, (at.form.row if form.every == "row" else at.form.column).label.name),
        numbers.get(id(at)) if is_total else None,
    )


def _places(number: Number | None) -> int:
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0
