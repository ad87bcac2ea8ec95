"""F002 vague-fee-statement."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.report import Report
from reportlint_rules.fee import statement
from reportlint_rules.report_rule import ReportRule


class VagueFeeStatement(ReportRule):
    code = "F002"
    name = "vague-fee-statement"
    severity = Severity.WARNING
    summary = Bilingual(
        "提到信息处理费，却没说收了没有", "The fee is named, but not whether any was charged"
    )
    rationale = Bilingual(
        "只说“按规定收取”看不出本年收了没有、收了多少。应写明件数和金额，或者写明未收取。",
        "“Charged by the rules” leaves open whether any was. Give notices and amounts, or say none.",
    )
    basis = sources.FEE
    message = Bilingual(
        "没有写明信息处理费的件数和金额，也没有写明未收取",
        "neither notices and amounts are given, nor that none was charged",
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
        found = statement.statements(subject)
        if not statement.is_owed(subject) or any(of.is_clear for of in found):
            return
        for vague in found:
            if vague.is_in_place:
                yield self.finding(vague.prose)
                return
