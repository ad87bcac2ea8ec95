"""The parts of a docx, and what is no docx."""

from __future__ import annotations

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable
from reportlint.readers.kind import Kind
from reportlint.readers.ooxml import OfficePackage

_DOCX = Kind("docx", Bilingual("Word 或 WPS", "Word"))


class WordPackage(OfficePackage):
    """The parts of a docx, found by their relations."""

    def __init__(self, data: bytes) -> None:
        if data.lstrip()[:5] == b"{\\rtf":
            raise Unreadable(
                Bilingual("文件其实是 RTF，不是 docx", "the file is RTF in truth, not docx"),
                _DOCX.save_again,
            )
        super().__init__(data, _DOCX, old="doc")

    def main(self) -> str:
        """Give the name of the part with the text; raises Unreadable where there is none."""
        main = self.target("", "officeDocument") or "word/document.xml"
        if main not in self:
            raise not_word()
        return main


def not_word() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual("文件里没有 Word 正文", "there is no Word text in the file"), _DOCX.save_again
    )
