"""Tables without ruled lines: cells that line up in columns, set apart by gaps.

Lines of one cell are known by their pitch and by the lack of room for more on the line above. What
is not certain stays apart: a form knows better what a label broken in two says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from reportlint.readers.printed.assembly import Assembly, Pieces, best_way
from reportlint.readers.printed.columns import Columns
from reportlint.readers.printed.figures import is_figure, last_figure
from reportlint.readers.printed.grid import Grid
from reportlint.readers.printed.lines import Line
from reportlint.readers.printed.numbering import begins_anew, begins_numbered
from reportlint.readers.printed.paragraphs import Placed
from reportlint.readers.printed.stacking import Fit

_FIT = Fit()
_FEWEST = 2
"""So many lines of several cells make a table."""
_MOST_LINES = 12
"""So many lines of a label may stand above its figures."""
_LONGEST_CELL = 40
"""So many lines has a label that is a character wide."""
_NO_ROOM = 3.0
"""A label that ends so few heights before the figures may go on below."""
_OVERLAP = 0.15
"""Lines of one column may be set as much into each other, in heights of a character."""
_WIDEST = 64
"""No table of a form has as many columns."""
_LOOK_BACK = 20
"""By so many rows it is judged in which columns the next line stands."""


class _Row:
    """A line of a table, in pieces."""

    def __init__(self, placed: Placed, pieces: Sequence[Line]) -> None:
        self.placed = placed
        self.pieces = pieces
        self.figures = [piece for piece in pieces if is_figure(piece.text)]
        self.words = [piece for piece in pieces if not is_figure(piece.text)]

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
            and bool(above.figures)
            and len(self.figures) == len(self.pieces) < len(above.pieces)
            and self.placed.line.middle - above.placed.line.middle
            < _FIT.pitch * self.placed.line.size
        )


def parted(lines: Sequence[Placed]) -> Iterator[Placed | Grid]:
    """Give lines with what lines up as a table; each page has a part of its own of it."""
    starts = _starts(lines)
    pieces = [list(_pieces(placed.line, starts)) for placed in lines]
    place = 0
    while place < len(lines):
        end = _end(lines, pieces, place)
        if end > place:
            yield from _grids(lines[place:end], pieces[place:end])
        else:
            yield lines[place]
        place = max(end, place + 1)


def _end(lines: Sequence[Placed], pieces: Sequence[Sequence[Line]], place: int) -> int:
    """Say where a table ends that begins at a place; there, if none does."""
    columns: Columns | None = None
    """Those of the last rows, once a line is met that may stand in one of them."""
    rows: list[Sequence[Line]] = []
    end = last = place
    while end < len(lines) and end - last <= _LONGEST_CELL:
        line, its = lines[end].line, pieces[end]
        if len(its) == 1 and not _is_beside_figures(lines, pieces, end):
            columns = Columns(rows[-_LOOK_BACK:]) if columns is None else columns
            its = list(columns.parts(line))
            if len(its) == 1 and (begins_numbered(line.text) or not columns.holds(line)):
                break
        if len(its) > 1:
            rows.append(its)
            columns = None
            last = end
        end += 1
    return end if len(rows) >= _FEWEST else place


def _is_beside_figures(
    lines: Sequence[Placed], pieces: Sequence[Sequence[Line]], place: int
) -> bool:
    """Say whether a line is one of a label whose figures stand lower, or higher by half a line."""
    line, page, _ = lines[place]
    if place and lines[place - 1].page == page and _is_staggered(lines[place - 1].line, line):
        return True
    last = line
    for number in range(place + 1, min(place + _MOST_LINES, len(lines))):
        below, its, _ = lines[number]
        if its != page or below.middle - last.middle > _FIT.pitch * below.size:
            return False
        if _is_staggered(last, below):
            return True
        cells = pieces[number]
        first = next((at for at, cell in enumerate(cells) if is_figure(cell.text)), 0)
        if begins_anew(cells[max(first - 1, 0)].text):
            return False
        if len(cells) > 1:
            return first > 0 and cells[first].left - line.right < _NO_ROOM * line.size
        last = below
    return False


def _is_staggered(above: Line, below: Line) -> bool:
    """Say whether two lines stand side by side, one somewhat lower than the other."""
    return below.top < above.bottom - _OVERLAP * above.size


def _pieces(line: Line, starts: Collection[int]) -> Iterator[Line]:
    """Give the pieces of a line; a figure close behind a label is one where others begin."""
    pieces = list(line.pieces())
    for number, piece in enumerate(pieces):
        place = last_figure(piece)
        lefts = [other.left for other in pieces[number + 1 : number + 3]]
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


def _grids(lines: Sequence[Placed], pieces: Sequence[Sequence[Line]]) -> Iterator[Placed | Grid]:
    """Give a table's lines as its parts on each page; as lines, if it is none by its width."""
    columns = Columns(_side_by_side(lines, pieces))
    if len(columns) > _WIDEST:
        yield from lines
        return
    rows = (
        _Row(placed, [part for piece in its for part in columns.parts(piece)])
        for placed, its in zip(lines, pieces, strict=True)
    )
    parts = [
        (its[0].placed, Assembly(columns, list(_of_page(its)), its[0].placed.line.size, _FIT))
        for its in (list(of_page) for _, of_page in groupby(rows, lambda row: row.placed.page))
    ]
    way = best_way([part for _, part in parts])
    for placed, part in parts:
        yield part.grid(placed.page, placed.line.top, way)


def _side_by_side(
    lines: Sequence[Placed], pieces: Sequence[Sequence[Line]]
) -> Iterator[Sequence[Line]]:
    """Give what stands side by side: the pieces of a line, and of one that is somewhat lower."""
    yield from pieces
    for (above, its), (below, more) in pairwise(zip(lines, pieces, strict=True)):
        if above.page == below.page and _is_staggered(above.line, below.line):
            yield [*its, *more]


def _of_page(rows: Sequence[_Row]) -> Iterator[Pieces]:
    """Give the lines of a page in pieces, and say which are the rests of those above."""
    above: _Row | None = None
    for row in rows:
        if above is not None and above.goes_on_in(row):
            yield Pieces((), beyond=row.pieces)
            continue
        if row.is_rest_of(above):
            yield Pieces((), rests=row.figures)
        else:
            yield Pieces(row.figures, row.words)
        above = row
