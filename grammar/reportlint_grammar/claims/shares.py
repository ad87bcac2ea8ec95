"""Shares and growth of which both numbers are told.

共64件，其中予以公开16件，占25%; 收到12件，上年10件，同比增长20%. The base of a share is the whole of the list
in which its part stands. What is not understood is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportlint_grammar.claims.amounts import SHARE, Amount, Stretch, Wording, wordings
from reportlint_grammar.claims.lists import led
from reportlint_grammar.claims.phrases import phrases
from reportlint_grammar.content.prose import Prose, Section
from reportlint_grammar.form.wording import year as year_of

_SIGN = re.compile("[%％]")
_CLAUSE = re.compile(r"[，,；;：:、]")


def _rounds_to(percent: Amount, exact: Decimal) -> bool:
    """Say whether a number of percent may be written so: rounded at the half either way, or cut off."""
    last = Decimal(1).scaleb(-percent.decimals)
    return -last / 2 <= abs(exact) - percent.number < last


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """A part of a whole in percent.

    `others` are the numbers of the same unit in the same section: one of them may be meant as the
    whole.
    """

    part: Amount
    whole: Amount
    percent: Amount
    others: frozenset[Decimal]
    prose: Prose

    def is_of(self, whole: Decimal) -> bool:
        """Whether it is the share of a whole, honestly rounded."""
        return bool(whole) and _rounds_to(self.percent, self.part.number * 100 / whole)


@dataclass(frozen=True, slots=True, eq=False)
class Growth:
    """A change against last year in percent; less is below zero."""

    now: Amount
    then: Decimal
    percent: Amount
    is_less: bool
    prose: Prose

    @property
    def exact(self) -> Decimal:
        """What it is by its two numbers."""
        return (self.now.number - self.then) * 100 / self.then

    @property
    def is_right(self) -> bool:
        """Whether it is honestly rounded, and goes the right way."""
        return (self.exact < 0) is self.is_less and _rounds_to(self.percent, self.exact)


@dataclass(frozen=True, slots=True, eq=False)
class Rate:
    """A change against last year in percent, and this year's number; last year's may not be told."""

    now: Amount
    then: Decimal | None
    percent: Amount
    is_less: bool
    prose: Prose


def read(sections: Sequence[Section], year: int | None) -> tuple[Share, ...]:
    """Give every share whose whole is told, in order."""
    return tuple(share for section in sections for share in _shares(section, year))


def read_growth(sections: Sequence[Section], year: int | None) -> tuple[Growth, ...]:
    """Give every change whose two numbers are told in one sentence, in order."""
    return tuple(
        Growth(rate.now, rate.then, rate.percent, rate.is_less, rate.prose)
        for rate in read_rates(sections, year)
        if rate.then is not None and rate.then > 0
    )


def read_rates(sections: Sequence[Section], year: int | None) -> tuple[Rate, ...]:
    """Give every change of which this year's number is told in the same sentence, in order."""
    return tuple(
        rate
        for section in sections
        for prose in section.prose
        if _SIGN.search(prose.text)
        for wording in wordings(prose.text)
        for rate in _rates(wording, prose, year)
    )


def is_rate(percent: Decimal, decimals: int, now: Decimal, then: Decimal) -> bool:
    """Say whether from one number to another it is so many percent, more or, below zero, less.

    The percent has been rounded honestly to as many decimals as it is written with, or cut off.
    """
    exact = (now - then) * 100 / then
    if exact and (exact < 0) is not (percent < 0):
        return False
    last = Decimal(1).scaleb(-decimals)
    return -last / 2 <= abs(exact) - abs(percent) < last


# ------------------------------------------------------------------ shares


def _shares(section: Section, year: int | None) -> Iterator[Share]:
    told: dict[str, frozenset[Decimal]] = {}
    for prose in section.prose:
        if _SIGN.search(prose.text) and phrases().share.search(prose.text):
            for part, whole, percent in _of(prose.text, year):
                if part.unit not in told:
                    told[part.unit] = frozenset(_numbers(section, part.unit))
                yield Share(part, whole, percent, told[part.unit], prose)


def _of(text: str, year: int | None) -> Iterator[tuple[Amount, Amount, Amount]]:
    """Give part, whole and percent, where the list's whole is the only number that it can be."""
    paragraph = next(wordings(text))
    behind = {
        part.first: percent
        for part, percent in pairwise(paragraph.written)
        if percent.unit == SHARE and phrases().share.fullmatch(text, part.last, percent.first)
    }
    yield from _of_named(paragraph, text, year)
    for listed in led(paragraph):
        for part in paragraph.amounts_of(listed.within):
            wholes = [amount for amount in listed.before if amount.unit == part.unit]
            percent = behind.get(part.first)
            if (
                percent
                and len({whole.number for whole in wholes}) == 1
                and all(amount.is_exact for amount in (part, wholes[0], percent))
            ):
                yield part, wholes[0], percent


