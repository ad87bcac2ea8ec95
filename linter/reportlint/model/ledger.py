"""What outlives a report's file: whose it is and what it says; the ledger has it of all of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.document import NOWHERE, Location, Span
from reportlint.model.place import UNSAID, Place, WholeFile


class Identity(NamedTuple):
    """Whose report it is, and for which year; empty where that is unknown."""

    office: str = ""
    year: str = ""


NOBODY = Identity()
"""That of a file that is not a report, or could not be read."""


class Fact(NamedTuple):
    """What a report says at one place: as written, as a number if it is one, and where.

    A form gives the place and its stretch of the source; the engine adds the file, what a person
    calls the place, and the line or page. One that `is_in_words` is told by a sentence, and no figure: it
    may be worded otherwise when the sentence is mended.
    """

    text: str
    number: int | Decimal | None
    place: Place
    span: Span
    path: str = ""
    words: Bilingual = UNSAID
    location: Location = NOWHERE
    is_in_words: bool = False
    impossible: int | Decimal | None = None
    """The number that is written where it cannot be meant, as a count of −3."""


KIND = "office.kind"
"""The fact that says of what kind the office is, in words of the form's own."""

Facts = Mapping[str, Fact]
"""Facts by the form's own names for their places, such as `requests.received.total`."""


@dataclass(frozen=True, slots=True)
class Entry(WholeFile):
    """A report in the ledger. A finding may point at it, if at nothing within it."""

    path: str
    identity: Identity = NOBODY
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The reports of a run, in the order in which they were checked."""

    entries: tuple[Entry, ...] = ()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)
