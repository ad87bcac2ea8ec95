"""Numbers as OFD writes them, and what they say of places on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_FARTHEST = 1e6
"""In millimetres: a kilometre."""


class NoNumberError(ValueError):
    """What stands where a number of a sensible size should."""


def number(text: str) -> float:
    """Read a number; raises NoNumberError."""
    try:
        value = float(text)
    except ValueError:
        raise NoNumberError(text) from None
    if not abs(value) <= _FARTHEST:  # nor is NaN
        raise NoNumberError(text)
    return value


def numbers(text: str | None, count: int) -> list[float] | None:
    """Read so many numbers; None where nothing is written; raises NoNumberError."""
    if text is None or not text.strip():
        return None
    values = [number(part) for part in text.split()]
    if len(values) < count:
        raise NoNumberError(text)
    return values[:count]


def offsets(text: str | None, most: int) -> list[float]:
    """Read how far each character is from the one before it, and no more than needed.

    `g 3 5.5` stands for `5.5 5.5 5.5`.
    """
    return list(islice(_offsets((text or "").split()), most))


def _offsets(parts: list[str]) -> Iterator[float]:
    rest = iter(parts)
    for part in rest:
        if part != "g":
            yield number(part)
            continue
        count, value = number(next(rest, "")), number(next(rest, ""))
        for _ in range(int(count)):
            yield value


class Matrix(NamedTuple):
    """A transformation of places: x′ = ax + cy + e, y′ = bx + dy + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Give where a place comes to be."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: Matrix) -> Matrix:
        """Give the two as one, this one first."""
        e, f = outer.at(self.e, self.f)
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            e,
            f,
        )
