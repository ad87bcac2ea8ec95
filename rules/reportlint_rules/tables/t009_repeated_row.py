"""T009 repeated-row."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint_grammar.content.table import Row
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class RepeatedRow(ReportRule):
    code = "T009"
    name = "repeated-row"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("同一行出现两次，数据不同", "A row stands twice, with other figures")
    rationale = Bilingual(
        "格式规定每行只填一次。同一行出现两次而数据不同，不知道以哪一行为准；本工具按前一行核对。",
        "Each row stands once in the form. Where it stands twice with other figures, nobody can tell "
        "which is right; the first is taken for the sums.",
    )
    remedy = Bilingual(
        "核对台账，保留正确的一行，删去另一行；如其中一行是其他行误写了行名，请更正行名。",
        "Keep the row that the records bear out and delete the other; if one of them is another row "
        "under a wrong name, correct its name.",
    )
    basis = sources.FORM
    message = Bilingual(
        "本行重复出现，且数据不同：前面为{expected}，此处为{actual}，请核对以哪一行为准",
        "this row stands here again with other figures: {expected} above, {actual} here",
    )
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 4
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 4
行政规范性文件 | 2 | 0 | 5
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            for repeat in table.repeats:
                yield self.finding(
                    repeat,
                    expected=_figures(repeat.first),
                    actual=_figures(repeat.row),
                    cause=repeat if repeat is table.mistaken_repeat else None,
                )


def _figures(row: Row) -> str:
    return "、".join(str(figure.value) for figure in row.figures.values())
