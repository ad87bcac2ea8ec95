"""F003 misplaced-fee-statement."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.fee import owed
from reportlint_rules.report_rule import ReportRule


class MisplacedFeeStatement(ReportRule):
    code = "F003"
    name = "misplaced-fee-statement"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("信息处理费写在别的部分", "The fee is reported in another section")
    rationale = Bilingual(
        "信息处理费收取情况在第六部分“其他需要报告的事项”中报告，写在别处容易被漏看。",
        "The fee is reported in section six. Elsewhere it is overlooked.",
    )
    remedy = Bilingual(
        "将收取信息处理费的情况移到第六部分，数字和说法不变；第六部分原来写“无”的，一并改掉。",
        "Move what is said of the fee to section six as it is. If section six says that there is nothing "
        "to report, take that out.",
    )
    basis = sources.FORM
    message = Bilingual(
        "收取信息处理费的情况应在“{expected}”中报告，请移至该部分",
        "the fee is to be reported in “{expected}”; move it there",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
六、其他需要报告的事项
本年度未收取信息处理费。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
本年度未收取信息处理费。
六、其他需要报告的事项
无。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        home, stated = owed.home(subject), owed.stated(subject)
        if home is not None and stated and not any(map(owed.is_in_place, stated)):
            yield self.finding(stated[0].named, expected=home.title)
