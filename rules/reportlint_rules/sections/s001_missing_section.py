"""S001 missing-section."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Spot
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class MissingSection(ReportRule):
    code = "S001"
    name = "missing-section"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("缺少规定的部分", "One of the six sections is missing")
    rationale = Bilingual(
        "年度报告由六个部分组成，没有内容也要保留标题并如实说明。",
        "A report has six sections. One with nothing to report keeps its heading and says so.",
    )
    remedy = Bilingual(
        "按格式补上这一部分的标题、正文和应有的表格。没有相关情况的，保留标题并如实说明。"
        "内容已写在别处的，移到这里，不要重复写。",
        "Add the section: its heading, its text, and the table that it owes. If there is nothing to "
        "report, keep the heading and say so. What already stands elsewhere is moved, not repeated.",
    )
    basis = sources.SECTIONS
    message = Bilingual(
        "缺少本部分，应予补充；没有相关情况的，也应保留标题并说明",
        "this section is missing; if there is nothing to report, keep its heading and say so",
    )
    passing = """\
一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
"""
    failing = """\
一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
五、存在的主要问题及改进情况
六、其他需要报告的事项
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        if subject.has_only_tables:
            return
        for form in subject.absent_sections:
            later = [section for section in subject.sections if section.form.number > form.number]
            nearest = later[0].heading if later else subject
            yield self.finding(Spot(nearest.span, form.place), expected=form.title)
