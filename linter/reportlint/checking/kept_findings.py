"""What rules on the ledger find, kept on disk until all of them have run: it is told report by report."""

from __future__ import annotations

import pickle
from collections import defaultdict
from typing import TYPE_CHECKING

from reportlint.checking.own_file import OwnFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.reported import Reported


class KeptFindings:
    """The findings on each report, by its path, in the order in which they are kept."""

    def __init__(self) -> None:
        self._file = OwnFile()
        self._kept: dict[str, list[tuple[int, int] | Sequence[Reported]]] = defaultdict(list)

    def keep(self, path: str, found: Sequence[Reported]) -> None:
        """Keep findings on a report; in memory, where the disk is full or they cannot be written down."""
        try:
            data = pickle.dumps(found)
            self._kept[path].append((self._file.append(data), len(data)))
        except Exception:  # A rule of a stranger may find what does not travel.
            self._kept[path].append(found)

    def __contains__(self, path: str) -> bool:
        return path in self._kept

    def on(self, path: str) -> Iterator[Reported]:
        """Give the findings on a report."""
        for kept in self._kept.get(path, ()):
            match kept:
                case (int(start), int(length)):
                    data = self._file.read(start, length)
                    yield from pickle.loads(data)  # noqa: S301 - nobody else can write to it
                case found:
                    yield from found
