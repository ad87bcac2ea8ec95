"""Which of a report's pieces stands at a place of the source, of however many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from reportlint.model.document import Span


class _Spanning(Protocol):
    @property
    def span(self) -> Span: ...


Piece = TypeVar("Piece", bound=_Spanning)


class Pieces(Generic[Piece]):
    """Pieces in an order of their own, found by their places: put in order of these once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        spans = [piece.span for piece in pieces]
        self._order = sorted(range(len(pieces)), key=lambda number: spans[number].start)
        self._spans = [spans[number] for number in self._order]
        self._starts = [start for start, _ in self._spans]
        self._furthest = list(accumulate((end for _, end in self._spans), max))
        """How far the pieces reach that begin no later than each."""

    def touching(self, span: Span) -> Piece | None:
        """Give the first of the pieces that touch a stretch; None where none does."""
        found = []
        place = bisect_right(self._starts, span.end) - 1
        while place >= 0 and self._furthest[place] >= span.start:
            if self._spans[place].end >= span.start:
                found.append(self._order[place])
            place -= 1
        return self._pieces[min(found)] if found else None

    def above(self, start: int) -> Piece | None:
        """Give the piece that begins at a place, or last before it; None where none does."""
        place = bisect_right(self._starts, start) - 1
        return self._pieces[self._order[place]] if place >= 0 else None
