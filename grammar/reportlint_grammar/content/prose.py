"""What a report says in words: its title, its headings, its paragraphs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Passage, Span
from reportlint.model.place import Place, digest
from reportlint_grammar.content.places import TITLE, Standing
from reportlint_grammar.form.edition import AspectForm, SectionForm
from reportlint_grammar.form.empty_words import empty_words
from reportlint_grammar.form.wording import Enumerator, Style, heading_number, key
from reportlint_grammar.headings import titles
from reportlint_grammar.syntax.departures import Departure

_REMARK = re.compile(
    r"[（(【]?\s*(?:备?注|附注|说明|填[表报]|本表|上表|以上|[①-⑳]|\d{1,2}\s*[.．、)）])"
)
"""How a remark on a table begins, or an item of several."""
_RUNS_ON = re.compile("[。：:]")
"""Behind it a sub-heading goes on as a text."""


@dataclass
class Prose:
    """A paragraph; `text` is cleaned, `at` gives the place of a part of it."""

    passage: Passage
    standing: Standing

    @cached_property
    def place(self) -> Place:
        """What it is known by: what it stands below, and its own words."""
        return self.standing.place(self.text)

    @property
    def words(self) -> Bilingual:
        """What a person calls it."""
        return self.standing.words

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text

    @property
    def is_remark(self) -> bool:
        """Whether it is a remark of the template's, which says what should stand there."""
        return empty_words().is_remark(self.text)

    @property
    def is_telling(self) -> bool:
        """Whether it tells something in sentences, as a table's title, its unit or a remark do not."""
        return "。" in self.text and _REMARK.match(self.text) is None

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return self.passage.span()

    def at(self, first: int, last: int) -> Span:
        """Give the place in the source of `text[first:last]`."""
        return self.passage.span(first, last)


@dataclass
class Subheading(Prose):
    """A paragraph below a section with a number, as （一）主动公开, or set as a heading."""

    number: Enumerator | None

    @property
    def style(self) -> Style | None:
        """How it is numbered, or None."""
        return self.number.style if self.number else None

    @property
    def wording(self) -> str:
        """What it says behind its number, up to where a text runs on."""
        behind = self.text[len(self.number.text) :] if self.number else self.text
        return _RUNS_ON.split(behind, maxsplit=1)[0]


class Part(NamedTuple):
    """What stands below a sub-heading of a section, and the aspects of the section that it is of."""

    subheading: Subheading
    aspects: tuple[AspectForm, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title, over one line or two."""

    passages: tuple[Passage, ...]

    @property
    def place(self) -> Place:
        """What it is known by."""
        return TITLE

    @property
    def text(self) -> str:
        """What it says, without spaces and what is set around it."""
        return titles.bare("".join(passage.text for passage in self.passages))

    @property
    def year(self) -> int | None:
        """The year that it names; None where it names none."""
        return titles.year_of(self.text)

    @property
    def is_unfinished(self) -> bool:
        """Whether a template's blanks still stand in it: 20××年."""
        return next(iter(empty_words().remnants(self.text)), None) is not None

    @property
    def report(self) -> str:
        """What it calls the report, behind the office and the year."""
        return titles.report(self.text)

    @property
    def is_of_disclosure(self) -> bool:
        """Whether it says 政府信息公开, and not 政务公开, or 信息公开 alone."""
        return titles.is_of_disclosure(self.text)

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return stretch(self.passages)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading as written, and how it departs from the form's.

    Punctuation and notes in brackets do not make it misnamed.
    """

    passages: tuple[Passage, ...]
    form: SectionForm
    departures: Collection[Departure] = ()

    @property
    def text(self) -> str:
        """What it says, number and all."""
        return "".join(passage.text for passage in self.passages).strip()

    @property
    def number(self) -> Enumerator | None:
        """Its number, or None."""
        return heading_number(self.text)

    @property
    def wording(self) -> str:
        """What it says behind its number."""
        number = self.number
        return self.text[len(number.text) :] if number else self.text

    @property
    def number_span(self) -> Span | None:
        """The place of its number and the spaces behind it; None where it is on more lines than one."""
        number, first = self.number, self.passages[0]
        if number is None or not first.text.startswith(number.text):
            return None
        return first.span(0, len(number.text))

    @property
    def wording_span(self) -> Span | None:
        """The place of its words; None where they are on more lines than one, or not by themselves."""
        first, wording = self.passages[0], self.wording
        at = first.text.find(wording)
        if len(self.passages) > 1 or first.text[at:].strip() != wording.strip():
            return None
        return first.span(at, at + len(wording.rstrip()))

    @property
    def is_misnamed(self) -> bool:
        """Whether it is not in the form's words."""
        return Departure.MISNAMED in self.departures or self.is_reworded

    @property
    def is_reworded(self) -> bool:
        """Whether it says the same as the form in other words."""
        return Departure.REWORDED in self.departures

    @property
    def is_misnumbered(self) -> bool:
        """Whether its number is missing, is another one or is written otherwise."""
        return Departure.MISNUMBERED in self.departures

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return stretch(self.passages)

    @property
    def place(self) -> Place:
        """That of its section."""
        return self.form.place


@dataclass(slots=True, eq=False)
class Section:
    """A section as written: its heading, its prose in order, and the form's tables in it."""

    form: SectionForm
    heading: Heading
    departure: Departure | None = None
    prose: list[Prose] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    has_unplaced: bool = False
    lacks_table: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands under the heading."""
        return not (self.prose or self.tables or self.has_unplaced)

    @property
    def is_hollow(self) -> bool:
        """Whether it is in words, and these say nothing of the office: 无, sentences of form."""
        if self.is_empty or self.tables or self.has_unplaced:
            return False
        text = "\n".join(prose.text for prose in self.prose)
        return empty_words().says_nothing(text, self.form.heading.wordings)

    @property
    def subheadings(self) -> list[Subheading]:
        """Its numbered paragraphs, in order."""
        return [prose for prose in self.prose if isinstance(prose, Subheading)]

    @property
    def parts(self) -> list[Part]:
        """The parts that it is in, by those of its sub-headings that are numbered like the first."""
        subheadings = self.subheadings
        return [
            Part(each, tuple(form for form in self.form.aspects if form.is_of(each.wording)))
            for each in subheadings
            if each.style is subheadings[0].style
        ]

    def names(self, aspect: AspectForm) -> bool:
        """Say whether it names an aspect of it, wherever."""
        return any(aspect.is_named_in(prose.text) for prose in self.prose)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Figures in a table whose label the form does not know, or that have no label.

    `within` is the table that they are in, or the section.
    """

    passages: tuple[Passage, ...]
    within: Place
    is_labelled: bool = True

    @property
    def place(self) -> Place:
        """What it is known by: its own words."""
        return self.within.below("unplaced", digest(key(self.passages[0].text)))

    @property
    def label(self) -> str:
        """What stands before the figures."""
        return self.passages[0].text if self.is_labelled else ""

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return stretch(self.passages)


def stretch(passages: Sequence[Passage]) -> Span:
    """Give the stretch of the source from the first of some passages to the last."""
    return Span(passages[0].span().start, passages[-1].span().end)
