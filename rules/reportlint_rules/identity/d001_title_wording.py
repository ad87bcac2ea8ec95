"""D001 title-wording."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class TitleWording(ReportRule):
    code = "D001"
    name = "title-wording"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "标题所称的不是政府信息公开工作年度报告，或者没有年度",
        "The title names another report, or no year",
    )
    rationale = Bilingual(
        "条例规定的是“政府信息公开工作年度报告”。“政务公开”“信息公开”范围不同，按标题检索、汇总就会漏掉。"
        "没有年度的，不知道是哪一年的报告。“工作”“年度”二字有无、简称“年报”、分行书写，无碍理解，不作提示；"
        "网站多在标题旁列明单位，标题缺单位名称的也不提示。学校、医院、企业另有信息公开规定，不查所称。"
        "完全没有标题的，由 S005 指出。",
        "The regulations speak of 政府信息公开工作年度报告. 政务公开 and 信息公开 are something wider, "
        "and a search for the one misses the other. Without a year nobody knows for which it is. Whether "
        "工作 or 年度 stands there, 年报 for short, and a title over two lines do no harm; nor does a "
        "title without the office, which sites show beside it. Schools, hospitals and companies have "
        "rules of their own. S005 tells of a report that has no title.",
    )
    remedy = Bilingual(
        "标题改为“××（单位名称）××××年政府信息公开工作年度报告”，年度是数据所属的年度。",
        "Let the title name the office, the year that the figures are for, and 政府信息公开工作年度报告.",
    )
    basis = sources.DEADLINES
    message = Bilingual(
        "标题称“{actual}”，应为“{expected}”，请更正",
        "the title calls this “{actual}”; it is the {expected}",
    )
    without_year = Bilingual(
        "标题没有写明年度，应为“××（单位名称）××××年政府信息公开工作年度报告”",
        "the title names no year; it should be the year that the figures are for",
    )
    passing = "云岭县水务局2024年政府信息公开年度报告\n"
    failing = "云岭县水务局2024年政务公开工作年度报告\n"

    def check(self, subject: Report) -> Iterator[Finding]:
        title = subject.title
        if title is None or subject.has_only_tables:
            return
        if not title.is_of_disclosure and subject.office_kind.sort is not Sort.PUBLIC_BODY:
            expected = "政府信息公开工作年度报告"
            yield self.finding(title, expected=expected, actual=title.report)
        is_yearless = title.year is None and not subject.has_year_beside_title
        if is_yearless and not title.is_unfinished:
            yield self.finding(title, message=self.without_year)
