"""Where in a report something is to be said: a section, the title or all of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlint.model.document import Span
from reportlint.model.place import Placed
from reportlint_grammar.content.prose import Prose, Section, Subheading, Title
from reportlint_grammar.report import Report

TEXT, TITLE = "text", "title"
"""What is no section: all that is said in words, and the title."""


class Piece(NamedTuple):
    """A piece of text and where it stands; `begins` is where in its paragraph, if it is of one."""

    text: str
    at: Placed
    begins: int = 0

    def span(self, first: int, last: int) -> Span:
        """Give the stretch of the source of a part of it; all of it where nothing narrower is known."""
        if isinstance(self.at, Prose):
            return self.at.at(self.begins + first, self.begins + last)
        return self.at.span


@dataclass(frozen=True, slots=True)
class Where:
    """A section by its name, `title` or `text`; of it all, or its headings only."""

    name: str = TEXT
    in_headings: bool = False

    def holder(self, report: Report) -> Placed | None:
        """Give what a finding points at that is about the whole of it; None if it is not there.

        Nothing is owed by what is nothing but tables.
        """
        if report.has_only_tables:
            return None
        if self.name == TEXT:
            return report
        if self.name == TITLE:
            return report.title
        section = report.section(self.name)
        return section.heading if section else None

    def pieces(self, report: Report) -> Sequence[Piece]:
        """Give its pieces in order."""
        if self.name == TITLE:
            return [_title(report.title)] if report.title else []
        if self.name == TEXT:
            return [*self._whole(report)]
        section = report.section(self.name)
        return [*self._within(section.prose)] if section else []

    def _whole(self, report: Report) -> Iterator[Piece]:
        if report.title and not self.in_headings:
            yield _title(report.title)
        yield from self._within(report.front)
        for section in report.sections:
            yield _heading(section)
            yield from self._within(section.prose)

    def _within(self, paragraphs: Sequence[Prose]) -> Iterator[Piece]:
        for prose in paragraphs:
            if not self.in_headings:
                yield Piece(prose.text, prose)
            elif isinstance(prose, Subheading):
                yield Piece(prose.wording, prose, prose.text.index(prose.wording))


def _title(title: Title) -> Piece:
    return Piece(title.text, title)


def _heading(section: Section) -> Piece:
    return Piece(section.heading.text, section.heading)
