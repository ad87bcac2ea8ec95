"""A file for what a run has to remember and memory has no room for."""

from __future__ import annotations

import tempfile
import weakref


class OwnFile:
    """A file of our own, of no name; it is gone as soon as nobody has it."""

    def __init__(self) -> None:
        self._disk = tempfile.TemporaryFile()  # noqa: SIM115 - closed as soon as nobody has it
        weakref.finalize(self, self._disk.close)
        self._end = 0

    def append(self, data: bytes) -> int:
        """Write data behind all else; gives where they begin. Raises OSError, as where the disk is full."""
        self._disk.seek(self._end)
        self._disk.write(data)
        self._disk.flush()
        start = self._end
        self._end += len(data)
        return start

    def read(self, start: int, length: int) -> bytes:
        """Give what is kept at a place."""
        self._disk.seek(start)
        return self._disk.read(length)
