"""Where the characters of a text object are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from reportlint.readers.ofd.colours import lightness
from reportlint.readers.ofd.numbers import Matrix, NoNumberError, number, offsets
from reportlint.readers.printed.drawn import LOST, Text
from reportlint.readers.printed.marks import ABOVE, BELOW, Glyph
from reportlint.readers.printed.turning import direction

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ESCAPED = re.compile(r"\\((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})")
_PLACEHOLDER = "¤"
"""What stands for a glyph of which only its number in the font is known."""
_TURNS = {
    "0": Matrix(),
    "90": Matrix(0, 1, -1, 0),
    "180": Matrix(-1, 0, 0, -1),
    "270": Matrix(0, -1, 1, 0),
}
"""How characters stand on their line; angles grow clockwise."""


def texts(element: Element, matrix: Matrix) -> Iterator[Text]:
    """Give the characters of a text object.

    Which glyphs of a font are drawn for them (CGTransform) is not looked at: the text is what its
    codes say.
    """
    size = number(element.get("Size", ""))
    em = size * number(element.get("HScale", "1"))
    turn = element.get("CharDirection", "0")
    if turn not in _TURNS:
        raise NoNumberError(turn)
    turned = _TURNS[turn].within(matrix._replace(e=0, f=0))
    way = direction(turned.a, -turned.b)
    is_visible = element.get("Alpha") != "0"
    light = lightness(element.find("{*}FillColor"), element.get("Alpha"))
    x = y = 0.0
    for code in element.iterfind("{*}TextCode"):
        # Where a place is not given, it is that of the text before.
        x, y = number(code.get("X", str(x))), number(code.get("Y", str(y)))
        for character, width, right, down in _line(code, em):
            at_x, at_y = matrix.at(x + right, y + down)
            one_x, one_y = turned.at(0, -ABOVE * size)
            other_x, other_y = turned.at(width, BELOW * size)
            glyph = Glyph(
                character,
                at_x + min(one_x, other_x),
                at_y + min(one_y, other_y),
                at_x + max(one_x, other_x),
                at_y + max(one_y, other_y),
            )
            yield Text(glyph, way, is_visible, light)


def _line(code: Element, em: float) -> Iterator[tuple[str, float, float, float]]:
    """Give each character of a text, its width, and how far right and down of the first it is."""
    # A line end is how the XML was laid out, no character of the text.
    text = _ESCAPED.sub(_unescaped, (code.text or "").strip("\r\n\t"))
    across = offsets(code.get("DeltaX"), len(text))
    along = offsets(code.get("DeltaY"), len(text))
    right = down = 0.0
    steps = zip(text.replace(_PLACEHOLDER, LOST), _going_on(across), _going_on(along), strict=False)
    for place, (character, step_right, step_down) in enumerate(steps, start=1):
        own = em if east_asian_width(character) in "WFA" else em / 2
        reaches_the_next = place < len(text) and 0 < step_right <= em
        yield character, step_right if reaches_the_next else own, right, down
        right += step_right if across or along else own
        down += step_down


def _going_on(steps: list[float]) -> Iterator[float]:
    """Give offsets without end: where a program writes too few, the last one holds on."""
    return chain(steps, repeat(steps[-1] if steps else 0))


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