def _of_named(
    paragraph: Wording, text: str, year: int | None
) -> Iterator[tuple[Amount, Amount, Amount]]:
    """Give those of which the base is known without a list: it is named, or the part says that it is one.

    新收30件，自然人12件，占新收总数的40%; 办结50件，涉及征地的20件，占40%.
    """
    for sentence in paragraph.sentences:
        has_list = phrases().leads.search(paragraph.plain, *sentence)
        told: list[tuple[str, Amount]] = []
        first = sentence.first
        for part, percent in pairwise(paragraph.amounts_of(sentence)):
            label = _CLAUSE.split(paragraph.plain[first : part.first])[-1].strip()
            first = part.last
            if percent.unit == SHARE:
                alike = [(of, whole) for of, whole in told if whole.unit == part.unit]
                link = text[part.last : percent.first]
                wholes = _named(alike, link)
                if not (wholes or has_list):
                    wholes = _implied(alike, label, link)
                if len(wholes) == 1 and all(amount.is_exact for amount in (part, *wholes, percent)):
                    yield part, wholes[0], percent
            if not (_is_of_last_year(label, year) or (year_of(label) or year) != year):
                told.append((label, part))


def _named(told: Sequence[tuple[str, Amount]], link: str) -> Sequence[Amount]:
    """Give the numbers that the words before a percent name, by what stands before them."""
    named = phrases().share_of_named.fullmatch(link)
    return [whole for label, whole in told if named and named[1] in label]


def _implied(told: Sequence[tuple[str, Amount]], label: str, link: str) -> Sequence[Amount]:
    """Give the numbers of which one is said to be a part; of none of them that is said as well."""
    is_share = phrases().share.fullmatch(link) and _is_part(label)
    return (
        [whole for _, whole in told] if is_share and not any(_is_part(of) for of, _ in told) else []
    )


def _is_part(label: str) -> bool:
    """Say whether what stands before a number says that it is of a part: 来自企业的, 不予公开."""
    words = phrases()
    is_some = label.endswith("的") and label.startswith(words.parting)
    return is_some or any(outcome in label for outcome in words.outcomes)


def _numbers(section: Section, unit: str) -> Iterator[Decimal]:
    """Give the numbers of a section in a unit."""
    for prose in section.prose:
        for wording in wordings(prose.text):
            yield from (amount.number for amount in wording.amounts if amount.unit == unit)


# ------------------------------------------------------------------ growth


def _rates(wording: Wording, prose: Prose, year: int | None) -> Iterator[Rate]:
    by = wording.offset
    for sentence in wording.sentences:
        told: list[Amount] = []
        first = sentence.first
        for amount in wording.amounts_of(sentence):
            if amount.unit != SHARE:
                told.append(amount)
                continue
            words = _CLAUSE.split(wording.plain[told[-1].last if told else first : amount.first])
            said = "".join(words).strip()
            if phrases().against.fullmatch(said) and amount.is_exact:
                numbers = _now_and_then(wording, sentence, told, year)
                if numbers:
                    now, then = numbers
                    is_less = phrases().down.search(said) is not None
                    yield Rate(now.moved(by), then, amount.moved(by), is_less, prose)
            told = []


def _now_and_then(
    wording: Wording, sentence: Stretch, told: Sequence[Amount], year: int | None
) -> tuple[Amount, Decimal | None] | None:
    """Give this year's number and, if it is told, last year's, if a sentence tells no other."""
    now: list[Amount] = []
    then: list[Decimal] = []
    more: list[Decimal] = []
    first = sentence.first
    for amount in told:
        label = _CLAUSE.split(wording.plain[first : amount.first])[-1].strip()
        first = amount.last
        if not amount.is_exact or amount.unit != told[0].unit:
            return None
        if change := _change(label):
            more.append(change * amount.number)
        elif _is_of_last_year(label, year):
            then.append(amount.number)
        else:
            now.append(amount)
    if len(now) != 1 or len(then) + len(more) > 1:
        return None
    last = then[0] if then else now[0].number - more[0] if more else None
    return now[0], last


def _change(label: str) -> int:
    """Say whether a number is how many more or fewer there are: 1, −1, or 0 if it is neither."""
    words = phrases()
    for pattern, sign in ((words.up, 1), (words.down, -1)):
        if any(match.end() >= len(label) - 1 for match in pattern.finditer(label)):
            return sign
    return 0


def _is_of_last_year(label: str, year: int | None) -> bool:
    words = phrases()
    if words.not_last_year.search(label):
        return False
    return words.last_year.search(label) is not None or (
        year is not None and year_of(label) == year - 1
    )
