"""What outlives a report's file: whose it is and what it says; the ledger has it of all of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from reportlint.messages.languages import Bilingual
from reportlint.model.document import NOWHERE, Location, Span
from reportlint.model.place import UNSAID, Place, WholeFile

_Made = TypeVar("_Made")


class Identity(NamedTuple):
    """Whose report it is, and for which year; empty where that is unknown."""

    office: str = ""
    year: str = ""


NOBODY = Identity()
"""That of a file that is not a report, or could not be read."""


class Fact(NamedTuple):
    """What a report says at one place: as written, as a number if it is one, and where.

    A form gives the place and its stretch of the source; the engine adds the file, the line or page,
    and what a person calls the place, where the form has not said it. One that `is_in_words` is told by
    a sentence, and no figure: it may be worded otherwise when the sentence is mended.
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
    bound: str = ""
    """How a number is meant that is told in words, in the form's own: `exactly`, `at-least`."""


KIND = "office.kind"
"""The fact that says of what kind the office is, in words of the form's own."""

CLAIMS = "claims."
"""How the names of facts begin that a report claims of itself and its year, in words.

What they are of stands behind it; what is claimed of one thing again has a number behind that: `….2`.
"""

Facts = Mapping[str, Fact]
"""Facts by the form's own names for their places, such as `requests.received.total`."""


class KnownOffices(NamedTuple):
    """What is configured of offices that no report tells: former names with today's, whose is whose."""

    renamed: tuple[tuple[str, str], ...] = ()
    children: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def joined(self, others: KnownOffices) -> KnownOffices:
        """Give what either knows."""
        return KnownOffices(
            tuple(dict.fromkeys(self.renamed + others.renamed)),
            tuple(dict.fromkeys(self.children + others.children)),
        )


NOTHING_KNOWN = KnownOffices()
"""Where nothing is configured of any office."""


@dataclass(frozen=True, slots=True)
class Entry(WholeFile):
    """A report in the ledger. A finding may point at it, if at nothing within it.

    `layouts` name the ways in which its tables are drawn. One that is not `is_checked` is there to be
    compared with, as a report for an earlier year: nothing is said of it.
    """

    path: str
    identity: Identity = NOBODY
    facts: Facts = field(default_factory=dict)
    layouts: tuple[str, ...] = ()
    is_checked: bool = True


@dataclass(frozen=True, slots=True)
class Ledger:
    """The reports of a run, in the order in which they were checked, then those to compare with.

    Folders that were given to be compared are `side_by_side`: what lies in them lies in one.
    """

    entries: tuple[Entry, ...] = ()
    offices: KnownOffices = NOTHING_KNOWN
    side_by_side: tuple[str, ...] = ()
    _made: dict[Callable[[Ledger], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, make: Callable[[Ledger], _Made]) -> _Made:
        """Give what is made of a ledger and rule after rule asks for: it is made the first time."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)
