"""Sentences that begin with a year and tell what was done in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportlint.model.document import Span
from reportlint_grammar.about_itself.names import any_of
from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.wording import YEAR, year, years

_BEGINNING = re.compile(
    rf"(?:^|(?<=[。；;！!？?\n：:]))\s{{0,4}}"
    rf"(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[)）、.．是]{{1,2}}[^，。；：:\s]{{0,16}}[。：:\s]{{0,3}})?"
    rf"(?P<year>{YEAR})度?(?P<rest>[^。；;！!？?\n]{{0,200}})"
)
_LETTER = "[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class NarratedYear:
    """A year of which a sentence tells what the office did, and the place of its name."""

    year: int
    prose: Prose
    begin: int
    end: int

    @property
    def span(self) -> Span:
        """The place of the year."""
        return self.prose.at(self.begin, self.end)


def narrated(paragraphs: Sequence[Prose], office: str) -> Iterator[NarratedYear]:
    """Give the years of which paragraphs tell what the office did, one a paragraph at most.

    What may be told of another year with good reason is left out: what was carried over, compared,
    planned, assessed or founded then, and a paragraph that names several years.
    """
    for prose in paragraphs:
        if "年" not in prose.text:
            continue
        text = unquoted(prose.text)
        if len(set(years(text))) != 1:
            continue
        for match in _BEGINNING.finditer(text):
            number = year(match["year"])
            if number is not None and _tells(match["rest"], office):
                yield NarratedYear(number, prose, *match.span("year"))
                break


def presented(paragraphs: Sequence[Prose]) -> Iterator[NarratedYear]:
    """Give the years of the reports that paragraphs present as the one that they are in."""
    for prose in paragraphs:
        for match in _presenting().finditer(prose.text):
            if number := year(match["year"]):
                yield NarratedYear(number, prose, *match.span("year"))


def _tells(sentence: str, office: str) -> bool:
    """Say whether a sentence, without its year, tells what was done in that year."""
    said = words().years
    if sentence.startswith(said.behind) or any(word in sentence for word in said.other):
        return False
    if any(word in sentence for word in said.none) or _counted().search(sentence):
        return True
    is_own = any(word in sentence for word in said.own) or (office and office in sentence)
    return bool(is_own) and any(word in sentence for word in said.matters)


@cache
def _counted() -> re.Pattern[str]:
    said = words().years
    return re.compile(
        rf"{any_of(said.doings)}(?!的)[^，,。；;]{{0,30}}?\d{{1,9}}\s?(?:余|多)?{any_of(said.units)}"
    )


@cache
def _presenting() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(words().presenting)}[^。；《》“”]{{0,30}}《?[^。；《》“”\d]{{0,40}}"
        rf"(?P<year>{YEAR})度?[^。；《》“”\d]{{0,24}}?(?:信息公开|政务公开)[^。；《》“”]{{0,8}}"
        "(?:报告|年报|情况)"
    )
