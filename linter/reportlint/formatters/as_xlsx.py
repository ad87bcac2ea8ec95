"""`--format xlsx`: a workbook to work through and to send on, with all findings and all figures.

Its sheets are the offices, the findings, the figures and what could not be checked. What a report says
is written as text: nothing of it can become a formula, or lead out of the workbook.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from reportlint.characters.printable import legible
from reportlint.formatters.attendance import attendance_lines
from reportlint.formatters.closing import numbers
from reportlint.formatters.whole_run import WholeRun
from reportlint.formatters.words import SEVERITIES
from reportlint.model.finding import Bilingual, Severity
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from typing import BinaryIO

    from reportlint.formatters.whole_run import WholeReport
    from reportlint.hookspecs import Run, Style
    from reportlint.messages.languages import Language
    from reportlint.model.layout import LayoutCell
    from reportlint.model.place import Place
    from reportlint.model.reported import Reported

OFFICES = Bilingual("汇总", "Offices")
FINDINGS = Bilingual("问题清单", "Findings")
FIGURES = Bilingual("数据", "Figures")
UNCHECKED = Bilingual("未能检查", "Not checked")
ATTENDANCE = Bilingual("报送情况", "Handed in")

MOST_ROWS = 1_048_576
"""Rows that a sheet may have."""

_LONGEST = 32_767
"""Characters that a cell may have."""

_MOST_LINKS = 65_000
"""Links that a sheet may have; what would be more is text."""

_MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; what has more is written as text."""

_BEGINS_FORMULA = frozenset("=+-@")

_A4 = 9
"""How a sheet names the paper that it is printed on."""

_LINE = 15
"""Points that a line of text is high."""

_MOST_LINES = 12
"""Lines that a row shows at most."""

_COUNT = "0;-0;;@"
"""How a count is shown: a zero is there, but not seen."""


class Column(NamedTuple):
    """A column: its head, how wide it is, and what may be chosen in it, where it is to be filled in.

    `shown` is how its values are shown that are not text in lines.
    """

    head: Bilingual
    width: int
    choices: Sequence[Bilingual] = ()
    shown: Mapping[str, object] = MappingProxyType({})


_OFFICE = Column(Bilingual("单位", "Office"), 22)
_YEAR = Column(Bilingual("年度", "Year"), 7, shown={"align": "center"})
_FILE = Column(Bilingual("文件", "File"), 26, shown={"text_wrap": False})
_COUNTED = {"num_format": _COUNT}
_TOTAL = Column(Bilingual("合计", "Total"), 7, shown=_COUNTED)

_OF_FINDINGS = (
    _OFFICE,
    _YEAR,
    _FILE,
    Column(Bilingual("位置", "Place"), 28),
    Column(Bilingual("代码", "Code"), 7),
    Column(Bilingual("级别", "Severity"), 8),
    Column(Bilingual("问题", "What is wrong"), 48),
    Column(Bilingual("应为", "Expected"), 9),
    Column(Bilingual("现为", "Found"), 9),
    Column(Bilingual("依据", "Basis"), 26),
    Column(
        Bilingual("核实结论", "Verdict"),
        12,
        (
            Bilingual("属实", "confirmed"),
            Bilingual("误报", "false alarm"),
            Bilingual("待核实", "open"),
        ),
    ),
    Column(
        Bilingual("整改结果", "Correction"),
        12,
        (
            Bilingual("已更正", "corrected"),
            Bilingual("未更正", "not yet"),
            Bilingual("无需更正", "not needed"),
        ),
    ),
)

_OF_UNCHECKED = (
    _FILE,
    Column(Bilingual("原因", "Why"), 60),
    Column(Bilingual("怎么办", "What to do"), 60),
)

_SKIPPED = Bilingual("没有年度报告的特征，已跳过", "skipped, as it has no sign of an annual report")
_NOT_LISTED = Bilingual("另有{}个问题，一张表写不下", "{} more findings do not go into one sheet")


def write_bytes(run: Run, out: BinaryIO, style: Style) -> None:
    """Write the workbook once all files are done, for the worst come first."""
    whole = WholeRun(run)
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        _Book(book, whole, style.language).fill()


