"""T006 invalid-count."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class InvalidCount(ReportRule):
    code = "T006"
    name = "invalid-count"
    severity = Severity.ERROR
    summary = Bilingual("件数是负数或小数", "A count is negative or fractional")
    rationale = Bilingual(
        "件数只能是零或正整数；只有收费金额（万元）可以有小数。这样的数字不参加相加。",
        "A count is zero or a whole number; only the amount charged may have decimals. "
        "Such a figure enters no sum.",
    )
    basis = sources.FORM
    message = Bilingual("件数不能是 {actual}", "{actual} cannot be a count")
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年处理决定数量
行政许可 | 12
行政事业性收费 | 3.75
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年处理决定数量
行政许可 | -12
行政事业性收费 | 3.75
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            for figure in table.figures:
                if figure.value is not None and figure.usable is None:
                    yield self.finding(figure, actual=figure.value)
