"""D003 period."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class StatedPeriod(ReportRule):
    code = "D003"
    name = "period"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "统计期限不是标题年度的1月1日至12月31日", "The period is not the year that the title names"
    )
    rationale = Bilingual(
        "年度报告报告上一年度的情况，统计期限为当年1月1日至12月31日。写成别的日期，多为笔误或沿用旧报告，"
        "读者无法判断数据属于哪一年。标题没有年度的，只看起止是否为同一年的首日和末日。日期写得不全、"
        "读不出来的，不作判断；当年成立、撤销、划转的单位，期限可以不足一年，也不提示。",
        "The report is for a whole year, from 1 January to 31 December. Another day is mostly a slip, or left "
        "from an older report, and nobody knows which year the figures are for. If the title names no year, "
        "the period need only be a year. What cannot be read as two days is left alone, and so is an office "
        "that says that it began or ended within the year.",
    )
    remedy = Bilingual(
        "核实数据实际统计的起止日期：只是写错的，更正日期；确未统计全年的，补足全年数据。",
        "Find out which days the figures cover. If only the date is wrong, correct it; if they do not cover "
        "the year, complete them.",
    )
    basis = sources.DEADLINES
    message = Bilingual(
        "统计期限为“{actual}”，应为{expected}，请核实",
        "the figures are said to be for {actual}; it should be {expected}",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
本报告所列数据的统计期限自2024年1月1日起至12月31日止。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
本报告所列数据的统计期限自2024年1月1日起至2024年11月30日止。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        period = subject.stated_period
        if period is None or period.is_newborn:
            return
        year = (subject.title.year if subject.title else None) or period.first_year
        if not period.is_year(year):
            expected = f"{year}年1月1日至{year}年12月31日"
            yield self.finding(
                period.prose,
                span=period.span,
                expected=expected,
                actual="".join(period.text.split()),
            )
