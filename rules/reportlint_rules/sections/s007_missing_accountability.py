"""S007 missing-accountability."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_HOME = "overview"
"""The section in which it is reported, under supervision."""


class MissingAccountability(ReportRule):
    code = "S007"
    name = "missing-accountability"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "政府的报告未提工作考核、社会评议和责任追究",
        "A government's report says nothing of appraisal, public opinion or accountability",
    )
    rationale = Bilingual(
        "各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况，写在第一部分的监督保障里。"
        "只查各级人民政府，包括乡镇；部门、街道办事处没有这项要求，看不出是什么单位的也不查。三项中提到任何一项，"
        "包括“未发生责任追究”，就不再提示，也不判断写得够不够。",
        "Governments of every level, towns among them, also report on appraisal, on what the public "
        "thinks, and on who was held to account, in section one under supervision. Departments and "
        "sub-districts need not, and offices of an unknown kind are left alone. If any of the three is "
        "spoken of, be it that nobody was held to account, nothing is said, and whether it is enough is "
        "not judged.",
    )
    remedy = Bilingual(
        "在第一部分“监督保障”中写明本年度工作考核、社会评议和责任追究的结果；没有开展或者没有发生的，如实写明。",
        "Say under supervision in section one how the work was appraised, what the public thought and whether "
        "anybody was held to account; if there was none, say so.",
    )
    basis = sources.ACCOUNTABILITY
    message = Bilingual(
        "未报告工作考核、社会评议和责任追究结果情况；没有的，也应说明",
        "neither appraisal nor public opinion nor accountability is reported; if there was none, say so",
    )
    passing = """\
云岭县石鼓镇人民政府2024年政府信息公开工作年度报告
一、总体情况
我镇全年公开政府信息35条，未发生责任追究情况。
"""
    failing = """\
云岭县石鼓镇人民政府2024年政府信息公开工作年度报告
一、总体情况
我镇全年公开政府信息35条。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        if subject.office_kind.sort is not Sort.GOVERNMENT or subject.tells_of_accountability:
            return
        home = subject.section(_HOME)
        if home and any(prose.is_telling for prose in home.prose):
            yield self.finding(home.heading)
