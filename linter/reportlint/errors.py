"""Why a run cannot go on, said so that its user can put it right."""

from __future__ import annotations

from reportlint.finding import Bilingual


class RunError(Exception):
    """The run is not to be trusted: what is wrong, where, and the remedy, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Bilingual(zh, en)


def nearest(word: str, valid: list[str]) -> str | None:
    """Give the valid name a mistyped one most resembles, whatever its case."""
    import difflib

    folded = {name.casefold(): name for name in valid}
    close = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.5)
    return folded[close[0]] if close else None


def did_you_mean(word: str, valid: list[str]) -> Bilingual:
    """Name the nearest valid name; empty if nothing is near."""
    near = nearest(word, valid)
    return (
        Bilingual(f"；是否想写 {near}？", f"; did you mean {near}?") if near else Bilingual("", "")
    )
