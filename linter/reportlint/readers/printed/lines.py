"""From characters at places to lines of text, and to the pieces that clear gaps make of a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import ceil, floor
from statistics import median_low

from reportlint.characters.lookalikes import LOOKALIKES
from reportlint.model.document import Rectangle
from reportlint.readers.printed.marks import Glyph

_SAME_LINE = 0.5
"""Characters whose middles are no further apart, in heights of a character, stand on one line."""
_STEP = 0.35
"""Nor is one that stands lower than all of a line by so much, in heights, on that line."""
_PRINTED_TWICE = 0.3
"""A character so near to its like, in heights, is the same one, printed twice to make it bold."""
_WORD_GAP = 0.25
"""A gap between Latin letters or digits, in heights of a character, that is a space."""
_CLEAR_GAP = 0.7
"""A gap that is a space between any characters: those of a justified line are smaller."""
_TYPED_GAP = 1.2
"""A gap of spaces that is more than one between words."""

_IN_FIGURES = frozenset("0123456789.,")
_GRID = 0.05
"""Characters set as on squared paper begin as far from each other as they are high, but for this."""

_WIDE = "\u2e80"
"""From here on characters are as wide as high, and a line may end behind any of them."""
_OPENING, _CLOSING = "（《“‘〈【〔(「『", "，。、；：？！）》”’〉】〕)」』…—.,;:?!%"
"""What no line ends with, and what none begins with."""


class Line:
    """Characters side by side, from left to right; neither the first nor the last is a space."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = glyphs
        self.left = glyphs[0].left
        self.right = max([glyph.right for glyph in glyphs])
        self.top = median_low([glyph.top for glyph in glyphs])
        self.bottom = median_low([glyph.bottom for glyph in glyphs])

    @property
    def reach(self) -> float:
        """Where it ends but for a closing mark, which may hang over the margin."""
        is_mark = len(self.glyphs) > 1 and self.glyphs[-1].text in _CLOSING
        return self.glyphs[-2].right if is_mark else self.right

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The height of its characters."""
        return self.bottom - self.top

    @cached_property
    def text(self) -> str:
        """What it says: spaces as typed, and one for a gap that means one."""
        said = [self.glyphs[0].text]
        for before, glyph in pairwise(self.glyphs):
            if self._is_space(before, glyph):
                said.append(" ")
            said.append(glyph.text)
        return "".join(said).translate(LOOKALIKES)

    def box(self, first: int, last: int) -> Rectangle:
        """Give the box around some characters of its text; all of it where they are but spaces."""
        glyphs = [glyph for glyph in self._by_character[first:last] if glyph is not None]
        return around(glyphs or self.glyphs)

    @cached_property
    def _by_character(self) -> Sequence[Glyph | None]:
        """The glyph of each character of its text; a space that was put in has none."""
        glyphs: list[Glyph | None] = [self.glyphs[0]] * len(self.glyphs[0].text)
        for before, glyph in pairwise(self.glyphs):
            if self._is_space(before, glyph):
                glyphs.append(None)
            glyphs += [glyph] * len(glyph.text)
        return glyphs

    @cached_property
    def first_unit(self) -> float:
        """How wide is what must stand together at its beginning: a word, a character, marks."""
        texts = [glyph.text for glyph in self.glyphs]
        last = 0
        while last + 1 < len(texts) and texts[last] in _OPENING:
            last += 1
        is_word = _is_latin(texts[last])
        for text in texts[last + 1 :]:
            if text not in _CLOSING and not (is_word and _is_latin(text)):
                break
            last += 1
        return self.glyphs[last].right - self.left

    @property
    def first_width(self) -> float:
        """How wide its first character is."""
        return self.glyphs[0].right - self.left

    def pieces(self) -> Iterator[Line]:
        """Give what clear gaps make of it; what spaces are typed in must be all the wider."""
        first = last = 0
        for place, glyph in enumerate(self.glyphs):
            if glyph.text.isspace():
                continue
            before = self.glyphs[last]
            gap = _TYPED_GAP if place - last > 1 else _CLEAR_GAP
            if glyph.left - before.right > gap * self.size and not self._is_in_figure(
                before, glyph
            ):
                yield Line(self.glyphs[first : last + 1])
                first = place
            last = place
        yield Line(self.glyphs[first:])

    @cached_property
    def _has_wide_figures(self) -> bool:
        """Whether each digit has a square of its own, as a wide character has."""
        return all(
            _are_on_grid(before, glyph)
            for before, glyph in pairwise(self.glyphs)
            if before.text in _IN_FIGURES and glyph.text in _IN_FIGURES
        )

    def _is_in_figure(self, before: Glyph, glyph: Glyph) -> bool:
        """Say whether two characters are of one figure, set as wide as Chinese is."""
        return (
            before.text in _IN_FIGURES
            and glyph.text in _IN_FIGURES
            and _are_on_grid(before, glyph)
            and self._has_wide_figures
        )

    def _is_space(self, before: Glyph, glyph: Glyph) -> bool:
        gap = glyph.left - before.right
        if gap <= _WORD_GAP * self.size or before.text.isspace() or glyph.text.isspace():
            return False
        if self._is_in_figure(before, glyph):
            return False
        return gap > _CLEAR_GAP * self.size or (before.text.isascii() and glyph.text.isascii())


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Give the lines that characters make, from top to bottom."""
    rows: list[list[Glyph]] = []
    first = last = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        its = (glyph.top + glyph.bottom) / 2
        size = glyph.bottom - glyph.top
        if not rows or its - first > _SAME_LINE * size or its - last > _STEP * size:
            rows.append([])
            first = its
        last = its
        rows[-1].append(glyph)
    return [Line(row) for row in map(_in_order, rows) if row]


def _in_order(row: list[Glyph]) -> list[Glyph]:
    """Put a row's characters in order, each once, without the spaces around them."""
    row.sort(key=lambda glyph: glyph.left)
    once: list[Glyph] = []
    for glyph in row:
        if not any(_is_same(glyph, other) for other in once[-2:]):
            once.append(glyph)
    while once and once[-1].text.isspace():
        del once[-1]
    first = next((place for place, glyph in enumerate(once) if not glyph.text.isspace()), 0)
    return once[first:]


def _is_same(one: Glyph, other: Glyph) -> bool:
    near = _PRINTED_TWICE * (one.bottom - one.top)
    return (
        one.text == other.text
        and abs(one.left - other.left) < near
        and abs(one.top - other.top) < near
    )


def _are_on_grid(one: Glyph, other: Glyph) -> bool:
    size = one.bottom - one.top
    return abs(other.left - one.left - size) < _GRID * size


def joined(texts: Iterable[str]) -> tuple[str, list[int]]:
    """Join lines that a narrow space broke: only between Latin words does a break mean a space.

    Gives the whole, and where in it each begins.
    """
    whole = ""
    starts = []
    for text in texts:
        if (
            whole[-1:].isascii()
            and whole[-1:].isalpha()
            and text[:1].isascii()
            and text[:1].isalpha()
        ):
            whole += " "
        starts.append(len(whole))
        whole += text
    return whole, starts


def _is_latin(text: str) -> bool:
    """Say whether a character stands with its neighbours as a part of a word or a number."""
    return "!" <= text < _WIDE


def around(marks: Sequence[Line] | Sequence[Glyph]) -> Rectangle:
    """Give the box that lines or characters fill, to the next point outwards."""
    return Rectangle(
        floor(min(mark.left for mark in marks)),
        floor(min(mark.top for mark in marks)),
        ceil(max(mark.right for mark in marks)),
        ceil(max(mark.bottom for mark in marks)),
    )
