"""Sentences that begin with a year and tell what was done in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.form.wording import YEAR, year, years

_BEGINNING = re.compile(
    rf"(?:^|(?<=[。；;！!？?\n：:]))\s{{0,4}}"
    rf"(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[)）、.．是]{{1,2}}[^，。；：:\s]{{0,16}}[。：:\s]{{0,3}})?"
    rf"(?P<year>{YEAR})度?(?P<rest>[^。；;！!？?\n]{{0,200}})"
)


@dataclass(frozen=True, slots=True)
class NarratedYear(Statement):
    """A year of which a sentence tells what the office did."""

    year: int


def narrated(
    paragraphs: Iterable[Prose], office: str, reported: Collection[int]
) -> Iterator[NarratedYear]:
    """Give other years than those reported on, of which paragraphs tell what the office did.

    What may be told of another year with good reason is left out: what was carried over, compared,
    planned, assessed or founded then, and a paragraph that names several years.
    """
    for prose in paragraphs:
        if "年" not in prose.text or not set(years(prose.text)).difference(reported):
            continue
        text = unquoted(prose.text)
        if len(set(years(text))) != 1:
            continue
        for match in _BEGINNING.finditer(text):
            number = year(match["year"])
            if number is not None and number not in reported and _tells(match["rest"], office):
                yield NarratedYear(prose, *match.span("year"), number)
                break


def presented(paragraphs: Iterable[Prose], reported: Collection[int]) -> Iterator[NarratedYear]:
    """Give other years than those reported on, of which paragraphs say that this is the report."""
    for prose in paragraphs:
        for match in words().presenting.finditer(prose.text):
            number = year(match["year"])
            if number is not None and number not in reported:
                yield NarratedYear(prose, *match.span("year"), number)


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
