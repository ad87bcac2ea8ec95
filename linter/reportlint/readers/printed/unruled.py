"""Tables without ruled lines: cells that line up in columns, set apart by gaps.

Lines of one cell are known by their pitch and by the lack of room for more on the line above. What
is not certain stays apart: a form knows better what a label broken in two says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reportlint.readers.printed.figures import is_figure, last_figure
from reportlint.readers.printed.grid import Box, Grid
from reportlint.readers.printed.lines import Line
from reportlint.readers.printed.numbering import begins_anew, begins_numbered
from reportlint.readers.printed.paragraphs import Placed
from reportlint.readers.printed.ruling import gathered

_TIGHT = 1.7
"""Lines of a cell are no further below each other, in heights of a character."""
_FEWEST = 2
"""So many lines of several cells make a table."""
_WIDEST = 64
"""No table of a form has as many columns."""
_LOOK_BACK = 200
"""By so many pieces it is judged in which columns the next line stands."""


class _Columns:
    """Where the cells of each column stand, from left to right; no two columns overlap."""

    def __init__(self, pieces: Iterable[Line]) -> None:
        """Find the columns in which pieces stand; one over several is their common head."""
        self.lefts: list[float] = []
        self.rights: list[float] = []
        for piece in sorted(pieces, key=lambda piece: piece.right - piece.left):
            over = self.over(piece)
            if not over:
                self.lefts.insert(over.start, piece.left)
                self.rights.insert(over.start, piece.right)
            elif len(over) == 1:
                number = over.start
                self.lefts[number] = min(self.lefts[number], piece.left)
                self.rights[number] = max(self.rights[number], piece.right)

    def __len__(self) -> int:
        return len(self.lefts)

    def over(self, piece: Line) -> range:
        """Give the numbers of the columns in which a piece stands above or below others."""
        first = bisect_right(self.rights, piece.left)
        return range(first, max(first, bisect_left(self.lefts, piece.right)))


class _Row:
    """A line of a table, in pieces."""

    def __init__(self, placed: Placed, starts: Collection[int]) -> None:
        self.placed = placed
        self.pieces = list(_pieces(placed.line, starts))
        self.figures = [piece for piece in self.pieces if is_figure(piece.text)]

    def goes_on_in(self, below: _Row) -> bool:
        """Say whether its figures go on below, for lack of room for another one beside them."""
        has_label = len(self.figures) < len(self.pieces)
        if not self.figures or len(self.pieces) < _FEWEST:
            return False
        step = self.pieces[-1].right - self.pieces[-2].right
        return (
            len(below.figures) == len(below.pieces)
            and (has_label or len(below.pieces) < len(self.pieces))
            and self.pieces[-1].right + step > self.placed.margins.right
            and below.pieces[0].left < self.pieces[1].right
        )

    def is_rest_of(self, above: _Row | None) -> bool:
        """Say whether it can be what had no room in a row of narrow cells: some figures alone."""
        return (
            above is not None
            and len(self.figures) == len(self.pieces) < len(above.pieces)
            and self.placed.line.middle - above.placed.line.middle < _TIGHT * self.placed.line.size
        )


def parted(lines: Sequence[Placed]) -> Iterator[Placed | Grid]:
    """Give lines with what lines up as a table; each page has a part of its own of it."""
    starts = _starts(lines)
    place = 0
    while place < len(lines):
        end = _end(lines, place, starts)
        if end > place:
            yield from _grids([_Row(placed, starts) for placed in lines[place:end]])
        else:
            yield lines[place]
        place = max(end, place + 1)


def _end(lines: Sequence[Placed], place: int, starts: Collection[int]) -> int:
    """Say where a table ends that begins at a place; there, if none does."""
    columns: _Columns | None = None
    """Those of the last pieces, once a line is met that may stand in one of them."""
    pieces: list[Line] = []
    count = 0
    end = place
    while end < len(lines):
        line = lines[end].line
        its = list(_pieces(line, starts))
        if len(its) > 1:
            pieces = [*pieces, *its][-_LOOK_BACK:]
            columns = None
            count += 1
        elif begins_numbered(line.text):
            break
        else:
            columns = _Columns(pieces) if columns is None else columns
            if len(columns.over(line)) != 1:
                break
        end += 1
    return end if count >= _FEWEST else place


def _pieces(line: Line, starts: Collection[int]) -> Iterator[Line]:
    """Give the pieces of a line; a figure close behind a label is one where others begin."""
    pieces = list(line.pieces())
    for number, piece in enumerate(pieces):
        place = last_figure(piece)
        lefts = [of.left for of in pieces[number + 1 : number + 3]]
        if 0 < place < len(piece.glyphs) and (
            round(piece.glyphs[place].left) in starts
            or _are_even([piece.glyphs[place].left, *lefts])
        ):
            yield Line(piece.glyphs[:place])
            yield Line(piece.glyphs[place:])
        else:
            yield piece


def _are_even(lefts: Sequence[float]) -> bool:
    """Say whether three cells begin as far from each other, as tabs set them."""
    if len(lefts) < 3:
        return False
    first, second, third = lefts
    return abs((third - second) - (second - first)) < 1


def _starts(lines: Sequence[Placed]) -> set[int]:
    """Give where figures begin, to the point."""
    return {
        near
        for placed in lines
        for piece in placed.line.pieces()
        if piece.text.isdigit()
        for near in (round(piece.left - 0.5), round(piece.left + 0.5))
    }


def _grids(rows: Sequence[_Row]) -> Iterator[Placed | Grid]:
    """Give a table's lines as its parts on each page; as lines, if it is none by its width."""
    columns = _Columns([piece for row in rows for piece in row.pieces])
    if len(columns) > _WIDEST:
        yield from (row.placed for row in rows)
        return
    for page, its in groupby(rows, lambda row: row.placed.page):
        yield _Part(columns).grid(page, list(its))


