"""What a person would call a paragraph: by the headings above it, and counted below the last."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportlint_grammar.wording import Enumerator, Style

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


class _Above(NamedTuple):
    level: int
    name: str


class Places:
    """Names the paragraphs of a section, which are given in order."""

    def __init__(self, section: str) -> None:
        self.section = section
        self._above: list[_Above] = []
        self._counted = 0

    def subheading(self, text: str, number: Enumerator | None) -> str:
        """Name a sub-heading; a paragraph that goes on behind it is the first below it."""
        level = _LEVELS.get(number.style if number else None, 0)
        while self._above and self._above[-1].level >= level:
            self._above.pop()
        written = number.text if number else ""
        wording, *behind = _END.split(text[len(written) :], maxsplit=1)
        if len(wording) > _LONGEST_NAME:
            wording = "" if number else f"{wording[:_LONGEST_NAME]}…"
        self._above.append(_Above(level, written.strip() + wording.strip()))
        self._counted = int(bool("".join(behind).strip()))
        return self._below()

    def paragraph(self) -> str:
        """Name the next paragraph."""
        self._counted += 1
        return self._below(f"第 {self._counted} 段")

    def _below(self, *last: str) -> str:
        return " · ".join([self.section, *(above.name for above in self._above), *last])
