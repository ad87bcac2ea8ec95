"""D002 year-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.rule import related
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_LONGEST_AGO = 3
"""A text that was taken over is some years old; what tells of earlier years is history."""


class YearMismatch(ReportRule):
    code = "D002"
    name = "year-mismatch"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "正文所述年份与标题不一致", "The text tells of another year than the title names"
    )
    rationale = Bilingual(
        "沿用旧报告，往往漏改年份：标题为2024年，正文仍写“2023年，我局共公开信息……”。只看以年份开头、"
        "叙述本单位当年做了什么的句子，以及“现公布……××××年政府信息公开工作年度报告”“结合××××年工作实际，编制本报告”；"
        "第五部分里以年份开头、评价本单位公开工作的句子，只在本部分没有提到整改和本年度时提示；下一年的，只看第一部分"
        "里已经完成的事。一段只提一次。"
        "与上年比较、结转、预决算、考核通报、存在问题整改、机构成立、文件名称、下一步打算，以及同段提到几个"
        "年份的，都可能有理，不作提示。标题与统计期限年份不同的，由 D003 指出，与统计期限一致的年份不再提示。",
        "A text taken over from an older report often keeps its year: the title says 2024, the text “2023年，"
        "我局共公开信息…”. Only sentences are looked at that begin with a year and tell what the office did in "
        "it, and those that present the report itself, or say on what it rests; one a paragraph. In section "
        "five a sentence counts that says how that year's work stood, if nothing there was mended and no other "
        "year is named; of next year, what section one tells as done. What compares, was carried over, "
        "budgets, appraisals, old shortcomings, how an office was founded, titles, plans, and paragraphs that "
        "name several years may be right, and are left alone. Where title and period differ, D003 says so, and "
        "the period's year is none of another.",
    )
    remedy = Bilingual(
        "核对该段内容：年份写错的更正年份；内容是往年的，换成本年度的情况和数据，不要只改年份。",
        "Look at the paragraph: correct the year if it is a slip, and replace what is last year's, figures and "
        "all; do not change the year alone.",
    )
    basis = None
    message = Bilingual(
        "此处叙述{actual}年的情况，标题为{expected}年，请核实是否沿用了旧报告",
        "this tells of {actual}, but the title says {expected}: was it taken from an older report?",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年，我局公开政府信息35条，比2023年增加4条。2023年度部门决算按时公开。
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2023年，我局通过门户网站主动公开政府信息35条。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        reported = subject.reported_years
        if not reported:
            return
        expected = (subject.title.year if subject.title else None) or max(reported)
        told = [
            other
            for other in subject.other_years
            if other.is_presented or expected - _LONGEST_AGO <= other.year <= expected + 1
        ]
        for other in told:
            yield self.finding(
                other.prose,
                span=other.span,
                expected=expected,
                actual=other.year,
                related=[related(Role.COUNTERPART, subject.title)] if subject.title else [],
                cause=None if other is told[0] else told[0].prose,
            )
