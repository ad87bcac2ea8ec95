"""Figures: from what a cell says to a number, and from a row's cells to its columns."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlint.document import Passage, Span
from reportlint_grammar.form import ColumnForm, Kind

_NUMBER = re.compile(r"([-−－+]?)(\d[\d,，]{0,19})(\.\d{1,12})?\s*(万元|元)?")
_LONGEST_NUMBER = 16
_YUAN_IN_TEN_THOUSAND = Decimal(10000)


class State(enum.Enum):
    """What a figure's cell holds: a number, nothing, something else; or there is no such cell."""

    READ = enum.auto()
    BLANK = enum.auto()
    UNREADABLE = enum.auto()
    ABSENT = enum.auto()


@dataclass(slots=True, eq=False)
class Figure:
    """One figure: a count, or an amount in 万元, with what was written and where.

    `usable` is its number where it can be what was meant: a count is whole, nothing is negative.
    """

    column: ColumnForm
    row_place: str
    cell: Passage
    state: State
    value: int | Decimal | None = None
    usable: int | Decimal | None = None

    @property
    def raw(self) -> str:
        """What was written, cleaned."""
        return self.cell.text

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return self.cell.span()

    @property
    def place(self) -> str:
        """Its row and its column, as the form calls them."""
        return f"{self.row_place} · {self.column.label.official}"


def read(column: ColumnForm, row_place: str, cell: Passage) -> Figure:
    """Read a cell: 3, ３, 1,024, 22（其中修订16件）, 160.5964万元."""
    raw = cell.text
    if raw.isdecimal() and len(raw) <= _LONGEST_NUMBER:
        number = int(raw)
        return Figure(column, row_place, cell, State.READ, number, number)
    if not raw:
        return Figure(column, row_place, cell, State.BLANK)
    match = _NUMBER.match(raw)
    if match is None or raw[match.end() : match.end() + 1].isdigit():
        return Figure(column, row_place, cell, State.UNREADABLE)
    sign, whole, fraction, unit = match.groups()
    digits = re.sub("[,，]", "", whole)
    value: int | Decimal = Decimal(digits + fraction) if fraction else int(digits)
    if sign and sign != "+":
        value = -value
    if column.kind is Kind.AMOUNT and unit == "元":
        value = value / _YUAN_IN_TEN_THOUSAND
    can_be = (value >= 0 or column.kind is Kind.CHANGE) and (
        value == int(value) or column.kind is Kind.AMOUNT
    )
    return Figure(column, row_place, cell, State.READ, value, value if can_be else None)


def align(
    cells: Sequence[Passage], count: int, spare: int | None = None
) -> Sequence[Passage] | None:
    """Choose the `count` cells behind a label that are its figures.

    Spare cells may stand before and behind them; `spare` is how many stood behind them in a full row
    of the same table. None if there are too many figures, or too few cells for them.
    """
    written = [cell for cell in cells if cell.text]
    if len(written) == count:
        return written
    if len(written) > count:
        merged = count == 1 and len({cell.text for cell in written}) == 1
        return written[:1] if merged else None
    if len(cells) < count:
        return None
    last_start = len(cells) - count
    start = last_start if spare is None else max(0, last_start - spare)
    if written:
        first_written = next(place for place, cell in enumerate(cells) if cell.text)
        last_written = max(place for place, cell in enumerate(cells) if cell.text)
        if last_written - first_written >= count:
            return None
        start = min(max(start, last_written - count + 1), first_written)
    return cells[start : start + count]


def spare_cells(cells: Sequence[Passage], count: int) -> int | None:
    """Say how many cells stand unused behind a full row of figures; None if it is not full."""
    written = [place for place, cell in enumerate(cells) if cell.text]
    if len(written) != count:
        return None
    return len(cells) - 1 - written[-1]
