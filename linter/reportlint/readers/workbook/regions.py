"""From the rows of a sheet that stand together to lines of text and tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportlint.readers.shared.cells import LONGEST_LABEL
from reportlint.readers.shared.sheet import SheetCell, SheetRow
from reportlint.readers.workbook.seen import SeenCell, SeenRow
from reportlint.readers.workbook.size import Size

Block = SheetCell | list[SheetRow]
"""A paragraph or a table."""


def blocks(region: Sequence[SeenRow], size: Size) -> Iterator[Block]:
    """Give a region's blocks, from top to bottom; raises Unreadable."""
    rows: list[SeenRow] = []
    for row in region:
        if row.lone and len(row.lone.text) > LONGEST_LABEL:
            yield from _blocks(rows, size)
            yield from _lines(row.lone)
            rows = []
        else:
            rows.append(row)
    yield from _blocks(rows, size)


def _blocks(rows: Sequence[SeenRow], size: Size) -> Iterator[Block]:
    """Give a table, and before it the lines that are no part of it.

    A row of one cell right above the others may be their head; more above it are not.
    """
    above = [row.lone for row in takewhile(lambda row: row.lone, rows) if row.lone]
    if 0 < len(above) < len(rows):
        above.pop()
    for cell in above:
        yield from _lines(cell)
    if len(above) < len(rows):
        for table in _tables(rows[len(above) :]):
            yield _table(table, size)


def _lines(cell: SeenCell) -> Iterator[SheetCell]:
    """Give the lines of a cell as paragraphs."""
    for line in cell.text.split("\n"):
        yield SheetCell(line, origin=cell.origin)


def _tables(rows: Sequence[SeenRow]) -> Iterator[Sequence[SeenRow]]:
    """Part tables that stand close to each other, each below a line from side to side.

    A table goes on below such a line where cells begin where those above do: the columns of tables
    that differ would be no table's.
    """
    left = min(column for row in rows for column in row.cells)
    right = max(cell.right for row in rows for cell in row.cells.values())
    table: list[SeenRow] = []
    columns: set[int] = set()
    for stretch in _stretches(rows, left, right):
        further = {column for row in stretch for column in row.cells}
        if table and not further <= columns:
            yield table
            table, columns = [], set()
        table += stretch
        columns |= further
    yield table


def _stretches(rows: Sequence[SeenRow], left: int, right: int) -> Iterator[list[SeenRow]]:
    """Give rows in stretches that begin with lines from side to side, as far as there are any."""
    stretch: list[SeenRow] = []
    for row in rows:
        is_line = list(row.cells) == [left] and row.cells[left].right == right
        if is_line and any(len(above.cells) > 1 for above in stretch):
            yield stretch
            stretch = []
        stretch.append(row)
    yield stretch


def _table(rows: Sequence[SeenRow], size: Size) -> list[SheetRow]:
    """Give the columns that say something, with a blank cell wherever nothing stands."""
    columns = sorted({column for row in rows for column in row.cells})
    numbers = [row.number for row in rows]
    size.write(len(rows) * len(columns))
    return [
        SheetRow(
            [
                SheetCell(
                    cell.text,
                    bisect_right(columns, cell.right) - place,
                    bisect_right(numbers, cell.bottom) - line,
                    cell.origin,
                )
                if (cell := row.cells.get(column))
                else SheetCell("", origin=row.origin(column))
                for place, column in enumerate(columns)
            ]
        )
        for line, row in enumerate(rows)
    ]
