"""Filled boxes: those that make up a table as its cells, and those that only shade its rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reportlint.readers.printed.marks import Rule
from reportlint.readers.printed.ruling import MOST, Stroke, whole

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
    boxes = {Rule(*(round(side, 1) for side in ground)) for ground in grounds}
    boxes = {box for box in boxes if min(box.right - box.left, box.bottom - box.top) > _THICKEST}
    if len(boxes) > _MOST:
        return
    pieces = (Stroke(rule.left, rule.top, rule.bottom) for rule in rules if not rule.is_level)
    uprights = sorted(whole(pieces, near=0), key=lambda upright: upright.at)
    if len(uprights) > MOST:
        return
    places = [upright.at for upright in uprights]
    for block in _blocks(boxes):
        around = _around(block)
        first = bisect_right(places, around.left + _NEAR)
        last = bisect_left(places, around.right - _NEAR)
        if _is_filled(block, around) or any(
            _parts(upright, around) for upright in uprights[first:last]
        ):
            for box in block:
                yield from box.sides()


class _Block:
    """Boxes that touch each other, and those of them that one further down may still touch."""

    def __init__(self, box: Rule) -> None:
        self.boxes = [box]
        self._lowest = [box]
        self._bottom = box.bottom

    def take_in(self, other: _Block) -> None:
        """Make a block that was there before a part of this one."""
        self.boxes += other.boxes
        self._lowest += other._lowest
        self._bottom = max(self._bottom, other._bottom)

    def is_passed_by(self, box: Rule) -> bool:
        """Say whether a box begins so far down that neither it nor a further one can touch."""
        return self._bottom < box.top - _NEAR

    def touches(self, box: Rule) -> bool:
        """Say whether a box touches one of its own."""
        if any(_touch(box, other) for other in self._lowest):
            return True
        self._lowest = [other for other in self._lowest if other.bottom >= box.top - _NEAR]
        return False


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _blocks(boxes: Iterable[Rule]) -> list[list[Rule]]:
    """Gather the boxes that touch each other, from top to bottom."""
    done: list[_Block] = []
    blocks: list[_Block] = []
    for box in sorted(boxes, key=lambda box: box.top):
        whole = _Block(box)
        apart = []
        for block in blocks:
            if block.is_passed_by(box):
                done.append(block)
            elif block.touches(box):
                whole.take_in(block)
            else:
                apart.append(block)
        blocks = [*apart, whole]
    return [block.boxes for block in (*done, *blocks)]


def _around(boxes: Sequence[Rule]) -> Rule:
    return Rule(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _is_filled(boxes: Sequence[Rule], around: Rule) -> bool:
    """Say whether boxes fill a table of several rows; the cells of one row can be a band."""
    is_row = all(box.bottom - box.top > _WHOLE * (around.bottom - around.top) for box in boxes)
    return not is_row and sum(box.area for box in boxes) > _WHOLE * around.area


def _parts(upright: Stroke, around: Rule) -> bool:
    """Say whether an upright line between two sides parts what is there, or goes on from there."""
    return upright.first - _NEAR <= around.bottom and around.top - _NEAR <= upright.last
