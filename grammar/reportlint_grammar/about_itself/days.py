"""Days as reports write them, and the time that their figures are for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.wording import NUMERALS, YEAR, value, year

_BLANK = r"[ \u3000\u00a0]{0,3}"


_COUNT = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"


def _day_called(name: str) -> str:
    """Write a day as a pattern: 2024年1月1日, 1月1日, 1月."""
    return (
        rf"(?P<{name}_year>{YEAR})?度?{_BLANK}(?P<{name}_month>{_COUNT}){_BLANK}月"
        rf"(?:{_BLANK}(?P<{name}_day>{_COUNT}){_BLANK}[日号]?)?"
    )


_PERIOD = re.compile(
    _day_called("first")
    + rf"{_BLANK}(?:起|开始)?{_BLANK}[,，]?{_BLANK}(?:截?[至到止]|[-—－–~～]{{1,2}}){_BLANK}"
    + _day_called("last")
    + rf"(?!{_BLANK}\d)"
)
_PUBLISHED = re.compile(
    r"(?P<year>20\d\d)(?:年|[-/.])(?P<month>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})日?"
    r"|(?<!\d)(?P<packed>20\d{6})(?!\d)"
)
_SENTENCE_END = re.compile("[。；;\\n]")


@dataclass(frozen=True, slots=True)
class Period(Statement):
    """The time that a report says its figures are for; a day that is not said is None.

    `is_newborn` says that the office began or ended within it, by its own account.
    """

    first_year: int
    first: tuple[int, int | None]
    last_year: int
    last: tuple[int, int | None]
    is_newborn: bool

    def is_year(self, number: int) -> bool:
        """Say whether it is a year, from its first day to its last."""
        return (
            self.first_year == self.last_year == number
            and self.first in ((1, 1), (1, None))
            and self.last in ((12, 31), (12, None))
        )


@dataclass(frozen=True, slots=True)
class Publication:
    """A day on which a report says it was published or written."""

    day: datetime.date
    prose: Prose


def period(paragraphs: Iterable[Prose]) -> Period | None:
    """Find the time that figures are said to be for; None where none is said."""
    marks = words().period.marks
    for prose in paragraphs:
        if not any(mark in prose.text for mark in marks):
            continue
        for match in _PERIOD.finditer(prose.text):
            sentence = _sentence(prose.text, match.start())
            first_year = year(match["first_year"] or "")
            if first_year is None or not any(mark in sentence for mark in marks):
                continue
            first, last = _number(match["first_month"]), _number(match["last_month"])
            if first is None or last is None:
                continue
            return Period(
                prose,
                *match.span(),
                first_year,
                (first, _number(match["first_day"])),
                year(match["last_year"] or "") or first_year,
                (last, _number(match["last_day"])),
                any(word in prose.text for word in words().period.newborn),
            )
    return None


def publication(front: Iterable[Prose], closing: Prose | None) -> Publication | None:
    """Find the day of publication: what a site says of it, or the day below the text."""
    label = words().publication
    is_labelled = False
    for prose in front:
        text = "".join(prose.text.split())
        match = label.search(text)
        day = _day(text[match.end() :] if match else text) if match or is_labelled else None
        if day is not None:
            return Publication(day, prose)
        is_labelled = label.fullmatch(text) is not None
    text = "".join(closing.text.split()) if closing else ""
    day = _day(text) if _PUBLISHED.fullmatch(text) else None
    return Publication(day, closing) if closing and day else None


def _day(text: str) -> datetime.date | None:
    """Read the day that a text begins with; None where it begins with none."""
    match = _PUBLISHED.match(text)
    if match is None:
        return None
    packed = match["packed"]
    parts = (packed[:4], packed[4:6], packed[6:]) if packed else match.group("year", "month", "day")
    try:
        return datetime.date(*map(int, parts))
    except ValueError:
        return None


def _sentence(text: str, place: int) -> str:
    """Give the sentence up to a place."""
    return _SENTENCE_END.split(text[:place])[-1]


def _number(written: str | None) -> int | None:
    """Read a number in digits or numerals; None for none."""
    if not written:
        return None
    try:
        return int(written) if written.isdecimal() else value(written)
    except ValueError:
        return None
