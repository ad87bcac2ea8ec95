"""A report as printed: pages set by hand, in the ways in which offices' programs set them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.builder.written import Grid, Written

FONT = "STSong-Light"
registerFont(UnicodeCIDFont(FONT))

_MARGIN = 64.0
_LEADING = 1.4
_PADDING = 3.0
_NOT_FIRST = "，。、；：？！）”"


class Paper:
    """Pages to write and draw on; places are counted from the upper left corner."""

    def __init__(self, width: float = A4[0], height: float = A4[1], **options: object) -> None:
        self.width, self.height = width, height
        self._stream = BytesIO()
        self._canvas = Canvas(self._stream, pagesize=(width, height), invariant=1, **options)

    @property
    def canvas(self) -> Canvas:
        """What reportlab draws on, for what is drawn rarely."""
        return self._canvas

    def text(self, left: float, top: float, text: str, size: float = 10) -> None:
        """Write a line of text."""
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(left, self.height - top - size, text)

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a line."""
        self._canvas.line(left, self.height - top, right, self.height - bottom)

    def box(
        self, left: float, top: float, right: float, bottom: float, *, fill: bool = False
    ) -> None:
        """Draw or fill a box."""
        lower = self.height - bottom
        self._canvas.rect(left, lower, right - left, bottom - top, stroke=not fill, fill=fill)

    def turn(self) -> None:
        """Begin another page."""
        self._canvas.showPage()

    def data(self) -> bytes:
        """Give the file."""
        self._canvas.save()
        return self._stream.getvalue()


@dataclass(frozen=True)
class Printer:
    """How a report is printed."""

    size: float = 10.5
    width: float = A4[0]
    height: float = A4[1]
    borders: str = "strokes"
    """strokes, boxes, filled: how lines are drawn; open: those at the sides are not."""
    repeats_head: int = 0
    """How many rows of table three's head stand on every page."""
    head: str = ""
    numbers: str = ""
    """A page's number, as "- {} -"."""
    middle: bool = True
    """Whether cells' texts stand half way down."""
    upright_labels: bool = False
    """Whether groups' labels stand in columns a character wide."""
    twice: bool = False
    """Whether headings are printed twice, to look bold."""

    def print(self, report: Written) -> bytes:
        """Print a report."""
        return _Press(self).print(report)


PRINTERS = {
    "word": Printer(repeats_head=3, numbers="- {} -", head="青泷县政府信息公开"),
    "writer": Printer(borders="filled", numbers="{}", middle=False),
    "boxes": Printer(borders="boxes", numbers="第 {} 页", twice=True),
    "open": Printer(borders="open", upright_labels=True, repeats_head=3),
    "small": Printer(size=8, width=420, height=560, numbers="{}", upright_labels=True),
    "landscape": Printer(size=12, width=A4[1], height=A4[0], head="公开年报", middle=False),
}


@dataclass
class _Block:
    """A cell of a grid: where it is and what it says, line by line."""

    row: int
    rows: int
    column: int
    columns: int
    lines: list[str] = field(default_factory=list)


