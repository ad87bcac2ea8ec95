"""Prose that is broken into lines, as in mails: a line that reaches the margin goes on in the next.

Where there is no margin, a line may still be broken by mistake. Headings, cells and the parts of a
list have lines to themselves for good: a line is joined to the next only if something tells that it
has no end of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlint.characters.blanks import TYPED_BLANK
from reportlint.characters.commonest import beyond_ascii
from reportlint.model.document import Paragraph, Passage, Table
from reportlint.readers.text.figures import is_no_label

_SHORTEST = 10
"""Shorter lines are headings and cells, or what is left of a paragraph."""
_NARROWEST, _WIDEST = 22, 60
"""A margin is behind so many characters: headings are shorter, and longer lines are paragraphs."""
_DEEPEST = 8
_RAGGED = 2
"""So many characters before the margin a line may end, for the sake of a mark."""
_FEWEST = 6
_SHARE = 3
"""So many lines end at one place because of the margin, if they are one in three, too."""
_MOST_BEYOND = 10
"""One in so many lines may be longer: an address on the web cannot be broken."""
_APART = 8
"""Paragraphs are apart by blank lines if so many are for one that is not."""

_SENTENCE_ENDS = tuple(mark + after for mark in "。！？" for after in ("", *"”’）)」』"))
_ENDS = (*_SENTENCE_ENDS, *"；：;:…")
_MARKS = re.compile("[，。；、：！？]")
"""What prose has, and a list of titles has not."""
_WANTING_MARKS = tuple("，、,（(《“‘〔")
_WANTING_WORDS = tuple("和与及或的未不将把对为从以于按在")
"""How a line ends that is broken: with what is nothing without the next."""
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）](?![项目款])"
    r"|\d{1,2}[、.．)）](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[部章节]"
)
"""How a heading begins, or an item of a list: not what is spoken of, as 第（一）项."""


class _Step(NamedTuple):
    """From a line that seems not to end to the next, over so many line ends."""

    place: int
    above: Paragraph
    below: Paragraph
    ends: int


def mended(text: str, blocks: list[Paragraph | Table]) -> list[Paragraph | Table]:
    """Give the blocks of a text with its broken lines of prose joined to paragraphs."""
    steps = list(_steps(text, blocks))
    broken = {step.place for step in steps if step.ends == 1 and _is_wanting(step)}
    broken |= _at_the_margin(text, steps, blocks)
    broken |= _by_mistake(steps, blocks)
    return list(_joined(blocks, broken)) if broken else blocks


def _steps(text: str, blocks: Sequence[Paragraph | Table]) -> Iterator[_Step]:
    """Give the steps from line to line where none ends, and none begins, what stands by itself."""
    for place, (above, below) in enumerate(pairwise(blocks)):
        if (
            not (isinstance(above, Paragraph) and isinstance(below, Paragraph))
            or above.text.endswith(_ENDS)
            or _NUMBERED.match(below.text)
            or is_no_label(below.text)
            or _is_note(above.text)
            or above.level
            or below.level
            or not (_MARKS.search(above.text) or _MARKS.search(below.text))
        ):
            continue
        between = text[above.start + len(above.text) : below.start]
        if not between.strip():
            yield _Step(place, above, below, len(f"{between}|".splitlines()) - 1)


def _is_note(text: str) -> bool:
    """Say whether a text is in brackets from beginning to end."""
    return text.startswith(("（", "(")) and text.endswith(("）", ")"))


def _is_wanting(step: _Step) -> bool:
    """Say whether a line ends with a mark, or a sentence's line with a word, that wants another."""
    above, below = step.above.text, step.below.text
    return above.endswith(_WANTING_MARKS) or (
        above.endswith(_WANTING_WORDS) and below.endswith(_SENTENCE_ENDS)
    )


def _at_the_margin(
    text: str, steps: Sequence[_Step], blocks: Sequence[Paragraph | Table]
) -> set[int]:
    """Give the places of lines that reach the margin, if the text has one; the next begins no further in.

    It is measured in characters or in columns, of which a Chinese character has two.
    """
    wide = [step for step in steps if len(step.above.text) >= _NARROWEST]
    if len(wide) < _FEWEST:
        return set()
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    indents = {line.start: _indent(text, line) for line in lines}
    reaching: Sequence[_Step] = ()
    for width in (_characters, _columns):
        ends = {line.start: indents[line.start] + width(line.text) for line in lines}
        reaching = max(reaching, _reaching(wide, ends), key=len)
    common = Counter(step.ends for step in reaching).most_common(1)
    return {
        step.place
        for step in reaching
        if step.ends == common[0][0] and indents[step.below.start] <= indents[step.above.start]
    }


def _reaching(steps: Sequence[_Step], ends: Mapping[int, float]) -> Sequence[_Step]:
    """Give the steps from lines that end where most do and hardly any goes on; none if they are few.

    `ends` says how far a line reaches, by its start.
    """
    margin = sorted(ends[step.above.start] for step in steps)[len(steps) // 2]
    reaching = [step for step in steps if abs(ends[step.above.start] - margin) <= _RAGGED]
    told = [end for end in ends.values() if end >= _NARROWEST]
    beyond = sum(end > margin + _RAGGED for end in told)
    is_margin = (
        margin <= _WIDEST
        and len(reaching) >= max(_FEWEST, len(told) / _SHARE)
        and beyond * _MOST_BEYOND <= len(told)
    )
    return reaching if is_margin else ()


def _indent(text: str, line: Paragraph) -> int:
    """Give how many blanks are before a line; more than a few are as many."""
    before = text[max(0, line.start - _DEEPEST) : line.start]
    return len(before) - len(before.rstrip(TYPED_BLANK))


def _characters(text: str) -> float:
    return len(text)


def _columns(text: str) -> float:
    """Give how wide a text is where two letters are as wide as a Chinese character."""
    return (len(text) + beyond_ascii(text)) / 2


def _by_mistake(steps: Sequence[_Step], blocks: Sequence[Paragraph | Table]) -> set[int]:
    """Give the places of lines between which a blank line is missing that stands everywhere else.

    The next has to end a sentence, and some sentence has to be before them: no title goes on.
    """
    close = [step for step in steps if step.ends == 1]
    if not close or len(close) * _APART > len(steps) - len(close):
        return set()
    begun = next((at for at, block in enumerate(blocks) if _ends_sentence(block)), len(blocks))
    return {
        step.place
        for step in close
        if step.place > begun
        and len(step.above.text) >= _SHORTEST
        and not _NUMBERED.match(step.above.text)
        and step.below.text.endswith(_SENTENCE_ENDS)
    }


def _ends_sentence(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and block.text.endswith(_SENTENCE_ENDS)


def _joined(
    blocks: Sequence[Paragraph | Table], broken: Collection[int]
) -> Iterator[Paragraph | Table]:
    """Give the blocks with what is broken joined to what is below it."""
    begun: list[Paragraph] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (begun or place in broken):
            begun.append(block)
            if place not in broken:
                yield _paragraph(begun)
                begun = []
        else:
            yield block


def _paragraph(lines: Sequence[Paragraph]) -> Paragraph:
    """Give lines as one paragraph, each character where it stands."""
    places = [at for line in lines for at in range(line.start, line.start + len(line.text))]
    whole = Passage.placed("".join([line.text for line in lines]), places, lines[0].start)
    return whole.as_(Paragraph)
