"""`reportlint cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.cache.database import Database, UnusableError
from reportlint.cache.folder import place
from reportlint.cache.kept import FILE
from reportlint.console import results, tell
from reportlint.errors import RunError
from reportlint.finding import Bilingual, Language
from reportlint.system import system_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OUTCOMES, TABLES = "results-*", "parse-tables-*"
"""The files in the folder, those of other versions, too."""

_KILO = 1024


def info(*, lang: str | None) -> int:
    """Show where it is, of how many files the outcome is known, and how much it is."""
    language = Language(lang or Language.ZH)
    kept = _kept()
    tables = _size(place().glob(TABLES))
    lines = (
        Bilingual(f"位置：{place()}", f"folder: {place()}"),
        Bilingual(f"检查结果：{kept.zh}", f"outcomes: {kept.en}"),
        Bilingual(f"语法分析表：{tables}", f"parse tables: {tables}"),
    )
    with results() as out:
        out.writelines(f"{line.within(language)}\n" for line in lines)
    return 0


def clear(*, lang: str | None) -> int:
    """Remove all of it."""
    files = [*place().glob(OUTCOMES), *place().glob(TABLES)]
    size = _size(files)
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        zh, en = system_words(error)
        raise RunError(
            f"无法清除缓存 {place()}（{zh}）。", f"{place()} cannot be cleared ({en})."
        ) from None
    tell(Bilingual(f"已清除缓存：{size}。", f"Cleared: {size}."), Language(lang or Language.ZH))
    return 0


def _kept() -> Bilingual:
    size = _size(place().glob(OUTCOMES))
    try:
        count = Database(place() / FILE).count()
    except UnusableError as error:
        return Bilingual(f"{size}，无法使用（{error}）", f"{size}, unusable ({error})")
    return Bilingual(f"{count}份，{size}", f"of {count} files, {size}")


def _size(files: Iterable[Path]) -> str:
    """Give the size of some files, as people read it."""
    size = sum(file.stat().st_size for file in files)
    return f"{size / _KILO**2:.1f} MB" if size >= _KILO**2 else f"{size / _KILO:.0f} KB"
