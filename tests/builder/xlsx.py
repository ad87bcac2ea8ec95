"""The surface of a workbook: the three tables of a report on sheets, in merged cells or plain ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builder.written import Grid, Written


@dataclass(frozen=True)
class Style:
    """How a workbook is set out.

    `apart` puts each table on a sheet of its own, `headed` each below its heading, with the title at
    the very top; `spaced` leaves a blank row between them; `merged` merges cells as the form does.
    """

    apart: bool = False
    headed: bool = False
    spaced: bool = True
    merged: bool = True


def xlsx(report: Written, style: Style) -> bytes:
    """Give the tables of a report as a workbook."""
    book = Workbook()
    sheets = _sheets(book, style)
    row = 1
    for section in (section for section in report.sections if section.grid):
        sheet = next(sheets)
        row = 1 if style.apart else row
        headings = [report.title] * (row == 1) + [section.heading]
        for heading in headings if style.headed else []:
            _line(sheet, row, heading, len(section.grid[0]), style)
            row += 1
        _table(sheet, row, section.grid, style)
        row += len(section.grid) + style.spaced
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Give a workbook as a file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def first_sheet(book: Workbook) -> Worksheet:
    """Give the sheet that every new workbook has."""
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _sheets(book: Workbook, style: Style) -> Iterator[Worksheet]:
    first = first_sheet(book)
    yield first
    while True:
        yield book.create_sheet() if style.apart else first


def _line(sheet: Worksheet, row: int, text: str, width: int, style: Style) -> None:
    sheet.cell(row, 1, text)
    if style.merged:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def _table(sheet: Worksheet, top: int, grid: Grid, style: Style) -> None:
    for line, row in enumerate(grid):
        for column, text in enumerate(row):
            if text:
                sheet.cell(top + line, column + 1, _value(text))
    if style.merged:
        for line, row in enumerate(grid):
            for column, text in enumerate(row):
                if text:
                    _merge(sheet, grid, top, line, column)


def _merge(sheet: Worksheet, grid: Grid, top: int, line: int, column: int) -> None:
    """Merge a cell with those beside it that are not there, and with the empty ones below it."""
    right, bottom = column, line
    while right + 1 < len(grid[line]) and grid[line][right + 1] is None:
        right += 1
    while bottom + 1 < len(grid) and grid[bottom + 1][column] == "":
        bottom += 1
    if (right, bottom) != (column, line):
        sheet.merge_cells(
            start_row=top + line,
            start_column=column + 1,
            end_row=top + bottom,
            end_column=right + 1,
        )


def _value(text: str) -> Any:
    """Give a figure as a number, as whoever types it into a cell does."""
    if text.isdigit():
        return int(text)
    try:
        return float(Decimal(text))
    except ArithmeticError:
        return text
