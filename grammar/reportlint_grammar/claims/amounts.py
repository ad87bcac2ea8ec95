"""The amounts of a paragraph: every number with what it counts, in its sentence.

What stands in brackets is a wording of its own, and no part of the sentence around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportlint_grammar.claims.claim import Bound
from reportlint_grammar.claims.words import SENTENCE_ENDS, Kind, vocabulary

MONEY = "元"
SHARE = "%"
BLANK = "□"
"""What stands for each character that is left out."""
_SHARES = ("%", "％")
_ROUNDED = "万"
_BRACKET = re.compile("[（()）]")
_ASIDE = re.compile(r"《[^《》]{0,80}》|“[^“”]{0,40}”|「[^「」]{0,40}」")
_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
_DIGIT = "[一二两三四五六七八九]"
_BELOW_HUNDRED = f"(?:{_DIGIT}十{_DIGIT}?|十{_DIGIT})"
_BELOW_THOUSAND = f"(?:{_DIGIT}百(?:零{_DIGIT}|{_DIGIT}十{_DIGIT}?)?)"
_SPELT_OUT = re.compile(
    f"(?<![第几数上])(?:{_DIGIT}千(?:零(?:{_DIGIT}|{_BELOW_HUNDRED})|{_BELOW_THOUSAND})?"
    f"|{_BELOW_THOUSAND}|{_BELOW_HUNDRED})(?![零〇一二两三四五六七八九十百千万亿几多余])"
)
"""Two numerals or more that tell one number; 三四十 and 一百五 do not."""
_FRACTION = re.compile(r"\.(\d+)")


class Amount(NamedTuple):
    """A number with what it counts, and its place; `decimals` is how many were written.

    One that `is_in_words`, 三件, may be part of another word, 一次性, unless it is spelt out: 三十二件.
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

    def __str__(self) -> str:
        """Write its number with commas, and what it counts."""
        return f"{self.number.normalize():,f}{self.unit}"

    def moved(self, by: int) -> Amount:
        """Give it at another place."""
        return self._replace(first=self.first + by, last=self.last + by)


class Stretch(NamedTuple):
    """A part of a text, from `first` up to `last`."""

    first: int
    last: int


class Wording:
    """A paragraph, or what stands in a pair of brackets in it, from `offset` on.

    `plain` is its text with what stands in brackets, titles and quotations blanked, each character by
    one. Places are those in `text`.
    """

    def __init__(self, text: str, amounts: Sequence[Amount], offset: int = 0) -> None:
        self.text = text
        self.offset = offset
        self.written = amounts
        self.inner = list(_brackets(text))
        plain = list(text)
        asides = [Stretch(*match.span()) for match in _ASIDE.finditer(text)]
        for aside in (*self.inner, *asides):
            plain[aside.first : aside.last] = BLANK * (aside.last - aside.first)
        self.plain = "".join(plain)
        self.amounts = [amount for amount in amounts if plain[amount.first] != BLANK]

    @property
    def sentences(self) -> Iterator[Stretch]:
        """Its sentences, in order."""
        first = 0
        for stop in _SENTENCE_END.finditer(self.plain):
            yield Stretch(first, stop.start())
            first = stop.end()
        yield Stretch(first, len(self.plain))

    def amounts_of(self, stretch: Stretch) -> Sequence[Amount]:
        """Give the amounts of a part of it, in order."""
        first, last = (bisect_left(self.amounts, place, key=_begin) for place in stretch)
        return self.amounts[first:last]

    def is_spelt_out(self, amount: Amount) -> bool:
        """Say whether a number is certainly told in words, 三十二件: so are, then, those of its list."""
        return not (
            amount.is_in_words or any(map(str.isdecimal, self.text[amount.first : amount.last]))
        )

    def amount_before(self, place: int) -> Amount | None:
        """Give the amount that ends at a place."""
        behind = bisect_left(self.amounts, place, key=_begin)
        last = self.amounts[behind - 1] if behind else None
        return last if last and last.last == place else None


def wordings(text: str) -> Iterator[Wording]:
    """Give a paragraph, and what stands in brackets in it."""
    paragraph = Wording(text, list(_amounts(text)))
    yield paragraph
    for first, last in paragraph.inner:
        begun, end = (bisect_left(paragraph.written, place, key=_begin) for place in (first, last))
        inner = [amount.moved(-first) for amount in paragraph.written[begun:end]]
        yield Wording(text[first:last], inner, first)


def _begin(amount: Amount) -> int:
    return amount.first


def _amounts(text: str) -> Iterator[Amount]:
    for word in vocabulary().words(text):
        if word.unit:
            fraction = _FRACTION.search(word.text)
            unit = MONEY if word.kind is Kind.SUM else SHARE if word.unit in _SHARES else word.unit
            is_rounded = _ROUNDED in word.text and unit != MONEY
            yield Amount(
                word.number,
                unit,
                Bound.ABOUT if is_rounded else word.bound,
                word.first,
                word.last - word.text.endswith(tuple("）)")),
                len(fraction[1]) if fraction else 0,
                not any(map(str.isdecimal, word.text))
                and _SPELT_OUT.match(text, word.first) is None,
            )


def _brackets(text: str) -> Iterator[Stretch]:
    """Give what stands in brackets, without the brackets; those within others not."""
    depth = first = 0
    for bracket in _BRACKET.finditer(text):
        opens = bracket[0] in "（("
        if opens and depth == 0:
            first = bracket.end()
        if not opens and depth == 1:
            yield Stretch(first, bracket.start())
        depth = depth + 1 if opens else max(depth - 1, 0)
