"""The parts of a docx, and what is no docx."""

from __future__ import annotations

from reportlint.hookspecs import KeptElsewhere, Unreadable
from reportlint.model.finding import Bilingual
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
            raise not_word()
        return main


def not_word() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual("文件里没有 Word 正文", "there is no Word text in the file"), DOCX.save_again
    )


def kept_in_chunk() -> Unreadable:
    """Refuse a docx around another file, which Word takes in when it saves the whole."""
    zh, en = DOCX.save_again
    return KeptElsewhere(
        Bilingual(
            "正文在嵌入的另一个文件里（altChunk）", "its text is in a file within it (altChunk)"
        ),
        Bilingual(f"{zh}，再检查它", f"{en}, then check that"),
    )
