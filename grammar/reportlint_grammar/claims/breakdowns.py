"""How a report breaks wholes into parts: 共12条，其中甲7条、乙5条; 甲7条，乙5条，合计12条.

What is not understood is no breakdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations

from reportlint_grammar.claims.amounts import SHARE, Amount, Wording, wordings
from reportlint_grammar.claims.lists import MARK, Led, led, led_in_brackets, parts
from reportlint_grammar.claims.phrases import phrases
from reportlint_grammar.content.prose import Prose, Section

_MOST_WHOLES = 6
"""Of more numbers before a list it is not told which is its whole, or which are together."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class Breakdown:
    """A whole and its parts, in one unit; one that `is_complete` claims to leave no part out.

    `wholes` are the numbers before the parts. Of several one is the whole, or some together are:
    新收9件，上年结转1件，其中网上5件、信函5件.
    """

    wholes: Sequence[Amount]
    parts: Sequence[Amount]
    is_complete: bool
    prose: Prose

    @property
    def unit(self) -> str:
        """What is counted; 元 for money."""
        return self.parts[0].unit

    @property
    def sum(self) -> Decimal:
        """What the parts add up to, or to more, if one of them is not exact."""
        return _sum(self.parts)

    @property
    def whole(self) -> Decimal:
        """What the parts may add up to, at most."""
        return _sum(self.wholes)

    @property
    def adds_up(self) -> bool:
        """Whether the parts can be those of the whole; what the list ends with may be none of them."""
        wholes = {
            _sum(together)
            for count in range(1, len(self.wholes) + 1)
            for together in combinations(self.wholes, count)
        }
        _, *sums = accumulate(part.number for part in self.parts)
        return not wholes.isdisjoint(sums) or (not self.is_complete and self.sum <= self.whole)


_Found = Iterator[tuple[Sequence[Amount], Sequence[Amount], bool]]
"""Wholes, parts, and whether these are all."""


def read(prose: Iterator[Prose]) -> tuple[Breakdown, ...]:
    """Give every breakdown, in order."""
    return tuple(
        Breakdown(*found, paragraph)
        for paragraph in prose
        if _DIGIT.search(paragraph.text) and phrases().announced.search(paragraph.text)
        for found in _of(paragraph.text)
    )


def _of(text: str) -> _Found:
    paragraph, *bracketed = wordings(text)
    for listed in led(paragraph):
        yield from _read(paragraph, listed)
    yield from _summed_up(paragraph)
    for wording in bracketed:
        for listed in led_in_brackets(paragraph, wording):
            yield from _read(wording, listed)


def _read(wording: Wording, listed: Led) -> _Found:
    """Give a list once for each unit in which a whole stands before it."""
    for unit in dict.fromkeys(amount.unit for amount in listed.before if amount.unit != SHARE):
        wholes = [amount for amount in listed.before if amount.unit == unit]
        found = parts(wording, listed.within, unit)
        is_known = len(wholes) <= _MOST_WHOLES and all(whole.is_exact for whole in wholes)
        if found and len(found.amounts) > 1 and is_known:
            claims_all = listed.lead in phrases().complete_leads or found.ends_with_rest
            yield wholes, found.amounts, claims_all and found.is_all_read and len(wholes) == 1


def _summed_up(wording: Wording) -> _Found:
    """Give the lists with a sum behind them: 网上5件，信函3件，合计8件."""
    for sentence in wording.sentences:
        if phrases().leads.search(wording.plain, *sentence):
            continue
        here = wording.amounts_of(sentence)
        for place, amount in enumerate(here[2:], start=2):
            *_, label = MARK.split(wording.plain[here[place - 1].last : amount.first])
            if label.strip() in phrases().sums:
                alike = [part for part in here[:place] if part.unit == amount.unit]
                is_all = not any(
                    other.unit == amount.unit and other.first < sentence.first
                    for other in wording.amounts
                )
                if summed := _summed(alike, amount, is_all=is_all):
                    yield [amount], summed, True


def _summed(found: Sequence[Amount], whole: Amount, *, is_all: bool) -> Sequence[Amount]:
    """Give the parts that a sum is of: the last that add up to it, else all, if that is certain.

    A sum that is more may take in what was told before.
    """
    if len(found) < 2 or not all(amount.is_exact for amount in (*found, whole)):
        return ()
    for first in range(len(found)):
        if _sum(found[first:]) == whole.number:
            return found[first:] if first < len(found) - 1 else ()
    return found if is_all or _sum(found) > whole.number else ()


def _sum(amounts: Sequence[Amount]) -> Decimal:
    return sum((amount.number for amount in amounts), Decimal(0))
