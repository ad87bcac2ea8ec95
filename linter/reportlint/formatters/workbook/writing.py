"""What goes into the workbook: the offices, the findings, the figures and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportlint.files.results import MARK
from reportlint.formatters.attendance import attendance_lines
from reportlint.formatters.closing import numbers
from reportlint.formatters.grades import graded
from reportlint.formatters.whole_run import WholeRun
from reportlint.formatters.words import SEVERITIES, listed, why_hidden
from reportlint.formatters.workbook.sheet import (
    MOST_ROWS,
    Column,
    Link,
    Looks,
    Sheet,
    Value,
    workbook,
)
from reportlint.model.finding import Bilingual, Severity
from reportlint.model.grading import written
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from typing import BinaryIO

    from reportlint.formatters.grades import Graded
    from reportlint.formatters.whole_run import WholeReport
    from reportlint.hookspecs import Run, Style
    from reportlint.messages.languages import Language
    from reportlint.model.grading import Loss
    from reportlint.model.layout import LayoutCell
    from reportlint.model.place import Place, Spot
    from reportlint.model.reported import Listed

OFFICES = Bilingual("汇总", "Offices")
FINDINGS = Bilingual("问题清单", "Findings")
FIGURES = Bilingual("数据", "Figures")
UNCHECKED = Bilingual("未能检查", "Not checked")
GRADES = Bilingual("评分", "Grades")
ATTENDANCE = Bilingual("报送情况", "Handed in")

_COUNT = "0;-0;;@"
"""How a count is shown: a zero is there, but not seen."""

_OFFICE = Column(Bilingual("单位", "Office"), 22)
_YEAR = Column(Bilingual("年度", "Year"), 7, shown={"align": "center"})
_FILE = Column(Bilingual("文件", "File"), 26, shown={"text_wrap": False})
_COUNTED = {"num_format": _COUNT}
_TOTAL = Column(Bilingual("合计", "Total"), 7, shown=_COUNTED)

_OF_FINDINGS = (
    _OFFICE,
    _YEAR,
    _FILE,
    Column(Bilingual("位置", "Place"), 40),
    Column(Bilingual("代码", "Code"), 7),
    Column(Bilingual("级别", "Severity"), 8),
    Column(Bilingual("问题", "What is wrong"), 48),
    Column(Bilingual("应为", "Expected"), 14),
    Column(Bilingual("现为", "Found"), 14),
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

_OF_GRADES = (
    _OFFICE,
    _YEAR,
    Column(Bilingual("得分", "Points"), 8),
    Column(Bilingual("满分", "Full mark"), 8),
    Column(Bilingual("扣分", "Lost"), 60),
    Column(Bilingual("只提示", "Of note"), 8, shown=_COUNTED),
    Column(Bilingual("说明", "Remark"), 40),
    _FILE,
)

_ALIKE = Bilingual("本单位本年度共有{}份文件", "{} files of this office for this year")

_OF_UNCHECKED = (
    _FILE,
    Column(Bilingual("原因", "Why"), 60),
    Column(Bilingual("怎么办", "What to do"), 60),
)

_COLOURS: Mapping[Severity, Mapping[str, object]] = {
    Severity.ERROR: {"bg_color": "#FDECEA", "font_color": "#B3261E"},
    Severity.WARNING: {"bg_color": "#FFF4DF", "font_color": "#8A5300"},
    Severity.INFO: {"bg_color": "#E8F1FA", "font_color": "#245B8F"},
}
"""How a cell looks in which something is found."""

_SKIPPED = Bilingual(
    "没有年度报告的特征，或者是 reportlint 写的，已跳过",
    "skipped, as it has no sign of an annual report, or was written by reportlint",
)
_NOT_LISTED = Bilingual("另有{}个问题，一张表写不下", "{} more findings do not go into one sheet")


def write_bytes(run: Run, out: BinaryIO, style: Style) -> None:
    """Write the workbook once all files are done, for the worst come first."""
    whole = WholeRun(run)
    grades = graded(run, whole)
    with workbook(out) as book:
        book.set_custom_property(MARK, True)
        _Book(book, whole, grades, style.language).fill()


class _Book:
    """The workbook of a run."""

    def __init__(
        self, book: Any, run: WholeRun, grades: Sequence[Graded], language: Language
    ) -> None:
        self._book = book
        self._run = run
        self._grades = grades
        self._language = language
        self._looks = Looks(book)
        self._reports = run.reports
        offices, findings, figures, unchecked = (
            self._sheet(name) for name in (OFFICES, FINDINGS, FIGURES, UNCHECKED)
        )
        self._offices, self._findings = offices, findings
        self._figures, self._unchecked = figures, unchecked

    def _sheet(self, name: Bilingual) -> Sheet:
        sheet = self._book.add_worksheet(name.within(self._language))
        if name is not FIGURES:  # It is as wide as the form has figures.
            sheet.fit_to_pages(1, 0)
        return Sheet(sheet, self._looks, self._language)

    def fill(self) -> None:
        """Write all sheets; the first has links into the others."""
        rows = self._write_findings()
        self._write_figures()
        self._write_offices(rows)
        self._write_unchecked()
        for sheet in (self._offices, self._findings, self._figures, self._unchecked):
            sheet.finish()
        if self._grades:
            self._write_grades()
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
            for together in folded(report.findings):
                for item in together.listed:
                    if sheet.row < MOST_ROWS - 1:
                        colours = {5: _COLOURS[item.finding.severity]}
                        sheet.write(self._finding(item, report, number), colours)
                    else:
                        left += 1
        if left:
            sheet.write([_NOT_LISTED.within(self._language).format(left)])
        return rows

    def _finding(self, item: Listed, report: WholeReport, number: int) -> Sequence[Value]:
        finding, correction = item.finding, item.correction
        return (
            report.identity.office,
            _year(report),
            report.path,
            self._place(correction.at, number),
            finding.code,
            SEVERITIES[finding.severity].within(self._language),
            listed(item, self._language),
            correction.expected,
            correction.actual,
            finding.basis.within(self._language) if finding.basis else "",
            *filter(None, [why_hidden(finding, self._language)]),
        )

    def _place(self, at: Spot, number: int) -> Value:
        """Name a place; that of a figure leads to it among all figures."""
        words = at.words.within(self._language)
        column = self._columns_by_place.get(at.place)
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
        """Write a report a row, with all its figures; those that are to be put right are coloured."""
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
                self._columns_by_place[correction.at.place]: _COLOURS[together.leading.severity]
                for together in sorted(
                    folded(report.findings), key=lambda together: together.leading.severity
                )
                for correction in together.corrections
                if correction.at.place in self._columns_by_place
            }
            sheet.write([report.identity.office, _year(report), report.path, *values], colours)

    # -------------------------------------------------------------- offices

    def _write_offices(self, rows: Mapping[str, int]) -> None:
        """Write a report a row with the counts of its findings, the worst first."""
        counts = {
            report.path: Counter(finding.code[0] for finding in report.findings if finding.counts)
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
            sheet.write([*values, counts[report.path].total(), report.path], colours)

    def _family(self, letter: str) -> Bilingual:
        words = self._run.families.get(letter, Bilingual("", ""))
        return Bilingual(f"{letter} {words.zh}", f"{letter} {words.en}")

    def _office(self, report: WholeReport, row: int) -> Value:
        """Name an office; where something is found, its name leads there."""
        name = report.identity.office or report.path
        return Link(name, self._findings.name, row) if report.findings else name

    # -------------------------------------------------------------- grades

    def _write_grades(self) -> None:
        """Write a report a row with its points and the findings that cost it some."""
        sheet = self._sheet(GRADES)
        sheet.heads(_OF_GRADES, fixed=1)
        for each in self._grades[: MOST_ROWS - 1]:
            loss = "" if each.grade is None else "；".join(map(self._lost, each.grade.losses))
            hints = None if each.grade is None else len(each.grade.hints)
            said = [each.why.within(self._language)] if each.why is not None else []
            if each.alike > 1:
                said.append(_ALIKE.within(self._language).format(each.alike))
            year = each.identity.year
            sheet.write(
                [
                    each.identity.office,
                    int(year) if year.isascii() and year.isdigit() else year,
                    each.points,
                    each.full_mark,
                    loss,
                    hints,
                    "；".join(said),
                    each.path,
                ]
            )
        sheet.finish()

    def _lost(self, loss: Loss) -> str:
        """Say what a group cost, by which findings."""
        costs = "、".join(f"{cost.finding.code} {written(cost.points)}" for cost in loss.costs)
        return f"{loss.group.name.within(self._language)} −{written(loss.points)}（{costs}）"

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
