"""Wordings to be looked for in a text: as they are, but for `*` and `#`, in time that grows with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(
    r"[ \u3000]{0,4}+(?:\d{1,20}+(?:[.,，]\d{1,20}+){0,6}+|[〇零一二两三四五六七八九十百千万亿]{1,20}+)"
    r"[ \u3000]{0,4}+"
)
"""What `#` stands for: a number in digits or numerals, and the blanks around it."""
_SENTENCE_ENDS = re.compile(r"[。！？!?\n]")

ANYTHING, ANY_NUMBER = "*", "#"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is looked for. `*` is anything within a sentence, `#` a number: 现行有效*#件."""

    written: str

    @property
    def is_telling(self) -> bool:
        """Whether it has any characters of its own before, behind and between what may be anything."""
        return all(part.strip(ANY_NUMBER + " ") for part in self.written.split(ANYTHING))

    @property
    def is_literal(self) -> bool:
        """Whether it stands for itself only."""
        return ANYTHING not in self.written and ANY_NUMBER not in self.written

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Give each place in a text where it stands, the first and the last character.

        From where the rest of it does not follow within the sentence, it does not follow either from
        anywhere later in that sentence: no stretch is gone over again.
        """
        first, *others = (part.split(ANY_NUMBER) for part in self.written.split(ANYTHING))
        at = 0
        while begun := _found(first, text, at, len(text)):
            start, at = begun
            end = _SENTENCE_ENDS.search(text, at)
            last = end.start() if end else len(text)
            for part in others:
                following = _found(part, text, at, last)
                if following is None:
                    at = last
                    break
                at = following[1]
            else:
                yield start, at


def _found(part: Sequence[str], text: str, at: int, last: int) -> tuple[int, int] | None:
    """Find texts with a number between each two of them, the first place in a stretch of a text."""
    while begun := _begun(part, text, at, last):
        start, end = begun
        for words in part[1:] if part[0] else part[2:]:
            number = _NUMBER.match(text, end, last)
            if number is None or not text.startswith(words, number.end(), last):
                break
            end = number.end() + len(words)
        else:
            return start, end
        at = start + 1
    return None


def _begun(part: Sequence[str], text: str, at: int, last: int) -> tuple[int, int] | None:
    """Find how texts with numbers between them begin: with the first, else a number and the second."""
    if part[0]:
        start = text.find(part[0], at, last)
        return None if start < 0 else (start, start + len(part[0]))
    while number := _NUMBER.search(text, at, last):
        if text.startswith(part[1], number.end(), last):
            return number.start(), number.end() + len(part[1])
        at = number.start() + 1
    return None
