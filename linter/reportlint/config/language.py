"""The language that a configuration asks for, whatever else is in it: faults in it are told in it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.config.faults import ConfigurationError
from reportlint.messages.languages import Language

if TYPE_CHECKING:
    from pathlib import Path


def configured(file: Path, extending: tuple[Path, ...] = ()) -> Language | None:
    """Give the language that a file, or else one that it extends, asks for; None if none does."""
    from reportlint.config.marked import Marked

    try:
        plain = Marked(file).plain
    except ConfigurationError:
        return None
    lang, extended = plain.get("lang"), plain.get("extends")
    if lang in tuple(Language):
        return Language(lang)
    here = (*extending, file.resolve())
    for name in reversed(extended if isinstance(extended, list) else []):
        other = file.parent / str(name)
        if other.is_file() and other.resolve() not in here:
            language = configured(other, here)
            if language is not None:
                return language
    return None
