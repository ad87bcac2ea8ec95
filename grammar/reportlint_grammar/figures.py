"""Figures: from what a cell says to a number, and from a row's cells to its columns."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlint.document import Passage, Span
from reportlint_grammar.form import ColumnForm

_NUMBER = re.compile(r"([-−－+]?)(\d[\d,，]{0,19})(\.\d{1,12})?\s*(万元|元)?")
_YUAN_IN_TEN_THOUSAND = Decimal(10000)


class State(enum.Enum):
    """What a figure's cell holds: a number, nothing, something else; or there is no such cell."""

    READ = enum.auto()
    BLANK = enum.auto()
    UNREADABLE = enum.auto()
    ABSENT = enum.auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a count, or an amount in 万元, with its place and what was written there."""

    column: ColumnForm
    place: str
    span: Span
    raw: str
    state: State
    value: int | Decimal | None = None

    @property
    def is_valid(self) -> bool:
        """Whether it is a number its column may hold: counts are whole, nothing is negative."""
        if self.value is None:
            return False
        return self.value >= 0 and (self.column.is_amount or self.value == int(self.value))

    @property
    def usable(self) -> int | Decimal | None:
        """The number, for sums: None where it is unknown or cannot be what was meant."""
        return self.value if self.is_valid else None


def read(column: ColumnForm, place: str, cell: Passage) -> Figure:
    """Read a cell: 3, ３, 1,024, 22（其中修订16件）, 160.5964万元."""
    raw = cell.text
    if not raw:
        return Figure(column, place, cell.span(), raw, State.BLANK)
    if raw.isdecimal() and len(raw) < 16:
        return Figure(column, place, cell.span(), raw, State.READ, int(raw))
    match = _NUMBER.match(raw)
    if match is None or match.end() < len(raw) and raw[match.end()].isdigit():
        return Figure(column, place, cell.span(), raw, State.UNREADABLE)
    sign, whole, fraction, unit = match.groups()
    digits = re.sub("[,，]", "", whole)
    value: int | Decimal = Decimal(digits + fraction) if fraction else int(digits)
    if sign and sign != "+":
        value = -value
    if column.is_amount and unit == "元":
        value = value / _YUAN_IN_TEN_THOUSAND
    return Figure(column, place, cell.span(), raw, State.READ, value)


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
