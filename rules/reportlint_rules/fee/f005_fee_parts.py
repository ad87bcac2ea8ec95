"""F005 fee-parts."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.claims.amounts import MONEY
from reportlint_grammar.claims.breakdowns import Breakdown
from reportlint_grammar.claims.claim import Claim, Subject
from reportlint_grammar.report import Report
from reportlint_rules.narrative.parts import finding_of_parts
from reportlint_rules.report_rule import ReportRule

_SUMS = (Subject.ASKED, Subject.RECEIVED)


class FeeParts(ReportRule):
    code = "F005"
    name = "fee-parts"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "信息处理费分项之和与总金额不符", "The parts of the fee do not add up to its sum"
    )
    rationale = Bilingual(
        "写明“共收取信息处理费若干元，其中……”的，各笔之和应等于总金额，元和万元换算后比较。"
        "有“等”“主要”“余”“约”的，或者后面另起话题的，只看是否超过总金额；别的收费和经费不检查。",
        "Where a sum of the fee is followed by its parts, these come to it, in yuan and 万元 alike. If the "
        "list says 等 or 主要, or about how much, or its sentence goes on with something else, the parts are "
        "only held to be no more than the sum. Other charges and expenses are not checked.",
    )
    remedy = Bilingual(
        "对照收费通知和缴费记录核对总金额和各笔金额，更正写错的一个。",
        "Check the sum and its parts against the notices and payments, and correct the one that is wrong.",
    )
    basis = None
    message = Bilingual(
        "总金额为{whole}，所列各笔合计{sum}，前后不一致，请核实",
        "the sum is {whole}, but its parts come to {sum}",
    )
    passing = """\
六、其他需要报告的事项
2024年共收取信息处理费1200元，其中按件计收900元、按量计收300元。
"""
    failing = """\
六、其他需要报告的事项
2024年共收取信息处理费1200元，其中按件计收900元、按量计收200元。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        sums = [claim for claim in subject.claims if claim.subject in _SUMS]
        for breakdown in subject.breakdowns:
            is_of_the_fee = breakdown.unit == MONEY and any(
                _tells(claim, breakdown) for claim in sums
            )
            if is_of_the_fee and not breakdown.adds_up(leaves_none_out=breakdown.is_closed):
                yield finding_of_parts(self, breakdown)


def _tells(claim: Claim, breakdown: Breakdown) -> bool:
    """Say whether a claim is that of the whole of a breakdown."""
    whole = breakdown.wholes[-1]
    return (
        claim.prose is breakdown.prose
        and claim.first <= whole.first < claim.last
        and claim.quantity is not None
        and claim.quantity.number == whole.number
    )
