"""T007 regulations-without-power."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.about_itself.names import Level, Sort
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_WITHOUT_POWER = frozenset({Level.COUNTY, Level.TOWNSHIP})
_OF_LEVEL = frozenset({Sort.GOVERNMENT, Sort.GOVERNMENT_OFFICE, Sort.DEPARTMENT, Sort.SUBDISTRICT})


class RegulationsWithoutPower(ReportRule):
    code = "T007"
    name = "regulations-without-power"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = Bilingual(
        "无权制定规章的单位填报了规章", "An office that cannot make regulations reports some"
    )
    rationale = Bilingual(
        "规章只能由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。县级政府及其部门、乡镇、"
        "街道填报规章，多半是把规章制度或者规范性文件计了进去。省、市的厅局自己也无权制定，但常填报其起草的"
        "政府规章，不作判断；标题只写“某某市”的，可能是县级市也可能是设区的市，也不作判断；派出机构、开发区、"
        "企事业单位和看不出是什么单位的，同样不作判断。",
        "Regulations are made by offices of the State Council, and by the governments of provinces, of cities "
        "with districts and of prefectures. A county, its departments, a town or a sub-district that counts "
        "some has mostly counted its own rules, or normative documents. Departments of provinces and cities "
        "make none either, but often report those that they drafted: they are left alone, and so are a 市 of "
        "which the title does not tell whether it has districts, branches, zones, public bodies, and offices "
        "of an unknown kind.",
    )
    remedy = Bilingual(
        "核实所填的是什么：本单位的规章制度不填入本表；行政规范性文件填入下一行；没有规章的填“0”。",
        "Find out what was counted: an office's own rules do not belong here, normative documents go into the "
        "next row; where there is none, write 0.",
    )
    basis = sources.LEGISLATION
    message = Bilingual(
        "“{office}”无权制定规章，此处填报{actual}件，请核实是否误计规章制度或者行政规范性文件",
        "{office} makes no regulations, but counts {actual}: were its own rules or normative documents meant?",
    )
    passing = """\
云岭县石鼓镇人民政府2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 0 | 2
"""
    failing = """\
云岭县石鼓镇人民政府2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 2 | 0 | 2
行政规范性文件 | 0 | 0 | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        kind = subject.office_kind
        has_no_power = kind.level in _WITHOUT_POWER and kind.sort in _OF_LEVEL
        if not subject.disclosure or not (has_no_power or kind.sort is Sort.SUBDISTRICT):
            return
        row = subject.disclosure.regulations
        for figure in row.figures.values() if row else ():
            if figure.usable:
                yield self.finding(figure, actual=figure.value, office=subject.office)
                return
