"""T001 missing-table."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Spot
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class MissingTable(ReportRule):
    code = "T001"
    name = "missing-table"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("部分缺少规定的表格", "A section lacks its table")
    rationale = Bilingual(
        "第二、三、四部分各有一张表，数字全为 0 也要填。表格若是图片，读者和程序都取不到数。",
        "Sections two to four each owe a table, even one of zeros. Nobody can take figures from a "
        "picture of a table.",
    )
    remedy = Bilingual(
        "按格式插入完整的表格，逐格填写，没有发生的填“0”。表格是图片的，换成可以编辑的表格。"
        "文字说明不能代替表格。",
        "Insert the form's table and fill every cell, with 0 where there is nothing to count. Replace a "
        "picture by a table that can be edited. Words do not stand in for the table.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本部分缺少规定的表格（{expected}），应按格式补充",
        "this section lacks the table that it owes ({expected})",
    )
    among_tables = Bilingual(
        "三张表中缺少此表，应按格式补充", "of the three tables this one is missing"
    )
    passing = """\
一、总体情况
全年接待查档群众315人次。
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 | 未经复议直接起诉 | 复议后起诉
0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
    failing = """\
四、政府信息公开行政复议、行政诉讼情况
本年度未发生行政复议、行政诉讼。
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for form in subject.edition.sections:
            if form.table is None or form.table in subject.tables:
                continue
            table = subject.edition.tables[form.table]
            section = subject.section(form.name)
            if subject.has_only_tables:
                at = Spot(subject.span, table.place)
                yield self.finding(at, message=self.among_tables, expected=table.title)
            elif section and section.lacks_table:
                yield self.finding(section.heading, expected=table.title)
