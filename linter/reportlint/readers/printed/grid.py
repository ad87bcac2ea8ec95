"""A table as printed: cells in rows and columns, whether lines or gaps set them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, repeat

from reportlint.readers.printed.figures import is_figure
from reportlint.readers.printed.lines import Line
from reportlint.readers.printed.places import Portion

_WIDEST_PADDING = 6.0
_TOLERANCE = 0.3
_NEAR = 8.0
"""The edges of a cell lie no further apart from page to page."""


@dataclass(slots=True, eq=False)
class Box:
    """A cell: the rows and columns it takes up, its edges, and the lines in it.

    `text` is what the lines say; what is cut off by the end of a page is added to it.
    """

    row: int
    rows: int
    column: int
    columns: int
    left: float
    right: float
    lines: Sequence[Line]
    text: str = field(init=False)
    _further: list[Portion] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.text = "".join(line.text for line in self.lines)

    def take_in(self, other: Box, page: int) -> None:
        """Take in what another one, on the next page, says: it was cut off from this one."""
        if other.text:
            starts = accumulate((len(line.text) for line in other.lines), initial=len(self.text))
            self._further += map(Portion, starts, repeat(page), other.lines)
        self.text += other.text
        other.text = ""

    def portions(self, page: int) -> list[Portion]:
        """Give its lines by where they begin in its text; its own are on a page."""
        starts = accumulate((len(line.text) for line in self.lines), initial=0)
        return [*map(Portion, starts, repeat(page), self.lines), *self._further]

    def is_over(self, other: Box) -> bool:
        """Say whether a box on the next page has the same place between left and right."""
        return abs(self.left - other.left) < _NEAR and abs(self.right - other.right) < _NEAR

    def has_room_for(self, line: Line, *, is_ruled: bool) -> bool:
        """Say whether what stands in a line could have begun on the last line in the box.

        A figure is broken only where it is wider than its box, and then behind any digit. Where no lines
        are ruled, a box is as wide as what stands in it, and somewhat wider.
        """
        unit = line.first_width if is_figure(line.text) else line.first_unit
        padding = min(*(own.left - self.left for own in self.lines), _WIDEST_PADDING)
        last = self.lines[-1]
        room = self.right - self.left - 2 * padding - (last.right - last.left)
        return room > unit + (-_TOLERANCE if is_ruled else line.size / 2)


@dataclass(slots=True, eq=False)
class Grid:
    """A table, or as much of it as stands on one page."""

    page: int
    top: float
    boxes: list[Box]
    is_ruled: bool = True

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((box.row + box.rows for box in self.boxes), default=0)

    def rows(self) -> list[list[Box]]:
        """Give for each row the boxes that reach into it, from left to right."""
        rows: list[list[Box]] = [[] for _ in range(self.height)]
        for box in sorted(self.boxes, key=lambda box: box.column):
            for number in range(box.row, box.row + box.rows):
                rows[number].append(box)
        return rows

    def row(self, number: int) -> list[Box]:
        """Give the boxes that reach into one row, from left to right."""
        its = [box for box in self.boxes if box.row <= number < box.row + box.rows]
        return sorted(its, key=lambda box: box.column)

    def texts(self) -> list[list[str]]:
        """Give for each row what its cells say; one that reaches into it from above says nothing."""
        return [
            [box.text if box.row == number else "" for box in row]
            for number, row in enumerate(self.rows())
        ]

    def part(self, first: int, boxes: list[Box]) -> Grid:
        """Give some boxes, of rows from one on, as a table of their own."""
        part = Grid(self.page, self.top, boxes, self.is_ruled)
        part.drop(first)
        return part

    def trim(self) -> None:
        """Take away the last rows as far as nothing begins in them."""
        end = max((box.row + 1 for box in self.boxes if box.text), default=0)
        self.boxes = [box for box in self.boxes if box.row < end]
        for box in self.boxes:
            box.rows = min(box.rows, end - box.row)

    def drop(self, count: int) -> None:
        """Take away the first rows."""
        self.boxes = [box for box in self.boxes if box.row + box.rows > count]
        for box in self.boxes:
            end = box.row + box.rows - count
            box.row = max(box.row - count, 0)
            box.rows = end - box.row
