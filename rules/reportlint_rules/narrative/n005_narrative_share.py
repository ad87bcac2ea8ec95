"""N005 narrative-share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.place import Spot
from reportlint.model.rule import related
from reportlint_grammar.claims.amounts import Amount
from reportlint_grammar.claims.shares import Growth, Share
from reportlint_grammar.content.prose import Prose
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class NarrativeShare(ReportRule):
    code = "N005"
    name = "narrative-share"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "占比或增幅与数字不符", "A share or a growth does not follow from its numbers"
    )
    rationale = Bilingual(
        "“共64件，其中予以公开16件，占25%”“今年12件，上年10件，增长20%”可以验算。按所写的小数位，"
        "四舍五入、四舍六入五成双和去尾都算对。占比只在“其中”之前的总数唯一，“占新收总数的”写明了是哪个数，或者“来自企业的”写明了是其中一部分时检查；同一部分的其他数、表三的"
        "新收、结转、办理结果总计有一个相符就不提示，“占全市……”“约”“以上”不检查。增幅只在同一句写明上年的数，"
        "或者比上年多（少）多少时检查。",
        "Both can be worked out where their numbers are told. To as many decimals as are written, rounded "
        "either way or cut off, each will do. A share is checked where there is but one number that its list "
        "can be of, where it names its base, 占新收总数的, or where its part says that it is one, 来自企业的. "
        "It is right if it is one of any other number in its section, or of the requests that "
        "table three counts as received, carried over or concluded. Shares of something else, 占全市, and "
        "those that are about, are not checked. Growth is checked where last year's number, or by how many "
        "there are more or fewer, is told in the same sentence.",
    )
    remedy = Bilingual(
        "重新计算，并核对所用的两个数；更正写错的一个。",
        "Work it out again, and check the two numbers that it rests on. Correct the one that is wrong.",
    )
    basis = None
    message = Bilingual(
        "{part}占{whole}的比例应为{expected}%，现为{actual}%，请核实",
        "{part} of {whole} are {expected} %, not {actual} %",
    )
    growth = Bilingual(
        "由{then}到{now}，应{way}{expected}%，现为{written}{actual}%，请核实",
        "from {then} to {now} is {way} {expected} %, not {written} {actual} %",
    )
    passing = """\
一、总体情况
全年办结申请64件，其中予以公开16件，占25%。
"""
    failing = """\
一、总体情况
全年办结申请64件，其中予以公开16件，占26.5%。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        totals = _totals(subject)
        for share in subject.shares:
            others = (share.others | totals) - {share.part.number}
            if not any(map(share.is_of, {share.whole.number, *others})):
                yield self._wrong_share(share)
        for growth in subject.growth:
            if not growth.is_right:
                yield self._wrong_growth(growth)

    def _wrong_share(self, share: Share) -> Finding:
        exact = share.part.number * 100 / share.whole.number
        return self.finding(
            _spot(share.prose, share.percent),
            expected=_rounded(exact, share.percent),
            actual=share.percent.number,
            part=str(share.part),
            whole=str(share.whole),
            related=[
                related(Role.ADDEND, _spot(share.prose, share.part)),
                related(Role.TOTAL, _spot(share.prose, share.whole)),
            ],
        )

    def _wrong_growth(self, growth: Growth) -> Finding:
        return self.finding(
            _spot(growth.prose, growth.percent),
            message=self.growth,
            expected=_rounded(abs(growth.exact), growth.percent),
            actual=growth.percent.number,
            now=str(growth.now),
            then=str(growth.now._replace(number=growth.then)),
            way=_way(is_less=growth.exact < 0),
            written=_way(is_less=growth.is_less),
            related=[related(Role.CLAIM, _spot(growth.prose, growth.now))],
        )


def _totals(report: Report) -> set[Decimal]:
    """Give what shares of requests may be of, by table three: row by row, and new with old ones."""
    table = report.requests
    rows = (table.received, table.carried_over, table.outcome_total) if table else ()
    new, old, concluded = [
        Decimal(row.total.usable or 0) if row else Decimal(0) for row in rows
    ] or ([Decimal(0)] * 3)
    return {new, old, concluded, new + old}


def _way(*, is_less: bool) -> Bilingual:
    return Bilingual("下降", "down") if is_less else Bilingual("增长", "up")


def _rounded(exact: Decimal, like: Amount) -> Decimal:
    """Round a number of percent to as many decimals as one was written with."""
    return exact.quantize(Decimal(1).scaleb(-like.decimals), ROUND_HALF_UP)


def _spot(prose: Prose, amount: Amount) -> Spot:
    return Spot(prose.at(amount.first, amount.last), prose.place)
