"""Places: the keys by which what a finding points at is known, whatever moves around it.

A place is made of names, never of words to be shown or of counters: the form's names of sections,
tables, rows and columns, and a digest of a paragraph's own words. What a person calls it, in either
language, the form says.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol, Self

from reportlint.messages.languages import Bilingual
from reportlint.model.document import NOWHERE, Location, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a report, from what holds it down to itself; the whole of a file has no parts."""

    parts: tuple[str, ...] = ()

    def below(self, *parts: str) -> Self:
        """Give a place within this one."""
        return type(self)((*self.parts, *parts))


WHOLE = Place()
"""All of a file, of which nothing is known but its name."""


UNSAID = Bilingual("", "")
"""What a person calls a place of which nothing is said."""


class Placed(Protocol):
    """Anything a finding can point at."""

    @property
    def span(self) -> Span:
        """Its stretch of the source."""

    @property
    def place(self) -> Place:
        """What it is known by."""


class WholeFile:
    """What a finding may be about that is a file as a whole: it points at nothing within it."""

    __slots__ = ()

    @property
    def span(self) -> Span:
        """Its very beginning."""
        return Span(0, 0)

    @property
    def place(self) -> Place:
        """All of it."""
        return WHOLE


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and its stretch of the source.

    The engine adds what a person calls it, in the form's own words, and where it is in the file.
    """

    span: Span
    place: Place
    words: Bilingual = UNSAID
    location: Location = NOWHERE


def digest(*names: str) -> str:
    """Hash names: 16 hex digits."""
    return hashlib.sha256("\x1f".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:16]
