"""What a kind of file is called, and in what words a bad one is refused."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable


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
                f"the file is not a valid {self.name}, or is damaged ({why.en})",
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
        """Refuse to unpack what is no report by its size."""
        megabytes = size / 1024**2
        return Unreadable(
            Bilingual(
                f"{part} 解开后有 {megabytes:.0f} MB，不像一份报告",
                f"{part} unpacks to {megabytes:.0f} MB: that is no report",
            ),
            Bilingual(
                "请核对文件的来历；若确是报告，请只留下报告的文字和表格，另存后再查",
                "ask where the file is from; if it is a report, keep only its text and tables",
            ),
        )

    def too_deep(self, part: str) -> Unreadable:
        """Refuse what is nested as no report is."""
        return Unreadable(
            Bilingual(
                f"{part} 里的表格或其他内容套得太深",
                f"tables or others are nested too deep in {part}",
            ),
            Bilingual(
                "请去掉套在外面的表格，另存后再查", "take away the tables around it, then save it"
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
                f"{part} 里有文档类型声明，{self.name} 文件从不这样写",
                f"{part} declares a document type, as no {self.name} file does",
            ),
            Bilingual(
                f"请核对文件的来历；若可信，{zh}",
                f"ask where the file is from; if it can be trusted, {en}",
            ),
        )


DOCX = Kind("docx", Bilingual("Word 或 WPS", "Word"))
XLSX = Kind("xlsx", Bilingual("Excel 或 WPS", "Excel"))


def in_truth(name: str) -> Bilingual:
    """Note that a file was read for what it is, whatever its suffix says."""
    return Bilingual(
        f"其实是 {name}，按 {name} 读取", f"it is {name} in truth, and was read as that"
    )
