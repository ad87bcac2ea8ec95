"""Where a place of a text is, by its lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import final

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location, Rewriting, Span
from reportlint.model.lines import Lines


class TextLocator:
    """Lines and columns of a text, counted in code points from 1.

    A line is what an editor numbers as one: a form feed or U+2028 ends none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._excerpts: dict[int, str] = {}
        """A line is kept once, however many findings are on it."""

    @final
    def locate(self, span: Span) -> Location:
        """Give a span's first line and column and those just behind its end."""
        return self.lines.locate(span)

    def excerpt(self, span: Span) -> str:
        """Give the line on which a span starts, without its end."""
        starts = self.lines.starts
        line = bisect_right(starts, span.start)
        if line not in self._excerpts:
            end = starts[line] if line < len(starts) else len(self._text)
            self._excerpts[line] = self._text[starts[line - 1] : end].rstrip("\r\n")
        return self._excerpts[line]

    def rewritten(self, span: Span, text: str) -> Rewriting | Bilingual:
        """Say how a stretch would say something else: a text says what stands in it."""
        return Rewriting(self._text[slice(*span)], text)

    @cached_property
    def lines(self) -> Lines:
        """All lines of the text."""
        return Lines([0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self._text))])
