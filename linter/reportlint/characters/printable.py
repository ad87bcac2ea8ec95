"""What others have written, made safe to be shown: names of files, texts of reports."""

from __future__ import annotations

import unicodedata

_HIDDEN = "\N{REPLACEMENT CHARACTER}"


def legible(text: str) -> str:
    """Replace what a terminal would obey, not show: escapes, line ends, reversals of direction."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t" or character.isprintable():
        return character
    if unicodedata.category(character) == "Zs":
        return character
    return _HIDDEN
