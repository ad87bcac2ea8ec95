"""Taking out what converters leave in a text, and noting it; `leftovers` says what that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.clean.edits import replaced, trimmed, without
from reportlint.clean.leftovers import KINDS, Kind, Remedy
from reportlint.model.document import Blemish, Passage, Stain

# Markup that is at home in Markdown, or LaTeX's in it, says nothing and is nobody's fault.
_FORMULA = re.compile(r"\$\s?([\d.,]{1,20}(?:\s?\\?%)?)\s?\$")
_MARKUP = re.compile(r"<br\s{0,4}/?>|&nbsp;|\*\*|__|\\(?=[!-/:-@\[-`{-~])", re.IGNORECASE)
_SIGNS_OF_MARKUP = "<&*_\\$"
_RUN = re.compile(r"([*_])\1++")
_NO_EMPHASIS = 4
"""So many stars or underscores in a row, and none fewer beside them, are a blank to be filled in."""

_DIGITS = frozenset("0123456789")
"""They are in every report, and tell of nothing."""
_SIGNS = [(kind, [(sign, frozenset(sign) - _DIGITS) for sign in kind.signs]) for kind in KINDS]
_LETTERS = frozenset(_SIGNS_OF_MARKUP).union(
    *(letters for _, signs in _SIGNS for _, letters in signs)
)
_TELLING = re.compile(f"[{re.escape(''.join(sorted(_LETTERS)))}]")


def telling(text: str) -> frozenset[str]:
    """Give those characters of a text that tell of residue or markup."""
    return frozenset(_TELLING.findall(text))


def kinds(text: str, characters: frozenset[str]) -> Sequence[Kind]:
    """Give the kinds of residue that a text can have at all, by its unusual and its telling characters."""
    every = "".join(characters)
    return [
        kind
        for kind, signs in _SIGNS
        if any(characters.issuperset(letters) and sign in text for sign, letters in signs)
        or (not signs and kind.pattern.search(every))
    ]


def removed(passage: Passage, kinds: Sequence[Kind], stains: list[Stain]) -> Passage:
    """Give a passage without residue of some kinds, and note it; what lost characters is only noted."""
    whole = passage
    for kind in kinds:
        found = [match.span() for match in kind.pattern.finditer(passage.text)]
        if not found:
            continue
        within = passage.span()
        texts = [passage.text[start:end] for start, end in found]
        cuts = [_with_its_blank(passage.text, *at) for at in found]
        stains += [
            Stain(
                Blemish.RESIDUE,
                passage.span(*at),
                text,
                within,
                kind.name if kind.is_one else text,
                passage.span(*cut) if kind.is_code else None,
            )
            for at, text, cut in zip(found, texts, cuts, strict=True)
        ]
        if kind.remedy is Remedy.TAKE_OUT:
            passage = replaced(passage, zip(cuts, map(kind.instead, texts), strict=True))
    return passage if passage is whole else trimmed(passage)


def _with_its_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in one of the blanks on both sides of a stretch: without it they are side by side."""
    is_between = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    return start, end + is_between


def has_markup(characters: frozenset[str]) -> bool:
    """Say whether a text with such characters can have Markdown's markup in it."""
    return not characters.isdisjoint(_SIGNS_OF_MARKUP)


def without_markup(passage: Passage) -> Passage:
    """Give a passage without markup."""
    whole = passage
    formulas = [
        side
        for formula in _FORMULA.finditer(passage.text)
        for side in ((formula.start(), formula.start(1)), (formula.end(1), formula.end()))
    ]
    if formulas:
        passage = without(passage, formulas)
    blanks = _blanks(passage.text)
    markup = [
        match.span()
        for match in _MARKUP.finditer(passage.text)
        if not any(start <= match.start() < end for start, end in blanks)
    ]
    if markup:
        passage = without(passage, markup)
    return passage if passage is whole else trimmed(passage)


def _blanks(text: str) -> Sequence[tuple[int, int]]:
    """Give the runs of stars and underscores that emphasise nothing, in a text that has words as well.

    Where a program wrote **甲****乙**, the run in the middle ends one emphasis and begins the next.
    """
    runs = list(_RUN.finditer(text))
    emphasising = {run[1] for run in runs if len(run[0]) < _NO_EMPHASIS}
    blanks = [run.span() for run in runs if run[1] not in emphasising]
    return blanks if len(_RUN.sub("", text).split()) else ()
