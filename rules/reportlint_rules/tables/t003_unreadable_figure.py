"""T003 unreadable-figure."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Bilingual, Finding, Severity
from reportlint_grammar import sources
from reportlint_grammar.figures import State
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class UnreadableFigure(ReportRule):
    code = "T003"
    name = "unreadable-figure"
    severity = Severity.WARNING
    summary = Bilingual("表格中的数字空着，或不是数字", "A figure is blank or not a number")
    rationale = Bilingual(
        "空白、横线和文字都不是 0：读者不知道是没有还是漏填，程序也无法相加。",
        "A blank, a dash or a word is not a zero: it may mean none or forgotten, and it cannot be added up.",
    )
    remedy = Bilingual(
        "对照台账填写实际数字，格内只写数字。经核实没有发生的填“0”，不用“—”“/”“无”代替；"
        "未经核实，不要一律补“0”。",
        "Write the number that the records give, and nothing beside it. If there were none, write 0, not "
        "a dash or a word; but do not fill in zeros without looking.",
    )
    basis = sources.FORM
    message = Bilingual(
        "应填写数字，现为“{actual}”；没有发生的请填“0”",
        "a number is due, not “{actual}”; if there were none, write 0",
    )
    blank = Bilingual(
        "应填写数字，现为空白；没有发生的请填“0”",
        "a number is missing; if there were none, write 0",
    )
    blank_row = Bilingual(
        "整行未填写数字；没有发生的请填“0”",
        "this row has no numbers; where there were none, write 0",
    )
    blank_table = Bilingual(
        "整张表未填写数字；没有发生的请填“0”",
        "this table has no numbers; where there were none, write 0",
    )
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | / | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            if table.rows and all(row.is_blank for row in table.rows.values()):
                yield self.finding(table, message=self.blank_table)
                continue
            for row in table.rows.values():
                unread = [of for of in row.figures.values() if of.state is not State.READ]
                if unread and row.is_blank:
                    yield self.finding(row, message=self.blank_row)
                    continue
                for figure in unread:
                    if figure.state is State.BLANK:
                        yield self.finding(figure, message=self.blank)
                    elif figure.state is State.UNREADABLE:
                        yield self.finding(figure, actual=figure.raw)
