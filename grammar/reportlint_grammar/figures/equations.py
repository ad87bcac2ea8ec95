"""The sums a table owes, judged as far as its figures are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.form.edition import EquationForm, TableForm

Number = int | Decimal


class Equation(NamedTuple):
    """An equation of the form over the figures of one row or one column, by their names."""

    form: EquationForm
    figures: Mapping[str, Figure]

    @property
    def terms(self) -> Iterator[tuple[int, Figure]]:
        """Its figures with their signs, all brought to the left side."""
        for sign, name in self.form.left:
            if name in self.figures:
                yield sign, self.figures[name]
        for sign, name in self.form.right:
            if name in self.figures:
                yield -sign, self.figures[name]


def owed(form: TableForm, rows: Mapping[str, Mapping[str, Figure]]) -> Iterator[Equation]:
    """Give every equation of a table's form over the rows or columns that are there, by their names."""
    columns = {
        column.label.name: {
            name: figures[column.label.name]
            for name, figures in rows.items()
            if column.label.name in figures
        }
        for column in form.columns
    }
    for equation in form.equations:
        if equation.every == "column":
            for column in columns.values():
                yield Equation(equation, column)
        else:
            for name, figures in rows.items():
                if equation.rows is None or name in equation.rows:
                    yield Equation(equation, figures)


@dataclass(frozen=True, slots=True)
class Broken:
    """An equation that cannot hold: what its two sides come to, and the figure to look at.

    `expected` is the side without that figure and `actual` the side with it; `addends` are what is
    known to make up the expected side, zeros left out. A side with unknown figures is known from
    below only, and at least what it comes to. `residual` is the left side less the right.
    """

    rule: str
    at: Figure
    expected: Number
    actual: Number
    addends: tuple[Number, ...]
    expected_at_least: bool
    actual_at_least: bool
    residual: Number
    terms: tuple[tuple[int, Figure], ...]

    @property
    def is_open(self) -> bool:
        """Whether some of its figures are unknown."""
        return self.expected_at_least or self.actual_at_least


class _Side(NamedTuple):
    """A sum of figures: what is known of it, and whether the unknown can make it more or less."""

    known: Number
    may_be_more: bool
    may_be_less: bool

    def surely_above(self, other: _Side) -> bool:
        return self.known > other.known and not self.may_be_less and not other.may_be_more


def judge(equation: Equation) -> Broken | None:
    """Judge an equation; None where it holds, or may hold.

    A blank is not a zero: an unknown figure can be any count, so the equation is broken only if no
    count makes it true.
    """
    form, figures = equation
    if form.at not in figures or _surely_holds(form, figures):
        return None
    at_right, surplus = form.is_at_right, form.surplus
    left = _side(form.left, figures, surplus if at_right else 0)
    right = _side(form.right, figures, 0 if at_right else surplus)
    broken = right.surely_above(left) or (form.relation == "=" and left.surely_above(right))
    if not broken:
        return None
    terms, expected, actual = (form.left, left, right) if at_right else (form.right, right, left)
    return Broken(
        rule=form.rule,
        at=figures[form.at],
        expected=expected.known,
        actual=actual.known,
        addends=tuple(number for number in (*_known(terms, figures), surplus) if number),
        expected_at_least=expected.may_be_more,
        actual_at_least=actual.may_be_more,
        residual=left.known - right.known,
        terms=tuple(equation.terms),
    )


def _surely_holds(form: EquationForm, figures: Mapping[str, Figure]) -> bool:
    """Say whether all figures are known and the equation holds, as nearly all do."""
    balance = form.surplus and (form.surplus if form.is_at_right else -form.surplus)
    for terms, side in ((form.left, 1), (form.right, -1)):
        for sign, name in terms:
            figure = figures.get(name)
            if figure is None or figure.usable is None:
                return False
            balance += side * sign * figure.usable
    return balance == 0 or (form.relation == ">=" and balance > 0)


def _side(
    terms: Iterable[tuple[int, str]], figures: Mapping[str, Figure], known: Number = 0
) -> _Side:
    """Sum up a side, on top of what is `known` of it already."""
    more = less = False
    for sign, name in terms:
        figure = figures.get(name)
        if figure is not None and figure.usable is not None:
            known += sign * figure.usable
        elif figure is not None and figure.value is not None:
            more = less = True  # A number that cannot be meant says nothing of the one that is.
        elif sign > 0:
            more = True
        else:
            less = True
    return _Side(known, more, less)


def _known(terms: Iterable[tuple[int, str]], figures: Mapping[str, Figure]) -> Iterator[Number]:
    for sign, name in terms:
        figure = figures.get(name)
        if figure is not None and figure.usable is not None:
            yield sign * figure.usable
