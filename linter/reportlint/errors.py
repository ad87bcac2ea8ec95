"""Why a run cannot go on, said so that its user can put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.languages import Bilingual
from reportlint.system import system_words

if TYPE_CHECKING:
    from collections.abc import Iterable


class RunError(Exception):
    """The run is not to be trusted: what is wrong, where, and the remedy, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Bilingual(zh, en)


class NoReportError(RunError):
    """What was to be read as a report cannot be read, or is not one."""


def described(error: BaseException) -> Bilingual:
    """Say what a plugin has run into, for those who wrote it; the system's words in both languages."""
    if isinstance(error, RunError):
        return error.said
    kind = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        zh, en = system_words(error)
        return Bilingual(f"{kind}：{zh}", f"{kind}: {en}")
    if isinstance(error, ModuleNotFoundError) and error.name:
        name = error.name
        return Bilingual(f"{kind}：没有安装模块“{name}”", f"{kind}: {name} is not installed")
    return Bilingual(f"{kind}: {error}", f"{kind}: {error}")


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
