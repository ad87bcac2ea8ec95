"""Sentences that begin with a year and tell what was done in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from reportlint_grammar.about_itself.names import office_words
from reportlint_grammar.about_itself.quotes import unquoted
from reportlint_grammar.about_itself.statement import Statement
from reportlint_grammar.about_itself.words import words
from reportlint_grammar.content.prose import Prose, Section
from reportlint_grammar.form.wording import year, years

_PROBLEMS = "problems"
"""The section in which a report says how its work stands."""
_OVERVIEW = "overview"
"""The one in which it tells what was done, and no plans."""


@dataclass(frozen=True, slots=True)
class NarratedYear(Statement):
    """A year of which a sentence tells what the office did."""

    year: int
    is_presented: bool = False


def narrated(
    sections: Iterable[Section], office: str, reported: Collection[int]
) -> Iterator[NarratedYear]:
    """Give other years than those reported on, of which paragraphs tell what the office did.

    What may be told of another year with good reason is left out: what was carried over, compared,
    planned, assessed or founded then, and a paragraph that names several years.
    """
    for section in sections:
        said = _Section(section, office, reported)
        for prose in section.prose:
            if "年" not in prose.text or not set(years(prose.text)).difference(reported):
                continue
            text = unquoted(prose.text)
            if len(set(years(text))) != 1:
                continue
            for match in words().years.beginning.finditer(text):
                number = year(match["year"])
                if number is None or number in reported:
                    continue
                if said.tells(number, match["rest"]):
                    yield NarratedYear(prose, *match.span("year"), number)
                    break


def presented(
    opening: Iterable[Prose], front: Iterable[Prose], reported: Collection[int]
) -> Iterator[NarratedYear]:
    """Give other years than those reported on, of which paragraphs say that this is the report.

    What stands before section one may say so in fewer words: in it, last year's report may be told of.
    """
    found = [
        (prose, match, "year")
        for prose in opening
        for match in words().presenting.finditer(prose.text)
    ]
    found += [
        (prose, match, match.lastgroup or "")
        for prose in front
        for match in chain(
            words().drafting.finditer(unquoted(prose.text)), words().titling.finditer(prose.text)
        )
    ]
    for prose, match, group in found:
        number = year(match[group])
        if number is not None and number not in reported:
            yield NarratedYear(prose, *match.span(group), number, is_presented=True)


class _Section:
    """A section, whose sentences are asked whether they tell what the office did in a year."""

    def __init__(self, section: Section, office: str, reported: Collection[int]) -> None:
        self._section = section
        self._office = office
        self._reported = reported

    def tells(self, number: int, sentence: str) -> bool:
        """Say whether a sentence, without its year, tells what was done in that year."""
        said = words().years
        if sentence[:1].isdigit() or sentence.startswith(said.behind):
            return False
        is_own = self._is_own(sentence)
        if number > max(self._reported):
            is_done = any(word in sentence for word in said.done)
            if (
                self._section.form.name != _OVERVIEW
                or not (is_own and is_done)
                or any(word in sentence for word in said.plans)
            ):
                return False
        elif is_own and self._assesses(sentence):
            return True
        if any(word in sentence for word in said.other):
            return False
        if not is_own and any(word in sentence for word in said.papers):
            return False
        if any(word in sentence for word in said.none) or said.counted.search(sentence):
            return True
        is_named = any(word in sentence for word in said.own) or (
            self._office and self._office in sentence
        )
        return bool(is_own or is_named) and any(word in sentence for word in said.matters)

    def _is_own(self, sentence: str) -> bool:
        """Say whether a sentence says first that it is of the office."""
        begins = sentence.lstrip("，, ")
        return begins.startswith(words().years.own) or office_words().speaks_first(
            self._office, begins
        )

    def _assesses(self, sentence: str) -> bool:
        """Say whether a sentence on the office says how its work stands, of which no other tells anew.

        Last year's shortcomings are named with good reason where the section goes on with their remedy.
        """
        said = words().years
        if self._section.form.name != _PROBLEMS or not any(
            word in sentence for word in said.standings
        ):
            return False
        text = "".join(prose.text for prose in self._section.prose)
        is_mended = any(word in text for word in said.mended)
        return "公开" in sentence and not is_mended and len(set(years(text))) == 1
