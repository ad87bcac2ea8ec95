"""F004 fee-contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.report import Report
from reportlint_rules.fee import statement
from reportlint_rules.report_rule import ReportRule


class FeeContradiction(ReportRule):
    code = "F004"
    name = "fee-contradiction"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("信息处理费前后说法矛盾", "The report contradicts itself on the fee")
    rationale = Bilingual(
        "一处说未收取，另一处写有金额；或者说没有发出收费通知，表三却有逾期未按收费通知缴费的申请。",
        "One passage says none was charged, another gives an amount; or no notice was sent, but table "
        "three counts requests whose notice was not paid.",
    )
    remedy = Bilingual(
        "对照收费通知和缴费记录，查明哪一处不实，更正后两处说法要一致。不要不经查对就删去其中一处。",
        "Find out from the notices and payments which of the two is wrong and correct it. Do not just "
        "delete one of them.",
    )
    basis = None
    amount = Bilingual(
        "此处称收取{actual}元，而“{elsewhere}”称未收取，前后不一致，请核实",
        "this says that {actual} yuan were charged, but “{elsewhere}” says that none were",
    )
    message = Bilingual(
        "此处称未发出收费通知，而“{row}”填报{actual}件，前后不一致，请核实",
        "this says that no notice was sent, but “{row}” counts {actual}",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
六、其他需要报告的事项
收费标准为超过10件的部分每件100元。本年度未收取信息处理费。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
全年共收取信息处理费200元。
六、其他需要报告的事项
本年度未收取信息处理费。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        found = statement.statements(subject)
        denials = {told.others: told for told in reversed(found) if told.denies_charging}
        notified = {told.others for told in found if told.counts_notices}
        for of in found:
            denial = denials.get(of.others) if of.charged else None
            if denial:
                yield self.finding(
                    of.prose,
                    message=self.amount,
                    actual=of.charged,
                    related=[related(Role.CLAIM, denial.prose)],
                    elsewhere=denial.prose.words,
                )
        unpaid = subject.requests.fee_unpaid if subject.requests else None
        if unpaid and unpaid.total.usable:
            for of in found:
                if of.denies_notices and notified <= {of.others}:
                    row = subject.where(unpaid.place, unpaid.span)
                    yield self.finding(of.prose, actual=unpaid.total.value, row=row)
