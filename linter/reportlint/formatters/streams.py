"""What a stream can carry."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def speaks_unicode(out: TextIO) -> bool:
    """Say whether a stream has every letter; one in memory has."""
    encoding = getattr(out, "encoding", None)
    return encoding is None or codecs.lookup(encoding).name.startswith("utf")
