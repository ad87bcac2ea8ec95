"""Sentences that begin with a year and tell what was done in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.model.document import Span
from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.wording import YEAR, year, years

_BEGINNING = re.compile(
    rf"(?:^|(?<=[。；;！!？?\n：:]))\s{{0,4}}"
    rf"(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[)）、.．是]{{1,2}}[^，。；：:\s]{{0,16}}[。：:\s]{{0,3}})?"
    rf"(?P<year>{YEAR})度?(?P<rest>[^。；;！!？?\n]{{0,200}})"
)


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
        for match in words().presenting.finditer(prose.text):
            if number := year(match["year"]):
                yield NarratedYear(number, prose, *match.span("year"))


def _tells(sentence: str, office: str) -> bool:
    """Say whether a sentence, without its year, tells what was done in that year."""
    said = words().years
    if (
        sentence[:1].isdigit()
        or sentence.startswith(said.behind)
        or any(word in sentence for word in said.other)
    ):
        return False
    if any(word in sentence for word in said.none) or said.counted.search(sentence):
        return True
    is_own = any(word in sentence for word in said.own) or (office and office in sentence)
    return bool(is_own) and any(word in sentence for word in said.matters)
