"""Whose and of which year what a text says is, as it was last said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportlint_grammar.claims.words import Kind, Word

_LONG, _SHORT = "人民政府", "政府"
_WHOLE, _EACH = "全", "各"


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

    def note(self, words: Iterable[Word]) -> None:
        """Note whom and which year words name."""
        name, last = "", 0
        for word in words:
            kind, is_next, last = word.kind, word.first == last, word.last
            if kind is Kind.UNKNOWN:
                name = name + word.text if is_next else word.text
                continue
            name = name if is_next else ""
            match kind:
                case Kind.OWN:
                    self.whose, self.is_own_area = "", False
                case Kind.ALL:
                    if not (self.is_own_area and word.text[0] == _EACH):
                        self.whose, self.is_own_area = word.text, self._is_own_area(word.text)
                case Kind.OFFICE:
                    name += word.text
                    self.whose, self.is_own_area = "" if self.is_own(name) else name, False
                case Kind.YEAR:
                    self.year = int(word.number)
                case Kind.THIS_YEAR:
                    self.year = self.reported
                case Kind.EARLIER:
                    self.year = (self.reported or 0) - 1
            name = ""

    def _is_own_area(self, name: str) -> bool:
        """Say whether a name is that of all the offices of the government that reports."""
        area = name.removeprefix(_WHOLE)
        return area != name and self.office.endswith((area, area + _LONG))

    def is_own(self, name: str) -> bool:
        """Say whether a name is that of the office that reports, or how it ends: 县政府办公室."""
        return self.office.replace(_LONG, _SHORT).endswith(name.replace(_LONG, _SHORT))

    @property
    def other_year(self) -> int | None:
        """The year, if it is not the one reported on."""
        return None if self.year == self.reported else self.year
