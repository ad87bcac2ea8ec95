"""S004 empty-section."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class EmptySection(ReportRule):
    code = "S004"
    name = "empty-section"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("部分没有内容", "A section has no content")
    rationale = Bilingual(
        "标题下什么也没有，读者不知道是没有情况还是漏写。没有情况的，也应写明。缺表格的由 T001 指出。",
        "Under an empty heading nobody can tell “nothing happened” from “forgotten”. "
        "Where a table is owed, T001 says so.",
    )
    remedy = Bilingual(
        "按实际情况补写本部分。没有相关情况的，如实写明；不要删去标题，也不要写与本单位无关的话。",
        "Write what there is to report. If there is nothing, say that there is nothing; neither delete "
        "the heading nor fill the section with words that say nothing of the office.",
    )
    basis = sources.SECTIONS
    message = Bilingual(
        "本部分无内容，应予补充；没有相关情况的，也应说明",
        "this section is empty; if there is nothing to report, say so",
    )
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
