"""E003 unplaced-content."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class UnplacedContent(ReportRule):
    code = "E003"
    name = "unplaced-content"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("表中有格式以外的行", "A table has a row that the form does not have")
    rationale = Bilingual(
        "格式规定了每张表的全部行。多出来的行、认不出名称的行，其数字不会计入任何合计。",
        "The form fixes every row. Figures under a label that it does not know enter no sum.",
    )
    remedy = Bilingual(
        "行名写错的，改为格式中的行名。确属格式以外的内容，移出表格，需要说明的写入正文；"
        "移出前先核对这些数字是否应计入其他行。",
        "Where the label is a slip, write the form's. What is not the form's goes out of the table, and "
        "into the text if need be; see first whether its figures belong to another row.",
    )
    basis = sources.FORM
    message = Bilingual(
        "格式中没有“{actual}”行，请核对行名", "the form has no row “{actual}”; check the label"
    )
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
        strangers = (stranger for table in subject.tables.values() for stranger in table.strangers)
        for unplaced in (*subject.unplaced, *strangers):
            if unplaced.label:
                yield self.finding(unplaced, actual=unplaced.label)
