"""What reports say, kept on disk until rules on the ledger ask: memory has no room for all reports."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from reportlint.model.packed_facts import ENCODING, PackedFacts

if TYPE_CHECKING:
    from reportlint.model.ledger import Facts


class FactFile:
    """A file of our own, of no name, with the facts of report after report as they are packed."""

    def __init__(self) -> None:
        self._disk = tempfile.TemporaryFile()  # noqa: SIM115 - closed as soon as nobody has it
        weakref.finalize(self, self._disk.close)
        self._end = 0
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def kept(self, facts: Facts) -> Facts:
        """Keep facts; gives what reads them when they are asked for, or has them if the disk is full."""
        packed = PackedFacts.of(facts)
        groups = [group.encode(*ENCODING) for group in packed.groups.values()]
        bounds = array("Q", accumulate(map(len, groups), initial=self._end))
        try:
            self._disk.seek(self._end)
            self._disk.write(b"".join(groups))
            self._disk.flush()
        except OSError:
            return packed
        self._end = bounds[-1]
        names = tuple(packed.groups)
        return PackedFacts(_Kept(self, self._names.setdefault(names, names), bounds))

    def read(self, start: int, length: int) -> str:
        """Give what is kept at a place."""
        self._disk.seek(start)
        return self._disk.read(length).decode(*ENCODING)


class _Kept(Mapping[str, str]):
    """The groups of a report's facts, packed, as often as they are asked for.

    There is one for each report of a run: what they are called is the same in most, and is kept once.
    `bounds` are where each begins in the file, and where the last ends.
    """

    __slots__ = ("_bounds", "_file", "_names")

    def __init__(self, file: FactFile, names: Sequence[str], bounds: Sequence[int]) -> None:
        self._file, self._names, self._bounds = file, names, bounds

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        number = self._names.index(name)
        start, end = self._bounds[number : number + 2]
        return self._file.read(start, end - start)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
