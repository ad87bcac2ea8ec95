"""Findings: what a rule says of a place, apart from the language it is said in."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportlint.messages.languages import Bilingual as Bilingual
from reportlint.messages.languages import Language as Language
from reportlint.model.document import Span
from reportlint.model.fix import Fix
from reportlint.model.place import Place, Spot

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

    @property
    def said(self) -> Bilingual:
        """What a person calls it."""
        return _SEVERITIES[self]

    @classmethod
    def parse(cls, label: str) -> Severity:
        """Read a label; raises KeyError for one that is not known."""
        return cls[label.upper()]


_SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.INFO: Bilingual("提示", "info"),
}


class Role(enum.Enum):
    """What a place has to do with a finding at another.

    One that is explained has a sum that does not hold, told of before: the cause of the finding is behind
    that, too.
    """

    ADDEND = "addend"
    TOTAL = "total"
    CULPRIT = "culprit"
    CLAIM = "claim"
    COUNTERPART = "counterpart"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Related:
    """A place that a finding rests on, as its reader has to look there as well.

    `path` is that of the report where it is another one. `expected` is what should be there instead of
    what is, `actual`, where that can be told: it can be of a culprit.
    """

    role: Role
    at: Spot
    path: str = ""
    expected: Value = None
    actual: Value = None


class Correction(NamedTuple):
    """Where something is to be put right, and from what to what, as far as that can be told."""

    at: Spot
    expected: Value = None
    actual: Value = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place, as a rule gives it.

    `related` are the places that it rests on. `cause` is the one behind it and others: findings of one
    cause are shown under the one that is there. `path` is that of the report, for a rule that reads of
    several. `at_most` is how bad it is where that is less than its rule usually finds.
    """

    code: str
    name: str
    at: Spot
    template: Bilingual
    arguments: Mapping[str, Value | Bilingual]
    basis: Bilingual | None
    expected: Value = None
    actual: Value = None
    related: tuple[Related, ...] = ()
    cause: Spot | None = None
    fix: Fix | None = None
    path: str = ""
    at_most: Severity | None = None

    @property
    def place(self) -> Place:
        """What is known by what it points at."""
        return self.at.place

    @property
    def culprits(self) -> list[Related]:
        """What has to be changed for it to go away, from what to what, where that can be told."""
        return [
            each
            for each in self.related
            if each.role is Role.CULPRIT and None not in (each.expected, each.actual)
        ]

    @property
    def corrections(self) -> list[Correction]:
        """Where it is to be put right: at the culprits where they are known, its cause first, else here."""
        if not self.culprits:
            return [Correction(self.at, self.expected, self.actual)]
        cause = self.cause and self.cause.place
        culprits = sorted(self.culprits, key=lambda culprit: culprit.at.place != cause)
        return [Correction(each.at, each.expected, each.actual) for each in culprits]

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return self.at.span

    def message(self, language: Language, *, is_led: bool = False) -> str:
        """Give the message in one language, its arguments filled in.

        Where it `is_led` by another that says what the cause is, it does without its argument `lead`.
        """
        filled = {
            name: value.within(language) if isinstance(value, Bilingual) else value
            for name, value in self.arguments.items()
        }
        if is_led and "lead" in filled:
            filled["lead"] = ""
        return self.template.within(language).format(
            expected=self.expected, actual=self.actual, **filled
        )
