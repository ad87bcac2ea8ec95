"""How far a text repeats another: years, figures and names masked, what every report has left out.

    compared(OwnWords.of(now, office), OwnWords.of(then, office)).percent

A passage counts as repeated if so many of its signs in a row stand in the other text; one word changed
in each sentence does not hide the rest of it. Time and memory are linear in both texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reportlint_grammar.content.own_words import IN_A_ROW, OwnWords, bits


class Run(NamedTuple):
    """Signs that stand in both texts: from where on in this one and in the other, and how many."""

    start: int
    other: int
    length: int


@dataclass(frozen=True, eq=False)
class Repetition:
    """How much of a text stands in another, and which passages."""

    now: OwnWords
    then: OwnWords
    runs: Sequence[Run]

    @property
    def is_long_enough(self) -> bool:
        """Whether both texts have enough of their own to be compared."""
        return self.now.is_long_enough and self.then.is_long_enough

    @property
    def percent(self) -> int:
        """The share in whole percent, cut off: 50 is no more than half."""
        return percent(self.repeated, (1 << len(self.now.signs)) - 1)

    @property
    def percent_of_told(self) -> int:
        """The same of the clauses that tell of this office."""
        return percent(self.repeated, self.now.told)

    @property
    def percent_of_told_then(self) -> int:
        """The same of those of the other text that stand in this one."""
        then = bits([(run.other, run.other + run.length) for run in self.runs])
        return percent(then, self.then.told)

    @cached_property
    def repeated(self) -> int:
        """The signs that stand in the other text, each a bit of its own."""
        return bits([(run.start, run.start + run.length) for run in self.runs])

    def passages(self, among: int = -1) -> Iterator[str]:
        """Quote what stands in the other text, from the first to the last sign that is `among` some.

        The passage that has most of them comes first.
        """
        found = [(among >> run.start & ((1 << run.length) - 1), run.start) for run in self.runs]
        for signs, start in sorted(found, key=lambda each: -each[0].bit_count()):
            if signs:
                first = (signs & -signs).bit_length() - 1
                yield self.now.written(start + first, start + signs.bit_length())


def compared(now: OwnWords, then: OwnWords) -> Repetition:
    """Say how much of a text stands in an earlier one, or in another office's."""
    return Repetition(now, then, list(_runs(now, then)))


def percent(some: int, every: int) -> int:
    """Say how many of some signs are among others, in whole percent, cut off; each sign is a bit."""
    return (some & every).bit_count() * 100 // every.bit_count() if every else 0


def _runs(now: OwnWords, then: OwnWords) -> Iterator[Run]:
    """Give the stretches of one text that stand in another."""
    signs, others, places = now.signs, then.signs, then.places
    at = 0
    while at <= len(signs) - IN_A_ROW:
        other = places.get(signs[at : at + IN_A_ROW])
        if other is None:
            at += 1
            continue
        length = IN_A_ROW
        longest = min(len(signs) - at, len(others) - other)
        while length < longest and signs[at + length] == others[other + length]:
            length += 1
        yield Run(at, other, length)
        at += length
