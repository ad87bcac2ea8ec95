"""A zip that has the same bytes whenever and wherever it is written."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""When all parts are said to be written: the same ones have the same bytes on any day."""


def zipped(out: BinaryIO, parts: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write parts, each piece by piece."""
    with zipfile.ZipFile(out, "w") as archive:
        for name, pieces in parts:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            with archive.open(member, "w") as part:
                for piece in pieces:
                    part.write(piece)
