"""The sums a table owes, judged as far as its figures are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportlint_grammar.figures import Figure
from reportlint_grammar.form import EquationForm

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Broken:
    """An equation that cannot hold: what its two sides come to, and the figure to look at.

    `expected` is the side without that figure, `actual` the side with it. Where figures are unknown,
    `expected` is what is known of it (`at_least`).
    """

    at: Figure
    expected: Number
    actual: Number
    at_least: bool
    terms: tuple[Figure, ...]


class _Side(NamedTuple):
    """A sum of figures: what is known of it, and whether the unknown can make it more or less."""

    known: Number
    may_be_more: bool
    may_be_less: bool

    def surely_above(self, other: _Side) -> bool:
        return self.known > other.known and not self.may_be_less and not other.may_be_more


def judge(form: EquationForm, figures: Mapping[str, Figure]) -> Broken | None:
    """Judge one equation over the figures of a row or a column, by their names.

    A blank is not a zero: an unknown figure can be any count, so the equation is broken only if no
    count makes it true.
    """
    left, right = _side(form.left, figures), _side(form.right, figures)
    broken = right.surely_above(left) or (form.relation == "=" and left.surely_above(right))
    if not broken:
        return None
    at_right = any(name == form.at for _, name in form.right)
    expected, actual = (left, right) if at_right else (right, left)
    return Broken(
        at=figures[form.at],
        expected=expected.known,
        actual=actual.known,
        at_least=left.may_be_more or right.may_be_more,
        terms=tuple(_known(form.left + form.right, figures)),
    )


def _side(terms: Iterable[tuple[int, str]], figures: Mapping[str, Figure]) -> _Side:
    known: Number = 0
    more = less = False
    for sign, name in terms:
        figure = figures.get(name)
        number = None if figure is None else figure.usable
        if number is not None:
            known += sign * number
        elif sign > 0:
            more = True
        else:
            less = True
    return _Side(known, more, less)


def _known(terms: Iterable[tuple[int, str]], figures: Mapping[str, Figure]) -> Iterator[Figure]:
    for _, name in terms:
        if name in figures:
            yield figures[name]
