"""Which of many texts may be alike, by their marks: found in time and memory linear in their number.

Marks are kept as numbers side by side, 4 bytes each, and 8 more of those that several texts have; a run
has millions of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice

from reportlint_grammar.content.kept_words import may_be_half

_SHELVES = 64
"""Marks are sorted shelf by shelf: a shelf is taken apart, and all of them would be much memory."""
_AT_ONCE = 16
"""Shelves that are filled at once, for the same reason: all marks are gone through for each few."""
_KNOWN_BY = 5
"""Texts by which a mark is known: the first that have it. What all others have, too, they have."""
_CLOSEST = 4
"""Texts that one is compared with: those that share most of its marks."""
_NUMBER = 32
"""Bits of a text's number, behind its mark."""


class Likeness:
    """The marks of texts; a text is known by its number, in the order in which they were given."""

    def __init__(self, marks: Iterable[Sequence[int]]) -> None:
        self._marks, self._ends = array("I"), array("I", [0])
        for its in marks:
            self._marks.extend(its)
            self._ends.append(len(self._marks))
        self._shelves = [
            array("Q", self._shared(shelf))
            for first in range(0, _SHELVES, _AT_ONCE)
            for shelf in self._filled(range(first, first + _AT_ONCE))
        ]

    def closest(self, number: int) -> Sequence[int]:
        """Give the few texts that may be half alike, those that share most of its marks first."""
        its = self._marks_of(number)
        votes = Counter(chain.from_iterable(map(self._having, its)))
        del votes[number]
        return [
            other
            for other, alike in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
            if may_be_half(alike, min(len(its), len(self._marks_of(other))))
        ][:_CLOSEST]

    def _filled(self, few: range) -> Sequence[Sequence[int]]:
        """Fill a few of the shelves with where their marks stand."""
        shelves = [array("I") for _ in few]
        for at, mark in enumerate(self._marks):
            if mark % _SHELVES in few:
                shelves[mark % _SHELVES - few.start].append(at)
        return shelves

    def _shared(self, shelf: Sequence[int]) -> Iterator[int]:
        """Give the marks of a shelf that several texts have, each with their numbers behind it, in order."""
        in_order = sorted(shelf, key=self._marks.__getitem__)
        for mark, having in groupby(in_order, key=self._marks.__getitem__):
            first = list(islice(having, _KNOWN_BY))
            if len(first) > 1:
                yield from (mark << _NUMBER | bisect_right(self._ends, at) - 1 for at in first)

    def _marks_of(self, number: int) -> Sequence[int]:
        return self._marks[self._ends[number] : self._ends[number + 1]]

    def _having(self, mark: int) -> Iterator[int]:
        """Give the first texts that have a mark, if there are two."""
        shelf = self._shelves[mark % _SHELVES]
        at = bisect_left(shelf, mark << _NUMBER)
        while at < len(shelf) and shelf[at] >> _NUMBER == mark:
            yield shelf[at] & ((1 << _NUMBER) - 1)
            at += 1
