"""Where prose is: the key it is known by, and what a person calls it, below headings and by counting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.place import Place, digest
from reportlint_grammar.form.wording import Enumerator, Style, enumerator

REPORT = Place(("report",))
THROUGHOUT = REPORT.below("throughout")
"""The place of what is said once of the whole report, and shown where it first stands."""
TITLE = Place(("title",))
FRONT = Place(("front",))

WORDS = {
    REPORT: Bilingual("全文", "the whole report"),
    TITLE: Bilingual("标题", "title"),
    FRONT: Bilingual("引言", "front"),
}
"""What a person calls those places that have no name in the form."""

_PROSE = "prose"

_LEVELS = {
    None: 1,
    Style.BRACKETED: 1,
    Style.ARABIC: 2,
    Style.BRACKETED_ARABIC: 3,
    Style.CIRCLED: 4,
}
"""How deep a sub-heading is below its section, by its number; one without a number is on top."""
_END = re.compile("[。：:]")
"""What ends a heading that a paragraph goes on from: （一）主动公开。全年…."""
_LONGEST_NAME = 20
"""What says more is a sentence; its number is name enough, or how it begins."""
_SILENT = re.compile(r"[\W_]+")


class Standing(NamedTuple):
    """Where a piece of prose stands: below what, and which paragraph there; a sub-heading is none.

    `below` is the key of what it stands below, `headings` are the names of that.
    """

    below: Place
    above: Bilingual
    headings: tuple[str, ...]
    number: int | None = None

    def place(self, text: str) -> Place:
        """Give the key of the piece, which has a digest of its own words, and no number, in it."""
        return self.below.below(_own(text))

    @property
    def words(self) -> Bilingual:
        """What a person calls it."""
        zh, en = [self.above.zh, *self.headings], [self.above.en, *self.headings]
        if self.number is not None:
            zh.append(f"第 {self.number} 段")
            en.append(f"paragraph {self.number}")
        return Bilingual(" · ".join(zh), " · ".join(en))


@dataclass(frozen=True, slots=True)
class _Above:
    """A sub-heading that others stand below: how deep it is, its name, and the digest of its words."""

    level: int
    name: str
    own: str


class Places:
    """Says where the paragraphs of a section stand, which are given in order."""

    def __init__(self, section: Place, words: Bilingual) -> None:
        self.section = section
        self._words = words
        self._above: list[_Above] = []
        self._counted = 0

    def subheading(self, text: str, number: Enumerator | None) -> Standing:
        """Place a sub-heading; a paragraph that goes on behind it is the first below it."""
        level = _LEVELS.get(number.style if number else None, 0)
        while self._above and self._above[-1].level >= level:
            self._above.pop()
        standing = self._below()
        written = number.text if number else ""
        wording, *behind = _END.split(text[len(written) :], maxsplit=1)
        name = wording
        if len(wording) > _LONGEST_NAME:
            name = "" if number else f"{wording[:_LONGEST_NAME]}…"
        self._above.append(_Above(level, written.strip() + name.strip(), _own(wording)))
        self._counted = int(bool("".join(behind).strip()))
        return Standing(standing.below, self._words, self._names)

    def paragraph(self) -> Standing:
        """Place the next paragraph."""
        self._counted += 1
        return self._below(self._counted)

    def _below(self, number: int | None = None) -> Standing:
        below = self.section.below(_PROSE, *[above.own for above in self._above])
        return Standing(below, self._words, self._names, number)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple([above.name for above in self._above])


def _own(text: str) -> str:
    """Give a digest of a text's own words: its number, its spaces and its punctuation are none."""
    number = enumerator(text)
    return digest(_SILENT.sub("", text[len(number.text) :] if number else text))
