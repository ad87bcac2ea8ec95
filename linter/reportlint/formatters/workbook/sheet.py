"""A workbook and its sheets: rows below heads that stay in sight, in which a text is always a text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from reportlint.characters.printable import legible

if TYPE_CHECKING:
    from typing import BinaryIO

    from reportlint.messages.languages import Bilingual, Language

MOST_ROWS = 1_048_576
"""Rows that a sheet may have."""

_LONGEST = 32_767
"""Characters that a cell may have."""

_MOST_LINKS = 65_000
"""Links that a sheet may have; what would be more is text."""

_MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; what has more is written as text."""

_BEGINS_FORMULA = frozenset("=+-@")

_A4 = 9
"""How a sheet names the paper that it is printed on."""

_LINE = 15
"""Points that a line of text is high."""

_MOST_LINES = 12
"""Lines that a row shows at most."""


@contextmanager
def workbook(out: BinaryIO) -> Iterator[Any]:
    """Give a workbook to be filled, and write it when it is.

    It is made in memory: a zip that the disk has no room for would complain on standard error.
    """
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        yield book
    out.write(made.getbuffer())


class Column(NamedTuple):
    """A column: its head, how wide it is, and what may be chosen in it, where it is to be filled in.

    `shown` is how its values are shown that are not text in lines.
    """

    head: Bilingual
    width: int
    choices: Sequence[Bilingual] = ()
    shown: Mapping[str, object] = MappingProxyType({})


class Link(NamedTuple):
    """A text that leads to a cell of the workbook."""

    text: str
    sheet: str
    row: int
    column: int = 0


Value = str | int | Decimal | Link | None
"""What a cell may have; nothing leaves it blank."""

_USUAL: Mapping[str, object] = {
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": "#C9CED3",
}
"""How a cell looks unless something else is said."""

NO_COLOURS: Mapping[int, Mapping[str, object]] = MappingProxyType({})
"""Those of a row in which nothing is found."""


class Looks:
    """How cells look: each look is made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def look(self, **properties: object) -> Any:
        """Give the look that is usual but for some properties."""
        wanted = {**_USUAL, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


class Sheet:
    """A sheet, written row by row: heads that stay in sight and can be filtered by, then values."""

    def __init__(self, sheet: Any, looks: Looks, language: Language) -> None:
        self._sheet = sheet
        self._looks = looks
        self._language = language
        self._columns: Sequence[Column] = ()
        self._usual: Sequence[Any] = ()
        self._links = 0
        self._top = 0
        self.row = 0
        """The number of the next row, from 0."""

        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)

    @property
    def name(self) -> str:
        """What it is called."""
        name: str = self._sheet.get_name()
        return name

    def remark(self, text: str) -> None:
        """Write a line above the heads."""
        self._write(0, text, self._looks.look(text_wrap=False, border=0))
        self.row += 1

    def heads(self, columns: Sequence[Column], fixed: int = 0) -> None:
        """Write the heads; so many columns stay in sight as well."""
        look = self._looks.look(bold=True, bg_color="#E9ECEF")
        self._columns, self._top = columns, self.row
        self._usual = [self._looks.look(**column.shown) for column in columns]
        self._make_room([column.head.within(self._language) for column in columns])
        for number, column in enumerate(columns):
            self._sheet.set_column(number, number, column.width)
            self._write(number, column.head.within(self._language), look)
        self._sheet.freeze_panes(self.row + 1, fixed)
        self._sheet.repeat_rows(self.row)
        self.row += 1

    def write(
        self, values: Sequence[Value], colours: Mapping[int, Mapping[str, object]] = NO_COLOURS
    ) -> None:
        """Write a row; some of its cells may be coloured, by their numbers."""
        self._make_room(values)
        for number, (column, value) in enumerate(zip_longest(self._columns, values)):
            look = self._usual[number]
            if number in colours:
                look = self._looks.look(**column.shown, **colours[number])
            self._write(number, value, look)
        self.row += 1

    def _make_room(self, values: Sequence[Value]) -> None:
        """Make the next row as high as its texts need: not every program does that by itself."""
        lines = 1
        for column, value in zip(self._columns, values, strict=False):
            if column.shown.get("text_wrap", True) and value is not None:
                text = value.text if isinstance(value, Link) else str(value)
                width = (len(text) + len(text.encode(errors="replace"))) // 2  # Of Chinese, twice.
                lines = max(lines, math.ceil(width / column.width))
        if lines > 1:
            self._sheet.set_row(self.row, _LINE * min(lines, _MOST_LINES))

    def _write(self, column: int, value: Value, look: Any) -> None:
        if isinstance(value, Link):
            self._write_link(column, value, look)
        elif isinstance(value, int | Decimal) and len(str(value)) <= _MOST_DIGITS:
            self._sheet.write_number(self.row, column, value, look)
        elif value is not None and value != "":
            text = _cell_text(str(value))
            self._sheet.write_string(self.row, column, text, self._kept_as_text(text, look))
        else:
            self._sheet.write_blank(self.row, column, None, look)

    def _write_link(self, column: int, link: Link, look: Any) -> None:
        self._links += 1
        if self._links > _MOST_LINKS or not link.text:
            self._write(column, link.text, look)
            return
        text = _cell_text(link.text)
        cell = xl_rowcol_to_cell(link.row, link.column)
        look = self._kept_as_text(text, self._looks.look(font_color="#0B5CAD", underline=1))
        self._sheet.write_url(self.row, column, f"internal:'{link.sheet}'!{cell}", look, text)

    def _kept_as_text(self, text: str, look: Any) -> Any:
        """Give the look of a text: one like a formula would be one as soon as somebody edits its cell."""
        return self._looks.look(quote_prefix=True) if text[:1] in _BEGINS_FORMULA else look

    def finish(self) -> None:
        """Let the rows be filtered, and what is to be filled in be chosen."""
        last = max(self.row - 1, self._top)
        if self._columns:
            self._sheet.autofilter(self._top, 0, last, len(self._columns) - 1)
        for number, column in enumerate(self._columns):
            if column.choices and last > self._top:
                self._sheet.data_validation(
                    self._top + 1,
                    number,
                    last,
                    number,
                    {
                        "validate": "list",
                        "source": [choice.within(self._language) for choice in column.choices],
                    },
                )


def _cell_text(text: str) -> str:
    """Give a text as a cell may have it: legible, on one line, and not too long."""
    return legible(" ".join(text.splitlines()))[:_LONGEST]
