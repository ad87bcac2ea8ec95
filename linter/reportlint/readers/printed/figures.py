"""Figures in print: digits with their marks, or what is written in place of them."""

from __future__ import annotations

import re

from reportlint.readers.printed.lines import Line

_FIGURE = re.compile(r"[\d.,．，%-]+|[-—－/无]+")
_WITHIN = ".,．，"
"""Marks between the digits of one figure: of decimals, and of thousands."""


def is_figure(text: str) -> bool:
    """Say whether a text is a figure, with its marks, or what is written in place of one."""
    return _FIGURE.fullmatch(text) is not None


def last_figure(piece: Line) -> int:
    """Give the place where the figure begins that a piece ends with; its end, if with none."""
    texts = [glyph.text for glyph in piece.glyphs]
    place = len(texts)
    while place and texts[place - 1].isdigit():
        place -= 1
        if place > 1 and texts[place - 1] in _WITHIN and texts[place - 2].isdigit():
            place -= 1
    return place
