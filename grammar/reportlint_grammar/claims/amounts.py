"""The amounts of a paragraph: every number with what it counts, in its sentence.

What stands in brackets is a wording of its own, and no part of the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from reportlint_grammar.claims.claim import Bound
from reportlint_grammar.claims.words import vocabulary

MONEY = "元"
SHARE = "%"
BLANK = "□"
"""What stands for each character that is left out."""
_SHARES = ("%", "％")
_ROUNDED = "万"
_BRACKETS = {"（": 1, "(": 1, "）": -1, ")": -1}
_ASIDE = re.compile(r"《[^《》]{0,80}》|“[^“”]{0,40}”|「[^「」]{0,40}」")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_FRACTION = re.compile(r"\.(\d+)")


class Amount(NamedTuple):
    """A number with what it counts, and its place; `decimals` is how many were written.

    One that `is_in_words`, 三件, may be part of another word: 一次性.
    """

    number: Decimal
    unit: str
    bound: Bound
    first: int
    last: int
    decimals: int
    is_in_words: bool

    @property
    def is_exact(self) -> bool:
        """Whether it is just what it says."""
        return self.bound is Bound.EXACTLY and not self.is_in_words


class Stretch(NamedTuple):
    """A part of a text, from `first` up to `last`."""

    first: int
    last: int


class Wording:
    """A paragraph, or what stands in a pair of brackets in it.

    `plain` is the paragraph with all else blanked, and with it titles and quotations, each character by
    one, so that places in it are those of the text.
    """

    def __init__(self, text: str, within: Stretch, amounts: Sequence[Amount]) -> None:
        self.text = text
        self.within = within
        self._written = amounts

    @cached_property
    def inner(self) -> Sequence[Stretch]:
        """What stands in brackets in it."""
        return list(_brackets(self.text, self.within))

    @cached_property
    def plain(self) -> str:
        """Its own words."""
        first, last = self.within
        own = list(BLANK * first + self.text[first:last] + BLANK * (len(self.text) - last))
        asides = [Stretch(*match.span()) for match in _ASIDE.finditer(self.text, first, last)]
        for aside in (*self.inner, *asides):
            own[aside.first : aside.last] = BLANK * (aside.last - aside.first)
        return "".join(own)

    @cached_property
    def amounts(self) -> Sequence[Amount]:
        """Its amounts, in order."""
        return [amount for amount in self._written if self.plain[amount.first] != BLANK]

    @property
    def sentences(self) -> Iterator[Stretch]:
        """Its sentences, in order."""
        first, end = self.within
        for stop in _SENTENCE_END.finditer(self.plain, first, end):
            yield Stretch(first, stop.start())
            first = stop.end()
        yield Stretch(first, end)

    def amounts_of(self, stretch: Stretch) -> Sequence[Amount]:
        """Give the amounts of a part of it, in order."""
        return [amount for amount in self.amounts if stretch.first <= amount.first < stretch.last]

    def amount_before(self, place: int) -> Amount | None:
        """Give the amount that ends at a place."""
        return next((amount for amount in self.amounts if amount.last == place), None)


def wordings(text: str) -> Iterator[Wording]:
    """Give a paragraph, and what stands in brackets in it."""
    amounts = list(_amounts(text))
    paragraph = Wording(text, Stretch(0, len(text)), amounts)
    yield paragraph
    for inner in paragraph.inner:
        yield Wording(text, inner, amounts)


def _amounts(text: str) -> Iterator[Amount]:
    for word in vocabulary().words(text):
        if word.unit:
            fraction = _FRACTION.search(word.text)
            is_rounded = _ROUNDED in word.text and word.unit != MONEY
            yield Amount(
                word.number,
                SHARE if word.unit in _SHARES else word.unit,
                Bound.ABOUT if is_rounded else word.bound,
                word.first,
                word.last - word.text.endswith(("）", ")")),
                len(fraction[1]) if fraction else 0,
                not any(map(str.isdecimal, word.text)),
            )


def _brackets(text: str, within: Stretch) -> Iterator[Stretch]:
    """Give what stands in brackets in a stretch, without the brackets; those within others not."""
    depth = first = 0
    for place in range(within.first, within.last):
        step = _BRACKETS.get(text[place], 0)
        if step > 0 and depth == 0:
            first = place + 1
        if step < 0 and depth == 1:
            yield Stretch(first, place)
        depth = max(depth + step, 0)
