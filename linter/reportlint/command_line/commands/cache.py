"""`reportlint cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.cache.database import Database, UnusableError
from reportlint.cache.folder import place
from reportlint.cache.kept import FILE
from reportlint.command_line.console import results, tell
from reportlint.command_line.language import spoken
from reportlint.errors import RunError
from reportlint.messages.system_errors import system_words
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FILES = "results-*", "parse-tables-*"
"""What is or was kept in the folder, by other versions, too: once lark's parse tables were."""

_KILO = 1024


def info(*, lang: str | None) -> int:
    """Show where it is, of how many files the outcome is known, and how much it is."""
    language = spoken(lang)
    kept = _kept()
    lines = (
        Bilingual(f"位置：{place()}", f"folder: {place()}"),
        Bilingual(f"检查结果：{kept.zh}", f"results: {kept.en}"),
    )
    with results() as out:
        out.writelines(f"{line.within(language)}\n" for line in lines)
    return 0


def clear(*, lang: str | None) -> int:
    """Remove all of it."""
    files = _files()
    size = _size(files)
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        zh, en = system_words(error)
        raise RunError(
            f"无法清除缓存 {place()}（{zh}）。", f"{place()} cannot be cleared ({en})."
        ) from None
    tell(Bilingual(f"已清除缓存：{size}。", f"Cleared: {size}."), spoken(lang))
    return 0


def _kept() -> Bilingual:
    size = _size(_files())
    try:
        count = Database(place() / FILE).count()
    except UnusableError as error:
        return Bilingual(
            f"{size}，不能使用（{error.why.zh}）；可用 reportlint cache clear 清除",
            f"{size}, of no use ({error.why.en}); reportlint cache clear removes it",
        )
    return Bilingual(f"{count}份，{size}", f"of {count} files, {size}")


def _files() -> list[Path]:
    return [file for pattern in _FILES for file in place().glob(pattern)]


def _size(files: Iterable[Path]) -> str:
    """Give the size of some files, as people read it."""
    size = sum(file.stat().st_size for file in files)
    return f"{size / _KILO**2:.1f} MB" if size >= _KILO**2 else f"{size / _KILO:.0f} KB"
