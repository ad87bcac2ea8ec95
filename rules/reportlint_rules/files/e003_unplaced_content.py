"""E003 unplaced-content."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class UnplacedContent(ReportRule):
    code = "E003"
    name = "unplaced-content"
    severity = Severity.WARNING
    summary = Bilingual("表中有格式以外的行", "A table has a row that the form has not")
    rationale = Bilingual(
        "格式规定了每张表的全部行。多出来的行、认不出名称的行，其数字不会计入任何合计，请核对行名。",
        "The form fixes every row. Figures under a label it does not know enter no sum: check the label.",
    )
    basis = sources.FORM
    message = Bilingual("格式中没有“{actual}”一行", "the form has no row “{actual}”")
    passing = """\
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉
0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年处理决定数量
行政许可 | 12
行政备案 | 5
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        strangers = (of for table in subject.tables.values() for of in table.strangers)
        for unplaced in (*subject.unplaced, *strangers):
            if unplaced.label:
                yield self.finding(unplaced, actual=unplaced.label)
