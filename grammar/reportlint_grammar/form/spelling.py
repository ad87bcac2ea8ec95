"""Lists of words as the files of words have them, and as patterns that find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product


def spelt(text: str) -> Iterator[str]:
    """Give the words of a line: 收费/缴费 通知书/通知 are four."""
    return map("".join, product(*(part.split("/") for part in text.split())))


def any_of(words: Iterable[str]) -> str:
    """Write words as one pattern; of those that begin alike the longest is found."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def trie(words: Iterable[str]) -> str:
    """Write words as one pattern in which no character is tried twice; the longest word is found."""
    below: dict[str, list[str]] = {}
    for word in words:
        if word:
            below.setdefault(word[0], []).append(word[1:])
    branches = [
        re.escape(sign) + (f"(?:{trie(rest)}){'?' if '' in rest else ''}" if any(rest) else "")
        for sign, rest in below.items()
    ]
    return "|".join(branches)
