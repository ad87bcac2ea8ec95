"""What reports say, kept on disk until rules on the ledger ask: memory has no room for all reports."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportlint.model.packed_facts import PackedFacts

if TYPE_CHECKING:
    from reportlint.model.ledger import Facts


class FactFile:
    """A file of our own, of no name, with the packed facts of report after report."""

    def __init__(self) -> None:
        self._disk = tempfile.TemporaryFile()  # noqa: SIM115 - closed as soon as nobody has it
        weakref.finalize(self, self._disk.close)
        self._end = 0

    def kept(self, facts: Facts) -> Facts:
        """Keep facts; gives what reads them when they are asked for, or themselves if the disk is full."""
        data = pickle.dumps(dict(PackedFacts.of(facts).groups))
        try:
            self._disk.seek(self._end)
            self._disk.write(data)
            self._disk.flush()
        except OSError:
            return facts
        start, self._end = self._end, self._end + len(data)
        return _Kept(self, start, len(data))

    def read(self, start: int, length: int) -> Mapping[str, str]:
        """Give the facts that are kept at a place, packed."""
        self._disk.seek(start)
        groups: Mapping[str, str] = pickle.loads(self._disk.read(length))  # noqa: S301 - our own
        return groups


class _Kept(PackedFacts):
    """The packed facts of a report, read as often as they are asked for."""

    __slots__ = ("_file", "_length", "_start")

    def __init__(self, file: FactFile, start: int, length: int) -> None:
        self._file, self._start, self._length = file, start, length

    @property
    def groups(self) -> Mapping[str, str]:  # type: ignore[override]
        """What is packed, by the groups."""
        return self._file.read(self._start, self._length)
