"""What reports say, kept on disk until rules on the ledger ask: memory has no room for all reports."""

from __future__ import annotations

import pickle
import tempfile
import weakref
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportlint.model.ledger import Fact

if TYPE_CHECKING:
    from reportlint.model.ledger import Facts

_AT_HAND = 256
"""Reports whose facts are in memory at a time: an office's of many years, and those it is held against."""

_PROTOCOL = pickle.HIGHEST_PROTOCOL
_FAST = 1
"""How hard they are packed: to a tenth, at small cost."""


class FactFile:
    """A file of our own, of no name, with the facts of report after report."""

    def __init__(self) -> None:
        self._disk = tempfile.TemporaryFile()  # noqa: SIM115 - closed as soon as nobody has it
        weakref.finalize(self, self._disk.close)
        self._end = 0
        self._at_hand: OrderedDict[int, Mapping[str, bytes]] = OrderedDict()

    def kept(self, facts: Facts) -> Facts:
        """Keep facts; gives what reads them when they are asked for, or themselves if they cannot be kept."""
        try:
            apart = {name: pickle.dumps(fact, _PROTOCOL) for name, fact in facts.items()}
            data = zlib.compress(pickle.dumps(apart, _PROTOCOL), _FAST)
            self._disk.seek(self._end)
            self._disk.write(data)
            self._disk.flush()
        except (OSError, pickle.PicklingError, AttributeError, TypeError):
            return facts  # The disk is full, or a stranger's form has told what does not travel.
        start, self._end = self._end, self._end + len(data)
        return _Kept(self, start, len(data))

    def read(self, start: int, length: int) -> Mapping[str, bytes]:
        """Give what is kept at a place, each fact by itself; what was asked for last is at hand."""
        facts = self._at_hand.pop(start, None)
        if facts is None:
            self._disk.seek(start)
            facts = pickle.loads(zlib.decompress(self._disk.read(length)))  # noqa: S301 - our own
        self._at_hand[start] = facts
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return facts


class _Kept(Mapping[str, Fact]):
    """The facts of a report, read as often as they are asked for: a rule needs few of them."""

    __slots__ = ("_file", "_length", "_start")

    def __init__(self, file: FactFile, start: int, length: int) -> None:
        self._file, self._start, self._length = file, start, length

    def _facts(self) -> Mapping[str, bytes]:
        return self._file.read(self._start, self._length)

    def __getitem__(self, name: str) -> Fact:
        fact: Fact = pickle.loads(self._facts()[name])  # noqa: S301 - our own
        return fact

    def __contains__(self, name: object) -> bool:
        return name in self._facts()

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts())

    def __len__(self) -> int:
        return len(self._facts())
