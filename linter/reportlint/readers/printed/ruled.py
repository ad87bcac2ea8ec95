"""Tables between ruled lines: from a frame to the cells it encloses, merged ones included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from reportlint.readers.printed.grid import Box, Grid
from reportlint.readers.printed.lines import lines
from reportlint.readers.printed.marks import Glyph, Page
from reportlint.readers.printed.ruling import Frame, Stroke, frames, gathered

_NARROWEST = 5.0
"""No cell is as narrow or as low: lines as near as this are one line of the grid."""

_MOST = 10_000
"""No page has more cells that anybody could read: what has them is a drawing."""

_TIGHT = 1.7
"""Lines of a cell are no further below each other, in heights of a character."""

_DECORATED = 3
"""More cells than this are a table's, even if but one says something: the end of a row, cut off."""


class _Run(NamedTuple):
    """Positions of a row, side by side, that no upright line parts."""

    first: int
    last: int


def grids(page: Page, number: int, before: Grid | None = None) -> tuple[list[Grid], list[Glyph]]:
    """Give a page's ruled tables, and the characters that stand in none of them.

    A frame around another one is decoration, or lays out the page. One with few words may be the
    rest of the table `before`, the last one of the page before.
    """
    rasters = [raster for frame in frames(page.rules) if (raster := _Raster.of(frame))]
    rasters = [
        raster for raster in rasters if raster.xs[0] < page.width and raster.ys[0] < page.height
    ]
    rasters = [one for one in rasters if not any(one.encloses(other) for other in rasters)]
    rasters.sort(key=lambda raster: raster.ys[0])
    free = _Free(page.glyphs)
    found: list[Grid] = []
    for raster in rasters:
        inside = free.within(raster)
        inside += free.below(raster, inside)
        boxes = list(raster.boxes(page.glyphs[place] for place in inside))
        filled = sum(bool(box.text) for box in boxes)
        is_rest = before is not None and not found and _goes_on(before, boxes)
        if filled > 1 or (filled and (is_rest or len(boxes) > _DECORATED)):
            free.take(inside)
            found.append(Grid(number, raster.ys[0], boxes))
    return found, free.rest()


