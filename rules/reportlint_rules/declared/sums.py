"""Equations and bounds over the figures of the tables, by the names of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.model.finding import Finding
from reportlint_grammar.figures.equations import Equation, Number, judge
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.form.edition import EquationForm, Kind
from reportlint_grammar.report import Report
from reportlint_rules.arithmetic.equation_rule import counted, related_figures
from reportlint_rules.report_rule import ReportRule


@dataclass(frozen=True, slots=True)
class Owed:
    """An equation as a value: terms with their signs, as an `EquationForm` has them."""

    left: tuple[tuple[int, str], ...]
    relation: str
    right: tuple[tuple[int, str], ...]
    at: str
    surplus: Number = 0

    @property
    def bounds(self) -> tuple[Number | None, Number | None] | None:
        """Give between what a single figure has to be, if it is on one; None where that is open."""
        if [sign for sign, _ in (*self.left, *self.right)] != [1]:
            return None
        if self.relation == "=":
            return self.surplus, self.surplus
        return (self.surplus, None) if self.left else (None, self.surplus)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its figures."""
        return tuple(name for _, name in (*self.left, *self.right))

    def form(self, rule: str) -> EquationForm:
        """Give it as one that a rule judges."""
        return EquationForm(
            rule, "cell", self.left, self.relation, self.right, self.at, surplus=self.surplus
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """What is to hold: equations whose terms are figures, as `requests.received.total`."""

    equations: tuple[Owed, ...]

    def findings(self, rule: ReportRule, report: Report) -> Iterator[Finding]:
        """Yield a finding for each that cannot hold, at the figure that it is judged at."""
        for owed in self.equations:
            form = owed.form(rule.code)
            figures = {name: figure for name in owed.names if (figure := _figure(report, name))}
            broken = judge(Equation(form, figures))
            if broken is None:
                continue
            unit = "万元" if broken.at.form.column.kind is Kind.AMOUNT else "件"
            yield rule.finding(
                broken.at,
                expected=broken.expected,
                actual=broken.actual,
                sum=counted(
                    broken.expected, broken.addends, at_least=broken.expected_at_least, unit=unit
                ),
                found=counted(broken.actual, at_least=broken.actual_at_least, unit=unit),
                gap=counted(
                    max(broken.residual, -broken.residual), at_least=broken.is_open, unit=unit
                ),
                related=related_figures(broken, None),
            )


def _figure(report: Report, name: str) -> Figure | None:
    """Give a figure by its full name; None where it is not there."""
    table, row, column = name.split(".")
    if table not in report.tables or row not in report.tables[table].rows:
        return None
    return report.tables[table].rows[row].figures.get(column)
