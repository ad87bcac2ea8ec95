"""Why a run cannot go on, said so that its user can put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable


class RunError(Exception):
    """The run is not to be trusted: what is wrong, where, and the remedy, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Bilingual(zh, en)


def did_you_mean(word: str, valid: Iterable[str]) -> Bilingual:
    """Name the valid word a mistyped one most resembles, whatever its case; empty if none does."""
    import difflib

    folded = {name.casefold(): name for name in valid}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    if not close:
        return Bilingual("", "")
    near = folded[close[0]]
    return Bilingual(f"；是否想写 {near}？", f"; did you mean {near}?")
