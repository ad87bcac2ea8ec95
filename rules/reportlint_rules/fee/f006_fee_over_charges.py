"""F006 fee-over-charges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.claims.claim import Claim, Subject
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_YUAN = 10_000
"""How many yuan are one 万元, in which the table is."""
_FRACTION = re.compile(r"[.．](\d+)")


class FeeOverCharges(ReportRule):
    code = "F006"
    name = "fee-over-charges"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "信息处理费多于行政事业性收费", "The fee is more than all charges of table two"
    )
    rationale = Bilingual(
        "信息处理费是行政事业性收费，收取的金额应包含在表二“行政事业性收费”的本年收费金额内，不会比它多。"
        "表二以万元为单位，按所填的小数位四舍五入或者去尾能得到的，不提示。表二填“0”或者空着的，"
        "往往是把信息处理费另作统计，也不提示；只比较本机关本年度的收取金额。",
        "The fee is itself an administrative charge, so that what was received of it is part of the amount in "
        "table two, and never more. That is in 万元: whatever the figure may have been rounded or cut off "
        "from, to as many decimals as are written, is taken for right. Where the table says 0 or nothing, the "
        "fee is often counted elsewhere, and nothing is said. Only what this office received in this year is "
        "compared.",
    )
    remedy = Bilingual(
        "核实表二的收费金额是否包含信息处理费，并核对单位是不是万元；哪一处有误，更正哪一处。",
        "See whether the amount in table two takes in the fee, and whether it is in 万元. Correct whichever "
        "is wrong.",
    )
    basis = None
    message = Bilingual(
        "信息处理费{actual}元，多于“{row}”填报的{charged}万元，请核实",
        "the fee of {actual} yuan is more than the {charged} × 10,000 yuan of “{row}”",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年收费金额（单位：万元）
行政事业性收费 | 0.2
六、其他需要报告的事项
2024年共收取信息处理费2100元。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年收费金额（单位：万元）
行政事业性收费 | 0.2
六、其他需要报告的事项
2024年共收取信息处理费21000元。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        row = subject.disclosure.charges if subject.disclosure else None
        charged = row.charged if row else None
        if not row or not charged or not charged.usable:
            return
        most = (Decimal(charged.usable) + _step(charged)) * _YUAN
        received = [claim for claim in subject.claims if _is_received_here(claim)]
        claim = max(received, key=_sum, default=None)
        if claim and _sum(claim) > most:
            yield self.finding(
                claim.prose,
                actual=str(claim.quantity),
                charged=f"{Decimal(charged.usable).normalize():,f}",
                row=subject.where(row.place, row.span),
                related=[related(Role.COUNTERPART, charged)],
            )


def _is_received_here(claim: Claim) -> bool:
    """Say whether a claim is of what this office received in the year reported on."""
    return claim.subject is Subject.RECEIVED and not claim.whose and claim.year is None


def _sum(claim: Claim) -> Decimal:
    return claim.quantity.number if claim.quantity else Decimal(0)


def _step(figure: Figure) -> Decimal:
    """Give one at the last place that a figure was written to: by less than that it may be rounded."""
    fraction = _FRACTION.search(figure.raw)
    return Decimal(1).scaleb(-len(fraction[1]) if fraction else 0)
