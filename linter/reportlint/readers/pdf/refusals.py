"""Why a PDF is refused, and what its owner can do about it."""

from __future__ import annotations

from reportlint.hookspecs import Unreadable
from reportlint.languages import Bilingual

MOST_PAGES = 200
"""No report has as many."""

_FETCH_AGAIN = Bilingual(
    "请重新取得文件，或从原来的 Word 文件重新导出",
    "get the file again, or export it once more from the original document",
)
_ORIGINAL = Bilingual(
    "请用文字识别（OCR）软件转换，或改用原来的 Word 文件",
    "have its text recognised (OCR), or use the original document",
)


def no_pdf() -> Unreadable:
    """Refuse what is something else."""
    return Unreadable(
        Bilingual("文件不是 PDF", "the file is no PDF"),
        Bilingual(
            "请核对文件，或改名为其真实格式的扩展名",
            "look at the file, or give it the suffix of its true format",
        ),
    )


def damaged(error: Exception | str) -> Unreadable:
    """Refuse what is broken."""
    return Unreadable(
        Bilingual(f"PDF 文件已损坏（{error}）", f"the PDF is damaged ({error})"), _FETCH_AGAIN
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
    """Refuse to unpack what is no report by its size."""
    megabytes = size / 1024**2
    return Unreadable(
        Bilingual(
            f"PDF 里有内容解开后超过 {megabytes:.0f} MB，不像一份报告",
            f"a part of the PDF unpacks to more than {megabytes:.0f} MB: that is no report",
        ),
        Bilingual("请核对文件的来历", "ask where the file is from"),
    )


def too_many_pages() -> Unreadable:
    """Refuse to read what is no report by its length."""
    return Unreadable(
        Bilingual(
            f"PDF 超过 {MOST_PAGES} 页，不像一份报告",
            f"the PDF has more than {MOST_PAGES} pages: that is no report",
        ),
        Bilingual("请只留下报告的页", "keep only the report's pages"),
    )


def scanned(pages: int, of: int) -> Unreadable:
    """Refuse pictures of pages."""
    return Unreadable(
        Bilingual(
            f"PDF 是扫描件，{of} 页中有 {pages} 页没有文字",
            f"the PDF is a scan: {pages} of its {of} pages have no text",
        ),
        _ORIGINAL,
    )


def empty() -> Unreadable:
    """Refuse pages with nothing on them."""
    return Unreadable(
        Bilingual("PDF 里没有文字", "there is no text in the PDF"),
        _ORIGINAL,
    )


def unmapped(lost: int, of: int) -> Unreadable:
    """Refuse text that can be looked at, but not read out."""
    return Unreadable(
        Bilingual(
            f"PDF 的字体没有注明文字编码，{of} 个字中有 {lost} 个取不出来",
            f"the fonts do not say what their characters are: {lost} of {of} cannot be extracted",
        ),
        _ORIGINAL,
    )
