"""Two tools at work by turns, so that both meet the same weather on the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import median
from typing import TypeVar

Measured = TypeVar("Measured")

Turn = Callable[[], float]
"""Does its work once, and gives the CPU time that took, in seconds."""


def by_turns(
    ours: Callable[[], Measured], theirs: Callable[[], Measured], *, rounds: int
) -> list[tuple[Measured, Measured]]:
    """Give what both measure at each of their turns; the first, when nothing is warm, is left out."""
    ours(), theirs()
    return [(ours(), theirs()) for _ in range(rounds)]


def ratio(pairs: Iterable[tuple[float, float]]) -> float:
    """Give the usual ratio of two turns side by side."""
    return median(mine / peer for mine, peer in pairs)
