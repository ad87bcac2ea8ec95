"""What a kind of file is called, and the program in which its owner can put a bad one right."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.refusals.catalogue import refusal


class Kind(NamedTuple):
    """A kind of file: its name, and the program that reads and writes it."""

    name: str
    program: Bilingual

    def refused(self, key: str, /, **values: object) -> Unreadable:
        """Give the refusal of that name, of a file of this kind."""
        return refusal(key, kind=self.name, program=self.program, **values)


DOCX = Kind("docx", Bilingual("Word 或 WPS", "Word"))
XLSX = Kind("xlsx", Bilingual("Excel 或 WPS", "Excel"))
OFD = Kind("OFD", Bilingual("WPS", "WPS"))
