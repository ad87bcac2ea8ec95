"""Characters that stand for others: odd spaces, full-width digits, radicals, Traditional ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from reportlint.characters.blanks import SPACES
from reportlint.characters.lookalikes import LOOKALIKES
from reportlint.clean.edits import in_other_characters, trimmed, without
from reportlint.model.document import Blemish, Passage, Stain

if TYPE_CHECKING:
    from opencc import OpenCC


def _gb2312() -> frozenset[str]:
    codes = bytes(
        byte for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell)
    )
    return frozenset(codes.decode("gb2312", errors="ignore"))


_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_WIDTHLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff\u202a\u202b\u202c\u202d\u202e\x00\x07\x08"
_FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}

_ORDINARY = (
    _gb2312().union(map(chr, range(0x20, 0x7F)), "\t\n\r")
    - frozenset(SPACES)
    - frozenset(map(chr, _FULL_WIDTH))
)
_UNUSUAL = re.compile(f"[^{re.escape(''.join(sorted(_ORDINARY)))}]")
_TO_ORDINARY = (
    {ord(blank): " " for blank in SPACES + _BREAKS}
    | {code: chr(plain) for code, plain in _FULL_WIDTH.items()}
    | dict(LOOKALIKES)
)
_STANDARD = frozenset("剋吒昇氾爇甦祕脩苧蒐薳陞噁")
"""Standard characters that opencc takes for Traditional or variant ones, beyond GB 2312.

All of 《通用规范汉字表》 (国发〔2013〕23号) that it changes: names may have them, as 毕昇. That table
writes 二噁英 with a character that few fonts have; the national standards go on writing 噁.
"""
_WIDTHLESS_RUN = re.compile(f"[{_WIDTHLESS}]+")


def unusual(text: str) -> frozenset[str]:
    """Give those characters of a text that ordinary Simplified Chinese text does without."""
    return frozenset(_UNUSUAL.findall(text))


def ordinary(passage: Passage, odd: frozenset[str]) -> Passage:
    """Give a passage without what has no width, and with plain characters for their look-alikes."""
    if odd.isdisjoint(passage.text):
        return passage
    widthless = [match.span() for match in _WIDTHLESS_RUN.finditer(passage.text)]
    if widthless:
        passage = without(passage, widthless)
    return trimmed(in_other_characters(passage, passage.text.translate(_TO_ORDINARY)))


def simplified(
    passages: Sequence[Passage], odd: frozenset[str], stains: list[Stain]
) -> Sequence[Passage]:
    """Give passages with Simplified characters, one for each Traditional one, and note these.

    Only what GB 2312 lacks can give a Traditional text away: 乾县 and 著作 are Simplified too. So are
    standard characters that GB 2312 had not yet; in a Traditional text they are read like the rest.
    """
    suspects = "".join(
        character for character in odd - _STANDARD if "\u3400" <= character <= "\u9fff"
    )
    if not suspects:
        return passages
    converted = _converter().convert(suspects)
    traditional = frozenset(
        before for before, after in zip(suspects, converted, strict=False) if before != after
    )
    if not traditional:
        return passages
    return [
        passage
        if traditional.isdisjoint(passage.text)
        else _simplified(passage, traditional, stains)
        for passage in passages
    ]


def _simplified(passage: Passage, traditional: frozenset[str], stains: list[Stain]) -> Passage:
    before, after = passage.text, _converter().convert(passage.text)
    if len(after) != len(before):
        after = "".join(_converter().convert(character)[:1] for character in before)
    sure = [place for place, character in enumerate(before) if character in traditional]
    at = passage.span(sure[0], sure[0] + 1)
    text = "".join(before[place] for place in sure)
    instead = tuple((passage.span(place, place + 1), after[place]) for place in sure)
    changed = [place for place, character in enumerate(before) if after[place] != character]
    stain = Stain(Blemish.TRADITIONAL, at, text, passage.span())
    stains.append(stain._replace(instead=instead, doubtful=changed != sure))
    return in_other_characters(passage, after)


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
