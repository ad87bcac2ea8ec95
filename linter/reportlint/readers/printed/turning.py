"""Which way a text runs, and pages turned so that theirs runs to the right."""

from __future__ import annotations

import enum

from reportlint.readers.printed.marks import Glyph, Page, Rule

_LEVEL = 0.2
"""A text that rises or falls less than this, in its own length, is set level."""


class Direction(enum.Enum):
    """Which way a text runs; aslant is what is stamped over a page."""

    RIGHT = enum.auto()
    UP = enum.auto()
    LEFT = enum.auto()
    DOWN = enum.auto()
    ASLANT = enum.auto()


def direction(along: float, up: float) -> Direction:
    """Say which way a text runs that goes so far to the right, and so far up."""
    if abs(up) <= _LEVEL * abs(along):
        return Direction.RIGHT if along >= 0 else Direction.LEFT
    if abs(along) <= _LEVEL * abs(up):
        return Direction.UP if up > 0 else Direction.DOWN
    return Direction.ASLANT


def turned(page: Page, way: Direction) -> Page:
    """Turn a page so that what runs one way runs to the right."""
    if way in (Direction.RIGHT, Direction.ASLANT):
        return page
    glyphs = [Glyph(glyph.text, *_box(glyph, page, way)) for glyph in page.glyphs]
    rules = [Rule(*_box(rule, page, way)) for rule in page.rules]
    if way is Direction.LEFT:
        return Page(page.width, page.height, glyphs, rules)
    return Page(page.height, page.width, glyphs, rules)


def _box(mark: Glyph | Rule, page: Page, way: Direction) -> tuple[float, float, float, float]:
    match way:
        case Direction.UP:
            return (
                page.height - mark.bottom,
                mark.left,
                page.height - mark.top,
                mark.right,
            )
        case Direction.DOWN:
            return mark.top, page.width - mark.right, mark.bottom, page.width - mark.left
        case _:
            return (
                page.width - mark.right,
                page.height - mark.bottom,
                page.width - mark.left,
                page.height - mark.top,
            )
