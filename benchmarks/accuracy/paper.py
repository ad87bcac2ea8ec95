"""A report before it is laid out: its title, its sections, their paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.accuracy.figures import FORM, Figures, Row, Sheet
from benchmarks.accuracy.narrative import Narrative
from benchmarks.accuracy.offices import Office
from benchmarks.accuracy.wording import Writer


@dataclass
class Part:
    """A section as written; its `name` is what the form calls it."""

    name: str
    number: str
    wording: str
    paragraphs: list[str]
    sheet: Sheet | None
    own: Sequence[Sequence[str]] = ()
    """A table of its own, as rows of cells."""

    @property
    def heading(self) -> str:
        """What stands above it."""
        return f"{self.number}{self.wording}"


@dataclass
class Paper:
    """A report; nothing of how it looks is decided yet."""

    office: Office
    title: str | None
    opening: list[str]
    parts: list[Part]
    writer: Writer

    def part(self, name: str) -> Part:
        """Give the section of a name."""
        return next(part for part in self.parts if part.name == name)

    @property
    def headings(self) -> list[str]:
        """Give the headings as a list of contents has them, each once."""
        return list(dict.fromkeys(part.heading for part in self.parts))

    def sheet(self, name: str) -> Sheet:
        """Give the table of a name."""
        return next(sheet for sheet in self.sheets() if sheet.form.name == name)

    def sheets(self) -> Iterator[Sheet]:
        """Give the tables that are there."""
        return (part.sheet for part in self.parts if part.sheet)

    def row(self, name: str) -> Row:
        """Give the row of a name, in whatever table."""
        return next(row for sheet in self.sheets() for row in sheet.rows if row.name == name)


def written(random: Random, office: Office, figures: Figures, narrative: Narrative) -> Paper:
    """Write a report that has no fault but those of its figures and of what is said of them."""
    writer = Writer(random, office, figures, narrative)
    sheets = figures.sheets()
    paragraphs = {
        "overview": writer.overview(),
        "problems": writer.problems(),
        "other_matters": writer.other_matters(),
    }
    parts = [
        Part(
            section.name,
            f"{section.numeral}、",
            section.heading.official,
            paragraphs.get(section.name) or writer.leading_to(section.name),
            sheets.get(section.table or ""),
        )
        for section in FORM.sections
    ]
    parts[0].own = writer.own_table()
    return Paper(office, writer.title(), writer.opening(), parts, writer)
