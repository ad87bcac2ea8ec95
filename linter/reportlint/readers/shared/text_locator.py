"""Where a place of a text is, by its lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location, Rewriting, Span


class TextLocator:
    """Lines and columns of a text, counted in code points from 1.

    A line is what an editor numbers as one: a form feed or U+2028 ends none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._excerpts: dict[int, str] = {}
        """A line is kept once, however many findings are on it."""

    def locate(self, span: Span) -> Location:
        """Give a span's first line and column and those just behind its end."""
        start, end = span
        line, column = self._position(start)
        starts = self._line_starts()
        if line < len(starts) and start <= end < starts[line]:  # As nearly all, it is of one line.
            return Location(line, column, line, column + end - start)
        return Location(line, column, *self._position(end))

    def excerpt(self, span: Span) -> str:
        """Give the line on which a span starts, without its end."""
        line, _ = self._position(span.start)
        if line not in self._excerpts:
            starts = self._line_starts()
            end = starts[line] if line < len(starts) else len(self._text)
            self._excerpts[line] = self._text[starts[line - 1] : end].rstrip("\r\n")
        return self._excerpts[line]

    def rewritten(self, span: Span, text: str) -> Rewriting | Bilingual:
        """Say how a stretch would say something else: a text says what stands in it."""
        return Rewriting(self._text[slice(*span)], text)

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self._text))]
        return self._starts
