"""A database of SQLite, with a table for each; Python brings all that it takes."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from reportlint.exporting.tables import Kind, columns, name_of
from reportlint.exporting.unicode import whole_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reportlint.exporting.tables import Cell, Row, Table

_TYPES = {Kind.TEXT: "TEXT", Kind.WHOLE: "INTEGER", Kind.NUMBER: "NUMERIC"}

_WIDEST = 2**63
_MOST_DIGITS = 15
"""More than any figure has; SQLite would round a longer decimal."""

_REFUSED = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO}
_KIND = 0xFF
"""The bits of SQLite's numbers of errors that tell their kind."""

_AT_ONCE = 10_000
"""Rows between two writings to the disk."""


@contextmanager
def opened(path: Path, tables: Iterable[Table]) -> Iterator[Callable[[Row], None]]:
    """Write rows to an empty file, which is made a database; raises OSError."""
    with _refused_by_system(), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # What is not whole is thrown away anyway.
        statements = {table: _made(connection, table) for table in tables}
        waiting = 0
        connection.execute("BEGIN")

        def put(row: Row) -> None:
            nonlocal waiting
            connection.execute(statements[type(row)], [_stored(cell) for cell in row])
            waiting += 1
            if waiting == _AT_ONCE:
                connection.execute("COMMIT")
                connection.execute("BEGIN")
                waiting = 0

        yield put
        connection.execute("COMMIT")


@contextmanager
def _refused_by_system() -> Iterator[None]:
    """Say of what the system has refused to write what it says itself."""
    try:
        yield
    except sqlite3.OperationalError as error:
        number = _REFUSED.get(error.sqlite_errorcode & _KIND)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from error


def _made(connection: sqlite3.Connection, table: Table) -> str:
    """Make a table; gives what a row is put in with."""
    name, kinds = name_of(table), columns(table)
    declared = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in kinds.items())
    connection.execute(f"CREATE TABLE {name} ({declared})")
    marks = ", ".join("?" * len(kinds))
    return f"INSERT INTO {name} VALUES ({marks})"  # noqa: S608 - no name is anybody's but ours


def _stored(cell: Cell) -> str | int | None:
    """Give a cell as SQLite keeps it exactly; a number that it would round is missing."""
    if isinstance(cell, str):
        return whole_characters(cell)
    if isinstance(cell, Decimal):
        return format(cell, "f") if len(cell.as_tuple().digits) <= _MOST_DIGITS else None
    if isinstance(cell, int) and not -_WIDEST <= cell < _WIDEST:
        return None
    return cell
