"""N001 narrative-figure."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class NarrativeFigure(ReportRule):
    code = "N001"
    name = "narrative-figure"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("文字表述的数字与表格不一致", "The text says another number than the table")
    rationale = Bilingual(
        "文字部分写的申请、办理结果、复议诉讼、规章和规范性文件、处理决定、收费的数字，应与表二、表三、表四一致。"
        "一种说法可能指几个数字的，与其中任一个相符即可：“收到”可以只指本年新收，也可以包括上年结转；"
        "“办理”还可以指办理结果总计。写“余”“多”的，表内数字更小才提示；写“约”“近”的，不比较。"
        "“其中”只是一部分，只有超过表内数字才提示。不比较的有：其他机关、全县和其他年度的数字，累计数，"
        "公开、发布、备案的条数，公文按公开属性分的件数，网上、信函等渠道的件数，以及含有本程序不认识的词语的说法；"
        "表内空白、无法识别的数字也不比较。一方为0而另一方不为0的，由 N002 提示；表内总计为0而"
        "所在行有数的，多半是总计填错，仍由本规则提示。"
        "表内合计也不符，而最可能的改法与文字一致的，与那些问题合在一起。",
        "Numbers in the text of requests, their outcomes, reconsideration and litigation, regulations and "
        "normative documents, decisions and charges must be those of tables two, three and four. Where "
        "words may mean one of several figures, any of them satisfies: 收到 may or may not include what "
        "was carried over, and 办理 may be all outcomes. Of “more than 20” only a smaller figure is "
        "wrong, “about 20” is not compared; a part (其中) is wrong only if it exceeds its figure. Left "
        "alone are other offices, a whole county, other years, cumulative numbers, items published or put "
        "on record, papers by how public they are, requests by channel, and "
        "whatever holds a word that is not understood; so is a figure "
        "that is blank or unreadable. Where one side has none and the other some, N002 says so; but of a total "
        "of 0 whose row has some, which is likely wrong itself, this rule does. Where the table does not "
        "add up, and what would most likely put that right agrees with the text, all of it is shown as one.",
    )
    remedy = Bilingual(
        "对照台账查明哪一处不实，更正后文字与表格要一致。统计口径不同的，在文字中写明口径。",
        "Find out from the records which of the two is wrong, and correct it. If they count different "
        "things, say so in the text.",
    )
    basis = None
    message = Bilingual(
        "此处为{actual}{unit}，而“{figure}”填报{expected}{unit}，前后不一致，请核实",
        "this says {actual}{unit}, but “{figure}” has {expected}{unit}",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年收到政府信息公开申请2件。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 1 | 1 | 0 | 0 | 0 | 0 | 2
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年收到政府信息公开申请3件。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 1 | 1 | 0 | 0 | 0 | 0 | 2
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for each in subject.compared_claims:
            if each.is_beyond_doubt and not each.is_against:
                likeliest = each.sums[0]
                yield self.finding(
                    each.claim.prose,
                    span=each.claim.span,
                    expected=f"{likeliest.number:,f}",
                    actual=f"{each.number.normalize():,f}",
                    related=[related(Role.COUNTERPART, figure) for figure in likeliest.figures],
                    cause=subject.behind(each),
                    figure=each.words,
                    unit=each.unit,
                )
