"""N003 narrative-sum."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.claims.amounts import MONEY
from reportlint_grammar.report import Report
from reportlint_rules.narrative.parts import finding_of_parts
from reportlint_rules.report_rule import ReportRule


class NarrativeSum(ReportRule):
    code = "N003"
    name = "narrative-sum"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual("分项之和与总数不符", "The parts told do not add up to the whole")
    rationale = Bilingual(
        "“共n条，其中甲a条、乙b条”中，各分项之和不会超过总数；用“分别为”“具体包括”或“共n条：”引出，或以“其他”收尾，"
        "或先列分项再写“合计”“共”的，应当等于总数。只说“其中”的，可能只列了一部分，少于总数时一般不提示，"
        "除非列了四项以上，所缺的不到百分之五，又不超过最小的一项；有“等”“主要”“重点”或“余”“多”“约”的也一样。计量单位不同的、后面另起话题的、括号里的，不算分项；写明互有交叉的不提示；"
        "前面有几个数的，其中一个或几个之和相符就不提示。金额由 F005 检查。",
        "Of “n in all, of which a and b” the parts are never more than the whole. They are all of it where "
        "the list is led in by 分别为, 具体包括 or the colon of 共85条：, ends with 其他, or has its sum "
        "behind it. A list behind a "
        "mere 其中 may name a few parts of many, so that nothing is said where these are less than the "
        "whole, unless there are four or more, and what is left is under five per cent and no more than the "
        "least of them. Nor is anything said of less where the list says 等, 主要 or 重点, or about how many. "
        "Parts that are said to overlap are "
        "not checked. Numbers in another unit, what a sentence goes on with, and what stands in brackets are "
        "no parts. "
        "Where several numbers stand before a list, one of them or some together may be its whole. Sums of "
        "money are for F005.",
    )
    remedy = Bilingual(
        "对照台账核对总数和各分项，更正写错的一个；确实只列了一部分的，写明“等”或“主要包括”。",
        "Check the whole and its parts against the records, and correct the number that is wrong. If the "
        "list names but a few parts, let it say so.",
    )
    basis = None
    message = Bilingual(
        "总数为{whole}，所列各项合计{sum}，前后不一致，请核实",
        "the whole is {whole}, but the parts come to {sum}",
    )
    passing = """\
一、总体情况
全年主动公开政府信息20条，其中政策文件8条、工作动态7条、其他信息5条。
"""
    failing = """\
一、总体情况
全年主动公开政府信息20条，其中政策文件8条、工作动态7条、其他信息6条。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for breakdown in subject.breakdowns:
            is_all = breakdown.is_complete or breakdown.is_nearly_complete
            if breakdown.unit != MONEY and not breakdown.adds_up(leaves_none_out=is_all):
                yield finding_of_parts(self, breakdown)
