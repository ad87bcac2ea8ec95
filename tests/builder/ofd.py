"""A report printed into an OFD: lines of text at places, tables that are ruled and broken by pages.

Measures are in millimetres, as in OFD.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, groupby
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from tests.builder.written import Grid, Written, is_under_another, spans

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'

_WIDTH, _HEIGHT = 210.0, 297.0
_LEFT, _TOP, _BOTTOM = 28.0, 30.0, 265.0
_ACROSS = _WIDTH - 2 * _LEFT
_TITLE, _BODY, _SMALL = 7.76, 5.64, 3.7
"""Sizes of type: 二号, 三号, 五号."""
_LEADING = 1.6
_PAD = 0.6
"""Between a cell's rule and its text."""
_BASE = 0.86
"""Where the base line is, in parts of a size."""


@dataclass(frozen=True)
class Program:
    """How one program writes OFD."""

    fills_rules: bool = False
    """Whether rules are thin boxes, filled; strokes otherwise."""
    scales: bool = False
    """Whether type has the size 1 and a matrix, and glyphs are given by their numbers."""
    counts: bool = False
    """Whether equal offsets are counted (`g 3 5.5`)."""
    paper: bool = False
    """Whether each page begins with a template: white paper, and a running head."""

    def file(self, report: Written) -> bytes:
        """Print a report."""
        printed = _Print(self)
        printed.report(report)
        pages = [
            "".join(page) + self.text(f"- {number} -", _WIDTH / 2 - 6, 280, _SMALL)
            for number, page in enumerate(printed.pages, start=1)
        ]
        if not self.paper:
            return packed(*pages)
        white = (
            f'<ofd:PathObject Boundary="0 0 {_WIDTH} {_HEIGHT}" Stroke="false" Fill="true">'
            '<ofd:FillColor Value="255 255 255"/><ofd:AbbreviatedData>'
            f"M 0 0 L {_WIDTH} 0 L {_WIDTH} {_HEIGHT} L 0 {_HEIGHT} C</ofd:AbbreviatedData>"
            "</ofd:PathObject>"
        )
        head = self.text("政府信息公开", _LEFT, 15, _SMALL)
        return packed(*pages, template=white + head)

    def text(self, line: str, left: float, top: float, size: float) -> str:
        """Write a line of text whose upper left corner is at a place."""
        widths = [_width(character) * size for character in line]
        scale = size if self.scales else 1.0
        deltas = [round(width / scale, 4) for width in widths[:-1]]
        matrix = glyphs = ""
        if self.scales:
            matrix = f' CTM="{size} 0 0 {size} 0 0"'
            numbers = " ".join(str(ord(character) % 9999) for character in line)
            glyphs = (
                f'<ofd:CGTransform CodePosition="0" CodeCount="{len(line)}"'
                f' GlyphCount="{len(line)}"><ofd:Glyphs>{numbers}</ofd:Glyphs></ofd:CGTransform>'
            )
        written = f' DeltaX="{self._deltas(deltas)}"' if deltas else ""
        return (
            f'<ofd:TextObject Boundary="{left:.4f} {top:.4f} {sum(widths):.4f} {size:.4f}"{matrix}'
            f' Font="3" Size="{size / scale}">{glyphs}'
            f'<ofd:TextCode X="0" Y="{_BASE * size / scale:.4f}"{written}>{escape(line)}'
            "</ofd:TextCode></ofd:TextObject>"
        )

    def _deltas(self, deltas: Sequence[float]) -> str:
        if not self.counts:
            return " ".join(map(str, deltas))
        runs = ((delta, len(list(run))) for delta, run in groupby(deltas))
        return " ".join(f"g {count} {delta}" if count > 1 else f"{delta}" for delta, count in runs)

    def rule(self, left: float, top: float, width: float, height: float) -> str:
        """Rule a line; one of `width` and `height` is 0."""
        if self.fills_rules:
            width, height = max(width, 0.2), max(height, 0.2)
            return (
                f'<ofd:PathObject Boundary="{left:.4f} {top:.4f} {width:.4f} {height:.4f}"'
                ' Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>'
                f"M 0 0 L {width:.4f} 0 L {width:.4f} {height:.4f} L 0 {height:.4f} C"
                "</ofd:AbbreviatedData></ofd:PathObject>"
            )
        return (
            f'<ofd:PathObject Boundary="{left:.4f} {top:.4f} {width + 0.2:.4f} {height + 0.2:.4f}"'
            f' LineWidth="0.2"><ofd:AbbreviatedData>M 0.1 0.1 L {width + 0.1:.4f}'
            f" {height + 0.1:.4f}</ofd:AbbreviatedData></ofd:PathObject>"
        )


PROGRAMS = {
    "wps": Program(),
    "suwell": Program(fills_rules=True, scales=True, paper=True),
    "foxit": Program(counts=True, fills_rules=True),
}


def packed(*pages: str, template: str = "", parts: Mapping[str, str | None] | None = None) -> bytes:
    """Give the OFD whose pages draw some objects; `parts` are put in, or taken out if None."""
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    use = '<ofd:Template TemplateID="9000" ZOrder="Background"/>' if template else ""
    content = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {_WIDTH} {_HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="9000" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {NAMESPACE}><ofd:Fonts>"
        '<ofd:Font ID="3" FontName="宋体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/Tpls/Tpl_0/Content.xml": page(template),
    }
    for number, objects in enumerate(pages):
        content[f"Doc_0/Pages/Page_{number}/Content.xml"] = page(objects, use)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in {**content, **(parts or {})}.items():
            if text is not None:
                file.writestr(name, text)
    return stream.getvalue()


