"""What reports say, kept on disk until rules on the ledger ask: memory has no room for all reports."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reportlint.checking.own_file import OwnFile
from reportlint.model.packed_facts import ENCODING, PackedFacts

if TYPE_CHECKING:
    from reportlint.model.ledger import Facts


_LENGTH = "I"
"""How the length of each group stands before them all."""


class FactFile:
    """A file with the facts of report after report as they are packed."""

    def __init__(self) -> None:
        self._file = OwnFile()
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def kept(self, facts: Facts) -> Facts:
        """Keep facts; gives what reads them when they are asked for, or has them if the disk is full."""
        packed = PackedFacts.of(facts)
        groups = [group.encode(*ENCODING) for group in packed.groups.values()]
        lengths = array(_LENGTH, map(len, groups)).tobytes()
        try:
            start = self._file.append(b"".join([lengths, *groups]))
        except OSError:
            return packed
        names = tuple(packed.groups)
        return PackedFacts(_Kept(self._file, self._names.setdefault(names, names), start))


class _Kept(Mapping[str, str]):
    """The groups of a report's facts, packed, as often as they are asked for.

    There is one for each report of a run: what they are called is the same in most, and is kept once.
    All else is in the file, from `start` on.
    """

    __slots__ = ("_file", "_names", "_start")

    def __init__(self, file: OwnFile, names: Sequence[str], start: int) -> None:
        self._file, self._names, self._start = file, names, start

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            raise KeyError(name)
        number = self._names.index(name)
        lengths = array(_LENGTH)
        size = len(self._names) * lengths.itemsize
        lengths.frombytes(self._file.read(self._start, size))
        start = self._start + size + sum(lengths[:number])
        return self._file.read(start, lengths[number]).decode(*ENCODING)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
