"""T008 replaced-form."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_OF_2019 = """\
二、主动公开政府信息情况
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | 0 | 0 | 0
规范性文件 | 3 | 2 | 11
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政许可 | 12 | -2 | 340
其他对外管理服务事项 | 5 | 0 | 20
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
行政处罚 | 7 | 1 | 33
行政强制 | 2 | 0 | 0
信息内容 | 上一年项目数量 | 本年增/减
行政事业性收费 | 1 | 0
信息内容 | 采购项目数量 | 采购总金额
政府集中采购 | 4 | 160.5
"""
"""Table two of the form that was replaced."""


class ReplacedForm(ReportRule):
    code = "T008"
    name = "replaced-form"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual("用的是已被替换的表样", "A table is that of a form which was replaced")
    rationale = Bilingual(
        "2021年度起的报告用2021年印发的格式，2019年的试行格式只用于2019、2020年度。两种表的行和列不同，"
        "数据无法汇总，也无法与其他单位比较。",
        "Reports for 2021 and later are on the form of 2021; the trial form of 2019 was for 2019 and 2020. "
        "Their rows and columns differ, and figures of one add up with none of the other.",
    )
    remedy = Bilingual(
        "换用现行格式的表格，按新的行名、列名对照台账重新填写；旧表的数字口径不同，不要照搬。",
        "Use the tables of the form in force and fill them anew from the records: the old ones count other "
        "things.",
    )
    basis = sources.FORM
    message = Bilingual(
        "{tables}为旧格式的表样，{actual}年度报告应使用现行格式的表格",
        "a report for {actual} owes the tables of the form in force; here are those of the form that it "
        "replaced: {tables}",
    )
    passing = f"云岭县水务局2020年政府信息公开工作年度报告\n{_OF_2019}"
    failing = f"云岭县水务局2022年政府信息公开工作年度报告\n{_OF_2019}"

    def check(self, subject: Report) -> Iterator[Finding]:
        replaced = subject.replaced_tables
        if replaced and subject.title and subject.is_for_year_of_form_in_force:
            titles = "、".join(table.form.title for table in replaced)
            yield self.finding(replaced[0], actual=subject.title.year, tables=titles)
