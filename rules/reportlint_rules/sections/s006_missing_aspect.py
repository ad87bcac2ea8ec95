"""S006 missing-aspect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_IN_PARTS = 2
"""A section with fewer sub-headings is not in parts."""


class MissingAspect(ReportRule):
    code = "S006"
    name = "missing-aspect"
    severity = Severity.INFO
    since = "0.1.0"
    summary = Bilingual("总体情况缺少应当报告的方面", "Section one leaves out what it is to cover")
    rationale = Bilingual(
        "总体情况包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。只看分了小标题、"
        "每个小标题都看得出属于哪一方面，且只差一个方面的报告；一个小标题可以兼说几个方面，小标题以外提到过的"
        "也算写了。不分小标题的、按本单位思路另列小标题的、差两个方面以上的、2021年以前的，以及本部分之后没有内容的，"
        "不作判断。",
        "Section one covers disclosure on the office's own initiative and on request, the management of "
        "information, platforms, and supervision. Only a section is judged whose sub-headings all tell "
        "of one of these, and that leaves out one; a sub-heading may tell of several, and what any "
        "sentence names is not left out. Nothing is said where there are no sub-headings, where they "
        "follow an order of the office's own, where more than one is not there, of reports for years "
        "before 2021, and of a report that ends with this section.",
    )
    remedy = Bilingual(
        "按实际情况补写这一方面；没有相关情况的，如实写明。已在其他部分写过的，移到这里，不要重复写。",
        "Tell what there was of it, or that there was nothing. What already stands in another section is "
        "moved, not repeated.",
    )
    basis = sources.FORM
    message = Bilingual(
        "未写“{expected}”方面的情况，请核实是否遗漏；没有相关情况的，也应说明",
        "nothing is said of “{expected}”; if there is nothing to report, say so",
    )
    passing = """\
一、总体情况
（一）主动公开情况
（二）依申请公开情况
（三）政府信息管理情况
（四）平台建设和监督保障情况
二、主动公开政府信息情况
"""
    failing = """\
一、总体情况
（一）主动公开情况
（二）依申请公开情况
（三）政府信息管理情况
（四）监督保障情况
二、主动公开政府信息情况
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        if subject.year is not None and subject.year < subject.edition.year:
            return
        often = Counter(section.form.name for section in subject.sections)
        for section in subject.sections[:-1]:
            parts = section.parts if section.form.aspects else []
            is_understood = all(part.aspects for part in parts)
            if len(parts) < _IN_PARTS or not is_understood or often[section.form.name] > 1:
                continue
            told = {aspect for part in parts for aspect in part.aspects}
            lacking = [
                aspect
                for aspect in section.form.aspects
                if aspect not in told and not section.names(aspect)
            ]
            if len(lacking) == 1:
                yield self.finding(section.heading, expected=lacking[0].official)
