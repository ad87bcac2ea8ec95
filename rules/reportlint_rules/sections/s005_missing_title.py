"""S005 missing-title."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.document import Span
from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.prose import Spot
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class MissingTitle(ReportRule):
    code = "S005"
    name = "missing-title"
    severity = Severity.WARNING
    summary = Bilingual("没有标题", "The report has no title")
    rationale = Bilingual(
        "标题写明单位和年度。没有标题，就不知道是谁、哪一年的报告。",
        "The title names the office and the year; without it nobody knows whose report it is, and for when.",
    )
    basis = sources.FORM
    message = Bilingual(
        "正文之前没有“某单位某年政府信息公开工作年度报告”一类的标题",
        "no title such as “office, year, 政府信息公开工作年度报告” stands before the text",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
"""
    failing = """\
根据《中华人民共和国政府信息公开条例》编制本报告。
一、总体情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        if subject.title is None and not subject.has_only_tables:
            start, end = subject.span
            yield self.finding(Spot(Span(start, min(start + 1, end)), "标题"))
