"""Standard input as a file of a run; where it is fixed, it is passed on to standard output."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING

from reportlint.command_line.console import binary_results
from reportlint.files.contents import LIMIT
from reportlint.hookspecs import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.fixing.mending import Mended

STDIN = "-"


class StandardInput:
    """What comes in, under a name that may be given; it is read when it is first asked for."""

    def __init__(self, name: str | None) -> None:
        self._name = name or STDIN
        self._data = b""
        self._mended: bytes | None = None

    def sources(self) -> Iterator[Source]:
        """Read it, no more of it than a report can have."""
        self._data = sys.stdin.buffer.read(LIMIT + 1)
        yield Source(self._name, self._data)

    def mend(self, mended: Mended) -> None:
        """Keep what is to be passed on instead of it."""
        self._mended = mended.bytes_after

    @contextmanager
    def passed_on(self) -> Iterator[None]:
        """Let a run speak on standard error only, and pass on what came in, fixed or as it was."""
        with redirect_stdout(sys.stderr):
            yield
        with binary_results() as out:
            out.write(self._data if self._mended is None else self._mended)
            shutil.copyfileobj(sys.stdin.buffer, out)
