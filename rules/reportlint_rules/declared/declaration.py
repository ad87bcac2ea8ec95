"""What a declared rule is: a value, which travels and compares, and says in its `repr` all it checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class Check(Protocol):
    """What is to hold, or to be said."""

    def findings(self, rule: ReportRule, report: Report) -> Iterator[Finding]:
        """Yield the rule's findings on a report."""


@dataclass(frozen=True, slots=True)
class Scope:
    """For which reports a rule is: of some years, of some sorts of offices; at first of all.

    Of what is not known it cannot be said that it is one of these, and nothing is.
    """

    first_year: int | None = None
    last_year: int | None = None
    sorts: tuple[Sort, ...] = ()

    def covers(self, report: Report) -> bool:
        """Say whether a rule is for a report."""
        if self.sorts and report.office_kind.sort not in self.sorts:
            return False
        if self.first_year is None and self.last_year is None:
            return True
        if report.year is None:
            return False
        least = report.year if self.first_year is None else self.first_year
        most = report.year if self.last_year is None else self.last_year
        return least <= report.year <= most


@dataclass(frozen=True, slots=True)
class Declaration:
    """A rule as declared; `written` is what it checks in the words of its file."""

    code: str
    name: str
    severity: Severity
    on_by_default: bool
    summary: Bilingual
    rationale: Bilingual
    remedy: Bilingual
    basis: Bilingual | None
    message: Bilingual
    passing: tuple[str, ...]
    failing: tuple[str, ...]
    scope: Scope
    check: Check
    written: str