class _Press:
    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._paper = Paper(printer.width, printer.height)
        self._page = 0
        self._top = 0.0
        self._pitch = printer.size * _LEADING

    @property
    def _width(self) -> float:
        return self._printer.width - 2 * _MARGIN

    @property
    def _bottom(self) -> float:
        return self._printer.height - _MARGIN

    def print(self, report: Written) -> bytes:
        self._begin_page()
        self._title(report.title)
        for line in report.front:
            self._paragraph(line)
        for section in report.sections:
            self._paragraph(section.heading, bold=self._printer.twice)
            for paragraph in section.paragraphs:
                self._paragraph(paragraph)
            if section.grid:
                self._table(section.grid)
        self._end_page()
        return self._paper.data()

    # -------------------------------------------------------------- pages

    def _begin_page(self) -> None:
        self._page += 1
        self._top = _MARGIN
        if self._printer.head:
            self._paper.text(_MARGIN, 30, self._printer.head, 9)

    def _end_page(self) -> None:
        if self._printer.numbers:
            number = self._printer.numbers.format(self._page)
            self._paper.text(self._printer.width / 2 - 10, self._printer.height - 40, number, 9)
        self._paper.turn()

    def _turn(self) -> None:
        self._end_page()
        self._begin_page()

    # -------------------------------------------------------------- prose

    def _title(self, title: str) -> None:
        size = self._printer.size * 1.6
        for line in _wrapped(title, self._width, size):
            left = (self._printer.width - stringWidth(line, FONT, size)) / 2
            self._paper.text(left, self._top, line, size)
            self._top += size * _LEADING

    def _paragraph(self, text: str, *, bold: bool = False) -> None:
        size = self._printer.size
        for number, line in enumerate(_wrapped(text, self._width, size, indent=2 * size)):
            if self._top + self._pitch > self._bottom:
                self._turn()
            left = _MARGIN + (2 * size if number == 0 else 0)
            self._paper.text(left, self._top, line, size)
            if bold:
                self._paper.text(left + 0.3, self._top, line, size)
            self._top += self._pitch

    # -------------------------------------------------------------- tables

    def _table(self, grid: Grid) -> None:
        edges = self._edges(grid)
        blocks = list(_blocks(grid))
        for block in blocks:
            room = edges[block.column + block.columns] - edges[block.column] - 2 * _PADDING
            text = grid[block.row][block.column] or ""
            is_upright = room < 2 * self._printer.size
            block.lines = list(text if is_upright else _wrapped(text, room, self._printer.size))
        heights = self._heights(blocks, len(grid))
        head = self._printer.repeats_head if len(grid) > 20 else 0
        first = 0
        while first < len(grid):
            repeated = head if first else 0
            room = self._bottom - self._top - sum(heights[:repeated])
            end = first
            while end < len(grid) and sum(heights[first : end + 1]) <= room:
                end += 1
            if end == first or (end < len(grid) and first == 0 and end <= head):
                self._turn()
                continue
            if repeated:
                self._rows(blocks, edges, heights, 0, repeated)
            self._rows(blocks, edges, heights, first, end)
            if end < len(grid):
                self._turn()
            first = end
        self._top += self._pitch / 2

    def _edges(self, grid: Grid) -> list[float]:
        """Give the columns' edges: labels are as wide as three figures, or a character."""
        count = len(grid[0])
        shares = [1.0] * count
        if len(grid) > 20:
            shares[:3] = [0.45, 0.45, 2.6] if self._printer.upright_labels else [1.2, 1.5, 3]
        elif count == 4:
            shares[0] = 1.5
        whole = sum(shares)
        return [_MARGIN + self._width * sum(shares[:place]) / whole for place in range(count + 1)]

    def _heights(self, blocks: Sequence[_Block], rows: int) -> list[float]:
        heights = [self._pitch + 2 * _PADDING] * rows
        for block in sorted(blocks, key=lambda block: block.rows):
            need = len(block.lines) * self._pitch + 2 * _PADDING
            last = block.row + block.rows - 1
            heights[last] += max(need - sum(heights[block.row : last + 1]), 0)
        return heights

    def _rows(
        self,
        blocks: Sequence[_Block],
        edges: Sequence[float],
        heights: Sequence[float],
        first: int,
        end: int,
    ) -> None:
        for block in blocks:
            top_row, bottom_row = max(block.row, first), min(block.row + block.rows, end)
            if top_row >= bottom_row:
                continue
            top = self._top + sum(heights[first:top_row])
            bottom = self._top + sum(heights[first:bottom_row])
            left, right = edges[block.column], edges[block.column + block.columns]
            self._border(left, top, right, bottom, edges)
            room = int((bottom - top - 2 * _PADDING + 0.1) / self._pitch)
            lines = block.lines[:room]
            if end < block.row + block.rows:
                block.lines = block.lines[room:]
            elif block.row < first:
                block.lines = []
            below = bottom - top - len(lines) * self._pitch
            down = below / 2 if self._printer.middle else _PADDING
            for number, line in enumerate(lines):
                self._paper.text(
                    left + _PADDING, top + down + number * self._pitch, line, self._printer.size
                )
        self._top += sum(heights[first:end])

    def _border(
        self, left: float, top: float, right: float, bottom: float, edges: Sequence[float]
    ) -> None:
        if self._printer.borders == "boxes":
            self._paper.box(left, top, right, bottom)
            return
        sides = [(left, top, right, top), (left, bottom, right, bottom)]
        if self._printer.borders != "open" or left > edges[0]:
            sides.append((left, top, left, bottom))
        if self._printer.borders != "open" or right < edges[-1]:
            sides.append((right, top, right, bottom))
        for side in sides:
            if self._printer.borders == "filled":
                x0, y0, x1, y1 = side
                self._paper.box(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25, fill=True)
            else:
                self._paper.line(*side)


def _wrapped(text: str, width: float, size: float, indent: float = 0) -> Iterator[str]:
    """Give a text's lines; no mark begins one, and no number is broken."""
    line, room = "", width - indent
    for unit in _units(text):
        if line and stringWidth(line + unit.rstrip(_NOT_FIRST), FONT, size) > room:
            yield line
            line, room = "", width
        line += unit
    if line:
        yield line


def _units(text: str) -> Iterator[str]:
    """Give what no end of a line parts."""
    unit = ""
    for character in text:
        goes_on = character in _NOT_FIRST or (
            unit[-1:].isascii() and unit[-1:].isalnum() and character.isascii()
        )
        if unit and not goes_on:
            yield unit
            unit = ""
        unit += character
    if unit:
        yield unit


def _blocks(grid: Grid) -> Iterator[_Block]:
    for row, cells in enumerate(grid):
        for column, text in enumerate(cells):
            if text is None or (not text and row and grid[row - 1][column] is not None):
                continue
            columns = 1
            while cells[column + columns : column + columns + 1] == [None]:
                columns += 1
            rows = 1
            while row + rows < len(grid) and grid[row + rows][column] == "":
                rows += 1
            yield _Block(row, rows, column, columns)
