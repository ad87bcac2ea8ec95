"""Names of files made of what others have written: safe on every system, and no two the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible

if TYPE_CHECKING:
    from collections.abc import Callable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\ufffd\t]')
"""What no name has on Windows, or what a part of a path begins behind."""

_AT_THE_BEGINNING = " .~$-"
"""What hides a file, or makes a command take its name for an option."""

_LONGEST = 150
"""Bytes of a name that are what others have written; a name may have 255."""


def unique(ending: str, suffix: str) -> Callable[[str], str]:
    """Give what makes names of a run, each of other words, that it has not given before."""
    given: Counter[str] = Counter()

    def name(words: str) -> str:
        stem = f"{_safe(words)}{ending}"
        given[stem.casefold()] += 1
        number = given[stem.casefold()]
        return f"{stem}({number}){suffix}" if number > 1 else f"{stem}{suffix}"

    return name


def _safe(words: str) -> str:
    text = _FORBIDDEN.sub("_", legible(unicodedata.normalize("NFC", words)))
    text = text.encode()[:_LONGEST].decode(errors="ignore")
    return text.lstrip(_AT_THE_BEGINNING).rstrip() or "_"
