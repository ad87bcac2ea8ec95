"""The parts of a docx, and what is no docx."""

from __future__ import annotations

from reportlint.readers.shared.kinds import DOCX
from reportlint.readers.xml_zip.ooxml import OfficePackage


class WordPackage(OfficePackage):
    """The parts of a docx, found by their relations."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, DOCX)

    def main(self) -> str:
        """Give the name of the part with the text; raises Unreadable where there is none."""
        main = self.target("", "officeDocument") or "word/document.xml"
        if main not in self:
            raise DOCX.refused("word.no-text")
        return main
