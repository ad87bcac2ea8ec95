"""What rules on the ledger find, kept on disk until all of them have run: it is told report by report."""

from __future__ import annotations

import pickle
from struct import Struct
from typing import TYPE_CHECKING, Generic, TypeVar

from reportlint.checking.own_file import OwnFile
from reportlint.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Found = TypeVar("_Found", bound=Finding)

_HEAD = Struct("=qQ")
"""What stands before findings: where those kept before them begin, on the same report; and their length."""
_NONE_BEFORE = -1


class KeptFindings(Generic[_Found]):
    """The findings on each report, by its path, in the order in which they are kept.

    Every report of a run may have some: memory has only where the last on each are. What cannot be written
    down stays there, and is given behind all else.
    """

    def __init__(self) -> None:
        self._file = OwnFile()
        self._last: dict[str, int] = {}
        self._unwritten: dict[str, list[_Found]] = {}

    def keep(self, path: str, found: Sequence[_Found]) -> None:
        """Keep findings on a report; in memory, where the disk is full or they cannot be written down."""
        try:
            data = pickle.dumps(found)
            head = _HEAD.pack(self._last.get(path, _NONE_BEFORE), len(data))
            self._last[path] = self._file.append(head + data)
        except Exception:  # A rule of a stranger may find what does not travel.
            self._unwritten.setdefault(path, []).extend(found)

    def __contains__(self, path: str) -> bool:
        return path in self._last or path in self._unwritten

    def __iter__(self) -> Iterator[str]:
        """Give the paths of all reports on which anything is kept."""
        yield from self._last
        yield from (path for path in self._unwritten if path not in self._last)

    def on(self, path: str) -> Iterator[_Found]:
        """Give the findings on a report."""
        starts = []
        start = self._last.get(path, _NONE_BEFORE)
        while start != _NONE_BEFORE:
            starts.append(start)
            start, _ = self._head(start)
        for start in reversed(starts):
            _, length = self._head(start)
            data = self._file.read(start + _HEAD.size, length)
            yield from pickle.loads(data)  # noqa: S301 - nobody else can write to it
        yield from self._unwritten.get(path, ())

    def _head(self, start: int) -> tuple[int, int]:
        before, length = _HEAD.unpack(self._file.read(start, _HEAD.size))
        return before, length
