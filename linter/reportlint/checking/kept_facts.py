"""What reports say, kept on disk until rules on the ledger ask: memory has no room for all reports."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Mapping
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

    def kept(self, facts: Facts) -> Facts:
        """Keep facts; gives what reads them when they are asked for, or has them if the disk is full."""
        packed = PackedFacts.of(facts)
        places = {}
        try:
            self._disk.seek(self._end)
            for name, group in packed.groups.items():
                data = group.encode(*ENCODING)
                self._disk.write(data)
                places[name] = (self._end, len(data))
                self._end += len(data)
            self._disk.flush()
        except OSError:
            return packed
        return PackedFacts(_Kept(self, places))

    def read(self, start: int, length: int) -> str:
        """Give what is kept at a place."""
        self._disk.seek(start)
        return self._disk.read(length).decode(*ENCODING)


class _Kept(Mapping[str, str]):
    """The groups of a report's facts, packed, as often as they are asked for."""

    __slots__ = ("_file", "_places")

    def __init__(self, file: FactFile, places: Mapping[str, tuple[int, int]]) -> None:
        self._file, self._places = file, places

    def __getitem__(self, name: str) -> str:
        return self._file.read(*self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
