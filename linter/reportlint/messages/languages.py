"""The two languages reportlint speaks, and texts in both."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Language(enum.StrEnum):
    """A language messages are given in."""

    ZH = "zh"
    EN = "en"


class Bilingual(NamedTuple):
    """A text in both languages; a message has `{names}` in it for its arguments."""

    zh: str
    en: str

    def within(self, language: Language) -> str:
        """Give the text in one language."""
        return self.en if language is Language.EN else self.zh
