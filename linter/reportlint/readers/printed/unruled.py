"""Tables without ruled lines: cells that line up in columns, set apart by gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlint.readers.printed.grid import Box, Grid
from reportlint.readers.printed.lines import Line
from reportlint.readers.printed.numbering import begins_numbered
from reportlint.readers.printed.paragraphs import Placed
from reportlint.readers.printed.ruling import gathered

_GAP = 1.2
"""So many heights of a character apart are cells; words never are."""
_TIGHT = 1.7
"""Lines of a cell are no further below each other, in heights of a character."""
_FEWEST = 2
"""So many lines of cells make a table."""
_FIGURE = re.compile(r"[\d.,%-]+|[-—－/无]+")


class _Column:
    """Where the cells of a column stand."""

    def __init__(self, piece: Line) -> None:
        self.left, self.right = piece.left, piece.right

    def holds(self, piece: Line) -> bool:
        return piece.left < self.right and piece.right > self.left

    def widen(self, piece: Line) -> None:
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)


def parted(lines: Sequence[Placed]) -> Iterator[Placed | Grid]:
    """Give lines with what lines up as a table; each page has a part of its own of it."""
    place = 0
    while place < len(lines):
        run = _run(lines[place:])
        if run:
            columns = _columns([piece for of in run for piece in of.line.pieces(_GAP)])
            for page, its in groupby(run, lambda of: of.page):
                yield _grid([list(of.line.pieces(_GAP)) for of in its], page, columns)
            place += len(run)
        else:
            yield lines[place]
            place += 1


def _run(lines: Sequence[Placed]) -> Sequence[Placed]:
    """Give the lines of a table that begins with the first of some lines: none if none does."""
    columns: list[_Column] = []
    pieces: list[Line] = []
    count = end = 0
    for placed in lines:
        its = list(placed.line.pieces(_GAP))
        if len(its) > 1:
            pieces += its
            columns = _columns(pieces)
            count += 1
        elif begins_numbered(placed.line.text) or _count(columns, placed.line) != 1:
            break
        end += 1
    return lines[:end] if count >= _FEWEST else ()


def _count(columns: Sequence[_Column], line: Line) -> int:
    return sum(column.holds(line) for column in columns)


def _columns(pieces: Sequence[Line]) -> list[_Column]:
    """Give the columns in which pieces stand; one over several is their common head."""
    columns: list[_Column] = []
    for piece in sorted(pieces, key=lambda piece: piece.right - piece.left):
        over = [column for column in columns if column.holds(piece)]
        if not over:
            columns.append(_Column(piece))
        elif len(over) == 1:
            over[0].widen(piece)
    return sorted(columns, key=lambda column: column.left)


def _grid(rows: Sequence[Sequence[Line]], page: int, columns: Sequence[_Column]) -> Grid:
    cells: list[tuple[int, int, list[Line]]] = []
    """Each with its column, how many it reaches over, and its lines."""
    open_: dict[int, list[Line]] = {}
    for row in rows:
        has_figures = any(_FIGURE.fullmatch(piece.text) for piece in row)
        for piece in row:
            over = [number for number, column in enumerate(columns) if column.holds(piece)]
            above = open_.get(over[0])
            if above and not has_figures and _goes_on(above, piece, columns[over[0]]):
                above.append(piece)
                continue
            open_[over[0]] = [piece]
            cells.append((over[0], len(over), open_[over[0]]))
    boxes = []
    lines_of_cells = gathered(cells, lambda cell: cell[2][0].middle, rows[0][0].size / 2)
    for number, group in enumerate(lines_of_cells):
        filled = {column: (width, lines) for column, width, lines in group}
        column = 0
        while column < len(columns):
            width, lines = filled.get(column, (1, []))
            last = columns[column + width - 1]
            boxes.append(Box(number, 1, column, width, columns[column].left, last.right, lines))
            column += width
    return Grid(page, rows[0][0].top, boxes)


def _goes_on(above: Sequence[Line], piece: Line, column: _Column) -> bool:
    """Say whether a piece is the next line of the cell above it, which had no room for it."""
    last = above[-1]
    room = column.right - column.left - (last.right - last.left)
    return (
        piece.middle - last.middle < _TIGHT * piece.size
        and not begins_numbered(piece.text)
        and not _FIGURE.fullmatch(last.text)
        and room < piece.first_unit + piece.size / 2
    )
