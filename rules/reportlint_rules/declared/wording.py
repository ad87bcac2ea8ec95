"""Wordings to be looked for in a text: as they are, but for `*` and `#`, in time that grows with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_NUMBER = (
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
        first, *others = _parts(self.written)
        at = 0
        while begun := first.search(text, at):
            end = _SENTENCE_ENDS.search(text, begun.end())
            last = end.start() if end else len(text)
            at = begun.end()
            for part in others:
                following = part.search(text, at, last)
                if following is None:
                    at = last
                    break
                at = following.end()
            else:
                yield begun.start(), at


@cache
def _parts(written: str) -> tuple[re.Pattern[str], ...]:
    """Give what stands between whatever may be anything, as patterns that never go back."""
    return tuple(
        re.compile(_NUMBER.join(map(re.escape, part.split(ANY_NUMBER))))
        for part in written.split(ANYTHING)
    )