class _Free:
    """A page's characters that stand in no table yet, known by their places among all."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = glyphs
        self._downward = sorted(range(len(glyphs)), key=lambda place: glyphs[place].middle[1])
        self._heights = [glyphs[place].middle[1] for place in self._downward]
        self._taken: set[int] = set()

    def within(self, raster: _Raster) -> list[int]:
        """Give those that stand in a grid, in the order in which they are drawn."""
        first = bisect_right(self._heights, raster.ys[0])
        end = bisect_left(self._heights, raster.ys[-1])
        return sorted(
            place
            for place in self._downward[first:end]
            if place not in self._taken and raster.holds(self._glyphs[place])
        )

    def below(self, raster: _Raster, inside: Sequence[int]) -> list[int]:
        """Give those that hang out of the cells that the end of the page cut, line below line.

        Of what stands in a cell of several rows the page may have more than there are rows.
        """
        cut = raster.cut()
        heights = [
            self._glyphs[place].middle[1]
            for place in inside
            if raster.is_in(cut, self._glyphs[place])
        ]
        if not heights:
            return []
        last = max(heights)
        found: list[int] = []
        for number in range(bisect_left(self._heights, raster.ys[-1]), len(self._downward)):
            place = self._downward[number]
            glyph = self._glyphs[place]
            if place in self._taken or glyph.text.isspace():
                continue
            middle = glyph.middle[1]
            if middle - last > _TIGHT * (glyph.bottom - glyph.top):
                break
            if not raster.is_in(cut, glyph):
                # What stands beside it belongs to the page, and so does what is on its line.
                return [one for one in found if self._glyphs[one].bottom <= glyph.top]
            last = middle
            found.append(place)
        return found

    def take(self, places: Iterable[int]) -> None:
        """Take away what stands in a table."""
        self._taken.update(places)

    def rest(self) -> list[Glyph]:
        """Give those that are left."""
        return [glyph for place, glyph in enumerate(self._glyphs) if place not in self._taken]


def _goes_on(before: Grid, boxes: Sequence[Box]) -> bool:
    """Say whether boxes begin with the cells with which a table on the page before ends."""
    last = before.row(before.height - 1)
    first = [box for box in boxes if box.row == 0]
    return len(last) == len(first) and all(map(Box.is_over, last, first))


class _Cell(NamedTuple):
    """A run and the rows over which it reaches."""

    first_row: int
    run: _Run
    last_row: int


class _Raster:
    """The lines of a grid: where they are, and between which positions they are drawn."""

    def __init__(self, frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> None:
        self.xs = xs
        self.ys = ys
        self._upright = _Drawn(frame.upright)
        self._level = _Drawn(frame.level)

    @classmethod
    def of(cls, frame: Frame) -> _Raster | None:
        """Give a frame's grid; its outer lines may be missing. None for less than two columns.

        None, too, for so many cells that it can be no table.
        """
        xs = _places(frame.upright, frame.level)
        ys = _places(frame.level, frame.upright)
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST:
            return None
        return cls(frame, xs, ys)

    def holds(self, glyph: Glyph) -> bool:
        """Say whether a character's middle is within its edges."""
        x, y = glyph.middle
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]

    def cut(self) -> dict[int, _Run]:
        """Give, by column, the cells of the last row that no line closes, as one closes others."""
        last = len(self.ys) - 2
        runs = list(self._runs(last))
        cut = [run for run in runs if not self._is_closed(run, last)]
        if len(cut) == len(runs):
            return {}
        return {column: run for run in cut for column in range(run.first, run.last + 1)}

    def is_in(self, runs: Mapping[int, _Run], glyph: Glyph) -> bool:
        """Say whether a character stands between the sides of one of some runs."""
        run = runs.get(bisect_right(self.xs, glyph.middle[0]) - 1)
        return (
            run is not None
            and self.xs[run.first] < glyph.left
            and glyph.right < self.xs[run.last + 1]
        )

    def encloses(self, other: _Raster) -> bool:
        """Say whether another grid lies wholly within this one."""
        return (
            self.xs[0] < other.xs[0]
            and self.ys[0] < other.ys[0]
            and self.xs[-1] > other.xs[-1]
            and self.ys[-1] > other.ys[-1]
        )

    def boxes(self, glyphs: Iterable[Glyph]) -> Iterator[Box]:
        """Give its cells with what stands in them, from row to row."""
        cells = self._cells()
        at = {
            (row, column): number
            for number, cell in enumerate(cells)
            for row in range(cell.first_row, cell.last_row + 1)
            for column in range(cell.run.first, cell.run.last + 1)
        }
        inside: list[list[Glyph]] = [[] for _ in cells]
        for glyph in glyphs:
            inside[at[self._position(glyph)]].append(glyph)
        for cell, its in zip(cells, inside, strict=True):
            first, last = cell.run
            yield Box(
                row=cell.first_row,
                rows=cell.last_row - cell.first_row + 1,
                column=first,
                columns=last - first + 1,
                left=self.xs[first],
                right=self.xs[last + 1],
                lines=lines(its),
            )

    def _cells(self) -> list[_Cell]:
        """Give its cells: runs of a row, and of those below where no line is drawn between."""
        cells = []
        above: dict[_Run, int] = {}
        """The cells that no level line has closed yet, and the row in which each begins."""
        for row in range(len(self.ys) - 1):
            open_: dict[_Run, int] = {}
            for run in self._runs(row):
                first = above.pop(run, row)
                if row + 2 == len(self.ys) or self._is_closed(run, row):
                    cells.append(_Cell(first, run, row))
                else:
                    open_[run] = first
            cells += [_Cell(first, run, row - 1) for run, first in above.items()]
            above = open_
        return sorted(cells)

    def _position(self, glyph: Glyph) -> tuple[int, int]:
        """Give the row and the column in which a character's middle is, or out of which it hangs."""
        x, y = glyph.middle
        row = bisect_right(self.ys, y) - 1
        return min(row, len(self.ys) - 2), bisect_right(self.xs, x) - 1

    def _runs(self, row: int) -> Iterator[_Run]:
        first = 0
        for column in range(len(self.xs) - 1):
            at = self.xs[column + 1]
            if column + 2 == len(self.xs) or self._upright.is_at(
                at, self.ys[row], self.ys[row + 1]
            ):
                yield _Run(first, column)
                first = column + 1

    def _is_closed(self, run: _Run, row: int) -> bool:
        """Say whether a level line is drawn anywhere below a run of positions."""
        edges = self.xs[run.first : run.last + 2]
        at = self.ys[row + 1]
        return any(self._level.is_at(at, *edge) for edge in pairwise(edges))


def _places(across: Sequence[Stroke], along: Sequence[Stroke]) -> list[float]:
    """Give where lines are, and where those that cross them end without one of them."""
    drawn = [group[0].at for group in gathered(across, lambda stroke: stroke.at, _NARROWEST)]
    ends = [min(stroke.first for stroke in along), max(stroke.last for stroke in along)]
    bare = [end for end in ends if all(abs(end - at) > 2 * _NARROWEST for at in drawn)]
    return sorted([*drawn, *bare])


class _Drawn:
    """Lines that go one way, to be asked where one is drawn."""

    def __init__(self, strokes: Sequence[Stroke]) -> None:
        self._strokes = sorted(strokes)
        self._places = [stroke.at for stroke in self._strokes]
        self._near: dict[float, tuple[list[float], list[float]]] = {}
        """By place, where the lines near to it begin, and how far those go that begin up to there."""

    def is_at(self, at: float, first: float, last: float) -> bool:
        """Say whether a line is drawn at a place over the middle of a stretch."""
        if at not in self._near:
            self._near[at] = self._gathered(at)
        firsts, reaches = self._near[at]
        quarter = (last - first) / 4
        begun = bisect_right(firsts, first + quarter)
        return begun > 0 and reaches[begun - 1] >= last - quarter

    def _gathered(self, at: float) -> tuple[list[float], list[float]]:
        end = bisect_right(self._places, at + _NARROWEST)
        near = self._strokes[bisect_left(self._places, at - 1) : end]
        near.sort(key=lambda stroke: stroke.first)
        return (
            [stroke.first for stroke in near],
            list(accumulate((stroke.last for stroke in near), max)),
        )
