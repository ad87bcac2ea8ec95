"""F004 fee-contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.claims.claim import Claim, Subject
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_DENYING = (Subject.FEE, Subject.RECEIVED)
"""Where there was none of them, no sum was received."""


class FeeContradiction(ReportRule):
    code = "F004"
    name = "fee-contradiction"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("信息处理费前后说法矛盾", "The report contradicts itself on the fee")
    rationale = Bilingual(
        "一处说未收取，另一处写有收取的金额；或者说没有发出收费通知，表三却有逾期未按收费通知缴费的申请。"
        "只比较同一机关、同一年度的说法；只说“未收取”的，不与表三比较，因为发出通知后可能没有缴费。",
        "One passage says none was charged, another gives an amount received; or no notice was sent, but "
        "table three counts requests whose notice was not paid. Only what is said of one office and year "
        "is compared, and “none was charged” is not held against table three: a notice may not be paid.",
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
        yield from self._sums_denied(subject)
        yield from self._notices_denied(subject)

    def _sums_denied(self, report: Report) -> Iterator[Finding]:
        """Hold each sum received against the first passage that denies it, of the same office and year."""
        received: dict[int, Claim] = {}
        for claim in report.claims:
            if claim.subject is Subject.RECEIVED and claim.quantity and not claim.is_none:
                received.setdefault(id(claim.prose), claim)
        for claim in received.values():
            denial = next(
                (
                    other
                    for other in report.claims
                    if other.subject in _DENYING
                    and other.is_none
                    and _is_of_the_same(claim, other)
                    and id(other.prose) not in received
                ),
                None,
            )
            if denial:
                yield self.finding(
                    claim.prose,
                    message=self.amount,
                    actual=str(claim.quantity),
                    related=[related(Role.CLAIM, denial.prose)],
                    elsewhere=denial.prose.words,
                )

    def _notices_denied(self, report: Report) -> Iterator[Finding]:
        unpaid = report.requests.fee_unpaid if report.requests else None
        if not unpaid or not unpaid.total.usable:
            return
        notices = [claim for claim in report.claims if claim.subject is Subject.NOTICES]
        sent = [claim for claim in notices if claim.quantity and not claim.is_none]
        for claim in notices:
            if claim.is_none and all(_is_of_the_same(claim, other) for other in sent):
                row = report.where(unpaid.place, unpaid.span)
                yield self.finding(claim.prose, actual=unpaid.total.value, row=row)


def _is_of_the_same(claim: Claim, other: Claim) -> bool:
    """Say whether two claims are of one office and one year: only those contradict each other."""
    return (claim.whose, claim.year) == (other.whose, other.year)
