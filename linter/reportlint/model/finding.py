"""Findings: what a rule says of a place, apart from the language it is said in."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol, Self

from reportlint.messages.languages import Bilingual as Bilingual
from reportlint.messages.languages import Language as Language
from reportlint.model.document import Location, Span

Value = int | Decimal | str | None
"""What was expected or found: a count, an amount, a wording, or nothing."""


class Severity(enum.IntEnum):
    """How bad it is; a higher one is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case name users write and read."""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """Read a label; raises KeyError for one that is not known."""
        return cls[label.upper()]


class Placed(Protocol):
    """Anything a finding can point at."""

    @property
    def span(self) -> Span:
        """Its stretch of the source."""

    @property
    def place(self) -> str:
        """Where a person would look, in the form's own words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place.

    A rule fills the first part; the engine adds the file, the line and the fingerprint.
    """

    code: str
    name: str
    severity: Severity
    span: Span
    place: str
    template: Bilingual
    arguments: Mapping[str, Value | Bilingual]
    basis: Bilingual | None
    expected: Value = None
    actual: Value = None
    path: str = ""
    location: Location = field(default_factory=Location)
    excerpt: str = ""
    fingerprint: str = ""

    def message(self, language: Language) -> str:
        """Give the message in one language, its arguments filled in."""
        filled = {
            name: value.within(language) if isinstance(value, Bilingual) else value
            for name, value in self.arguments.items()
        }
        return self.template.within(language).format(
            expected=self.expected, actual=self.actual, **filled
        )

    def filed(self, path: str, location: Location, excerpt: str, fingerprint: str) -> Self:
        """Give the same finding with its file and place in it."""
        return replace(self, path=path, location=location, excerpt=excerpt, fingerprint=fingerprint)


def fingerprint(*identity: str) -> str:
    """Hash what identifies a finding (office, year, place, code): 16 hex digits."""
    return hashlib.sha256("\x1f".join(identity).encode("utf-8", "surrogatepass")).hexdigest()[:16]
