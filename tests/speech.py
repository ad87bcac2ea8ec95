"""In which language something is said."""

from __future__ import annotations

import re

_CHINESE = re.compile("[一-鿿]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}")
"""Three English words in a row: names of commands, keys and formats are fewer."""


def is_chinese(text: str) -> bool:
    """Say whether a message is in Chinese, with no English sentence in it."""
    return _CHINESE.search(text) is not None and _ENGLISH.search(text) is None
