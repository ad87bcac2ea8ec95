"""Layouts of office files."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random

import docx
import openpyxl
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.accuracy.figures import Sheet
from benchmarks.accuracy.grids import Grid, again, as_printed, blank, filled
from benchmarks.accuracy.layouts import Heading, Layout, Own, Paragraph, Title, pieces
from benchmarks.accuracy.paper import Paper

Container = Document | _Cell


def _word(
    paper: Paper, table: Callable[[Container, Grid], None], *, is_framed: bool = False
) -> bytes:
    file = docx.Document()
    into: Container = file.add_table(1, 1, "Table Grid").cell(0, 0) if is_framed else file
    for piece in pieces(paper):
        match piece:
            case Title(text):
                into.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
            case Heading(text) if isinstance(into, Document):
                into.add_heading(text, level=1)
            case Heading(text) | Paragraph(text):
                into.add_paragraph(text)
            case Own(grid):
                table(into, grid)
            case Sheet():
                for grid in as_printed(piece):
                    table(into, grid)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _merged(into: Container, grid: Grid) -> None:
    """Merge cells as the form does."""
    rows = filled(grid, blank)
    table = into.add_table(len(rows), max(map(len, rows)))
    taken: set[tuple[int, int]] = set()
    for top, cells in enumerate(grid):
        left = 0
        for cell in cells:
            while (top, left) in taken:
                left += 1
            bottom, right = top + cell.down - 1, left + cell.across - 1
            taken |= {
                (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
            }
            first = table.cell(top, left)
            (
                first if (bottom, right) == (top, left) else first.merge(table.cell(bottom, right))
            ).text = cell.text
            left = right + 1


def _repeated(into: Container, grid: Grid) -> None:
    """Merge nothing, and write what is merged in the form into every cell."""
    rows = filled(grid, again)
    table = into.add_table(len(rows), max(map(len, rows)))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text


def _merged_word(paper: Paper, _random: Random) -> bytes:
    return _word(paper, _merged)


def _repeated_word(paper: Paper, _random: Random) -> bytes:
    return _word(paper, _repeated)


def _framed_word(paper: Paper, _random: Random) -> bytes:
    return _word(paper, _merged, is_framed=True)


def _workbook(paper: Paper, _random: Random) -> bytes:
    """Write all of it into one sheet, a paragraph a row."""
    book = openpyxl.Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    row = 1
    for piece in pieces(paper):
        if isinstance(piece, Title | Heading | Paragraph):
            sheet.cell(row, 1, piece.text)
            row += 1
            continue
        for grid in [piece.grid] if isinstance(piece, Own) else as_printed(piece):
            _put(sheet, row, grid)
            row += len(grid) + 1
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(sheet: Worksheet, top: int, grid: Grid) -> None:
    for offset, texts in enumerate(filled(grid, blank)):
        for column, text in enumerate(texts, start=1):
            if text:
                sheet.cell(top + offset, column, int(text) if text.isdecimal() else text)


LAYOUTS = (
    Layout("Word, cells merged", ".docx", _merged_word),
    Layout("Word, cells repeated", ".docx", _repeated_word),
    Layout("Word, all in a frame", ".docx", _framed_word),
    Layout("a worksheet", ".xlsx", _workbook),
)
