"""N002 narrative-none."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class NarrativeNone(ReportRule):
    code = "N002"
    name = "narrative-none"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "文字与表格一方称没有，一方却有", "Of text and table one has none, and the other has some"
    )
    rationale = Bilingual(
        "文字写“未收到”“没有”“未发生”或者0件，而表内相应数字不为0；或者文字写有件数，而表内相应的行全部为0"
        "（只是总计为0、行内有数的，由 N001 提示）。否定的范围必须清楚：只否定一部分的"
        "（某一渠道、因答复不当引起的、败诉的）、针对某几件申请的、其他机关和其他年度的，都不比较；"
        "“未收到”复议、诉讼不比较，因为表四包括以前年度提起、本年仍未审结的。没有行政许可等“事项”、"
        "“不涉及”行政许可等，说的是职权，也不比较；未收取行政事业性收费，只在同一句没有提到信息公开、申请和费用，"
        "也不在第六部分时比较。表内合计也不符，而可以确定的改法与文字一致的，与那些问题合在一起。",
        "The text denies something (未收到, 没有, 未发生, 0件) of which a table has some; or it tells of some, "
        "and the table has 0 in all of the row, and not only in its total, of which N001 speaks. What is "
        "denied must be plain: a part of it (one channel, suits that were lost or had one cause), "
        "certain requests, other offices and other years are left alone; so is that no suit was "
        "received, as table four counts those of earlier years that are pending. That there are no "
        "licensing matters (事项), or that licensing does not concern the office (不涉及), tells of its "
        "powers. That no charges were collected is compared where the sentence names neither disclosure "
        "nor requests nor 费用, and not in section six, which is of the fee. "
        "Where the table does not add up, and what is certain to put that right agrees with the text, all of "
        "it is shown as one.",
    )
    remedy = Bilingual(
        "对照台账查明哪一处不实，更正后文字与表格要一致。沿用往年文字的，逐句核对。",
        "Find out from the records which of the two is wrong, and correct it. Check text taken over from "
        "earlier years sentence by sentence.",
    )
    basis = None
    message = Bilingual(
        "此处称没有，而“{figure}”填报{actual}{unit}，前后不一致，请核实",
        "this says that there was none, but “{figure}” has {actual}{unit}",
    )
    reverse = Bilingual(
        "此处为{actual}{unit}，而“{figure}”填报0{unit}，前后不一致，请核实",
        "this says {actual}{unit}, but “{figure}” has none",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年未收到政府信息公开申请。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年未收到政府信息公开申请。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 1 | 1 | 0 | 0 | 0 | 0 | 2
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for each in subject.compared_claims:
            if each.is_beyond_doubt and each.is_against:
                likeliest = each.sums[0]
                number = each.number.normalize() or likeliest.number
                yield self.finding(
                    each.claim.prose,
                    message=self.reverse if each.number else None,
                    span=each.claim.span,
                    actual=f"{number:,f}",
                    related=[related(Role.COUNTERPART, figure) for figure in likeliest.figures],
                    cause=subject.behind(each),
                    figure=each.words,
                    unit=each.unit,
                )
