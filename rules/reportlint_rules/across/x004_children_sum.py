"""X004 children-sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Entry, Fact, Ledger
from reportlint.model.rule import related
from reportlint.roster.offices import Offices
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import Register, are_alike, figures, registers

_TABLES = {"disclosure": "", "requests": ".total", "review": ".total"}
"""How the names of the figures end that are compared: those of applicants follow from their total."""


class ChildrenSum(LedgerRule):
    code = "X004"
    name = "children-sum"
    severity = Severity.INFO
    on_by_default = False
    since = "0.1.0"
    summary = Bilingual(
        "汇总单位的数据不等于所属各单位之和",
        "An office's figures are not the sum of those below it",
    )
    rationale = Bilingual(
        "汇总所属单位数据的报告，每个数应为各单位同年度报告同一数之和。上下级关系在配置的 offices "
        "中写明（children，或另一个文件），"
        "所属单位同年度的报告全部在本次检查或比对的文件中、用同一版格式、该数都能读出时才检查，"
        "缺一份就不判断。"
        "表三、表四比对“总计”栏，表二逐格比对。是否汇总、汇总哪些单位各地不同，所以默认关闭。",
        "A report that sums up those of the offices below it tells of each figure their sum. Which offices "
        "these are is said by `offices` of the configuration (`children`, or a file with them). It is "
        "checked "
        "only where the reports of all of them for that year are at hand, on the same form, and tell the "
        "figure. Of tables three and four the totals are compared. Places differ in what they sum up; "
        "so it is "
        "off by default.",
    )
    remedy = Bilingual(
        "对照所属各单位的报告逐一核对，更正漏汇总或者填错的数。",
        "Check it against the reports of the offices below, and correct what was left out or mistyped.",
    )
    basis = None
    message = Bilingual(
        "所属{count}个单位合计为{expected}，现填报{actual}，不一致，请核实",
        "the {count} offices below report {expected} together, not {actual}",
    )
    passing = """\
# .reportlint.yaml
offices: {children: {云岭县人民政府: [云岭县水务局, 云岭县林业局]}}
---
云岭县人民政府2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""
    failing = """\
# .reportlint.yaml
offices: {children: {云岭县人民政府: [云岭县水务局]}}
---
云岭县人民政府2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        certain = {each.office: each for each in registers(subject) if each.is_certain}
        offices = Offices(certain)
        for parent, children in subject.offices.children:
            known = [
                [certain[name] for name in offices.meant(office)] for office in (parent, *children)
            ]
            if children and all(len(each) == 1 for each in known):
                (above,), *below = known
                yield from self._summed(above, [each for (each,) in below])

    def _summed(self, parent: Register, children: Sequence[Register]) -> Iterator[Finding]:
        for year, reports in parent.reports.items():
            below = [child.reports.get(year, ()) for child in children]
            if all(len(each) == 1 for each in below):
                for report in reports:
                    if report.is_checked:
                        yield from self._held_against(report, [each[0] for each in below])

    def _held_against(self, report: Entry, children: Sequence[Entry]) -> Iterator[Finding]:
        alike = [
            table for table in _TABLES if all(are_alike(report, child, table) for child in children)
        ]
        for name, fact in figures(report):
            table = name.partition(".")[0]
            if table not in alike or not name.endswith(_TABLES[table]) or fact.number is None:
                continue
            parts = _told(children, name)
            numbers = [part.number for part in parts if part.number is not None]
            if len(numbers) == len(children) and sum(numbers) != fact.number:
                yield self.finding(
                    fact,
                    expected=sum(numbers),
                    actual=fact.number,
                    count=len(children),
                    related=[related(Role.ADDEND, part) for part in parts if part.number],
                )


def _told(reports: Sequence[Entry], name: str) -> Sequence[Fact]:
    return [report.facts[name] for report in reports if name in report.facts]
