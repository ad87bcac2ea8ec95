"""The parts of a docx, and what is no docx."""

from __future__ import annotations

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable
from reportlint.readers.kind import DOCX
from reportlint.readers.ooxml import OfficePackage


class WordPackage(OfficePackage):
    """The parts of a docx, found by their relations."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, DOCX)

    def main(self) -> str:
        """Give the name of the part with the text; raises Unreadable where there is none."""
        main = self.target("", "officeDocument") or "word/document.xml"
        if main not in self:
            raise not_word()
        return main


def not_word() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual("文件里没有 Word 正文", "there is no Word text in the file"), DOCX.save_again
    )
