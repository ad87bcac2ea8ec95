"""What others have written, made safe to be shown: names of files, texts of reports."""

from __future__ import annotations

import unicodedata

_HIDDEN = "\N{REPLACEMENT CHARACTER}"


def legible(text: str) -> str:
    """Replace what a terminal would obey, not show: escapes, line ends, reversals of direction."""
    if text.isprintable():
        return text
    return "".join(character if is_shown(character) else _HIDDEN for character in text)


def is_shown(character: str) -> bool:
    """Say whether a terminal shows a character, be it as a blank, and does nothing else."""
    if character == "\t" or character.isprintable():
        return True
    return unicodedata.category(character) == "Zs"
