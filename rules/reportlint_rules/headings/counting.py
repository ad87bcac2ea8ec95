"""Where a row of numbers stops counting: 一、二、二、三 or 一、三."""

from __future__ import annotations

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

    def slip(self, number: int, *, may_begin: bool = True) -> Slip | None:
        """Take the next number; say how it slips, or None where it follows or may begin a list."""
        if (number == 1 and may_begin) or not self._due:
            self._due.append({number + 1})
            return None
        for depth in range(len(self._due) - 1, -1, -1):
            if number in self._due[depth]:
                del self._due[depth + 1 :]
                self._due[depth] = {number + 1}
                return None
        expected = min(self._due[-1], key=lambda due: abs(due - number))
        self._due[-1] = {number + 1, expected + 1}
        return Slip(expected, number > expected)
