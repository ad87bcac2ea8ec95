"""Which terminals the cells of tables are, kept for those that say the same but for their figures.

Tables repeat from report to report: what their labels mean is found out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from reportlint.model.document import Passage, Table
from reportlint_grammar.syntax.terminals import FormToken
from reportlint_grammar.tables.run_on import LONGEST_FIGURE

_MOST = 256
_MOST_CELLS = 1000
_LONGEST = 4000
"""What is remembered is bounded, whatever is read."""
_FIGURE = "0"
_AMOUNT = "0.0"
"""What stands for any figure, and for any with a point in it."""
_LONGEST_AMOUNT = 12

Pattern = tuple[tuple[str, ...], ...]
"""What the cells of a table say, row by row, whatever the figures."""


class Where(NamedTuple):
    """What else decides what a table's cells are: the tables that it may be, go on or stand behind."""

    section: str | None
    begun: str
    last: str
    owed: frozenset[str]
    met: frozenset[str]


class Layout(NamedTuple):
    """The terminals of a table, each over which of its cells, and where what stands behind it does."""

    pieces: Sequence[tuple[str, int, int]]
    behind: Where

    @classmethod
    def of(cls, table: Table, read: Sequence[FormToken], behind: Where) -> Self | None:
        """Give the layout of a table as it was read; None where something else than its cells was."""
        cells = _cells(table)
        places = {id(cell): place for place, cell in enumerate(cells)}
        pieces = []
        for token in read:
            at = [places.get(id(passage), -1) for passage in token.passages]
            first, last = at[0], at[0] + len(at)
            if first < 0 or at != list(range(first, last)):
                return None
            pieces.append((token.type, first, last))
        return cls(pieces, behind)

    def tokens(self, table: Table) -> Iterator[FormToken]:
        """Give the terminals of another table of this layout."""
        cells = _cells(table)
        for terminal, first, last in self.pieces:
            yield FormToken.of(terminal, *cells[first:last])


class Layouts:
    """The layouts met so far."""

    def __init__(self) -> None:
        self._known: dict[tuple[Pattern, Where], Layout] = {}

    def get(self, pattern: Pattern, where: Where) -> Layout | None:
        """Give the layout of a table that says this where it stands; None if none was met."""
        return self._known.get((pattern, where))

    def keep(self, pattern: Pattern, where: Where, layout: Layout) -> None:
        """Remember a layout, unless it is too long."""
        said = [len(text) for row in pattern for text in row]
        if len(said) > _MOST_CELLS or sum(said) > _LONGEST:
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[pattern, where] = layout


def pattern(table: Table) -> Pattern:
    """Give what a table says but for its figures."""
    return tuple(
        [
            tuple(
                [
                    _FIGURE
                    if (text := cell.text).isdigit() and len(text) <= LONGEST_FIGURE
                    # As most cells are figures, only others are worth a call.
                    else _said(text)
                    for cell in row
                ]
            )
            for row in table.rows
        ]
    )


def _said(text: str) -> str:
    whole, point, fraction = text.partition(".")
    is_amount = point and len(text) <= _LONGEST_AMOUNT and whole.isdigit() and fraction.isdigit()
    return _AMOUNT if is_amount else text


def _cells(table: Table) -> list[Passage]:
    return [cell for row in table.rows for cell in row]