def page(objects: str, before: str = "") -> str:
    """Give the part of a page that draws some objects."""
    return (
        f"<ofd:Page {NAMESPACE}>{before}"
        f'<ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    )


class _Print:
    """A report being printed, page by page."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._top = _TOP
        self.pages: list[list[str]] = [[]]

    def report(self, report: Written) -> None:
        """Print a whole report."""
        for line in _broken(report.title, _ACROSS / _TITLE):
            self._line(line, _TITLE, (_ACROSS - _width(line) * _TITLE) / 2)
        for paragraph in report.front:
            self._paragraph(paragraph)
        for section in report.sections:
            for paragraph in (section.heading, *section.paragraphs):
                self._paragraph(paragraph)
            if section.grid:
                self._table(section.grid)

    def _paragraph(self, text: str) -> None:
        # Its first line is indented by two characters, which are no text.
        first, *rest = _broken("　　" + text, _ACROSS / _BODY)
        self._line(first[2:], _BODY, 2 * _BODY)
        for line in rest:
            self._line(line, _BODY, 0)

    def _line(self, line: str, size: float, indent: float) -> None:
        top = self._room(size * _LEADING)
        self._draw(self._program.text(line, _LEFT + indent, top, size))

    def _room(self, height: float) -> float:
        """Take room on the page, or else on the next one; give where it begins."""
        if self._top + height > _BOTTOM:
            self.pages.append([])
            self._top = _TOP
        self._top += height
        return self._top - height

    def _draw(self, objects: str, at: int = -1) -> None:
        self.pages[at].append(objects)

    # -------------------------------------------------------------- tables

    def _table(self, grid: Grid) -> None:
        edges = [0.0, *accumulate(_widths(len(grid[0])))]
        cells = [_cell(grid, row, column, edges) for row, column in _corners(grid)]
        bands = []
        for height in _heights(cells, len(grid)):
            top = self._room(height)
            bands.append((len(self.pages) - 1, top, top + height))
        for cell in cells:
            lines = cell.lines
            for at, top, bottom in _fragments(bands[cell.row : cell.row + cell.rows]):
                lines = self._cell(cell, lines, at, top, bottom)
        self._top += _SMALL

    def _cell(
        self, cell: _Cell, lines: Sequence[str], at: int, top: float, bottom: float
    ) -> Sequence[str]:
        """Print what of a cell is on one page; give the lines that are left for the next one."""
        left, right = _LEFT + cell.left, _LEFT + cell.right
        for side in (
            (left, top, right - left, 0.0),
            (left, bottom, right - left, 0.0),
            (left, top, 0.0, bottom - top),
            (right, top, 0.0, bottom - top),
        ):
            self._draw(self._program.rule(*side), at)
        fitting = int((bottom - top - 2 * _PAD) / _STEP + 0.01)
        here, rest = lines[:fitting], lines[fitting:]
        y = top + (bottom - top - len(here) * _STEP) / 2 + (_STEP - _SMALL) / 2
        for line in here:
            x = left + (right - left - _width(line) * _SMALL) / 2
            self._draw(self._program.text(line, x, y, _SMALL), at)
            y += _STEP
        return rest


_STEP = _SMALL * 1.3
"""From one line of a cell to the next."""


@dataclass(frozen=True)
class _Cell:
    """A cell: its place in the grid, its sides in the table, and its text in lines."""

    row: int
    rows: int
    left: float
    right: float
    lines: Sequence[str]


def _corners(grid: Grid) -> Iterator[tuple[int, int]]:
    """Give where the cells of a grid are that are not merged into others."""
    for row, cells in enumerate(grid):
        for column, text in enumerate(cells):
            if text is not None and not is_under_another(grid, row, column):
                yield row, column


def _cell(grid: Grid, row: int, column: int, edges: Sequence[float]) -> _Cell:
    rows, columns = spans(grid, row, column)
    left, right = edges[column], edges[column + columns]
    lines = _broken(grid[row][column] or "", (right - left - 2 * _PAD) / _SMALL)
    return _Cell(row, rows, left, right, lines)


def _widths(columns: int) -> list[float]:
    """Give the widths of a table's columns: labels in three of the first, figures in the others."""
    if columns == 10:
        labels = [10.0, 15.0, 38.0]
        return [*labels, *[(_ACROSS - sum(labels)) / 7] * 7]
    return [_ACROSS / columns] * columns


def _heights(cells: Sequence[_Cell], rows: int) -> list[float]:
    """Give the heights of a table's rows; a cell over several makes the last of them higher."""
    heights = [0.0] * rows
    for cell in sorted(cells, key=lambda cell: cell.rows):
        last = cell.row + cell.rows - 1
        needed = len(cell.lines) * _STEP + 2 * _PAD - sum(heights[cell.row : last])
        heights[last] = max(heights[last], needed)
    return heights


def _fragments(bands: Sequence[tuple[int, float, float]]) -> Iterator[tuple[int, float, float]]:
    """Give what of some rows is on each page: the page, and from where to where."""
    for at, rows in groupby(bands, key=lambda band: band[0]):
        (_, top, bottom), *rest = rows
        yield at, top, rest[-1][2] if rest else bottom


def _broken(text: str, room: float) -> list[str]:
    """Break a text into lines, with room for so many wide characters."""
    lines, line = [], ""
    for character in text:
        if line and _width(line + character) > room + 0.001:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def _width(text: str) -> float:
    """Say how many wide characters are as wide as a text."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)
