"""X003 duplicate-report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.ledger import Entry, Ledger
from reportlint.model.rule import related
from reportlint_rules.across.ledger_rule import LedgerRule
from reportlint_rules.across.registers import differing, registers

_AMENDED = re.compile("更正|修正|修订|修改|订正|改正|重新|原版|旧版|作废|撤回|初稿|草稿|送审")
"""How a title or a file's name tells that a report took the place of another, or will."""


class DuplicateReport(LedgerRule):
    code = "X003"
    name = "duplicate-report"
    severity = Severity.WARNING
    since = "0.1.0"
    within_office = True
    summary = Bilingual(
        "同一单位同一年度有两份数据不同的报告",
        "Two reports of one office for one year, with other figures",
    )
    rationale = Bilingual(
        "同一单位一个年度只有一份报告。两份的数据不同，不知道以哪份为准；只有两份都能读出的数不同才算，"
        "同一份报告另存为别的格式、数据相同的不算。"
        "标题或文件名写明“更正”“修订”“初稿”等的，是更正前后的两份，不提示。"
        "标题没有写明地名的单位（如“水务局”），"
        "可能是两个地方的同名单位，不提示。",
        "An office reports once for a year. Where two reports tell different figures, nobody knows which "
        "counts; only figures that both tell are compared, so that one report in two file formats is none. "
        "Where title or file name tell of a correction or a draft, as 更正, 修订 or 初稿, the two are "
        "before and "
        "after. Offices whose titles do not say where they are, as 水务局, may be two of one name, "
        "and nothing "
        "is said.",
    )
    remedy = Bilingual(
        "核对以哪一份为准，删去或撤下另一份；其中一份的单位或年度写错的，更正标题。",
        "Find out which of them counts and take the other away; if one is another office's or another "
        "year's, "
        "correct its title.",
    )
    basis = None
    message = Bilingual(
        "与“{other}”同为{office}{year}年度报告，但有{count}处数据不同，如此处{actual}、"
        "该报告{expected}，请核对以哪份为准",
        "{other} is a report of {office} for {year}, too, but {count} figures differ: {actual} here, "
        "{expected} there",
    )
    passing = """\
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
"""
    failing = """\
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
---
云岭县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
"""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for register in registers(subject):
            for year, reports in register.reports.items() if register.is_certain else ():
                if len(reports) < 2 or any(map(_is_amended, reports)):
                    continue
                first, *others = reports
                unlike = [other for other in others if differing(first, other)]
                for entry, other in (
                    [(first, unlike[0]), *((each, first) for each in unlike)] if unlike else ()
                ):
                    if entry.is_checked:
                        yield self._held_against(entry, other, register.office, year)

    def _held_against(self, entry: Entry, other: Entry, office: str, year: int) -> Finding:
        unlike = differing(entry, other)
        own, its = unlike[0]
        return self.finding(
            own,
            expected=its.number,
            actual=own.number,
            other=PurePath(other.path).name,
            office=office,
            year=year,
            count=len(unlike),
            related=[related(Role.COUNTERPART, its)],
        )


def _is_amended(entry: Entry) -> bool:
    title = entry.facts.get("title")
    said = f"{PurePath(entry.path).stem} {title.text if title else ''}"
    return _AMENDED.search(said) is not None
