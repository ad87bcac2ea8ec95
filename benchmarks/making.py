"""What the makers of files to be measured have in common."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

Make = Callable[[int], tuple[str, bytes]]
"""Makes a file with so many of something: its name, and its bytes."""


def stored(parts: Mapping[str, str]) -> bytes:
    """Give a zip of some parts; not packed, for what repeats is packed as small as a bomb."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return stream.getvalue()
