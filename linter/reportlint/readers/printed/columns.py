"""Columns that no lines part: the fewest that every gap between two neighbours needs.

Whatever stands side by side is in two columns, so that an edge lies in the gap between; heads over
several columns and labels that reach into the next only make a gap the wider.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from reportlint.readers.printed.lines import Line

_GAP, _TYPED_GAP = 0.3, 0.7
"""A gap at the edge of a column, in heights of a character, parts what stands on both sides.

One of typed spaces must be wider than between words.
"""


class Columns:
    """Where columns part, and between which places text stands in each."""

    def __init__(self, rows: Iterable[Sequence[Line]]) -> None:
        """Find the columns of rows of pieces; neighbours in a row may stand one above the other."""
        rows = [sorted(row, key=lambda piece: piece.left) for row in rows]
        pieces = list(chain.from_iterable(rows))
        self._edges = _edges(rows, pieces)
        self.lefts = [float("inf")] * len(self)
        self.rights = [float("-inf")] * len(self)
        for piece in pieces:
            over = self.over(piece)
            self.lefts[over[0]] = min(self.lefts[over[0]], piece.left)
            self.rights[over[-1]] = max(self.rights[over[-1]], piece.reach)

    def __len__(self) -> int:
        return len(self._edges) + 1

    def over(self, piece: Line) -> range:
        """Give the numbers of the columns over which a piece reaches."""
        first = bisect_right(self._edges, piece.left)
        return range(first, max(first, bisect_left(self._edges, piece.reach)) + 1)

    def holds(self, piece: Line) -> bool:
        """Say whether a piece stands in one column, above or below what is known to."""
        over = self.over(piece)
        return (
            len(over) == 1
            and piece.left < self.rights[over[0]]
            and piece.right > self.lefts[over[0]]
        )

    def edges(self, over: range) -> tuple[float, float]:
        """Say between which places text stands in some columns next to each other."""
        inner = [*self._edges[over[0] : over[-1]]]
        left = min([*self.lefts[over[0] : over[-1] + 1], *inner])
        right = max([*self.rights[over[0] : over[-1] + 1], *inner])
        return left, right

    def parts(self, piece: Line) -> Iterator[Line]:
        """Part a piece at the edges of columns at which it has a gap."""
        first = 0
        if len(self.over(piece)) > 1:
            for last, place in _gaps(piece):
                if self._part(piece.glyphs[last].right, piece.glyphs[place].left):
                    yield Line(piece.glyphs[first : last + 1])
                    first = place
        yield Line(piece.glyphs[first:]) if first else piece

    def _part(self, left: float, right: float) -> bool:
        """Say whether the edge of a column lies in a gap."""
        return bisect_left(self._edges, left) < bisect_right(self._edges, right)


def _edges(rows: Sequence[Sequence[Line]], pieces: Sequence[Line]) -> list[float]:
    """Give the places that part columns: of all that do, those over which the least reaches."""
    words = [word for piece in pieces for word in _words(piece)]
    lefts = sorted(left for left, _ in words)
    rights = sorted(right for _, right in words)

    def reaching_over(place: float) -> int:
        return bisect_left(lefts, place) - bisect_right(rights, place)

    edges: list[float] = []
    for first, last in _common(rows):
        between = lefts[bisect_left(lefts, first) : bisect_right(lefts, last)]
        between += rights[bisect_left(rights, first) : bisect_right(rights, last)]
        fewest = min(map(reaching_over, between))
        best = sorted(place for place in between if reaching_over(place) == fewest)
        edges.append((best[0] + best[-1]) / 2 if len(best) > 1 else best[0])
    return edges


def _words(piece: Line) -> Iterator[tuple[float, float]]:
    """Give from where to where it goes without a gap that might part columns."""
    left = piece.left
    for last, place in _gaps(piece):
        yield left, piece.glyphs[last].right
        left = piece.glyphs[place].left
    yield left, piece.right


def _gaps(piece: Line) -> Iterator[tuple[int, int]]:
    """Give the characters before and behind each gap that might part columns, typed or not."""
    last = 0
    for place, glyph in enumerate(piece.glyphs):
        if not glyph.text.isspace():
            gap = _TYPED_GAP if place - last > 1 else _GAP
            if glyph.left - piece.glyphs[last].right > gap * piece.size:
                yield last, place
            last = place


def _common(rows: Iterable[Sequence[Line]]) -> Iterator[tuple[float, float]]:
    """Give the fewest stretches of which each gap between neighbours has one within."""
    first, last = float("-inf"), float("inf")
    gaps = [
        (left.right, right.left)
        for row in rows
        for left, right in pairwise(row)
        if left.right <= right.left
    ]
    for left, right in sorted(gaps, key=lambda gap: gap[1]):
        if left > last:
            yield first, last
            first, last = left, right
        first, last = max(first, left), min(last, right)
    if gaps:
        yield first, last
