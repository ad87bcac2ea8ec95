"""JSON Lines: an object a row. Its first key says what it is, for one file may have all tables."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.formatters.objects import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from reportlint.exporting.tables import Row


@contextmanager
def opened(out: BinaryIO) -> Iterator[Callable[[Row], None]]:
    """Write rows of any table to a stream."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    writer = Writer(text)

    def put(row: Row) -> None:
        members = {"kind": type(row).__name__.lower(), **row._asdict()}
        text.write(f"{writer.object(members)}\n")

    try:
        yield put
    finally:
        text.detach()
