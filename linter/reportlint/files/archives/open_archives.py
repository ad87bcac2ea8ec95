"""The archives at hand while members are read, which come one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.files.archives.archive import Archive

if TYPE_CHECKING:
    from reportlint.files.archives.archive import Address


class OpenArchives:
    """The archive last read from, and the one it lies in: there is never room for more."""

    def __init__(self) -> None:
        self._archives: dict[Address, Archive] = {}

    def read(self, address: Address) -> bytes:
        """Unpack a member; raises Unreadable."""
        return self._archive(address.around).read(address)

    def _archive(self, address: Address) -> Archive:
        if address not in self._archives:
            around = address.around
            kept = self._archives.get(around)
            self._archives = {} if kept is None else {around: kept}
            self._archives[address] = (
                self._archive(around).inner(address)
                if address.positions
                else Archive.opened(address.file)
            )
        return self._archives[address]