class _Cell(NamedTuple):
    """The lines of a cell, and the height of the row it is in; `is_rest` if it stood below that."""

    middle: float
    is_rest: bool
    lines: list[Line]


class _Part:
    """The part of a table on one page, put together line by line."""

    def __init__(self, columns: _Columns) -> None:
        self._columns = columns
        self._cells: list[_Cell] = []
        self._last: dict[int, list[Line]] = {}
        """The lowest cell of each column."""

    def grid(self, page: int, rows: Sequence[_Row]) -> Grid:
        above: _Row | None = None
        for row in rows:
            if above is not None and above.goes_on_in(row):
                middle = above.placed.line.middle
                self._cells += [_Cell(middle, True, [piece]) for piece in row.pieces]
                continue
            for piece in row.pieces:
                self._add(piece, begins=bool(row.figures) and not row.is_rest_of(above))
            above = row
        line = rows[0].placed.line
        its = gathered(self._cells, lambda cell: cell.middle, line.size / 2)
        boxes = [box for number, cells in enumerate(its) for box in self._boxes(number, cells)]
        return Grid(page, line.top, boxes, is_ruled=False)

    def _add(self, piece: Line, *, begins: bool) -> None:
        """Add a piece to the cell above it, or begin another cell, as all do where a row `begins`."""
        column = self._columns.over(piece)[0]
        above = self._last.get(column)
        if above and not begins and _goes_on(above, piece, self._width(column)):
            above.append(piece)
            return
        self._last[column] = [piece]
        self._cells.append(_Cell(piece.middle, False, self._last[column]))

    def _width(self, column: int) -> float:
        return self._columns.rights[column] - self._columns.lefts[column]

    def _boxes(self, row: int, cells: Sequence[_Cell]) -> Iterator[Box]:
        """Give a row's cells, a blank one wherever a column has none."""
        behind = 0
        for cell in sorted(cells, key=lambda cell: (cell.is_rest, cell.lines[0].left)):
            over = self._columns.over(cell.lines[0])
            yield from self._blanks(row, behind, over[0])
            left, right = self._columns.lefts[over[0]], self._columns.rights[over[-1]]
            behind = max(behind, over[0])
            yield Box(row, 1, behind, len(over), left, right, cell.lines)
            behind += len(over)
        yield from self._blanks(row, behind, len(self._columns))

    def _blanks(self, row: int, first: int, end: int) -> Iterator[Box]:
        for column in range(first, end):
            left, right = self._columns.lefts[column], self._columns.rights[column]
            yield Box(row, 1, column, 1, left, right, ())


def _goes_on(above: Sequence[Line], piece: Line, width: float) -> bool:
    """Say whether a piece is the next line of the cell above it, which had no room for it."""
    last = above[-1]
    room = width - (last.right - last.left)
    return (
        piece.middle - last.middle < _TIGHT * piece.size
        and not begins_anew(piece.text)
        and is_figure(last.text) is is_figure(piece.text)
        and room < piece.first_unit + piece.size / 2
    )
