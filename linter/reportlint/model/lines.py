"""Where the lines of a text begin: all that is needed to say on which of them a stretch of it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reportlint.model.document import Location, Span


class Lines(NamedTuple):
    """Lines that follow each other: where each begins, in code points from 0, and the `first` one's number.

    Places in them are counted from 1, and before the first there is none.
    """

    starts: Sequence[int]
    first: int = 1

    def locate(self, span: Span) -> Location:
        """Give a span's first line and column and those just behind its end."""
        (start, end), (starts, first) = span, self
        line, end_line = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
        column, end_column = start - starts[line] + 1, end - starts[end_line] + 1
        return Location(first + line, column, first + end_line, end_column)

    def around(self, start: int, end: int) -> Lines:
        """Give those lines on which a stretch is."""
        line, behind = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end)
        return Lines(self.starts[line:behind], self.first + line)
