"""Which places of a page are covered by boxes: one sweep from left to right over all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from math import isnan

from reportlint.readers.printed.marks import Rule

_BEGINS, _PLACE, _ENDS = range(3)
"""What the sweep meets at one x, in this order: a box covers its own edges."""


def covered(places: Sequence[tuple[float, float]], boxes: Iterable[Rule]) -> set[int]:
    """Give the numbers of the places that one of the boxes covers."""
    met = [(x, _PLACE, number) for number, (x, _) in enumerate(places) if not isnan(x)]
    whole = list({box for box in boxes if box.left <= box.right and box.top <= box.bottom})
    for number, box in enumerate(whole):
        met += [(box.left, _BEGINS, number), (box.right, _ENDS, number)]
    tops: list[float] = []
    bottoms: list[float] = []
    found = set()
    for _, what, number in sorted(met):
        if what == _BEGINS:
            insort(tops, whole[number].top)
            insort(bottoms, whole[number].bottom)
        elif what == _ENDS:
            del tops[bisect_left(tops, whole[number].top)]
            del bottoms[bisect_left(bottoms, whole[number].bottom)]
        else:
            _, y = places[number]
            # Of the boxes that are here, more begin above the place than end there.
            if bisect_right(tops, y) > bisect_left(bottoms, y):
                found.add(number)
    return found
