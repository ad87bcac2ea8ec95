"""Where a row of numbers stops counting: 一、二、二、三 or 一、三."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple


class Slip(NamedTuple):
    """A number that does not follow: what it should be, and whether one is skipped."""

    expected: int
    skips: bool


class Count:
    """Counts on from whatever it begins with; a 1 begins a list anew.

    Lists may be nested: after an inner list the outer one goes on. After a slip both readings are
    good: that the number was wrong, and that the count was.
    """

    def __init__(self) -> None:
        self._due: list[set[int]] = []
        self._depths: dict[int, list[int]] = defaultdict(list)
        """At which depths each number is due, the innermost last."""

    def slip(self, number: int, *, may_begin: bool = True) -> Slip | None:
        """Take the next number; say how it slips, or None where it follows or may begin a list."""
        if (number == 1 and may_begin) or not self._due:
            self._begin({number + 1})
            return None
        if depths := self._depths[number]:
            for _ in range(len(self._due) - depths[-1]):
                self._end()
            self._begin({number + 1})
            return None
        expected = min(self._end(), key=lambda due: abs(due - number))
        self._begin({number + 1, expected + 1})
        return Slip(expected, number > expected)

    def _begin(self, due: set[int]) -> None:
        for number in due:
            self._depths[number].append(len(self._due))
        self._due.append(due)

    def _end(self) -> set[int]:
        due = self._due.pop()
        for number in due:
            self._depths[number].pop()
        return due
