"""Whose and of which year what a text says is, as it was last said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reportlint_grammar.claims.clauses import Clause
from reportlint_grammar.claims.topics import NEGATIONS
from reportlint_grammar.claims.words import Kind, Word, vocabulary

_LONG = "人民政府"
_WHOLE, _EACH = "全", "各"
_WHOLE_YEAR = "全年"
_COUNTED = NEGATIONS | {Kind.COUNT, Kind.SUM, Kind.NUMBER}


@dataclass(slots=True)
class Scope:
    """Whom and which year a passage is of; each holds until another is named.

    `whose` is empty for the office that reports, which is `office`; `reported` is the year reported on,
    and `year` is None as long as none is named.
    """

    office: str
    reported: int | None
    whose: str = ""
    year: int | None = None
    is_own_area: bool = False
    """Whether `whose` is the area of the government that reports: 全县, 全县各部门."""
    is_helped: bool = False
    """Whether `whose` is not who acts, but with or for whom: 配合上级部门. That holds for its sentence."""
    is_merely_named: bool = False
    """Whether `whose` is an office of which nothing was counted: 县水务局派人参加培训."""
    begins_sentence: bool = True

    def note(self, clause: Clause, besides: Collection[Word] = ()) -> None:
        """Note whom and which year a clause names, `besides` some of its words.

        An office that is merely named gives way to the one that reports where a sentence begins with 全年.
        """
        name, last, is_beside = "", 0, False
        is_left = self.is_helped or (self.is_merely_named and self._begins_anew(clause.words[0]))
        if self.begins_sentence and is_left:
            self._is_of("")
        for word in clause.words:
            if word in besides:
                continue
            kind, is_next, last = word.kind, word.first == last, word.last
            if kind is Kind.UNKNOWN:
                name = name + word.text if is_next else word.text
                self.is_merely_named &= not word.unit
                continue
            name = name if is_next else ""
            match kind:
                case Kind.OWN:
                    self._is_of("")
                case Kind.ALL:
                    if not (self.is_own_area and word.text[0] == _EACH):
                        self._is_of(word.text)
                        self.is_own_area = self._is_own_area(word.text)
                case Kind.BESIDE:
                    is_beside = True
                case Kind.OFFICE:
                    name += word.text
                    if not (is_beside and self.whose):
                        self._is_of("" if self.is_own(name) else name)
                        self.is_helped = is_beside
                        self.is_merely_named = not is_beside
                case Kind.YEAR:
                    self.year = int(word.number)
                case Kind.THIS_YEAR:
                    self.year = self.reported
                case Kind.EARLIER:
                    self.year = (self.reported or 0) - 1
                case _:
                    self.is_merely_named &= kind not in _COUNTED
            name = ""
        self.begins_sentence = clause.ends_sentence

    def _is_of(self, whose: str) -> None:
        self.whose, self.is_own_area = whose, False
        self.is_helped = self.is_merely_named = False

    def _begins_anew(self, word: Word) -> bool:
        """Say whether a sentence that begins with a word tells of the whole year, or of a sum."""
        return (
            word.kind in (Kind.THIS_YEAR, Kind.TOTAL)
            or (word.kind is Kind.YEAR and word.number == self.reported)
            or word.text == _WHOLE_YEAR
        )

    def _is_own_area(self, name: str) -> bool:
        """Say whether a name is that of all the offices of the government that reports."""
        area = name.removeprefix(_WHOLE)
        return area != name and self.office.endswith((area, area + _LONG))

    def is_own(self, name: str) -> bool:
        """Say whether a name is that of the office that reports, or short for it: 县政府办, 卫健局."""
        own, short = map(vocabulary().said_short, (self.office, name))
        rest = iter(own)
        return own[-1:] == short[-1:] and all(sign in rest for sign in short)

    @property
    def other_year(self) -> int | None:
        """The year, if it is not the one reported on."""
        return None if self.year == self.reported else self.year
