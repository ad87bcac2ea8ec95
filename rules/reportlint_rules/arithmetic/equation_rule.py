"""The base of the rules that judge the form's equations, which are listed with the form's facts."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_AT_LEAST = Bilingual("至少", "at least ")
_EXACTLY = Bilingual("", "")


class EquationRule(ReportRule, ABC):
    """Reports every broken equation that names the rule, at the figure which the form says.

    Messages may use `{at_least}`: where figures are unknown, a sum is known only from below.
    """

    def check(self, subject: Report) -> Iterator[Finding]:
        for broken in subject.broken_equations(self.code):
            yield self.finding(
                broken.at,
                expected=broken.expected,
                actual=broken.actual,
                at_least=_AT_LEAST if broken.at_least else _EXACTLY,
            )
