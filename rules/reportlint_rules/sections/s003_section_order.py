"""S003 section-order."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.departures import Departure
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class SectionOrder(ReportRule):
    code = "S003"
    name = "section-order"
    severity = Severity.ERROR
    summary = Bilingual("部分的顺序与格式不符", "A section is out of order")
    rationale = Bilingual(
        "六个部分的顺序由格式规定，逐份汇总时按顺序取数。",
        "The form fixes the order of the six sections, and those who collect reports rely on it.",
    )
    basis = sources.FORM
    message = Bilingual(
        "“{section}”应是第 {expected} 部分，却排在第 {actual}",
        "“{section}” should be section {expected}, but stands as number {actual}",
    )
    passing = """\
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
"""
    failing = """\
四、政府信息公开行政复议、行政诉讼情况
六、其他需要报告的事项
五、存在的主要问题及改进情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        first = [
            section for section in subject.sections if section.departure is not Departure.REPEATED
        ]
        for place, section in enumerate(first, start=1):
            if section.departure is Departure.MOVED:
                yield self.finding(
                    section.heading,
                    expected=section.form.number,
                    actual=place,
                    section=section.form.heading.official,
                )
