"""Parquet: typed columns, read without being parsed. The extra `parquet` brings pyarrow, which writes it."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from reportlint.exporting.tables import Kind, columns
from reportlint.exporting.unicode import whole_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from reportlint.exporting.tables import Cell, Row, Table

_DIGITS, _PLACES = 38, 16
"""Of an exact number: 22 before the point, 16 behind it; what has more is missing, never rounded."""

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.decimal128(_DIGITS, _PLACES),
}

ROWS = 50_000
"""Those of a row group: they are held in memory until it is written."""


@contextmanager
def opened(out: BinaryIO, table: Table, rows: int = ROWS) -> Iterator[Callable[[Row], None]]:
    """Write a table to a stream, a row group of so many rows at a time."""
    kinds = columns(table)
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in kinds.items()])
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        waiting: list[Row] = []

        def put(row: Row) -> None:
            waiting.append(row)
            if len(waiting) == rows:
                write()

        def write() -> None:
            cells = zip(*waiting, strict=True)
            arrays = [
                pa.array([_stored(cell, kind) for cell in column], _TYPES[kind])
                for column, kind in zip(cells, kinds.values(), strict=True)
            ]
            writer.write_table(pa.table(arrays, schema=schema))
            waiting.clear()

        yield put
        if waiting:
            write()


def _stored(cell: Cell, kind: Kind) -> Cell:
    """Give a cell as Parquet keeps it exactly."""
    if isinstance(cell, str):
        return whole_characters(cell)
    if cell is None or kind is not Kind.NUMBER:
        return cell
    number = Decimal(cell)
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent < -_PLACES:
        return None
    return number if len(digits) + exponent <= _DIGITS - _PLACES else None
