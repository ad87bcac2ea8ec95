"""Which lines may be the headings of the sections, and what speaks for it and against.

A line may be one by its words, by its number, or by both. What it is is not said here: that is judged
over the whole report, since 主动公开情况 may be section two in one and a part of section one in another.
`sections.py` takes the reading that costs least.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportlint.model.document import Cell, Paragraph, Passage, Table
from reportlint_grammar.form.edition import Edition, SectionForm
from reportlint_grammar.form.labels import labels
from reportlint_grammar.form.wording import (
    BRACKETED,
    Enumerator,
    Style,
    bare_number,
    enumerator,
    key,
)
from reportlint_grammar.headings import run_together

LONGEST = 40
"""No heading is longer."""
_PAGE = re.compile(r"[.…·\s]{2}\d{1,3}$|[.…·]{3}$|\s\d{1,3}$")
"""How an entry of a table of contents ends."""
_LEADER = re.compile(r"[.…·]{2}\s*+\d{0,3}$")
"""How a long one does: a long line that ends in a mere figure may have a table in it."""
_SHORTEST_UNNUMBERED = 8
"""A variant as short as 概况 is a heading only with a number before it."""
_WIDEST_ROW = 20
"""A row of more cells is none: a whole text came without the ends of its rows."""
ROW = Passage("", 0)
"""Stands for a row of a table, which is no heading."""


class Words(enum.StrEnum):
    """By what words a line is a section's; the values are names in `repairs.yaml`, as are those below."""

    OFFICIAL = "official"
    VARIANT = "variant"
    SIGNS = "signs"
    ITS_OWN = "its_own"


class Numbering(enum.StrEnum):
    """How a line is numbered: 一、 or the like, 第一部分, not at all, 1., and as the parts of sections."""

    CHAPTER = "chapter"
    PART = "part"
    NONE = "none"
    ARABIC = "arabic"
    BRACKETED = "bracketed"

    @property
    def is_of_sections(self) -> bool:
        """Whether it is more than an item's or a part's."""
        return self in (Numbering.CHAPTER, Numbering.PART)


_NUMBERINGS = {
    Style.CHAPTER: Numbering.CHAPTER,
    Style.FORMAL: Numbering.CHAPTER,
    Style.ROMAN: Numbering.CHAPTER,
    Style.PART: Numbering.PART,
    Style.ARABIC: Numbering.ARABIC,
    Style.BRACKETED: Numbering.BRACKETED,
    Style.BRACKETED_ARABIC: Numbering.BRACKETED,
    Style.CIRCLED: Numbering.BRACKETED,
}


class Setting(enum.StrEnum):
    """How a heading is set."""

    LINE = "line"
    TWO_LINES = "two_lines"
    RUN_IN = "run_in"
    RUN_ON = "run_on"


Manner = tuple[Numbering, bool]
"""How a heading is numbered, and whether it stands in a table; the headings of a report are alike."""


class Candidate(NamedTuple):
    """A line, or two, that may be the heading of one of some sections, and how much of it is heading."""

    place: int
    passages: tuple[Passage, ...]
    end: int
    number: Enumerator | None
    told: tuple[tuple[SectionForm, Words], ...]
    setting: Setting = Setting.LINE
    is_listed: bool = False
    is_empty: bool = False
    tables: frozenset[str] = frozenset()

    @property
    def last(self) -> int:
        """The place of the last line it is written on."""
        return self.place + len(self.passages) - 1

    @property
    def section(self) -> SectionForm | None:
        """The section whose words it has; None if it may be one by its number only."""
        section, words = self.told[0]
        return None if words is Words.ITS_OWN else section

    @property
    def is_exact(self) -> bool:
        """Whether it has a section's very words, and nothing but these."""
        return self.told[0][1] in (Words.OFFICIAL, Words.VARIANT) and (
            self.setting is not Setting.RUN_ON
        )

    @property
    def is_run_in(self) -> bool:
        """Whether text stands behind it on its line."""
        return self.setting in (Setting.RUN_IN, Setting.RUN_ON)

    @property
    def is_in_cell(self) -> bool:
        """Whether it stands in a table."""
        return isinstance(self.passages[0], Cell)

    @property
    def numbering(self) -> Numbering:
        """How it is numbered."""
        return Numbering.NONE if self.number is None else _NUMBERINGS[self.number.style]

    @property
    def manner(self) -> Manner:
        """How it is written."""
        return self.numbering, self.is_in_cell

    def has_number_of(self, section: SectionForm) -> bool:
        """Say whether its number is the section's."""
        return self.number is not None and self.number.number == section.number


