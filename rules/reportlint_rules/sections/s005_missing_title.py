"""S005 missing-title."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Spot
from reportlint_grammar.content.places import TITLE
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class MissingTitle(ReportRule):
    code = "S005"
    name = "missing-title"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("没有标题", "The report has no title")
    rationale = Bilingual(
        "标题写明单位和年度。没有标题，就不知道是谁、哪一年的报告。",
        "The title names the office and the year. Without it nobody knows whose report it is, or for "
        "which year.",
    )
    remedy = Bilingual(
        "在正文之前补上标题，写明单位名称和报告年度。年度是数据所属的年度，不是公布报告的年度。",
        "Put a title before the text that names the office and the year: the year that the figures are "
        "for, not the year of publication.",
    )
    basis = None
    message = Bilingual(
        "正文之前缺少“××（单位名称）××××年政府信息公开工作年度报告”字样，应予补充",
        "no line before the text names the office and the year, "
        "as “××县水务局××××年政府信息公开工作年度报告” does",
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
            yield self.finding(Spot(Span(start, min(start + 1, end)), TITLE))
