"""A table without lines on one page: from pieces of its lines to cells in rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import NamedTuple

from reportlint.readers.printed.columns import Columns
from reportlint.readers.printed.figures import is_figure
from reportlint.readers.printed.grid import Box, Grid
from reportlint.readers.printed.lines import Line
from reportlint.readers.printed.numbering import begins_anew
from reportlint.readers.printed.ruling import gathered
from reportlint.readers.printed.stacking import WAYS, Fit, Stack, Way, stacks

_NEIGHBOURS = 20
"""What goes on in a piece is one of the last so many."""


class Pieces(NamedTuple):
    """The pieces of a line of a table: figures, and words; `rests` are figures cut off from those above.

    The rest of a row that the margin broke has its pieces in `beyond`, all of them of the row above.
    """

    figures: Sequence[Line]
    words: Sequence[Line] = ()
    rests: Sequence[Line] = ()
    beyond: Sequence[Line] = ()


class _Cell(NamedTuple):
    """The lines of a cell, and the height of the row it is in; `is_rest` if it stood below that."""

    middle: float
    is_rest: bool
    lines: Sequence[Line]


class Assembly:
    """The part of a table on one page, put together column by column."""

    def __init__(self, columns: Columns, lines: Sequence[Pieces], size: float, fit: Fit) -> None:
        """Begin with the lines of a page, whose cells fit them as those of others do."""
        self._columns = columns
        self._fit = fit
        self._lines = lines
        self._near = size / 2
        self._cells: list[_Cell] = []
        figures = [piece for line in lines for piece in line.figures]
        groups = gathered(figures, lambda piece: piece.middle, self._near)
        self._heights = [median_low([piece.middle for piece in group]) for group in groups]
        self._first_figure = min([columns.over(piece)[0] for piece in figures], default=0)
        words = [piece for line in lines for piece in line.words]
        words.sort(key=lambda piece: piece.middle)
        self._labels, self._others = self._parted(words)
        self._heads = [
            piece.middle for piece in self._others if columns.over(piece)[0] >= self._first_figure
        ]
        self._stacked: dict[Way, tuple[float, list[Stack]]] = {}

    def against(self, way: Way) -> float:
        """Say what speaks against a way to set cells."""
        return self._stacks(way)[0]

    def grid(self, page: int, top: float, way: Way) -> Grid:
        """Give it as a grid, row by row, its cells set in a way."""
        self._add_figures()
        self._add_words(self._stacks(way)[1])
        rows = gathered(self._cells, lambda cell: cell.middle, self._near)
        boxes = [box for number, cells in enumerate(rows) for box in self._boxes(number, cells)]
        return Grid(page, top, boxes, is_ruled=False)

    def _stacks(self, way: Way) -> tuple[float, list[Stack]]:
        if way not in self._stacked:
            self._stacked[way] = stacks(
                self._labels, self._heights, self._heads, way, self._fit.near, self._goes_on
            )
        return self._stacked[way]

    def _add_figures(self) -> None:
        """Add each figure as a cell, with what of it stands below for lack of room."""
        last: dict[int, list[Line]] = {}
        middle = 0.0
        for line in self._lines:
            self._cells += [_Cell(middle, True, [piece]) for piece in line.beyond]
            for piece in (*line.figures, *line.rests):
                column = self._columns.over(piece)[0]
                above = last.get(column)
                if piece in line.rests and above and self._goes_on(above[-1], piece):
                    above.append(piece)
                    continue
                middle = piece.middle
                last[column] = [piece]
                self._cells.append(_Cell(middle, False, last[column]))

    def _add_words(self, labels: Sequence[Stack]) -> None:
        """Add labels to the rows that they are of, and join what else goes on below itself."""
        loose = [*self._others]
        for stack in labels:
            if stack.row is None:
                loose += stack.lines
            else:
                self._cells.append(_Cell(stack.row, False, stack.lines))
        begun: list[list[Line]] = []
        for piece in sorted(loose, key=lambda piece: piece.middle):
            its = next(
                (lines for lines in begun[:-_NEIGHBOURS:-1] if _overlap(lines[-1], piece)), None
            )
            if its is not None and self._goes_on(its[-1], piece):
                its.append(piece)
            else:
                begun.append([piece])
                self._cells.append(_Cell(piece.middle, False, begun[-1]))

    def _parted(self, words: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """Part words into the labels next to the figures, to their last lines, and the others."""
        labels: list[Line] = []
        others: list[Line] = []
        for piece in words:
            is_label = self._columns.over(piece)[-1] == self._first_figure - 1
            above = next(
                (label for label in reversed(labels[-_NEIGHBOURS:]) if label.right > piece.left),
                None,
            )
            if is_label or (above is not None and self._is_next(above, piece, others)):
                labels.append(piece)
            else:
                others.append(piece)
        return labels, others

    def _is_next(self, above: Line, piece: Line, others: Sequence[Line]) -> bool:
        """Say whether a label goes on in a piece that reaches less far, and nothing else does."""
        nearer = next(
            (other for other in reversed(others[-_NEIGHBOURS:]) if other.left < piece.right), None
        )
        return (
            self._goes_on(above, piece)
            and above.left < piece.right
            and (nearer is None or nearer.middle < above.middle or not self._goes_on(nearer, piece))
        )

    def _goes_on(self, above: Line, piece: Line) -> bool:
        """Say whether a piece is the next line of the cell above it, which had no room for it."""
        over, below = self._columns.over(above), self._columns.over(piece)
        left, right = self._columns.edges(
            range(min(over[0], below[0]), max(over[-1], below[-1]) + 1)
        )
        room = min(right - left - (above.right - above.left), right - above.right)
        slack = self._fit.slack if over == below or below[-1] < self._first_figure else 0
        is_of_group = max(over[-1], below[-1]) < self._first_figure - 1
        return (
            piece.size / 2 < piece.middle - above.middle < self._fit.pitch * piece.size
            and not begins_anew(piece.text)
            and is_figure(above.text) is is_figure(piece.text)
            and (is_of_group or room < piece.first_unit + slack * piece.size)
        )

    def _boxes(self, row: int, cells: Sequence[_Cell]) -> Iterator[Box]:
        """Give a row's cells, a blank one wherever a column has none."""
        behind = 0
        for cell in sorted(cells, key=lambda cell: (cell.is_rest, cell.lines[0].left)):
            over = self._columns.over(cell.lines[0])
            yield from self._blanks(row, behind, over[0])
            left, right = self._columns.edges(over)
            behind = max(behind, over[0])
            yield Box(row, 1, behind, len(over), left, right, cell.lines)
            behind += len(over)
        yield from self._blanks(row, behind, len(self._columns))

    def _blanks(self, row: int, first: int, end: int) -> Iterator[Box]:
        for column in range(first, end):
            left, right = self._columns.edges(range(column, column + 1))
            yield Box(row, 1, column, 1, left, right, ())


def _overlap(one: Line, other: Line) -> bool:
    """Say whether one piece stands above the other."""
    return one.left < other.right and other.left < one.right


def best_way(parts: Sequence[Assembly]) -> Way:
    """Give the way in which the cells of a table are set, by all of its parts."""
    return min(WAYS, key=lambda way: way.cost + sum(part.against(way) for part in parts))
