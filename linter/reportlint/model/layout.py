"""How a form draws its tables: for formats that show a report's figures where they stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.place import Place


class LayoutCell(NamedTuple):
    """A cell as the form draws it: `rows` high and `columns` wide.

    That of a label says its `words`; that of a figure names the `fact` which stands in it, and its words
    are what a person calls it.
    """

    words: Bilingual
    place: Place
    fact: str = ""
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as the form draws it, row by row; a cell is in the first row that it reaches into.

    Its `edition` is what the form calls the one that has it, if there is more than one.
    """

    name: str
    title: Bilingual
    rows: tuple[tuple[LayoutCell, ...], ...]
    edition: str = ""

    @property
    def figures(self) -> Iterator[LayoutCell]:
        """The cells of figures."""
        return (cell for row in self.rows for cell in row if cell.fact)
