"""S004 empty-section."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class EmptySection(ReportRule):
    code = "S004"
    name = "empty-section"
    severity = Severity.WARNING
    summary = Bilingual("部分没有内容", "A section has no content")
    rationale = Bilingual(
        "标题下什么也没有，读者不知道是没有情况还是漏写。没有情况的，也应写明。缺表格的由 T001 指出。",
        "Under an empty heading nobody can tell “nothing happened” from “forgotten”. "
        "Where a table is owed, T001 says so.",
    )
    basis = sources.REPORT
    message = Bilingual("标题下没有任何内容", "nothing stands under this heading")
    passing = """\
五、存在的主要问题及改进情况
公开的内容还不够细，将逐项充实办事指南。
六、其他需要报告的事项
本年度未收取信息处理费。
"""
    failing = """\
五、存在的主要问题及改进情况
六、其他需要报告的事项
本年度未收取信息处理费。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            if section.is_empty and section.form.table is None:
                yield self.finding(section.heading)
