"""What of a text is its office's own: years, figures and names masked, what every report has left out.

OwnWords.of("2024年，云岭县水务局……", "云岭县水务局")
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Self
from zlib import crc32

from reportlint_grammar.form.common_words import MASKED_NAME, common_words
from reportlint_grammar.form.empty_words import empty_words
from reportlint_grammar.form.stock_words import stock_words

IN_A_ROW = 12
"""So many signs in a row are a passage: a clause, not a term of the law."""
LEAST_SIGNS = 200
"""A shorter text is alike by nature, as that of an office at which nothing happened."""
LEAST_TOLD = 60
"""Signs of what a text tells of its office, for it to be found by them in another's."""
_PART_TOLD = 5
"""What part of a text they are at least: where they are less, it may be stock that is in no list."""
_MOST_MARKS, _MOST_MARKS_OF_TOLD = 48, 32
"""Clauses of a text by which it is known; more of them would not tell more of texts half alike."""
_SHORTEST_CLAUSE = 8
"""Signs of a clause by which texts may be known to be alike."""

_MASKED = "@"
_FIGURE = "0"
_FIRST_FIGURE, _FIGURES = 0xF0000, 0xFFFD
"""Signs of private use that stand each for a figure as it is written."""
_SENTENCE = re.compile(r"[^。！？!?；;\n]++[。！？!?；;]?")
_LONGEST_HEADING = 30
_ENDS_CLAUSE = re.compile(r"[，,。；;：:！？!?\n]")
_PLACE = re.compile(r"[^省市县区旗州盟镇乡]{1,8}(?:[省市县区旗州盟镇乡]|街道)")
_SHORTEST_NAME = 2


@dataclass(frozen=True, eq=False)
class OwnWords:
    """What of a text is its office's own: letters and characters, each with its place in the text.

    A figure or a year is one sign, whatever it is; so is the name of the office, or what it calls
    itself. `pieces` say from which sign on they are a stretch of the text, and which; `sentences` are
    where the clauses of each begin and end among the signs.
    """

    text: str
    signs: str
    pieces: Sequence[tuple[int, int, int]]
    sentences: Sequence[Sequence[tuple[int, int]]]

    @classmethod
    def of(cls, text: str, office: str = "", *, by_figure: bool = False) -> Self:
        """Read a text, of paragraphs parted by line ends; `office` is whose it is.

        With `by_figure` a figure is the same only if it is: of years there is one still.
        """
        plain = _without_names(text, office)
        pattern = common_words().pattern
        signs: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        sentences: list[list[tuple[int, int]]] = []
        begun = count = 0
        for start, end in _told(plain):
            at = start
            clauses: list[tuple[int, int]] = []
            for match in pattern.finditer(plain, start, end):
                first, last = match.span()
                if at < first:
                    signs.append(plain[at:first])
                    pieces.append((count, at, first))
                    count += first - at
                at = last
                kind = match.lastgroup
                if kind == "silent":
                    if begun < count and _ENDS_CLAUSE.search(match[0]):
                        clauses.append((begun, count))
                        begun = count
                elif kind != "everywhere":
                    is_told = by_figure and not plain.startswith("年", last)
                    figure = _sign(match[0]) if is_told else _FIGURE
                    signs.append(figure if kind == "figure" else _MASKED)
                    pieces.append((count, first, last))
                    count += 1
            if at < end:
                signs.append(plain[at:end])
                pieces.append((count, at, end))
                count += end - at
            if begun < count:
                clauses.append((begun, count))
                begun = count
            sentences.append(clauses)
        return cls(text, "".join(signs), pieces, sentences)

    @property
    def is_long_enough(self) -> bool:
        """Whether it has enough of its own to be compared."""
        return len(self.signs) >= LEAST_SIGNS

    @cached_property
    def telling(self) -> Sequence[tuple[int, int]]:
        """The clauses that tell of its office: not those that any office might have written."""
        words = stock_words()
        return [
            clause
            for sentence in self.sentences
            for clause, tells in zip(
                sentence,
                words.telling([self.signs[start:end] for start, end in sentence]),
                strict=True,
            )
            if tells
        ]

    @cached_property
    def told(self) -> int:
        """The signs of these clauses, each a bit of its own."""
        return bits(self.telling)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where its passages begin first, by as many signs as make one."""
        last = len(self.signs) - IN_A_ROW
        return {self.signs[at : at + IN_A_ROW]: at for at in range(last, -1, -1)}

    @property
    def tells(self) -> bool:
        """Whether what it tells of its office is a part of it that counts."""
        return self.told.bit_count() * _PART_TOLD >= len(self.signs)

    def written(self, start: int, end: int) -> str:
        """Give a stretch of its signs as it is written."""
        return self.text[self._stretch(start)[0] : self._stretch(end - 1)[1]]

    def _stretch(self, sign: int) -> tuple[int, int]:
        """Give where a sign stands in the text."""
        number = bisect_right(self.pieces, sign, key=itemgetter(0))
        begun, first, last = self.pieces[number - 1]
        behind = self.pieces[number][0] if number < len(self.pieces) else len(self.signs)
        if behind - begun < last - first:  # One sign stands for all of it.
            return first, last
        return first + sign - begun, first + sign - begun + 1

    def marks(self) -> tuple[int, ...]:
        """Give the smallest of its clauses' hashes, by which texts that share many are found (MinHash).

        As which hashes are smallest has nothing to do with the text, texts share about as large a part
        of these as they do of all their clauses.
        """
        return self._marks(chain.from_iterable(self.sentences), _MOST_MARKS)

    def marks_of_told(self) -> tuple[int, ...]:
        """Give the same of the clauses that tell of its office; none if they are not enough to know it by."""
        is_known = self.tells and self.told.bit_count() >= LEAST_TOLD
        return self._marks(self.telling, _MOST_MARKS_OF_TOLD) if is_known else ()

    def _marks(self, clauses: Iterable[tuple[int, int]], most: int) -> tuple[int, ...]:
        hashes = {
            crc32(self.signs[start:end].encode("utf-8", "surrogatepass"))
            for start, end in clauses
            if end - start >= _SHORTEST_CLAUSE
        }
        return tuple(sorted(hashes)[:most])


def bits(stretches: Sequence[tuple[int, int]]) -> int:
    """Give the signs of stretches as the bits of a number."""
    set_ = 0
    for start, end in stretches:
        set_ |= ((1 << (end - start)) - 1) << start
    return set_


def _sign(figure: str) -> str:
    return chr(_FIRST_FIGURE + crc32(figure.encode("utf-8", "surrogatepass")) % _FIGURES)


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Give the sentences that tell something: no headings, and none that is of form."""
    at = 0
    for line in text.split("\n"):
        is_heading = len(line) <= _LONGEST_HEADING and not _ENDS_CLAUSE.search(line)
        for sentence in () if is_heading else _SENTENCE.finditer(line):
            if not empty_words().is_formal(sentence[0]):
                yield at + sentence.start(), at + sentence.end()
        at += len(line) + 1


def _without_names(text: str, office: str) -> str:
    """Mask an office's names, sign by sign: with and without its places, and the places."""
    for name in sorted(_names("".join(office.split())), key=len, reverse=True):
        text = text.replace(name, MASKED_NAME * len(name))
    return text


def _names(office: str) -> set[str]:
    names = {office}
    end = 0
    for place in _PLACE.finditer(office):
        names |= {place[0], place[0].removesuffix("街道")[: -1 if place[0][-1] != "道" else None]}
        end = place.end()
        names.add(office[end:])
    return {name for name in names if len(name) >= _SHORTEST_NAME}
