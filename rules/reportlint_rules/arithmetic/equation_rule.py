"""The base of the rules that judge the form's equations, which are listed with the form's facts."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding
from reportlint_grammar.culprit import Culprit
from reportlint_grammar.equations import Broken
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_AT_LEAST = Bilingual("至少", "at least ")
_EXACTLY = Bilingual("", "")


class EquationRule(ReportRule, ABC):
    """Reports every broken equation that names the rule, at the figure which the form says.

    Messages may use `{sum}`, the addition written out, 41＋1＋61＝103, and `{at_least}`: where figures
    are unknown, a sum is known only from below. `{lead}` names the one figure that explains all
    broken equations of the table, where there is one.
    """

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            for broken in table.broken_equations:
                if broken.rule == self.code:
                    yield self.finding(
                        broken.at,
                        expected=broken.expected,
                        actual=broken.actual,
                        sum=_written_out(broken),
                        at_least=_AT_LEAST if broken.at_least else _EXACTLY,
                        lead=_lead(table.culprit),
                    )


def _written_out(broken: Broken) -> str:
    if len(broken.addends) < 2:
        return str(broken.expected)
    addends = "".join(f"{number:+}" for number in broken.addends).removeprefix("+")
    return f"{addends.replace('+', '＋').replace('-', '－')}＝{broken.expected}"


def _lead(culprit: Culprit | None) -> Bilingual:
    if culprit is None:
        return Bilingual("", "")
    figure, implied = culprit
    return Bilingual(
        f"；若把“{figure.place}”的 {figure.value} 改为 {implied}，全表相符",
        f"; with {implied} instead of {figure.value} in “{figure.place}” the whole table adds up",
    )
