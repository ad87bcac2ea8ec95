"""Which rows or columns of a sheet are hidden."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Hidden:
    """Stretches of rows, or of columns, that are hidden; they may be millions."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted(stretches):
            if self._lasts and first <= self._lasts[-1] + 1:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def __contains__(self, number: int) -> bool:
        return self.shown(number, number) is None

    def shown(self, first: int, last: int) -> int | None:
        """Give the first of some rows or columns that is shown; None if none of them is."""
        place = bisect_right(self._firsts, first) - 1
        if place >= 0 and first <= self._lasts[place]:
            first = self._lasts[place] + 1
        return first if first <= last else None
