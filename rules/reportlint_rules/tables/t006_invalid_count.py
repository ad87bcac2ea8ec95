"""T006 invalid-count."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.form.edition import Kind
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class InvalidCount(ReportRule):
    code = "T006"
    name = "invalid-count"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("件数是负数或小数", "A count is negative or fractional")
    rationale = Bilingual(
        "件数只能是零或正整数；只有金额（万元）可以有小数，只有增减数可以为负。这样的数字不参加相加。",
        "A count is zero or a positive whole number. Only an amount may have decimals, and only a change "
        "may be negative. Such a figure enters no sum.",
    )
    remedy = Bilingual(
        "对照台账填写实际数字。负号、小数点多半是录入差错，也可能是把金额填进了件数，查明后再改。",
        "Write the number that the records give. A sign or a point is mostly a slip of the keyboard, but "
        "may be an amount in the place of a count: find out before changing it.",
    )
    basis = sources.FORM
    message = Bilingual(
        "件数应为0或正整数，现填“{actual}”",
        "a count is zero or a positive whole number, not {actual}",
    )
    amount = Bilingual(
        "金额不应为负数，现填{actual}万元", "an amount cannot be negative, as {actual} is"
    )
    change = Bilingual("增减数应为整数，现填“{actual}”", "a change is a whole number, not {actual}")
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
        by_kind = {Kind.COUNT: self.message, Kind.AMOUNT: self.amount, Kind.CHANGE: self.change}
        for table in subject.tables.values():
            for figure in table.figures:
                if figure.value is not None and figure.usable is None:
                    message = by_kind[figure.form.column.kind]
                    yield self.finding(figure, message=message, actual=figure.value)
