"""Cells that span rows and columns, put into rows with a blank cell wherever one reaches down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportlint.model.document import Cell

_WIDEST = 64
"""No table of a form has as many columns; what a span claims beyond is a slip of the hand."""


def filled(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Give rows of cells with a blank cell wherever one above reaches, clipped to the table.

    A table is as wide as the columns in which cells begin. Beside a cell that spans columns nothing
    stands for them, so that a blank is always one that the page has, or one below another cell.
    """
    lines: list[dict[int, Cell]] = []
    reaching: dict[int, tuple[Cell, int]] = {}
    """By column, the cell that reaches down into it and the last row it reaches."""
    width = 1
    for number, row in enumerate(rows):
        reaching = {column: reach for column, reach in reaching.items() if reach[1] >= number}
        line = {column: Cell("", cell.start) for column, (cell, _) in reaching.items()}
        column = 0
        for cell in row:
            while column in reaching:
                column += 1
            if cell.rows > len(rows) - number:
                cell = replace(cell, rows=len(rows) - number)
            line[column] = cell
            width = max(width, column + 1)
            behind = min(column + cell.columns, max(_WIDEST, column + 1))
            if cell.rows > 1:
                for beside in range(column, min(behind, _WIDEST)):
                    reaching.setdefault(beside, (cell, number + cell.rows - 1))
            column = behind
        lines.append(line)
    return [_clipped(line, width) for line in lines]


def _clipped(line: Mapping[int, Cell], width: int) -> list[Cell]:
    clipped = []
    for column in sorted(line):
        cell, room = line[column], width - column
        if room > 0:
            clipped.append(cell if cell.columns <= room else replace(cell, columns=room))
    return clipped
