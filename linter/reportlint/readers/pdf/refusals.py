"""Why a PDF is refused, and what its owner can do about it."""

from __future__ import annotations

from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual

PDF = "PDF"

_FETCH_AGAIN = Bilingual(
    "请重新取得文件，或从原来的 Word 文件重新导出",
    "get the file again, or export it once more from the original document",
)


def no_pdf() -> Unreadable:
    """Refuse what is something else."""
    return Unreadable(
        Bilingual("文件不是 PDF", "the file is not a PDF"),
        Bilingual(
            "请核对文件，或将扩展名改为其真实格式",
            "check the file, or give it the suffix of its true format",
        ),
    )


def damaged(why: Bilingual) -> Unreadable:
    """Refuse what is broken."""
    return Unreadable(
        Bilingual(f"PDF 文件已损坏（{why.zh}）", f"the PDF is damaged ({why.en})"), _FETCH_AGAIN
    )


def truncated() -> Unreadable:
    """Refuse what lacks its end."""
    return Unreadable(
        Bilingual("PDF 文件不完整，缺少结尾", "the PDF is truncated: its end is missing"),
        _FETCH_AGAIN,
    )


def locked() -> Unreadable:
    """Refuse what only a password opens."""
    return Unreadable(
        Bilingual("PDF 文件有打开密码", "the PDF is encrypted with a password"),
        Bilingual(
            "请打开后取消密码另存，或改用原来的 Word 文件",
            "take the password off, or use the original document",
        ),
    )


def too_large(size: int) -> Unreadable:
    """Refuse to unpack what is too large to be a report."""
    megabytes = size / 1024**2
    return Unreadable(
        Bilingual(
            f"PDF 中有内容解压后超过 {megabytes:.0f} MB，不像一份报告",
            f"a part of the PDF unpacks to more than {megabytes:.0f} MB, too much for a report",
        ),
        Bilingual("请核对文件的来源", "find out where the file came from"),
    )
