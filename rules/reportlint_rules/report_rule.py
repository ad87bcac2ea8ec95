"""The base of the rules that check a report."""

from __future__ import annotations

from abc import ABC

from reportlint.model.rule import Rule
from reportlint_grammar.report import Report


class ReportRule(Rule[Report], ABC):
    """A check on a report in the form's terms."""

    subject = Report
