"""What stands on a printed page. Places are in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character and the box it takes up."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Rule(NamedTuple):
    """A ruled line, level or upright; or a side of a box that is drawn, or of a cell that is filled."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page: its size, and its marks in the order in which they are drawn."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule]
