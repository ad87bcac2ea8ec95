"""What a report claims in words: of what, how much, whose and of which year."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal

from reportlint.model.document import Span
from reportlint_grammar.content.prose import Prose, Section


class Subject(enum.Enum):
    """What of the information-processing fee a claim is of."""

    FEE = enum.auto()
    """The fee altogether: whether any was charged."""

    NOTICES = enum.auto()
    """The notices to pay that were sent."""

    REQUESTS = enum.auto()
    """The requests that were charged."""

    ASKED = enum.auto()
    """The sum that notices asked for, in yuan."""

    RECEIVED = enum.auto()
    """The sum that was received, in yuan."""

    COSTS = enum.auto()
    """What copies and postage cost, which is no fee for information."""


class Bound(enum.Enum):
    """How a number is meant."""

    EXACTLY = enum.auto()
    AT_LEAST = enum.auto()
    ABOUT = enum.auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much there was."""

    number: Decimal
    bound: Bound = Bound.EXACTLY

    def __str__(self) -> str:
        return f"{self.number.normalize():,f}"


NONE = Quantity(Decimal(0))


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim, and where it stands.

    One without a quantity names its subject and tells nothing of the year: a heading, a promise, the
    tariff. `named` is the paragraph that names the subject: the one before, if that of the claim does
    not. `whose` is empty for the office that reports, `year` is None for the year reported on.
    """

    subject: Subject
    quantity: Quantity | None
    whose: str
    year: int | None
    prose: Prose
    named: Prose
    section: Section
    first: int
    last: int

    @property
    def span(self) -> Span:
        """The place of its words."""
        return self.prose.at(self.first, self.last)

    @property
    def is_none(self) -> bool:
        """Whether it says that there was none."""
        return self.quantity is not None and not self.quantity.number