def passages(blocks: Iterable[Paragraph | Table]) -> Iterator[Passage]:
    """Give the passages that may be headings: paragraphs, and cells in rows without figures.

    For every other row `ROW` stands, so that headings with a table between are apart.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            if row and row[-1].text.isdigit() and len(row) <= _WIDEST_ROW:
                yield ROW  # As nearly all are, and there is no need to look at what else they say.
                continue
            written = [cell for cell in row if cell.text]
            if len(written) > _WIDEST_ROW:
                yield from (ROW if cell.text.isdigit() else cell for cell in written)
            elif written and (written[-1].text.isdigit() or _has_figure(written)):
                yield ROW
            else:
                yield from written


def _has_figure(cells: Sequence[Passage]) -> bool:
    return any(cell.text.isdigit() for cell in cells)


def _is_marked(line: Passage) -> bool:
    """Say whether a line without a number is set as a heading, or begins with a mere digit."""
    return line.text[0].isdigit() or (isinstance(line, Paragraph) and line.level > 0)


class Candidates:
    """Finds the lines that may be headings by the wordings of the editions."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._edition = edition = editions[0]
        self._labels = labels(editions)
        self._exact = {
            key(wording): (section, Words.VARIANT if number else Words.OFFICIAL)
            for section in edition.sections
            for number, wording in enumerate(section.heading.wordings)
        }

    def among(self, lines: Sequence[Passage]) -> Iterator[Candidate]:
        """Give every line that may be a section's heading, in order."""
        last = -1
        for place, line in enumerate(lines):
            text = line.text
            if not text or place <= last:
                continue
            number = enumerator(text)
            candidate = None
            if len(text) <= LONGEST:
                if number or _is_marked(line) or key(text) in self._exact:
                    following = lines[place + 1] if place + 1 < len(lines) else None
                    candidate = self._line(place, line, number, following)
            elif number is not None:
                candidate = self._run_in(place, line, number)
            if candidate and not _PAGE.search(
                candidate.passages[-1].text[: candidate.end].rstrip()
            ):
                last = candidate.last
                yield candidate

    def _line(
        self, place: int, line: Passage, number: Enumerator | None, following: Passage | None
    ) -> Candidate | None:
        text = line.text
        wording = key(text)
        level = line.level if isinstance(line, Paragraph) else 0
        exact = self._exact.get(wording)
        if exact is None and (bare := bare_number(text)):
            exact = self._exact.get(key(text[len(bare.text) :]))
            number = bare if exact else number
        if exact is not None and (
            number or level or exact[1] is Words.OFFICIAL or len(wording) >= _SHORTEST_UNNUMBERED
        ):
            return Candidate(place, (line,), len(text), number, (exact,))
        if self._is_none(text, number, level):
            return None
        if following is not None and (exact := self._joined(text, following)):
            number = number or enumerator(following.text)
            end = len(following.text)
            return Candidate(place, (line, following), end, number, (exact,), Setting.TWO_LINES)
        if number is not None and (run_in := self._run_in(place, line, number)):
            return run_in
        told = tuple(self._told(wording, number))
        if not told or run_together.SPOKEN.search(text.rstrip("。：:")):
            return None
        return Candidate(place, (line,), len(text), number, told)

    def _is_none(self, text: str, number: Enumerator | None, level: int) -> bool:
        """Say whether a line in words of its own cannot be a section's heading."""
        if number is None:
            return not level
        return number.style in BRACKETED or bool(self._labels.anywhere(text))

    def _told(self, wording: str, number: Enumerator | None) -> Iterator[tuple[SectionForm, Words]]:
        """Give the sections of which a line has the signs, likeliest first; else that of its number."""
        signed = [
            section
            for section in self._edition.telling_first
            if any(all(word in wording for word in words) for words in section.signs)
        ]
        if signed:
            signed.sort(key=lambda section: number is None or number.number != section.number)
            yield from ((section, Words.SIGNS) for section in signed)
        elif number is not None and _NUMBERINGS[number.style].is_of_sections:
            sections = self._edition.sections[number.number - 1 : number.number]
            yield from ((section, Words.ITS_OWN) for section in sections)

    def _run_in(self, place: int, line: Passage, number: Enumerator) -> Candidate | None:
        """Give the heading with which a paragraph begins, if it does; with a page it is of a list."""
        page = _PAGE if len(line.text) <= LONGEST else _LEADER
        if number.style in BRACKETED or page.search(line.text):
            return None
        setting = Setting.RUN_IN
        found = run_together.beginning(line.text, number, self._edition)
        if found is None and _NUMBERINGS[number.style].is_of_sections:
            setting = Setting.RUN_ON
            found = run_together.beginning_unparted(line.text, number, self._edition)
        if found is None:
            return None
        wording, end = found
        return Candidate(place, (line,), end, number, (self._exact[key(wording)],), setting)

    def _joined(self, text: str, following: Passage) -> tuple[SectionForm, Words] | None:
        if len(text) + len(following.text) > LONGEST:
            return None
        return self._exact.get(key(text + following.text))
