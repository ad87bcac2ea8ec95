"""E005 earlier-report."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.rule import Rule
from reportlint_grammar.earlier import EarlierReport
from reportlint_grammar.form import sources


class ReportBeforeTheForm(Rule[EarlierReport]):
    subject = EarlierReport
    code = "E005"
    name = "earlier-report"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual(
        "2019 年以前的报告，不作检查", "A report for a year before 2019 is not checked"
    )
    rationale = Bilingual(
        "统一格式从 2019 年度的报告起才有。更早的报告由各单位自定写法，没有可以对照的格式，"
        "也就不作其他检查。",
        "The form is for reports for 2019 and later. Before that each office set out its own, and there "
        "is nothing to hold such a report against.",
    )
    remedy = Bilingual(
        "确是旧年度报告的，不必修改。年份写错的，更正标题中的年份后重新检查。",
        "If the report is as old as that, nothing is to be done. If the year is a slip, correct it in "
        "the title and check the report again.",
    )
    basis = sources.FIRST_FORM
    message = Bilingual(
        "此为{actual}年度的报告，早于统一格式（2019年度起使用），未作检查",
        "this is a report for {actual}, older than the form, which is for 2019 and later; it was not "
        "checked",
    )
    passing = """\
云岭县水务局2019年政府信息公开工作年度报告
一、总体情况
"""
    failing = """\
云岭县水务局2016年政府信息公开工作年度报告
一、概述
二、主动公开政府信息情况
三、依申请公开政府信息情况
四、咨询处理情况
"""

    def check(self, subject: EarlierReport) -> Iterator[Finding]:
        yield self.finding(subject, actual=subject.year)
