"""In which language something is said."""

from __future__ import annotations

import re

_CHINESE = re.compile("[一-鿿]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}")
"""Three English words in a row: names of commands, keys and formats are fewer."""
_COMMAND = re.compile(r"pip install \S+")


def is_chinese(text: str) -> bool:
    """Say whether a message is in Chinese, with no English sentence in it."""
    said = _COMMAND.sub("", text)
    return _CHINESE.search(said) is not None and _ENGLISH.search(said) is None
