"""F002 vague-fee-statement."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.fee import owed
from reportlint_rules.report_rule import ReportRule


class VagueFeeStatement(ReportRule):
    code = "F002"
    name = "vague-fee-statement"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "提到信息处理费，却没说收了没有", "The fee is named, but not whether any was charged"
    )
    rationale = Bilingual(
        "只说“按规定收取”看不出本年收了没有、收了多少。应写明件数和金额，或者写明未收取。",
        "“Charged by the rules” leaves open whether any was. Give notices and amounts, or say none.",
    )
    remedy = Bilingual(
        "按台账写明本年度的件数和金额；没有收取的，直接写“未收取”。收费标准、收费规定不必写，"
        "也不能代替收取情况。",
        "Give this year's numbers and amounts from the records, or say that none was charged. The tariff "
        "and the rules need not be quoted, and do not stand in for that.",
    )
    basis = sources.FORM
    message = Bilingual(
        "信息处理费收取情况表述不明确：应写明发出收费通知的件数、总金额和实际收取的总金额；"
        "未收取的，应写明“未收取”",
        "it is not clear whether the fee was charged: give the number of notices, their amount and what "
        "was collected, or say that none was charged",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
六、其他需要报告的事项
本年度发出收费通知2件，总金额300元，实际收取信息处理费300元。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
六、其他需要报告的事项
本机关严格按照规定收取信息处理费。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        if owed.home(subject) is None or owed.stated(subject):
            return
        for vague in filter(owed.is_in_place, subject.claims):
            yield self.finding(vague.prose)
            return
