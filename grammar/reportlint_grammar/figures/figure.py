"""Figures: from what a cell says to a number."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reportlint.model.document import Passage, Span
from reportlint.model.place import Place
from reportlint_grammar.form.edition import CellForm, Kind, RowForm, TableForm

_MONEY = ("人民币", "RMB", "CNY", "￥", "¥")
_PLUS = frozenset({"+", "＋"})
_MORE = frozenset({"增", "增加", "↑"})
_LESS = frozenset({"减", "减少", "↓"})
NUMBER = (
    rf"(?:(?:{'|'.join(_MONEY)})\s*+){{0,2}}"
    r"(?:([-−－+＋↑↓]|增加?|减少?)\s*+)?"
    r"(\d{1,20}|\d{1,3}(?:[,，'’]\d{3}){1,6}|\d{1,3}\s\d{3})([.．]\d{1,12})?"
)
UNIT = r"[件条项个份宗起家户例篇部笔批人次]{1,2}(?:案件|案|申请|文件)?|[（(]?(亿元|万元|千元|百元|元|万)[)）]?"
MARK = r"[*＊※#①-⑳⑴-⒇¹²³'’]"
"""The mark of a footnote."""
_FIGURE = re.compile(
    rf"""{NUMBER}\s*+(?:{UNIT})?整?\s*+{MARK}{{0,2}}\s*+[。；;.，,]?\s*+
    (?:[（(【〔\[].*|(?:其中|含|包括|注).*)?""",
    re.VERBOSE | re.DOTALL,
)
_BETWEEN_DIGITS = re.compile(r"[,，'’]")
_LONGEST_NUMBER = 16
_UNITS = {
    "亿元": Decimal("0.0001"),
    "千元": Decimal(10),
    "百元": Decimal(100),
    "元": Decimal(10000),
}
"""How many of other units are 万元."""


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

    form: CellForm
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
    def place(self) -> Place:
        """What it is known by: its table, its row and its column."""
        return self.form.place


def of_row(table: TableForm, row: RowForm, cells: Iterable[Passage]) -> dict[str, Figure]:
    """Read a row's cells, one a column in the form's order; gives its figures by their columns."""
    owed = table.cells[row.label.name]
    return {
        column: read(form, cell) for (column, form), cell in zip(owed.items(), cells, strict=True)
    }


def read(form: CellForm, cell: Passage) -> Figure:
    """Read a cell: 3, ３, 1,024, 22（其中修订16件）, 160.5964万元; 减2 where changes are told.

    What goes on otherwise than with a unit, a footnote's mark or a note is not a number: 1O, 3/5, 5000余.
    Money is not a count: ￥12, 3万.
    """
    raw = cell.text
    if raw.isdecimal() and len(raw) <= _LONGEST_NUMBER:
        number = int(raw)
        return Figure(form, cell, State.READ, number, number)
    if not raw:
        return Figure(form, cell, State.BLANK)
    kind = form.column.kind
    match = _FIGURE.fullmatch(raw)
    if match is None or not _suits(match, kind):
        return Figure(form, cell, State.UNREADABLE)
    sign, whole, fraction, unit = match.groups()
    digits = _BETWEEN_DIGITS.sub("", whole)
    value: int | Decimal = Decimal(f"{digits}.{fraction[1:]}") if fraction else int(digits)
    if sign and sign not in _PLUS | _MORE:
        value = -value
    if kind is Kind.AMOUNT and unit in _UNITS:
        value = value / _UNITS[unit]
    can_be = (value >= 0 or kind is Kind.CHANGE) and (value == int(value) or kind is Kind.AMOUNT)
    return Figure(form, cell, State.READ, value, value if can_be else None)


def _suits(written: re.Match[str], kind: Kind) -> bool:
    """Say whether money is written where amounts are told, and 增 or 减 where changes are.

    Blanks within a number suit none: it may be two.
    """
    is_change = written[1] in _MORE | _LESS
    is_money = written[4] == "万" or written[0].startswith(_MONEY)
    is_one = not any(map(str.isspace, written[2]))
    return (
        is_one and (not is_change or kind is Kind.CHANGE) and (not is_money or kind is Kind.AMOUNT)
    )