class Link(NamedTuple):
    """A text that leads to a cell of the workbook."""

    text: str
    sheet: str
    row: int
    column: int = 0


Value = str | int | Decimal | Link | None


_USUAL: Mapping[str, object] = {
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#C9CED3",
}


NO_COLOURS: Mapping[int, Mapping[str, object]] = MappingProxyType({})
"""Those of a row in which nothing is found."""


class _Looks:
    """How cells look: each look is made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def look(self, **properties: object) -> Any:
        wanted = {**_USUAL, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


_COLOURS: Mapping[Severity, Mapping[str, object]] = {
    Severity.ERROR: {"bg_color": "#FDECEA", "font_color": "#B3261E"},
    Severity.WARNING: {"bg_color": "#FFF4DF", "font_color": "#8A5300"},
    Severity.INFO: {"bg_color": "#E8F1FA", "font_color": "#245B8F"},
}
"""How a cell looks in which something is found."""


class _Sheet:
    """A sheet, written row by row: heads that stay in sight and can be filtered by, then values."""

    def __init__(self, sheet: Any, looks: _Looks, language: Language) -> None:
        self._sheet = sheet
        self._looks = looks
        self._language = language
        self._columns: Sequence[Column] = ()
        self._usual: Sequence[Any] = ()
        self._links = 0
        self._top = 0
        self.row = 0
        """The number of the next row, from 0."""

        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)

    @property
    def name(self) -> str:
        name: str = self._sheet.get_name()
        return name

    def remark(self, text: str) -> None:
        """Write a line above the heads."""
        self._write(0, text, self._looks.look(text_wrap=False, border=0))
        self.row += 1

    def heads(self, columns: Sequence[Column], fixed: int = 0) -> None:
        """Write the heads; so many columns stay in sight as well."""
        look = self._looks.look(bold=True, bg_color="#E9ECEF")
        self._columns, self._top = columns, self.row
        self._usual = [self._looks.look(**column.shown) for column in columns]
        self._make_room([column.head.within(self._language) for column in columns])
        for number, column in enumerate(columns):
            self._sheet.set_column(number, number, column.width)
            self._write(number, column.head.within(self._language), look)
        self._sheet.freeze_panes(self.row + 1, fixed)
        self._sheet.repeat_rows(self.row)
        self.row += 1

    def write(
        self, values: Sequence[Value], colours: Mapping[int, Mapping[str, object]] = NO_COLOURS
    ) -> None:
        """Write a row; some of its cells may be coloured, by their numbers."""
        self._make_room(values)
        for number, (column, value) in enumerate(zip_longest(self._columns, values)):
            look = self._usual[number]
            if number in colours:
                look = self._looks.look(**column.shown, **colours[number])
            self._write(number, value, look)
        self.row += 1

    def _make_room(self, values: Sequence[Value]) -> None:
        """Make the next row as high as its texts need: not every program does that by itself."""
        lines = 1
        for column, value in zip(self._columns, values, strict=False):
            if column.shown.get("text_wrap", True) and value is not None:
                text = value.text if isinstance(value, Link) else str(value)
                width = (len(text) + len(text.encode(errors="replace"))) // 2  # Of Chinese, twice.
                lines = max(lines, math.ceil(width / column.width))
        if lines > 1:
            self._sheet.set_row(self.row, _LINE * min(lines, _MOST_LINES))

    def _write(self, column: int, value: Value, look: Any) -> None:
        if isinstance(value, Link):
            self._write_link(column, value, look)
        elif isinstance(value, int | Decimal) and len(str(value)) <= _MOST_DIGITS:
            self._sheet.write_number(self.row, column, value, look)
        elif value is not None and value != "":
            text = _cell_text(str(value))
            self._sheet.write_string(self.row, column, text, self._kept_as_text(text, look))
        else:
            self._sheet.write_blank(self.row, column, None, look)

    def _write_link(self, column: int, link: Link, look: Any) -> None:
        self._links += 1
        if self._links > _MOST_LINKS or not link.text:
            self._write(column, link.text, look)
            return
        text = _cell_text(link.text)
        cell = xl_rowcol_to_cell(link.row, link.column)
        look = self._kept_as_text(text, self._looks.look(font_color="#0B5CAD", underline=1))
        self._sheet.write_url(self.row, column, f"internal:'{link.sheet}'!{cell}", look, text)

    def _kept_as_text(self, text: str, look: Any) -> Any:
        """Give the look of a text: one like a formula would be one as soon as somebody edits its cell."""
        return self._looks.look(quote_prefix=True) if text[:1] in _BEGINS_FORMULA else look

    def finish(self) -> None:
        """Let the rows be filtered, and what is to be filled in be chosen."""
        last = max(self.row - 1, self._top)
        if self._columns:
            self._sheet.autofilter(self._top, 0, last, len(self._columns) - 1)
        for number, column in enumerate(self._columns):
            if column.choices and last > self._top:
                self._sheet.data_validation(
                    self._top + 1,
                    number,
                    last,
                    number,
                    {
                        "validate": "list",
                        "source": [choice.within(self._language) for choice in column.choices],
                    },
                )


class _Book:
    """The workbook of a run."""

    def __init__(self, book: Any, run: WholeRun, language: Language) -> None:
        self._book = book
        self._run = run
        self._language = language
        self._looks = _Looks(book)
        self._reports = run.reports
        offices, findings, figures, unchecked = (
            self._sheet(name) for name in (OFFICES, FINDINGS, FIGURES, UNCHECKED)
        )
        self._offices, self._findings = offices, findings
        self._figures, self._unchecked = figures, unchecked

    def _sheet(self, name: Bilingual) -> _Sheet:
        sheet = self._book.add_worksheet(name.within(self._language))
        if name is not FIGURES:  # It is as wide as the form has figures.
            sheet.fit_to_pages(1, 0)
        return _Sheet(sheet, self._looks, self._language)

    def fill(self) -> None:
        """Write all sheets; the first has links into the others."""
        rows = self._write_findings()
        self._write_figures()
        self._write_offices(rows)
        self._write_unchecked()
        for sheet in (self._offices, self._findings, self._figures, self._unchecked):
            sheet.finish()
        attendance = self._run.summary.attendance
        if attendance is not None:
            sheet = self._sheet(ATTENDANCE)
            for line in attendance_lines(attendance, self._language):
                sheet.remark(line)

    # -------------------------------------------------------------- findings

    def _write_findings(self) -> Mapping[str, int]:
        """Write a finding a row, those of one cause together; gives the first row of each report."""
        sheet = self._findings
        sheet.heads(_OF_FINDINGS, fixed=1)
        rows: dict[str, int] = {}
        left = 0
        for number, report in enumerate(self._reports):
            rows[report.path] = min(sheet.row, MOST_ROWS - 1)
            for leading, others in folded(report.findings):
                for finding in (leading, *others):
                    if sheet.row < MOST_ROWS - 1:
                        colours = {5: _COLOURS[finding.severity]}
                        sheet.write(self._finding(finding, report, number), colours)
                    else:
                        left += 1
        if left:
            sheet.write([_NOT_LISTED.within(self._language).format(left)])
        return rows

    def _finding(self, finding: Reported, report: WholeReport, number: int) -> Sequence[Value]:
        return (
            report.identity.office,
            _year(report),
            report.path,
            self._place(finding, number),
            finding.code,
            SEVERITIES[finding.severity].within(self._language),
            finding.message(self._language),
            finding.expected,
            finding.actual,
            finding.basis.within(self._language) if finding.basis else "",
        )

    def _place(self, finding: Reported, number: int) -> Value:
        """Name a finding's place; that of a figure leads to it among all figures."""
        words = finding.words.within(self._language)
        column = self._columns_by_place.get(finding.place)
        if column is None or not words:
            return words
        return Link(words, self._figures.name, number + 1, column)

    # -------------------------------------------------------------- figures

    @cached_property
    def _cells(self) -> Sequence[LayoutCell]:
        """The cells of figures in the tables that any report has, each name once."""
        met = {name for report in self._reports for name in report.layouts}
        cells: dict[str, LayoutCell] = {}
        for name, layout in self._run.layouts.items():
            if name in met:
                for cell in layout.figures:
                    cells.setdefault(cell.fact, cell)
        return [*cells.values()]

    @cached_property
    def _columns_by_place(self) -> Mapping[Place, int]:
        return {cell.place: number for number, cell in enumerate(self._cells, start=3)}

    def _write_figures(self) -> None:
        """Write a report a row, with all its figures; those in which something is found are coloured."""
        sheet = self._figures
        own = [Column(cell.words, 11) for cell in self._cells]
        sheet.heads([_OFFICE, _YEAR, _FILE, *own], fixed=1)
        for report in self._reports[: MOST_ROWS - 1]:
            figures = (report.figures.get(cell.fact) for cell in self._cells)
            values = (
                figure and (figure.text if figure.number is None else figure.number)
                for figure in figures
            )
            colours = {
                self._columns_by_place[finding.place]: _COLOURS[finding.severity]
                for finding in sorted(report.findings, key=lambda finding: finding.severity)
                if finding.place in self._columns_by_place
            }
            sheet.write([report.identity.office, _year(report), report.path, *values], colours)

    # -------------------------------------------------------------- offices

    def _write_offices(self, rows: Mapping[str, int]) -> None:
        """Write a report a row with the counts of its findings, the worst first."""
        counts = {
            report.path: Counter(finding.code[0] for finding in report.findings)
            for report in self._reports
        }
        met = set().union(*counts.values())
        letters = [
            letter for letter in dict.fromkeys([*self._run.families, *sorted(met)]) if letter in met
        ]
        sheet = self._offices
        sheet.remark(numbers(self._run.summary).within(self._language))
        columns = [_OFFICE, _YEAR]
        columns += [Column(word, 7, shown=_COUNTED) for word in SEVERITIES.values()]
        columns += [Column(self._family(letter), 12, shown=_COUNTED) for letter in letters]
        sheet.heads([*columns, _TOTAL, _FILE], fixed=1)
        for report in self._reports[: MOST_ROWS - 2]:
            of_severity = report.standing.counts
            values: list[Value] = [self._office(report, rows[report.path]), _year(report)]
            values += [of_severity.get(severity, 0) for severity in SEVERITIES]
            values += [counts[report.path][letter] for letter in letters]
            colours = {
                number: _COLOURS[severity]
                for number, severity in enumerate(SEVERITIES, start=2)
                if of_severity.get(severity)
            }
            sheet.write([*values, len(report.findings), report.path], colours)

    def _family(self, letter: str) -> Bilingual:
        words = self._run.families.get(letter, Bilingual("", ""))
        return Bilingual(f"{letter} {words.zh}", f"{letter} {words.en}")

    def _office(self, report: WholeReport, row: int) -> Value:
        """Name an office; where something is found, its name leads there."""
        name = report.identity.office or report.path
        return Link(name, self._findings.name, row) if report.findings else name

    # -------------------------------------------------------------- what was not checked

    def _write_unchecked(self) -> None:
        sheet = self._unchecked
        sheet.heads(_OF_UNCHECKED)
        summary = self._run.summary
        for values in self._refused():
            sheet.write(values)
        for failure in summary.failures:
            sheet.write(["", failure.said.within(self._language)])
        for path in summary.skipped:
            sheet.write([path, _SKIPPED.within(self._language)])

    def _refused(self) -> Iterator[Sequence[Value]]:
        for outcome in self._run.summary.unchecked:
            refusal = outcome.unchecked
            if refusal is not None:
                said = (refusal.reason, refusal.remedy)
                yield outcome.path, *(text.within(self._language) for text in said)


def _year(report: WholeReport) -> Value:
    year = report.identity.year
    return int(year) if year.isascii() and year.isdigit() else year


def _cell_text(text: str) -> str:
    """Give a text as a cell may have it: legible, on one line, and not too long."""
    return legible(" ".join(text.splitlines()))[:_LONGEST]
