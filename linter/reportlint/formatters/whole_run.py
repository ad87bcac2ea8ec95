"""A run as those formats have it that write when all is known: whole reports, the worst first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.outcome import Standing
from reportlint.model.reported import with_hindsight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.hookspecs import Run
    from reportlint.messages.languages import Bilingual
    from reportlint.model.layout import Layout
    from reportlint.model.outcome import Identity, Outcome
    from reportlint.model.reported import Reported


class Figure(NamedTuple):
    """What stands in a cell of a report: as written, and as a number if it is one."""

    text: str
    number: int | Decimal | None = None


@dataclass(slots=True)
class WholeReport:
    """A report with all that was found in it, be it in itself or beside others.

    Of its figures, which may be those of thousands of reports, only what is shown is kept.
    """

    path: str
    identity: Identity
    figures: Mapping[str, Figure]
    layouts: tuple[str, ...]
    notes: tuple[Bilingual, ...]
    findings: list[Reported] = field(default_factory=list)

    @property
    def standing(self) -> Standing:
        """How it stands among the others."""
        counts = Counter(finding.severity for finding in self.findings if finding.counts)
        return Standing(self.path, self.identity, counts)


class WholeRun:
    """All of a run: the reports, those with most errors first, and how their tables are drawn."""

    def __init__(self, run: Run) -> None:
        self._reports: list[WholeReport] = []
        self._by_path: dict[str, WholeReport] = {}
        for outcome in run:
            self._take(outcome)
        self.summary = run.summary
        self.rules = {rule.code: rule for rule in run.rules}
        self.families = run.families
        self.layouts: Mapping[str, Layout] = run.layouts

    def _take(self, outcome: Outcome) -> None:
        if not outcome.is_report:
            return
        if outcome.in_hindsight:
            if outcome.path in self._by_path:
                report = self._by_path[outcome.path]
                report.findings = with_hindsight(report.findings, outcome.findings)
            return
        figures = {
            name: Figure(fact.text, fact.number)
            for name, fact in outcome.facts.items()
            if not fact.is_in_words
        }
        report = WholeReport(
            outcome.path,
            outcome.identity,
            figures,
            outcome.layouts,
            outcome.notes,
            [*outcome.findings],
        )
        self._reports.append(report)
        self._by_path[outcome.path] = report

    @property
    def reports(self) -> Sequence[WholeReport]:
        """Every report that was checked, also those without a finding."""
        return sorted(self._reports, key=lambda report: report.standing.badness, reverse=True)
