"""What the text says of figures, held against the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint_grammar.claims.claim import Bound, Claim, Figures, Quantity
from reportlint_grammar.content.table import Table
from reportlint_grammar.figures.figure import Figure

_PER_TEN_THOUSAND = 10_000
"""How many 元 are a 万元, in which the tables have amounts."""


class Sum(NamedTuple):
    """The figures that a claim may be of, and what they come to."""

    figures: Sequence[Figure]
    number: Decimal


class Compared(NamedTuple):
    """A claim of the office and year reported on, and the sums it may be of, the likeliest first.

    `number` is the claim's, in 万元 if `is_money`.
    """

    claim: Claim
    figures: Figures
    table: Table
    quantity: Quantity
    sums: Sequence[Sum]
    number: Decimal
    is_money: bool

    @property
    def words(self) -> Bilingual:
        """What a person calls the likeliest sum."""
        return self.figures.likeliest.words(self.table.form)

    @property
    def has_none(self) -> bool:
        """Whether every figure is 0 that is counted in any of the sums, and not only their totals."""
        return all(figure.usable == 0 for figure in self.figures.counted(self.table))

    @property
    def unit(self) -> Bilingual:
        """The unit of its number, with a blank before it in English."""
        return Bilingual("万元", " 万元") if self.is_money else Bilingual("件", "")

    @property
    def is_against(self) -> bool:
        """Whether one of text and table says that there was none, and the other that there was some."""
        return not self.number or self.has_none

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether the number cannot be any of the sums."""
        match self.quantity.bound:
            case Bound.ABOUT:
                return False
            case Bound.AT_LEAST:
                return all(each.number < self.number for each in self.sums)
        return all(not _is_same(self.number, each.number) for each in self.sums)


def compared(claims: Iterable[Claim], tables: Mapping[str, Table]) -> Iterator[Compared]:
    """Give each claim on figures that can all be read."""
    for claim in claims:
        if not isinstance(claim.subject, Figures) or not claim.quantity or not claim.is_own:
            continue
        sums = [
            Sum(figures, Decimal(sum(figure.usable or 0 for figure in figures)))
            for figures in claim.subject.found(tables)
            if all(figure.usable is not None for figure in figures)
        ]
        if len(sums) < len(claim.subject.sums):
            continue
        table = tables[claim.subject.table]
        is_money = claim.subject.is_money(table.form)
        number = claim.quantity.number / (_PER_TEN_THOUSAND if is_money else 1)
        yield Compared(claim, claim.subject, table, claim.quantity, sums, number, is_money)


def _is_same(number: Decimal, other: Decimal) -> bool:
    """Say whether two numbers are one, or one of them is the other rounded: 41.3 and 41.27."""
    return round(number, _places(other)) == other or round(other, _places(number)) == number


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
