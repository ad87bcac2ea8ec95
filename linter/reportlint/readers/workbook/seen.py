"""What is seen of a sheet: nothing hidden, and of merged cells only the text of the first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reportlint.model.document import Origin
from reportlint.readers.workbook.size import Size
from reportlint.readers.workbook.worksheet import Worksheet, letters


class SeenCell(NamedTuple):
    """What a cell says, the last row and column it takes up, and where it is."""

    text: str
    bottom: int
    right: int
    origin: Origin


class SeenRow(NamedTuple):
    """A row: its number, and the cells that say something by their columns."""

    number: int
    cells: dict[int, SeenCell]

    def origin(self, column: int) -> Origin:
        """Give where a cell of it is, be there something in it or not."""
        sheet = next(iter(self.cells.values())).origin.sheet
        return Origin(sheet=sheet, reference=f"{letters(column)}{self.number}")

    @property
    def lone(self) -> SeenCell | None:
        """The cell that has the row for itself; None where there are several."""
        if len(self.cells) != 1:
            return None
        (cell,) = self.cells.values()
        return cell


_Rows = dict[int, dict[int, SeenCell]]


class Seen:
    """A sheet as it is seen; `lacks` says whether anything stands in hidden rows or columns."""

    def __init__(self, name: str, sheet: Worksheet, size: Size) -> None:
        self._hidden_rows = sheet.hidden_rows
        merged = _merged(name, sheet, size)
        shown: _Rows = {
            number: {
                column: cell for column, cell in row.items() if column not in sheet.hidden_columns
            }
            for number, row in merged.items()
            if number not in sheet.hidden_rows
        }
        self.lacks = sum(map(len, shown.values())) < sum(map(len, merged.values()))
        self._rows = [SeenRow(number, row) for number, row in sorted(shown.items()) if row]

    def regions(self) -> Iterator[list[SeenRow]]:
        """Give the rows that stand together, with no blank one between them."""
        region: list[SeenRow] = []
        bottom = 0
        for row in self._rows:
            if region and self._hidden_rows.shown(bottom + 1, row.number - 1):
                yield region
                region = []
            region.append(row)
            bottom = max(bottom, *(cell.bottom for cell in row.cells.values()))
        if region:
            yield region


def _merged(name: str, sheet: Worksheet, size: Size) -> _Rows:
    """Give the text of merged cells to the first that is shown, and no text to the others."""

    def origin(row: int, column: int) -> Origin:
        return Origin(sheet=name, reference=f"{letters(column)}{row}")

    rows: _Rows = {
        number: {
            column: SeenCell(text, number, column, origin(number, column))
            for column, text in row.items()
        }
        for number, row in sheet.rows.items()
    }
    written = sorted(rows)
    firsts = []
    for area in sheet.merged:
        text = sheet.rows.get(area.top, {}).get(area.left)
        for number in written[bisect_left(written, area.top) : bisect_right(written, area.bottom)]:
            row = rows[number]
            size.look_at(len(row))
            for column in [column for column in row if area.left <= column <= area.right]:
                del row[column]
        if text:
            top = sheet.hidden_rows.shown(area.top, area.bottom) or area.top
            left = sheet.hidden_columns.shown(area.left, area.right) or area.left
            firsts.append(
                (top, left, SeenCell(text, area.bottom, area.right, origin(area.top, area.left)))
            )
    for top, left, cell in firsts:
        rows.setdefault(top, {})[left] = cell
    return rows
