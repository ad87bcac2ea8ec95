"""What stands on a printed page. Places are in points from its upper left corner."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ABOVE, BELOW = 0.86, 0.14
"""How far a character reaches from its base line, in parts of its size, in Chinese fonts."""


class Glyph(NamedTuple):
    """A character and the box it takes up."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The place half way between its edges."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruled line, level or upright; or a side of a box that is drawn, or of a cell that is filled."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it goes from side to side, not up and down."""
        return self.right - self.left >= self.bottom - self.top

    @property
    def area(self) -> float:
        """How much it covers, as the box that it is."""
        return (self.right - self.left) * (self.bottom - self.top)

    def sides(self) -> Iterator[Rule]:
        """Give the four lines around it, as the box that it is."""
        left, top, right, bottom = self
        yield Rule(left, top, right, top)
        yield Rule(left, bottom, right, bottom)
        yield Rule(left, top, left, bottom)
        yield Rule(right, top, right, bottom)


class Direction(enum.Enum):
    """Which way a text runs; aslant is what is stamped over a page."""

    RIGHT = enum.auto()
    UP = enum.auto()
    LEFT = enum.auto()
    DOWN = enum.auto()
    ASLANT = enum.auto()


class Page(NamedTuple):
    """A page: its size, and its marks in the order in which they are drawn.

    What is on it runs to the right, if need be because it was turned, as it ran some other `way`.
    """

    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule]
    way: Direction = Direction.RIGHT
