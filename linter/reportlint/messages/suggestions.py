"""The word that a mistyped one most resembles, and the question whether it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 0.5
"""How much of two words must be the same for the one to be offered in the place of the other."""


def nearest(word: str, valid: Iterable[str], alike: float = _ALIKE) -> str | None:
    """Give the valid word that a mistyped one most resembles, whatever its case."""
    import difflib

    folded = {name.casefold(): name for name in valid}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=alike)
    return folded[close[0]] if close else None


def did_you_mean(word: str, valid: Iterable[str]) -> Bilingual:
    """Ask whether the valid word was meant that a mistyped one most resembles; or say nothing."""
    return meant(nearest(word, valid))


def meant(word: str | None) -> Bilingual:
    """Ask whether a word was meant; or say nothing where there is none."""
    if not word:
        return Bilingual("", "")
    return Bilingual(f"；是否想写 {word}？", f"; did you mean {word}?")
