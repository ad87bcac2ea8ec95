"""How far a text repeats another: years, figures and names masked, what every report has left out.

    compared(OwnWords.of(now, office), OwnWords.of(then, office)).percent

A passage counts as repeated if so many of its signs in a row stand in the other text; one word changed
in each sentence does not hide the rest of it. Time and memory are linear in both texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, Self
from zlib import crc32

from reportlint.model.ledger import Fact, Facts
from reportlint_grammar.content.prose import Section
from reportlint_grammar.form.common_words import MASKED_NAME, common_words
from reportlint_grammar.form.empty_words import empty_words

LEAST_SIGNS = 200
"""A shorter text is alike by nature, as that of an office at which nothing happened."""
_IN_A_ROW = 12
"""So many signs in a row are a passage: a clause, not a term of the law."""
_MOST_MARKS = 64
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


class Passage(NamedTuple):
    """A repeated passage: its words in this text and in the other, and how many signs it has."""

    text: str
    other: str
    signs: int


@dataclass(frozen=True, slots=True)
class Repetition:
    """How much of a text stands in another, in signs, and its passages that do, longest first."""

    signs: int
    repeated: int
    passages: tuple[Passage, ...]
    is_long_enough: bool

    @property
    def percent(self) -> int:
        """The share in whole percent, cut off: 50 is no more than half."""
        return self.repeated * 100 // self.signs if self.signs else 0


@dataclass(frozen=True, slots=True, eq=False)
class OwnWords:
    """What of a text is its office's own: letters and characters, each with its place in the text.

    A figure or a year is one sign, whatever it is; so is the name of the office, or what it calls
    itself. `pieces` say from which sign on they are a stretch of the text, and which; `clauses` are
    where the text's clauses begin and end among the signs.
    """

    text: str
    signs: str
    pieces: Sequence[tuple[int, int, int]]
    clauses: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, text: str, office: str = "", *, by_figure: bool = False) -> Self:
        """Read a text, of paragraphs parted by line ends; `office` is whose it is.

        With `by_figure` a figure is the same only if it is: of years there is one still.
        """
        plain = _without_names(text, office)
        pattern = common_words().pattern
        signs: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        clauses: list[tuple[int, int]] = []
        begun = count = 0
        for start, end in _told(plain):
            at = start
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
        return cls(text, "".join(signs), pieces, clauses)

    @property
    def is_long_enough(self) -> bool:
        """Whether it has enough of its own to be compared."""
        return len(self.signs) >= LEAST_SIGNS

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
        hashes = {
            crc32(self.signs[start:end].encode("utf-8", "surrogatepass"))
            for start, end in self.clauses
            if end - start >= _SHORTEST_CLAUSE
        }
        return tuple(sorted(hashes)[:_MOST_MARKS])


def compared(now: OwnWords, then: OwnWords) -> Repetition:
    """Say how much of a text stands in an earlier one, or in another office's."""
    runs = list(_runs(now.signs, then.signs))
    passages = sorted(
        (
            Passage(now.written(start, start + length), then.written(other, other + length), length)
            for start, other, length in runs
        ),
        key=lambda passage: -passage.signs,
    )
    return Repetition(
        len(now.signs),
        sum(length for _, _, length in runs),
        tuple(passages),
        now.is_long_enough and then.is_long_enough,
    )


def _sign(figure: str) -> str:
    return chr(_FIRST_FIGURE + crc32(figure.encode("utf-8", "surrogatepass")) % _FIGURES)


def _runs(now: str, then: str) -> Iterator[tuple[int, int, int]]:
    """Give the stretches of one text that stand in another: where in both, and how long."""
    places: dict[str, int] = {}
    for place in range(len(then) - _IN_A_ROW, -1, -1):
        places[then[place : place + _IN_A_ROW]] = place
    at = 0
    while at <= len(now) - _IN_A_ROW:
        other = places.get(now[at : at + _IN_A_ROW])
        if other is None:
            at += 1
            continue
        length = _IN_A_ROW
        longest = min(len(now) - at, len(then) - other)
        while length < longest and now[at + length] == then[other + length]:
            length += 1
        yield at, other, length
        at += length


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


TELLING = ("overview", "problems")
"""The sections that are an office's own words: the others are tables, and a sentence on the fee."""
_WORDS, _MARKS = "words", "marks"

_WORTH_COMPARING = 6
"""Texts of which less than this part of the clauses are alike repeat no half of each other."""


def words_as_facts(sections: Mapping[str, Section], office: str) -> Facts:
    """Give what sections say that outlives their file, with the marks of those that are long enough."""
    facts: dict[str, Fact] = {}
    for name in TELLING:
        section = sections.get(name)
        if section is None or not section.prose:
            continue
        text = "\n".join(prose.text for prose in section.prose)
        words = OwnWords.of(text, office)
        if words.is_long_enough:
            heading = section.heading
            fact = Fact(text, None, heading.place, heading.span, is_in_words=True)
            marks = " ".join(map(str, words.marks()))
            facts[f"{_WORDS}.{name}"] = fact
            facts[f"{_WORDS}.{name}.{_MARKS}"] = fact._replace(text=marks)
    return facts


def may_be_half(alike: int, marks_: int) -> bool:
    """Say whether texts with so many marks alike, of so many, may repeat half of each other."""
    return alike * _WORTH_COMPARING >= marks_


def told(facts: Facts, section: str) -> Fact | None:
    """Give what a section says, from the facts of its report; None if it is too short to be compared."""
    return facts.get(f"{_WORDS}.{section}")


def marks(facts: Facts, section: str) -> frozenset[str]:
    """Give the marks of a section, from the facts of its report."""
    fact = facts.get(f"{_WORDS}.{section}.{_MARKS}")
    return frozenset(fact.text.split()) if fact else frozenset()
