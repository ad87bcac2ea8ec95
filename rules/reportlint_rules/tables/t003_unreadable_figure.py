"""T003 unreadable-figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.option import Option
from reportlint.model.place import Spot
from reportlint_grammar.content.table import Row
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form import sources
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule

_MOST_IN_TABLE = 10
_MOST_ROWS = 3
"""More cells, in more rows than these, were left so by habit: they are counted for the whole table."""


class UnreadableFigure(ReportRule):
    code = "T003"
    name = "unreadable-figure"
    severity = Severity.WARNING
    since = "0.1.0"
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
    many_in_row = Bilingual(
        "本行有{actual}处未填写数字，或所填不是数字；没有发生的请填“0”",
        "{actual} cells of this row have no number; where there were none, write 0",
    )
    many_in_table = Bilingual(
        "本表有{rows}行共{actual}处未填写数字，或所填不是数字；没有发生的请填“0”",
        "{actual} cells in {rows} rows of this table have no number; where there were none, write 0",
    )
    run_together = Bilingual(
        "本表各单元格的数字连在一起，无法分清各属哪一栏；请按格式分列填写或重新导出表格",
        "the cells of this table run together, and its figures cannot be told apart; set them in columns, "
        "or export the table anew",
    )
    allowed = Option(
        (),
        Bilingual(
            "本地区允许代替数字的写法，如“/”“—”；照原样比对",
            "what the province or city lets stand for a number, such as / or —; compared as it is written",
        ),
    )
    most_in_row = Option(
        2,
        Bilingual(
            "一行中逐格指出的最多格数，再多的合为一条",
            "how many cells of a row are named one by one; more are counted",
        ),
        at_least=0,
    )
    passing = (
        """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
""",
        """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2（其中修订1件） | 1 | 9件
""",
    )
    failing = (
        """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | / | 0
""",
        """\
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | | | 3
""",
    )

    def check(self, subject: Report) -> Iterator[Finding]:
        for table in subject.tables.values():
            if table.run_together:
                yield self.finding(table, message=self.run_together)
                continue
            unread = {
                row: cells
                for row in table.rows.values()
                if (cells := self._unread(row)) and not (table.has_lost_cells and row.is_blank)
            }
            count = sum(map(len, unread.values()))
            if table.rows and all(row.is_blank for row in table.rows.values()):
                yield self.finding(table, message=self.blank_table)
            elif count > _MOST_IN_TABLE and len(unread) > _MOST_ROWS:
                first = next(iter(unread.values()))[0]
                yield self.finding(
                    Spot(first.span, table.place),
                    message=self.many_in_table,
                    actual=count,
                    rows=len(unread),
                )
            else:
                for row, cells in unread.items():
                    yield from self._of_row(row, cells)

    def _of_row(self, row: Row, cells: Sequence[Figure]) -> Iterator[Finding]:
        if row.is_blank:
            yield self.finding(row, message=self.blank_row)
        elif len(cells) > self.most_in_row:
            at = Spot(cells[0].span, row.place)
            yield self.finding(at, message=self.many_in_row, actual=len(cells))
        else:
            for figure in cells:
                if figure.state is State.BLANK:
                    yield self.finding(figure, message=self.blank)
                else:
                    yield self.finding(figure, actual=figure.raw)

    def _unread(self, row: Row) -> Sequence[Figure]:
        """Give a row's cells that have no number in them, nor what may stand for one."""
        figures = row.figures.values()
        unread = [figure for figure in figures if figure.state in (State.BLANK, State.UNREADABLE)]
        return [figure for figure in unread if figure.raw not in self.allowed]
