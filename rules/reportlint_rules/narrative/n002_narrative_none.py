"""N002 narrative-none."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.report import Report
from reportlint_rules.narrative.compared import compared
from reportlint_rules.report_rule import ReportRule


class NarrativeNone(ReportRule):
    code = "N002"
    name = "narrative-none"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("文字称没有，表格却有", "The text says there was none, the table has some")
    rationale = Bilingual(
        "文字写“未收到”“没有”“未发生”或者0件，而表内相应数字不为0。否定的范围必须清楚：只否定一部分的"
        "（某一渠道、因答复不当引起的、败诉的）、针对某几件申请的、其他机关和其他年度的，都不比较；"
        "“未收到”复议、诉讼不比较，因为表四包括以前年度提起、本年仍未审结的。"
        "文字写有件数而表内为0的，由 N001 提示。",
        "The text denies something (未收到, 没有, 未发生, 0件) of which a table has some. What is denied must "
        "be plain: a part of it (one channel, suits that were lost or had one cause), certain requests, "
        "other offices and other years are left alone; so is that no suit was received, as table four "
        "counts those of earlier years that are pending. Of a number in the text against a 0 in the table "
        "N001 speaks.",
    )
    remedy = Bilingual(
        "对照台账查明哪一处不实，更正后文字与表格要一致。沿用往年文字的，逐句核对。",
        "Find out from the records which of the two is wrong, and correct it. Check text taken over from "
        "earlier years sentence by sentence.",
    )
    basis = None
    message = Bilingual(
        "此处称没有，而“{figure}”填报{actual}件，前后不一致，请核实",
        "this says that there was none, but “{figure}” has {actual}",
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
        for each in compared(subject):
            if not each.number and each.is_beyond_doubt:
                likeliest = each.sums[0]
                yield self.finding(
                    each.claim.prose,
                    span=each.claim.span,
                    actual=f"{likeliest.number:,f}",
                    related=[related(Role.COUNTERPART, figure) for figure in likeliest.figures],
                    figure=each.words,
                )
