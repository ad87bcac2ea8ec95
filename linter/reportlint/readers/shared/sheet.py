"""A file without lines of its own as a text: positions to count in, excerpts to show.

For readers of files whose lines are broken anew on every screen: Word, PDF, workbooks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from reportlint.messages.languages import Bilingual
from reportlint.model.document import (
    NOWHERE,
    Area,
    Block,
    Cell,
    Document,
    Location,
    Origin,
    Paragraph,
    Span,
    Table,
)

_BETWEEN = " | "
_LINE_END = "\n"
_LONGEST = 400
"""So many characters, or cells, are more than anybody is shown of a line."""


class PrintedLine(Protocol):
    """A line on a page, as a part of what a cell or a paragraph says."""

    @property
    def text(self) -> str:
        """What it says."""

    def area(self, first: int, last: int) -> Area:
        """Give where some characters of it stand."""


class SheetCell(NamedTuple):
    """A cell of a table: its text, how many columns and rows it spans, and where it was found.

    `lines` are those that its text is printed in, each with where it begins, where the format has pages.
    """

    text: str
    columns: int = 1
    rows: int = 1
    origin: Origin | None = None
    lines: Sequence[tuple[int, PrintedLine]] = ()


class SheetRow(NamedTuple):
    """A row of a table; `page`, from 1, is the one it stands on where the format has pages."""

    cells: Sequence[SheetCell]
    page: int | None = None


class Sheet:
    """Lays blocks out as a text, a paragraph or a row of a table a line."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self.lines = SheetLines()

    def paragraph(
        self,
        text: str,
        level: int = 0,
        page: int | None = None,
        origin: Origin | None = None,
        lines: Sequence[tuple[int, PrintedLine]] = (),
    ) -> None:
        """Add a paragraph; `level` is 1–6 for a heading, else 0."""
        (start,) = self.lines.add([SheetCell(text, origin=origin, lines=lines)], page)
        self._blocks.append(Paragraph(text, start, None, level))

    def table(self, rows: Iterable[SheetRow]) -> None:
        """Add a table."""
        self._blocks.append(Table([self._row(row) for row in rows]))

    def _row(self, row: SheetRow) -> list[Cell]:
        starts = self.lines.add(row.cells, row.page)
        return [
            Cell(cell.text, start, None, cell.rows, cell.columns)
            for cell, start in zip(row.cells, starts, strict=True)
        ]

    def document(self, notes: Sequence[Bilingual] = ()) -> Document:
        """Give what was laid out, with `notes` on what its reader was not certain of."""
        return Document(self._blocks, self.lines, notes=notes)


class SheetLines:
    """The text's lines: they exist for counting, and to be shown; no place has a line."""

    def __init__(self) -> None:
        self._lines: list[Sequence[SheetCell]] = []
        self._pages: list[int | None] = []
        self._starts: list[int] = []
        self._end = 0

    def add(self, parts: Sequence[SheetCell], page: int | None) -> list[int]:
        """Add a line of one or more parts; give where each part starts."""
        self._lines.append(parts)
        self._pages.append(page)
        self._starts.append(self._end)
        starts = []
        for part in parts:
            starts.append(self._end)
            self._end += len(part.text) + len(_BETWEEN)
        self._end += len(_LINE_END) - len(_BETWEEN)
        return starts

    @property
    def text(self) -> str:
        """The text that the places are counted in."""
        lines = (_BETWEEN.join(part.text for part in parts) for parts in self._lines)
        return "".join(f"{line}{_LINE_END}" for line in lines)

    def locate(self, span: Span) -> Location:
        """Give the page, where the format has pages, and the paragraph or cell, but no line."""
        line = self._line(span)
        if line < 0:
            return NOWHERE
        start = self._starts[line]
        origin = None
        for part in self._lines[line]:
            if start > span.start:
                break
            origin = part.origin
            start += len(part.text) + len(_BETWEEN)
        return Location(page=self._pages[line], origin=origin)

    def areas(self, span: Span) -> Sequence[Area]:
        """Give where a span is seen: an area for each line of it.

        What is nowhere, as in a blank cell, is next to what stands before it in its row.
        """
        number = self._line(span)
        if number < 0:
            return []
        start = self._starts[number]
        nearest: Sequence[Area] = []
        for part in self._lines[number]:
            if nearest and start > span.start:
                break
            if part.lines:
                nearest = _areas(part, span.start - start, span.end - start)
            start += len(part.text) + len(_BETWEEN)
        return nearest

    def excerpt(self, span: Span) -> str:
        """Give the row on which a span starts, or its paragraph from the sentence it starts in.

        A sentence that begins far before gives way to the paragraph's beginning.
        """
        line = self._line(span)
        if line < 0:
            return ""
        parts = [part.text for part in self._lines[line][:_LONGEST]]
        if len(parts) == 1:
            offset = span.start - self._starts[line]
            first = parts[0].rfind("。", max(offset - _LONGEST, 0), offset) + 1
            text = parts[0][first : first + _LONGEST]
        else:
            text = _BETWEEN.join(parts).lstrip(_BETWEEN)[:_LONGEST]
        return text.replace("\n", " ")

    def _line(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1


def _areas(part: SheetCell, first: int, last: int) -> Sequence[Area]:
    """Give where some characters stand; all of the part if none of them does."""
    areas = [
        line.area(max(first - start, 0), min(last - start, len(line.text)))
        for start, line in part.lines
        if first < start + len(line.text) and start < last
    ]
    return areas or [line.area(0, len(line.text)) for _, line in part.lines]
