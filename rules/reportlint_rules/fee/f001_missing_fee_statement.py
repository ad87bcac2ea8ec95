"""F001 missing-fee-statement."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Spot
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.fee import owed
from reportlint_rules.report_rule import ReportRule


class MissingFeeStatement(ReportRule):
    code = "F001"
    name = "missing-fee-statement"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual(
        "没有报告信息处理费收取情况", "Nothing is said of the information-processing fee"
    )
    rationale = Bilingual(
        "行政机关要在年度报告第六部分报告收取信息处理费的情况：发出收费通知的件数和总金额，"
        "以及实际收取的总金额。没有收取的也要写明。2021 年以前的报告不要求。",
        "Section six reports the fee: notices sent, their amount, and what was collected, or that there "
        "was none. Reports for years before 2021 owe nothing.",
    )
    remedy = Bilingual(
        "在第六部分写明本年度发出收费通知的件数、总金额和实际收取的总金额；"
        "核实没有收取的，写明“本年度未收取信息处理费”。",
        "Say in section six how many notices were sent, for what amount, and what was collected. If the "
        "records show that none was charged, say that none was.",
    )
    basis = sources.FORM
    message = Bilingual(
        "未报告收取信息处理费的情况；未收取的，也应在此说明",
        "the information-processing fee is not reported; if none was charged, say so here",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
六、其他需要报告的事项
本年度未收取信息处理费。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
六、其他需要报告的事项
没有其他需要报告的事项。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        home = owed.home(subject)
        is_named = any(map(owed.is_in_place, subject.claims))
        if home is not None and not is_named and not owed.stated(subject):
            section = subject.section(home.name)
            at = section.heading if section else subject
            remarks = (prose for prose in section.prose if prose.is_remark) if section else ()
            yield self.finding(Spot(at.span, home.place), cause=next(iter(remarks), None))
