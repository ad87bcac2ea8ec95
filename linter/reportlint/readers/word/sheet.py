"""A file without lines of its own as a text: positions to count in, excerpts to show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reportlint.document import Cell, Document, Location, Paragraph, Span, Table
from reportlint.readers.word.story import Grid, GridCell, Line

_BETWEEN = " | "


def compose(blocks: Sequence[Line | Grid]) -> Document:
    """Lay blocks out as a text, a paragraph or a row of a table a line."""
    composed: list[Paragraph | Table] = []
    sheet = SheetLocator()
    for block in blocks:
        if isinstance(block, Line):
            (start,) = sheet.add([block.text])
            composed.append(Paragraph(block.text, start, None, block.level))
        else:
            composed.append(Table([_row(sheet, row) for row in block.rows]))
    return Document(composed, sheet)


def _row(sheet: SheetLocator, row: Sequence[GridCell]) -> list[Cell]:
    texts = [cell.text for cell in row]
    return [
        Cell(text, start, columns=cell.columns)
        for cell, text, start in zip(row, texts, sheet.add(texts), strict=True)
    ]


class SheetLocator:
    """Excerpts of a text whose lines exist for counting only: no place has a line."""

    def __init__(self) -> None:
        self._lines: list[Sequence[str]] = []
        self._starts: list[int] = []
        self._end = 0

    def add(self, parts: Sequence[str]) -> list[int]:
        """Add a line of one or more parts; give where each part starts."""
        self._lines.append(parts)
        self._starts.append(self._end)
        starts = []
        for part in parts:
            starts.append(self._end)
            self._end += len(part) + len(_BETWEEN)
        return starts

    def locate(self, span: Span) -> Location:  # noqa: ARG002
        """Give no line: Word breaks them anew on every screen."""
        return Location()

    def excerpt(self, span: Span) -> str:
        """Give the row on which a span starts, or its paragraph from the sentence it starts in."""
        line = bisect_right(self._starts, span.start) - 1
        if line < 0:
            return ""
        parts = self._lines[line]
        if len(parts) == 1:
            offset = span.start - self._starts[line]
            text = parts[0][parts[0].rfind("。", 0, offset) + 1 :]
        else:
            text = _BETWEEN.join(parts).lstrip(_BETWEEN)
        return text.replace("\n", " ")
