"""How much of a workbook is read: a report is small, and a sheet can claim to be endless."""

from __future__ import annotations

from reportlint.refusals.catalogue import refusal

_MOST_CELLS = 200_000
"""A report has six hundred; a table of ten thousand rows has about half as many as this."""
_MOST_CHARACTERS = 4 * 1024**2
"""A report has ten thousand."""


class Size:
    """What was read so far; every way of counting raises Unreadable beyond its limit."""

    def __init__(self) -> None:
        self._looked_at = 0
        self._cells = 0
        self._characters = 0

    def look_at(self, cells: int) -> None:
        """Count the cells of a row over which others are merged."""
        self._looked_at += 1 + cells
        self._refuse_if(self._looked_at > _MOST_CELLS)

    def write(self, cells: int) -> None:
        """Count the cells of a table, blank ones too."""
        self._cells += cells
        self._refuse_if(self._cells > _MOST_CELLS)

    def say(self, text: str) -> None:
        """Count what a cell says, as often as it is said."""
        self._characters += len(text)
        self._refuse_if(self._characters > _MOST_CHARACTERS)

    def _refuse_if(self, is_too_much: bool) -> None:
        if is_too_much:
            raise refusal("workbook.too-large")
