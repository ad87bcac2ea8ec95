"""What this machine lacks to read some files by: said once, however many files want it."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.messages.languages import Bilingual


class Lack(NamedTuple):
    """A library or a program that is not installed, and how to get it or do without it."""

    what: str
    remedy: Bilingual

    @property
    def said(self) -> Bilingual:
        """The whole message, the same for all files that want it, be they of one kind or several."""
        return Bilingual(
            f"本机没有安装 {self.what}；{self.remedy.zh}",
            f"{self.what} is not installed; {self.remedy.en}",
        )
