"""A list as rows of cells: of a text, of a csv, of a workbook."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.commonest import beyond_ascii
from reportlint.model.document import Table
from reportlint.model.finding import Bilingual
from reportlint.readers.shared.decoding import decode
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.checking.session import Session
    from reportlint.hookspecs import Source
    from reportlint.model.document import Document

_TEXTS = frozenset({".txt", ".text", ".md", ""})
_TABLES = frozenset({".csv", ".tsv"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
_SEPARATORS = (",", "\t", ";", "，")

_CODECS = ("utf-8-sig", "utf-16", "gb18030")
_OFFICES = "局委办厅府处会院所馆场站校队中心镇乡街道省市县区"
"""Characters of which any list of offices is full, and no other text that it might be taken for."""
_ENOUGH = 0.1


class Row(NamedTuple):
    """A line of a text or a row of a table; its number where people can count to it, else 0."""

    number: int
    cells: Sequence[str]


class Rows(NamedTuple):
    """The rows of a list; `are_lines` of a text says that there are no columns."""

    rows: Sequence[Row]
    notes: Sequence[Bilingual] = ()
    are_lines: bool = False


def rows_of(source: Source, session: Session) -> Rows:
    """Read a list's rows; raises Unreadable."""
    suffix = PurePath(source.path).suffix.lower()
    if suffix in _WORKBOOKS:
        document = session.read(source)
        return Rows(list(_of_document(document)), document.notes)
    if suffix not in _TEXTS | _TABLES:
        raise refusal("roster.kind", suffix=suffix)
    text, notes = _decoded(source.data)
    if suffix in _TABLES:
        return Rows(list(_of_csv(text)), notes)
    rows = list(_of_text(text))
    return Rows(rows, notes, are_lines=all(len(row.cells) < 2 for row in rows))


def _decoded(data: bytes) -> tuple[str, Sequence[Bilingual]]:
    """Decode a list by the names of offices in it: it is too short to be told by other characters."""
    for codec in _CODECS:
        with suppress(UnicodeError):
            text = data.decode(codec)
            if sum(map(text.count, _OFFICES)) > beyond_ascii(text) * _ENOUGH:
                return text.removeprefix("\ufeff"), ()
    decoded = decode(data)
    return decoded.text, decoded.notes


def _of_text(text: str) -> Iterator[Row]:
    """Give the lines of a text; where there are tabs in it, it is a table from a workbook."""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        yield Row(number, [] if line.startswith("#") else line.split("\t"))


def _of_csv(text: str) -> Iterator[Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in rows:
            yield Row(rows.line_num, row)
    except csv.Error as error:
        raise refusal("roster.no-csv", number=rows.line_num, error=error) from None


def _of_document(document: Document) -> Iterator[Row]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield Row(0, [cell.text for cell in row])
        else:
            yield Row(0, [block.text])
