"""T002 missing-row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Spot
from reportlint_grammar.content.table import Table
from reportlint_grammar.form import sources
from reportlint_grammar.form.edition import RowForm
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_MOST_IN_LINE = 2
"""Of more missing rows that follow each other it is said once: they were lost together."""

_MOST_APART = 8
"""More missing rows than this have one cause, wherever they are."""


class MissingRow(ReportRule):
    code = "T002"
    name = "missing-row"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("表格缺少规定的行", "A table lacks a row")
    rationale = Bilingual(
        "格式规定了每张表的全部行，没有数字的行填 0，不能删去。",
        "The form fixes every row. One with nothing to count is filled with zeros, not taken out.",
    )
    remedy = Bilingual(
        "按格式补上缺少的行，行名照格式填写，数字对照台账填写；经核实没有发生的填“0”。"
        "补行后重新核对各项总计。",
        "Add the row under the form's label and fill it from the records, with 0 where there was "
        "nothing to count. Then look over the totals again.",
    )
    basis = sources.FORM
    message = Bilingual(
        "缺少本行，应按格式补全；没有发生的请填“0”",
        "this row is missing; where there is nothing to count, write 0",
    )
    many = Bilingual(
        "自“{first}”起缺少{actual}行，应按格式补全；没有发生的请填“0”",
        "{actual} rows are missing, from “{first}” on; where there is nothing to count, write 0",
    )
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 4
行政许可 | 12
行政处罚 | 0
行政强制 | 0
行政事业性收费 | 0
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 4
行政许可 | 12
行政处罚 | 0
行政事业性收费 | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            if len(table.missing) > _MOST_APART:
                yield self._of_many(table, table.missing)
                continue
            for rows in _runs(table):
                if len(rows) > _MOST_IN_LINE:
                    yield self._of_many(table, rows)
                    continue
                for row in rows:
                    gap = Spot(_gap(table, row), table.form.place_of(row))
                    yield self.finding(gap, expected=row.label.official)

    def _of_many(self, table: Table, rows: Sequence[RowForm]) -> Finding:
        return self.finding(
            Spot(_gap(table, rows[0]), table.place),
            message=self.many,
            expected=rows[0].label.official,
            actual=len(rows),
            first=rows[0].words,
        )


def _runs(table: Table) -> Iterator[Sequence[RowForm]]:
    """Give the missing rows, those together that follow each other in the form."""
    for is_missing, rows in groupby(table.form.rows, key=lambda row: row in table.missing):
        if is_missing:
            yield list(rows)


def _gap(table: Table, missing: RowForm) -> Span:
    """Give the label of the last row there is before a missing one, else the table's beginning."""
    before = takewhile(lambda row: row is not missing, table.form.rows)
    found = [table.rows[row.label.name] for row in before if row.label.name in table.rows]
    return found[-1].span if found else table.span
