"""S008 hollow-section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_OWED = ("overview", "problems")
"""The sections in which every office has something to tell."""


class HollowSection(ReportRule):
    code = "S008"
    name = "hollow-section"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "第一或第五部分没有写本单位的情况", "Section one or five says nothing of the office"
    )
    rationale = Bilingual(
        "总体情况、存在的主要问题及改进情况要写本单位的情况，只写“无”、只重复标题、只有编制依据和统计期限、“情况如下：”之后什么也没有的，"
        "等于没有写。有一句实话就不算，“未收到政府信息公开申请”“不存在问题”也是实话；第六部分可以写“无”。"
        "留有模板提示语的由 C006 指出，标题下什么也没有的由 S004 指出；本部分之后没有内容的，可能没有取全，"
        "不作判断。",
        "Sections one and five tell of the office. One that only says “none”, repeats its heading or has "
        "the sentences by which a report says what it is and for which period, or leads on to nothing "
        "(如下：), tells nothing. A single "
        "statement is enough, be it that no request came in or that there are no problems; section six "
        "may say “none”. C006 speaks where a template's remark is left, S004 where nothing stands below "
        "the heading; a report that ends with the section may be cut off, and nothing is said of it.",
    )
    remedy = Bilingual(
        "按实际情况写本单位的工作：第一部分写本年度做了什么，第五部分写存在的问题和改进的结果。"
        "编制依据和统计期限写在第一部分之前。",
        "Tell of the office: in section one what was done this year, in section five what is amiss and what "
        "became better. On what the report rests, and its period, are told before section one.",
    )
    basis = sources.SECTIONS
    message = Bilingual(
        "本部分没有写本单位的情况，应按实际情况补充；没有相关情况的，也应具体说明",
        "this section says nothing of the office; tell what there is to report, or what there was not",
    )
    passing = """\
一、总体情况
本年度未收到政府信息公开申请。
二、主动公开政府信息情况
五、存在的主要问题及改进情况
公开的内容还不够细，已逐项充实办事指南。
六、其他需要报告的事项
无。
"""
    failing = (
        """\
一、总体情况
根据《中华人民共和国政府信息公开条例》规定，编制本报告。
二、主动公开政府信息情况
""",
        """\
五、存在的主要问题及改进情况
无。
六、其他需要报告的事项
本年度未收取信息处理费。
""",
    )

    def check(self, subject: Report) -> Iterator[Finding]:
        often = Counter(section.form.name for section in subject.sections)
        for section in subject.sections[:-1]:
            name = section.form.name
            if name in _OWED and often[name] == 1 and section.is_hollow:
                yield self.finding(section.prose[0])
