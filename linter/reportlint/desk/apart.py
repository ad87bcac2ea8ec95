"""A desk in a process of its own, for each visit: files go by their names there, and nothing is shared."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from reportlint.desk.desk import Desk
from reportlint.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from reportlint.desk.choices import Wish
    from reportlint.desk.desk import Folders

GRACE = 3.0
"""Seconds in which the process is to end by itself."""

Event = dict[str, Any]


class DeskApart:
    """What becomes of the files in a folder, told from the process that checks them."""

    def __init__(self, folders: Folders, wish: Wish) -> None:
        # Imported here: no other command needs it.
        from multiprocessing import get_context

        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, folders, wish), daemon=False)
        self._process.start()
        theirs.close()

    def events(self) -> Iterator[Event]:
        """Check all files, and say how far it is; raises EOFError where the process has ended."""
        while True:
            event: Event = self._connection.recv()
            yield event
            if event["kind"] in ("done", "refused"):
                return

    def written(self, format_: str) -> bytes | None:
        """Give what was found in a format, None where there is no such format; raises EOFError."""
        self._connection.send(format_)
        written: bytes | None = self._connection.recv()
        return written

    def close(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.join(GRACE)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _work(connection: Connection, folders: Folders, wish: Wish) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _put_away)
    tempfile.tempdir = str(folders.papers)
    os.chdir(folders.reports)
    try:
        _check_and_tell(connection, folders, wish)
    except (EOFError, ConnectionError):
        return


def _put_away(*_: object) -> NoReturn:
    """Leave by way of every `finally`, so that the processes of this one are ended, too."""
    raise SystemExit


def _check_and_tell(connection: Connection, folders: Folders, wish: Wish) -> None:
    try:
        desk = Desk(
            folders._replace(reports=Path()),
            wish,
            begins=lambda path: connection.send({"kind": "checking", "path": path}),
        )
    except RunError as error:
        connection.send({"kind": "refused", "why": error.said._asdict()})
        return
    connection.send({"kind": "found", "total": desk.total})
    while (step := desk.step()) is not None:
        connection.send({"kind": "checked", "path": step[0]})
    connection.send({"kind": "done"})
    while True:
        connection.send(desk.written(connection.recv()))
