"""Names of files made of what others have written: safe on every system, and no two the same."""

from __future__ import annotations

import re
import unicodedata
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


def unique() -> Callable[[str, str], str]:
    """Give what makes names of a run, `(words, ending)` to a name that it has not given before."""
    given: set[str] = set()

    def name(words: str, ending: str) -> str:
        stem = _safe(words)
        candidate, number = f"{stem}{ending}", 1
        while candidate.casefold() in given:
            number += 1
            candidate = f"{stem}({number}){ending}"
        given.add(candidate.casefold())
        return candidate

    return name


def _safe(words: str) -> str:
    text = _FORBIDDEN.sub("_", legible(unicodedata.normalize("NFC", words)))
    text = text.encode()[:_LONGEST].decode(errors="ignore")
    return text.lstrip(_AT_THE_BEGINNING).rstrip() or "_"
