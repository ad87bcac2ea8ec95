"""Filled boxes: those that make up a table as its cells, and those that only shade its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlint.readers.printed.marks import Rule

_NEAR = 3.0
"""Boxes so near to each other touch."""
_THICKEST = 4.0
"""What is no thicker than this is a line."""
_WHOLE = 0.9
"""Cells leave no larger share of their table open."""
_MOST = 1500
"""No page of a report has more cells: they are a drawing."""


def edges(grounds: Iterable[Rule], rules: Sequence[Rule]) -> Iterator[Rule]:
    """Give the sides of filled boxes that are cells; bands behind rows part nothing.

    Cells fill a table, or lines part them further; what shades every second row does neither.
    """
    boxes = {Rule(*(round(side, 1) for side in of)) for of in grounds}
    boxes = {of for of in boxes if min(of.right - of.left, of.bottom - of.top) > _THICKEST}
    if len(boxes) > _MOST:
        return
    uprights = [of for of in rules if not of.is_level]
    for block in _blocks(boxes):
        around = _around(block)
        if _is_filled(block, around) or any(_parts(of, around) for of in uprights):
            for box in block:
                yield from box.sides()


def _blocks(boxes: Iterable[Rule]) -> list[list[Rule]]:
    """Gather the boxes that touch each other."""
    blocks: list[list[Rule]] = []
    for box in boxes:
        touched = [block for block in blocks if any(_touch(box, other) for other in block)]
        apart = [block for block in blocks if block not in touched]
        blocks = [*apart, [box, *(other for block in touched for other in block)]]
    return blocks


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _around(boxes: Sequence[Rule]) -> Rule:
    return Rule(
        min(of.left for of in boxes),
        min(of.top for of in boxes),
        max(of.right for of in boxes),
        max(of.bottom for of in boxes),
    )


def _is_filled(boxes: Sequence[Rule], around: Rule) -> bool:
    """Say whether boxes fill a table of several rows; the cells of one row can be a band."""
    is_row = all(of.bottom - of.top > _WHOLE * (around.bottom - around.top) for of in boxes)
    return not is_row and sum(of.area for of in boxes) > _WHOLE * around.area


def _parts(upright: Rule, around: Rule) -> bool:
    """Say whether an upright line parts what is within some bounds, or goes on from there."""
    return (
        around.left + _NEAR < upright.left < around.right - _NEAR
        and upright.top - _NEAR <= around.bottom
        and around.top - _NEAR <= upright.bottom
    )
