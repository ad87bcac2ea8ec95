"""D004 late-publication."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.option import Option
from reportlint_grammar.about_itself.names import Level, Sort
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_ABOVE_TOWNS = frozenset({Level.STATE, Level.PROVINCE, Level.CITY, Level.EITHER, Level.COUNTY})


class LatePublication(ReportRule):
    code = "D004"
    name = "late-publication"
    severity = Severity.WARNING
    on_by_default = False
    since = "0.1.0"
    summary = Bilingual("公布时间晚于规定", "The report was published late")
    rationale = Bilingual(
        "县级以上人民政府部门应当在1月31日前公布上一年度的报告，县级以上地方人民政府的报告应当在3月31日前公布。"
        "公布时间取页面上的发布日期，没有的取文末日期。乡镇、街道没有法定期限，派出机构、开发区、企事业单位和"
        "看不出是什么单位的，不作判断；政府办公厅（室）按政府的期限。网页迁移后日期会变，本规则默认关闭。",
        "Departments of governments from the county up publish by 31 January, those governments by 31 March. "
        "The day is the one that the page gives, or the one below the text. Towns and sub-districts have none; "
        "branches, zones, public bodies and offices of an unknown kind are left alone; a government's own "
        "office has as long as the government. A page that was moved shows another day: the rule is off unless "
        "it is asked for.",
    )
    remedy = Bilingual(
        "核实首次公布的日期；确已逾期的，尽快公布并说明情况。日期是网站迁移造成的，不必处理。",
        "Find out when it was first published. If it was late, publish and explain; if the site was moved, "
        "nothing is to be done.",
    )
    basis = sources.DEADLINES
    message = Bilingual(
        "公布日期为{actual}，规定的期限为{expected}",
        "it was published on {actual}; the last day for that was {expected}",
    )
    departments_by = Option(
        131,
        Bilingual(
            "部门最迟公布的月日，如131为1月31日",
            "the last day for departments, month and day: 131 is 31 January",
        ),
        at_least=101,
        at_most=1231,
    )
    governments_by = Option(
        331,
        Bilingual(
            "政府最迟公布的月日，如331为3月31日",
            "the last day for governments, month and day: 331 is 31 March",
        ),
        at_least=101,
        at_most=1231,
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
发布日期：2025年1月20日
一、总体情况
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
发布日期：2025年3月4日
一、总体情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        published, last = subject.publication, self._last_day(subject)
        if published and last and published.day > last:
            yield self.finding(
                published.prose, expected=last.isoformat(), actual=published.day.isoformat()
            )

    def _last_day(self, report: Report) -> datetime.date | None:
        """Give the last day on which a report is in time; None where there is none."""
        kind = report.office_kind
        if report.year is None or kind.level not in _ABOVE_TOWNS:
            return None
        match kind.sort:
            case Sort.DEPARTMENT:
                month, day = divmod(self.departments_by, 100)
            case Sort.GOVERNMENT | Sort.GOVERNMENT_OFFICE:
                month, day = divmod(self.governments_by, 100)
            case _:
                return None
        first = datetime.date(report.year + 1, month, 1)
        return first + datetime.timedelta(days=day - 1)
