"""How long a part of a report may be, and how long it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.model.finding import Bilingual, Finding
from reportlint_grammar.report import Report
from reportlint_rules.declared.whereabouts import Where
from reportlint_rules.report_rule import ReportRule


@dataclass(frozen=True, slots=True)
class Length:
    """So many characters at least and at most, blanks not counted."""

    where: Where
    at_least: int | None
    at_most: int | None

    def findings(self, rule: ReportRule, report: Report) -> Iterator[Finding]:
        """Yield a finding for what is too short or too long; what is not there is neither."""
        holder = self.where.holder(report)
        if holder is None:
            return
        length = sum(len("".join(piece.text.split())) for piece in self.where.pieces(report))
        if self.at_least is not None and length < self.at_least:
            limit = Bilingual(f"不少于{self.at_least}字", f"at least {self.at_least}")
            yield rule.finding(holder, expected=self.at_least, actual=length, limit=limit)
        if self.at_most is not None and length > self.at_most:
            limit = Bilingual(f"不超过{self.at_most}字", f"at most {self.at_most}")
            yield rule.finding(holder, expected=self.at_most, actual=length, limit=limit)
