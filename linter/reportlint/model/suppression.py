"""Suppressions: what somebody has written about a report, so that some findings do not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportlint.model.document import NOWHERE, Location, Span
from reportlint.model.place import Place, Spot

SIDECAR = ".reportlint.yaml"
"""How the name of a file goes on, and ends, beside a report in which something is suppressed."""


class Remark(NamedTuple):
    """A comment in a file that is meant for reportlint: what it says, and where.

    It is on what stands in the source `before` which it stands; None for one above all text, which
    is on the file as a whole.
    """

    text: str
    span: Span
    location: Location = NOWHERE
    before: Span | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """That findings of a rule do not count, and why.

    `selector` is the code or the name of the rule, as written; nothing if the writing, `said`, makes
    no sense. It holds for what lies `within` a stretch of the source, and at a place that is called by
    `words`, where these are given. It is written `in_report` or beside it.
    """

    selector: str
    reason: str
    said: str
    at: Spot
    within: Span | None = None
    words: str = ""
    in_report: bool = False

    @property
    def is_of_a_place(self) -> bool:
        """Whether it holds for a part of the report only."""
        return self.within is not None or bool(self.words)

    @property
    def span(self) -> Span:
        """Its stretch of the source; the beginning if it stands elsewhere."""
        return self.at.span

    @property
    def place(self) -> Place:
        """What it is known by."""
        return self.at.place


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All that there are of a report, as rules on them see it.

    `unused` are those by which nothing was suppressed, though their rule was on, or there is none;
    `lost` are those of them whose selector means no one rule.
    """

    all: tuple[Suppression, ...]
    unused: tuple[Suppression, ...]
    lost: tuple[Suppression, ...] = ()
