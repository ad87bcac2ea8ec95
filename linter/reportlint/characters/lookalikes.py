"""Characters that look like another and are none, as text that comes out of a PDF has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from unicodedata import normalize

_BLOCKS = (
    (0x2F00, 0x2FD5),  # Kangxi radicals
    (0xF900, 0xFAD9),  # variants
    (0xFE10, 0xFE1F),  # marks as they stand in upright text
    (0xFE30, 0xFE44),
    (0xFE47, 0xFE48),
    (0xFE50, 0xFE6B),  # small marks
    (0xFF61, 0xFF64),  # narrow marks
    (0x2F800, 0x2FA1D),  # more variants
)
"""Where Unicode itself says what a character stands for."""
_RADICALS = (
    "⺊卜⺒巳⺓幺⺜日⺝月⺟母⺠民⺩王⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of the supplement that are whole characters, each before the one it looks like."""
_WIDER = 0xFEE0
"""So far behind the narrow marks the wide ones of Chinese text stand."""
_DOTS = {0xFE19: "…", 0xFE30: "…"}
"""What Unicode takes apart: a character stays one, for what has its place by counting."""


def _ordinary() -> Iterator[tuple[int, str]]:
    for first, last in _BLOCKS:
        for code in range(first, last + 1):
            ordinary = normalize("NFKC", chr(code))
            if len(ordinary) == 1 and ordinary != chr(code):
                yield code, chr(ord(ordinary) + _WIDER) if ordinary.isascii() else ordinary


LOOKALIKES: Mapping[int, str] = (
    dict(_ordinary()) | _DOTS | dict(zip(map(ord, _RADICALS[::2]), _RADICALS[1::2], strict=True))
)
"""By its code, the ordinary character for each: marks are as wide as those of Chinese text."""
