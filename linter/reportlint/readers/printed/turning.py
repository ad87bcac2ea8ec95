"""Which way a text runs, and pages turned so that theirs runs to the right."""

from __future__ import annotations

from reportlint.model.document import Rectangle
from reportlint.readers.printed.marks import Direction, Glyph, Page, Rule

_LEVEL = 0.2
"""A text that rises or falls less than this, in its own length, is set level."""


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
        return Page(page.width, page.height, glyphs, rules, way)
    return Page(page.height, page.width, glyphs, rules, way)


_BACK = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
"""Ways of which one undoes the other; any other undoes itself."""


def as_drawn(box: Rectangle, page: Page) -> Rectangle:
    """Give a box on a page where it is before the page was turned."""
    if page.way in (Direction.RIGHT, Direction.ASLANT):
        return box
    return Rectangle(*map(round, _box(box, page, _BACK.get(page.way, page.way))))


def _box(
    mark: Glyph | Rule | Rectangle, page: Page, way: Direction
) -> tuple[float, float, float, float]:
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
