"""What a kind of file is called, and in what words a bad one is refused."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.hookspecs import Unreadable
from reportlint.model.finding import Bilingual


class Kind(NamedTuple):
    """A kind of file: its name, and the program in which its owner can put it right."""

    name: str
    program: Bilingual

    @property
    def save_again(self) -> Bilingual:
        """The remedy for what its program reads and we do not."""
        zh, en = self.program
        return Bilingual(
            f"请用 {zh} 打开，另存为 {self.name}", f"open it in {en} and save it as {self.name}"
        )

    @property
    def fetch_again(self) -> Bilingual:
        """The remedy for what is broken."""
        zh, en = self.program
        return Bilingual(
            f"请重新取得文件，或用 {zh} 打开并修复，另存为 {self.name}",
            f"get the file again, or let {en} repair it and save it as {self.name}",
        )

    def damaged(self, why: Bilingual) -> Unreadable:
        """Refuse what is of another kind, or broken."""
        return Unreadable(
            Bilingual(
                f"文件不是 {self.name}，或者已损坏（{why.zh}）",
                f"the file is not a {self.name} file, or is damaged ({why.en})",
            ),
            self.fetch_again,
        )

    def encrypted(self) -> Unreadable:
        """Refuse what only a password opens."""
        zh, en = self.program
        return Unreadable(
            Bilingual("文件有密码，已加密", "the file is encrypted with a password"),
            Bilingual(
                f"请用 {zh} 打开，取消密码后另存",
                f"open it in {en}, take the password off and save it",
            ),
        )

    def too_large(self, part: str, size: int) -> Unreadable:
        """Refuse to unpack what is too large to be a report."""
        megabytes = size / 1024**2
        return Unreadable(
            Bilingual(
                f"{part} 解压后有 {megabytes:.0f} MB，不像一份报告",
                f"{part} unpacks to {megabytes:.0f} MB, too much for a report",
            ),
            Bilingual(
                "请核对文件的来源；如确为报告，请只保留报告的文字和表格，另存后再检查",
                "find out where the file came from; if it is a report, keep only its text and tables",
            ),
        )

    def too_deep(self, part: str) -> Unreadable:
        """Refuse what is nested deeper than any report."""
        return Unreadable(
            Bilingual(
                f"{part} 中的表格或其他内容嵌套过深",
                f"tables or other things are nested too deeply in {part}",
            ),
            Bilingual(
                "请去掉外层的表格，另存后再检查", "take away the outer tables and save it again"
            ),
        )

    def wrong_xml(self, part: str, why: Bilingual) -> Unreadable:
        """Refuse what is not well-formed."""
        return Unreadable(
            Bilingual(f"{part} 的 XML 有错（{why.zh}）", f"the XML of {part} is wrong ({why.en})"),
            self.fetch_again,
        )

    def with_document_type(self, part: str) -> Unreadable:
        """Refuse XML with declarations of its own: they are there for entities."""
        zh, en = self.save_again
        return Unreadable(
            Bilingual(
                f"{part} 中有文档类型声明，正常的 {self.name} 文件不会有",
                f"{part} declares a document type, which a {self.name} file never does",
            ),
            Bilingual(
                f"请核对文件的来源；确认可信的，{zh}",
                f"find out where the file came from; if you trust it, {en}",
            ),
        )


DOCX = Kind("docx", Bilingual("Word 或 WPS", "Word"))
XLSX = Kind("xlsx", Bilingual("Excel 或 WPS", "Excel"))


def in_truth(name: str) -> Bilingual:
    """Note that a file was read for what it is, whatever its suffix says."""
    return Bilingual(f"实为 {name}，已按 {name} 读取", f"it is really {name}, and was read as that")
