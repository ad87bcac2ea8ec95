"""Where on its pages a text stands, as the pages are seen: not turned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlint.model.document import Area, Origin
from reportlint.readers.printed.lines import Line, around
from reportlint.readers.printed.marks import Page
from reportlint.readers.printed.turning import as_drawn


class Portion(NamedTuple):
    """A line, the number of the page that it is on, and where in a text it begins."""

    start: int
    page: int
    line: Line


class PlacedLine(NamedTuple):
    """A line on a page of which only the size and the turn are known."""

    line: Line
    number: int
    page: Page

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text

    def area(self, first: int, last: int) -> Area:
        """Give where some characters of it stand."""
        return Area(self.number, as_drawn(self.line.box(first, last), self.page))


class Places:
    """The pages of a file, without what stands on them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = [page._replace(glyphs=(), rules=()) for page in pages]

    def origin(self, portions: Sequence[Portion]) -> Origin | None:
        """Give the box that lines fill on the first of their pages; None for none."""
        if not portions:
            return None
        number = portions[0].page
        box = around([portion.line for portion in portions if portion.page == number])
        return Origin(box=as_drawn(box, self._pages[number - 1]))

    def lines(self, portions: Sequence[Portion]) -> Sequence[tuple[int, PlacedLine]]:
        """Give lines with where they begin in a text."""
        return [
            (start, PlacedLine(line, number, self._pages[number - 1]))
            for start, number, line in portions
        ]
