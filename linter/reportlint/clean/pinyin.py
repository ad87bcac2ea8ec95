"""Pinyin that mirror sites set behind characters: 務(wù), 政(zheng)(zheng), or half of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reportlint.clean.edits import without
from reportlint.model.document import Blemish, Passage, Stain

_LETTERS = "a-zɡüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]")
_HINT = re.compile(rf"[(（][{_LETTERS}]")
_BRACKETED = rf"[(（]([{_LETTERS}]{{1,6}}(?: [{_LETTERS}]{{1,6}}){{0,3}})[)）]"
"""One character's, or a word's: 信息(xìn xī)."""
_ANNOTATION = re.compile(rf"(?<=[一-鿿㐀-䶿]){_BRACKETED}(?: ?{_BRACKETED})*")
_RUN = re.compile(rf"[(（][{_LETTERS}]{{2,6}}[)）](?: ?|[一-鿿㐀-䶿])[(（][{_LETTERS}]{{2,6}}[)）]")
"""Two behind one character, or behind one character after the other: no words stand like that."""
# One bracket of it is lost, with the byte that stood there.
_HALF_LOST = re.compile(
    rf"\?[{_LETTERS}]{{1,6}}[)）]|(?<=[一-鿿])[(（][{_LETTERS}]{{1,6}}(?=[一-鿿，。、])"
)
_WORD = re.compile("[a-z]+")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:a(?:i|o|ng?)?|e(?:i|r|ng?)?|o(?:u|ng)?|i(?:a(?:o|ng?)?|e|u|o?ng|n)?|"
    r"u(?:a(?:i|ng?)?|e|i|o|n)?|v(?:e|n)?)"
)
_ENOUGH = 3
"""From how many toneless annotations on they are no longer taken for words in brackets."""


def present(text: str) -> bool:
    """Say whether a text can have pinyin annotations in it at all."""
    return _HINT.search(text) is not None


def removed(passages: Sequence[Passage], stains: list[Stain]) -> Sequence[Passage]:
    """Give passages without pinyin annotations, and note each.

    Toneless letters in brackets are taken for pinyin only where a text has several of them, two in a
    run, or toned ones as well; what no syllable spells is left alone.
    """
    found = [(passage, _annotations(passage.text, _ANNOTATION)) for passage in passages]
    every = [text for passage, spans in found for text in _texts(passage, spans)]
    is_annotated = (
        len(every) >= _ENOUGH
        or any(_TONED.search(text) for text in every)
        or any(_annotations(passage.text, _RUN) for passage, spans in found if spans)
    )
    if not is_annotated:
        return passages
    return [_removed(passage, spans, stains) for passage, spans in found]


def _removed(passage: Passage, spans: Sequence[tuple[int, int]], stains: list[Stain]) -> Passage:
    """Take annotations out of a passage, and what is left of others beside them."""
    halves = _annotations(passage.text, _HALF_LOST) if spans or "?" in passage.text else []
    cuts = sorted({*spans, *halves})
    if not cuts:
        return passage
    within = passage.span()
    stains.extend(
        Stain(Blemish.PINYIN, passage.span(start, end), passage.text[start:end], within)
        for start, end in cuts
    )
    return without(passage, cuts)


def _annotations(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text) if _is_pinyin(match.group())]


def _texts(passage: Passage, spans: list[tuple[int, int]]) -> list[str]:
    return [passage.text[start:end] for start, end in spans]


def _is_pinyin(annotation: str) -> bool:
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", annotation.replace("ü", "v").replace("ɡ", "g"))
        if not unicodedata.combining(letter)
    )
    syllables = _WORD.findall(plain)
    return all(_SYLLABLE.fullmatch(syllable) for syllable in syllables)
