"""Comma-separated values, which Excel opens as they are: a byte order mark, and nothing that it runs."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.exporting.tables import columns
from reportlint.formatters.as_csv import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from reportlint.exporting.tables import Row, Table


@contextmanager
def opened(out: BinaryIO, table: Table) -> Iterator[Callable[[Row], None]]:
    """Write a table to a stream, below the names of its columns."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="\n")
    try:
        text.write(line(columns(table)))
        yield lambda row: _put(text, row)
    finally:
        text.detach()


def _put(text: io.TextIOWrapper, row: Row) -> None:
    text.write(line(row))
