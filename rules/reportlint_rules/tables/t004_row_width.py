"""T004 row-width."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.place import Spot
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule


class RowWidth(ReportRule):
    code = "T004"
    name = "row-width"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = Bilingual("一行的数字多了或少了", "A row has too many or too few figures")
    rationale = Bilingual(
        "数字的个数与列数不符，就分不清哪个数字属于哪一列，这一行也无法核对。",
        "Where there are more or fewer figures than columns, nobody can tell which belongs to which.",
    )
    remedy = Bilingual(
        "对照格式逐列核对，找出漏填、多填或错列的数据。漏填的按台账补上，没有发生的填“0”；"
        "不要为凑足个数随意补数、删数。",
        "Go through the columns one by one and find what is missing, added or in the wrong place. Fill "
        "gaps from the records, with 0 where there was nothing; never add or delete to fit the count.",
    )
    basis = sources.FORM
    message = Bilingual(
        "应填{expected}个数据，实填{actual}个，请核对是否漏填、多填或错列",
        "{expected} figures are due, but {actual} are there",
    )
    lost = Bilingual(
        "本表有{actual}行的数据少于应填个数，无法确定各属哪一栏；如空白单元格在转存时丢失，请补填“0”后重新导出",
        "{actual} rows of this table have fewer figures than columns, and nobody can tell which is which; "
        "if blank cells were lost in conversion, fill in the zeros and export it anew",
    )
    passing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
"""
    failing = """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0
"""

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            if table.run_together:
                continue
            wrong = [row for row in table.rows.values() if row.written is not None]
            if table.has_lost_cells:
                short = table.short_rows
                at = Spot(short[0].span, table.place)
                yield self.finding(at, message=self.lost, actual=len(short))
                wrong = [row for row in wrong if row not in short]
            if wrong and table.form.side_by_side:
                due = sum(len(row.columns) for row in table.form.rows)
                yield self.finding(table, expected=due, actual=wrong[0].written)
                continue
            for row in wrong:
                yield self.finding(row, expected=len(row.form.columns), actual=row.written)
