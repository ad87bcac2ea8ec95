"""A sheet's cells as its file has them: those that say something, merged ones, hidden ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.workbook.hidden import Hidden
from reportlint.readers.workbook.size import Size
from reportlint.readers.workbook.values import Values
from reportlint.readers.workbook.vocabulary import S, is_on
from reportlint.readers.xml_zip.ooxml import whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROW, _CELL = f"{S}row", f"{S}c"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


class Range(NamedTuple):
    """A rectangle of cells; rows and columns are counted from 1, and all are included."""

    top: int
    left: int
    bottom: int
    right: int


class Worksheet(NamedTuple):
    """A sheet: the texts of its cells by row and column, without the blank ones."""

    rows: dict[int, dict[int, str]]
    merged: list[Range]
    hidden_rows: Hidden
    hidden_columns: Hidden


def worksheet(root: Element, values: Values, size: Size) -> Worksheet:
    """Read a sheet; raises Unreadable."""
    rows: dict[int, dict[int, str]] = {}
    hidden_rows = []
    number = 0
    for row in root.iterfind(f"{S}sheetData/{_ROW}"):
        number = whole(row.get("r")) or number + 1
        if is_on(row, "hidden"):
            hidden_rows.append((number, number))
        if cells := dict(_cells(row, values, size)):
            rows.setdefault(number, {}).update(cells)
    return Worksheet(rows, list(_merged(root)), Hidden(hidden_rows), Hidden(_hidden_columns(root)))


def _cells(row: Element, values: Values, size: Size) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.findall(_CELL):
        match = _REFERENCE.fullmatch(cell.get("r", ""))
        column = column_number(match[1]) if match else column + 1
        text = values.text(cell)
        size.say(text)
        if text := _tidy(text):
            yield column, text


def _tidy(text: str) -> str:
    """Give the lines of a cell without the blanks around them."""
    return "\n".join(tidy for line in text.splitlines() if (tidy := line.strip()))


def _merged(root: Element) -> Iterator[Range]:
    for merged in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        corners = _REFERENCE.findall(merged.get("ref", ""))
        if len(corners) == 2:
            (left, top), (right, bottom) = corners
            yield Range(int(top), column_number(left), int(bottom), column_number(right))


def _hidden_columns(root: Element) -> Iterator[tuple[int, int]]:
    for column in root.iterfind(f"{S}cols/{S}col"):
        first, last = whole(column.get("min")), whole(column.get("max"))
        if is_on(column, "hidden") and first is not None and last is not None:
            yield first, last


def letters(column: int) -> str:
    """Give a column's letters: 1 is A, 26 Z, 27 AA."""
    written = ""
    while column:
        column, last = divmod(column - 1, 26)
        written = chr(ord("A") + last) + written
    return written


def column_number(letters: str) -> int:
    """Count a column's letters: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
