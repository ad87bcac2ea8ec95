"""Records by key in a file of SQLite, which any number of runs read and write at the same time.

No connection outlives a call: none is open while a process is forked, and none keeps others waiting.
A record carries a digest of itself and its key, so that one from a damaged file is not taken.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.files.contents import size
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 1
"""That of the tables. It is in the file's name, too: other versions have files of their own."""

PATIENCE = 1.0
"""Seconds to wait for another run, which needs some milliseconds; it is dearer to wait than to check."""

DAY = 24 * 60 * 60
KEPT = 60
"""Days for which a record is kept that nobody asks for."""

LIMIT = 2 * 1024**3
"""Bytes of all records; some hundred and twenty thousand reports have room in them."""
_ROOM = 0.75
"""The share of the limit that is left where the oldest are thrown out: it is not done all the time."""

_MARK = 16
"""Bytes of the digest before each record."""

_APPLICATION = 0x72706C74
"""By which SQLite's file says whose it is: "rplt"."""

_TABLE = """
CREATE TABLE records (key BLOB PRIMARY KEY, day INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX days ON records (day);
"""


class UnusableError(Exception):
    """The file is not one of ours, is damaged or locked, or cannot be written."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


_CORRUPT, _NO_DATABASE, _BUSY, _LOCKED, _FULL = 11, 26, 5, 6, 13
"""What SQLite calls what has gone wrong."""

_FOREIGN = Bilingual("不是本版本的缓存文件", "it is not a cache of this version")
_ABSENT = Bilingual("本机的 Python 没有 sqlite3", "this Python has no sqlite3")
_DAMAGED = Bilingual("文件已损坏", "it is damaged")
_TAKEN = Bilingual("正被其他进程使用", "another process is using it")
_NO_ROOM = Bilingual("磁盘已满", "the disk is full")
_NO_ACCESS = Bilingual("无法读写", "it cannot be read or written")
_WHY = {
    _CORRUPT: _DAMAGED,
    _NO_DATABASE: _DAMAGED,
    _BUSY: _TAKEN,
    _LOCKED: _TAKEN,
    _FULL: _NO_ROOM,
}


class Database:
    """One such file; whatever is asked of it, it may raise UnusableError."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._asked_for: list[bytes] = []

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give the records that there are for some keys."""
        if self._is_empty:
            return {}
        found = {}
        with self._connected("ro") as connection:
            for key in keys:
                row = connection.execute("SELECT day, record FROM records WHERE key = ?", (key,))
                for day, marked in row:
                    record = _unmarked(key, marked)
                    if record is not None:
                        found[key] = record
                        if day != _today():
                            self._asked_for.append(key)
        return found

    def put(self, records: Mapping[bytes, bytes]) -> None:
        """Keep records, remember which were asked for, and throw out what is old or too much."""
        if not records and not self._asked_for:
            return
        if self._is_empty:
            self._make()
        today = _today()
        with self._connected("rw") as connection, _transaction(connection):
            connection.executemany(
                "UPDATE records SET day = ? WHERE key = ?",
                [(today, key) for key in self._asked_for],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO records VALUES (?, ?, ?)",
                [(key, today, _marked(key, record)) for key, record in records.items()],
            )
            _throw_out(connection, today)
        self._asked_for = []

    def count(self) -> int:
        """Say how many records there are."""
        if self._is_empty:
            return 0
        with self._connected("ro") as connection:
            count: int = connection.execute("SELECT count(*) FROM records").fetchone()[0]
        return count

    @property
    def _is_empty(self) -> bool:
        """Whether there is nothing, or what was there when a run was ended before its first word."""
        return size(str(self._file)) == 0

    def _make(self) -> None:
        """Make the file, for its user alone: it has lines of reports in it.

        Another run may do so at the same time: then there is nothing left to be done.
        """
        try:
            os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError:
            raise UnusableError(_NO_ACCESS) from None
        with self._opened("rw") as connection, _transaction(connection):
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _TABLE.strip().split("\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {LAYOUT}")

    @contextmanager
    def _connected(self, mode: str) -> Iterator[sqlite3.Connection]:
        """Open the file and see that it is ours."""
        with self._opened(mode) as connection:
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
            (layout,) = connection.execute("PRAGMA user_version").fetchone()
            if (owner, layout) != (_APPLICATION, LAYOUT):
                raise UnusableError(_FOREIGN)
            yield connection

    @contextmanager
    def _opened(self, mode: str) -> Iterator[sqlite3.Connection]:
        try:
            import sqlite3
        except ImportError:
            raise UnusableError(_ABSENT) from None
        address = f"{self._file.absolute().as_uri()}?mode={mode}"
        try:
            with closing(
                sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
            ) as connection:
                yield connection
        except (sqlite3.Error, OSError) as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # Without what it adds to a code.
            raise UnusableError(_WHY.get(code, _NO_ACCESS)) from None


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing, and wait for others at its beginning only."""
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")  # What raises before is undone as the connection is closed.


def _throw_out(connection: sqlite3.Connection, today: int) -> None:
    """Delete what nobody has asked for in a long time, and the oldest where there is too much."""
    connection.execute("DELETE FROM records WHERE day < ? OR day > ?", (today - KEPT, today + 1))
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    taken = (pages - free) * page
    if taken > LIMIT:
        (count,) = connection.execute("SELECT count(*) FROM records").fetchone()
        surplus = count - int(count * LIMIT / taken * _ROOM)
        connection.execute(
            "DELETE FROM records WHERE key IN (SELECT key FROM records ORDER BY day LIMIT ?)",
            (surplus,),
        )


def _marked(key: bytes, record: bytes) -> bytes:
    return hashlib.blake2b(record, digest_size=_MARK, key=key).digest() + record


def _unmarked(key: bytes, marked: object) -> bytes | None:
    if isinstance(marked, bytes) and _marked(key, marked[_MARK:]) == marked:
        return marked[_MARK:]
    return None


def _today() -> int:
    return int(time.time() // DAY)
