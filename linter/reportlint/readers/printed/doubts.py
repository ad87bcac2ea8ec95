"""What is doubtful about pages, whatever file they are from, and what is refused as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.readers.printed.drawn import Drawn

MOST_PAGES = 200
"""No report has as many."""
_MOST_LOST = 0.02
"""If a larger share of a file's characters is unknown, its figures are not to be trusted."""

_ORIGINAL = Bilingual(
    "请用文字识别（OCR）软件转换，或改用原来的 Word 文件",
    "have its text recognised (OCR), or use the original document",
)


def notes(pages: Sequence[Drawn], kind: str) -> Iterator[Bilingual]:
    """Say what is doubtful of pages; raises Unreadable if that is most of it."""
    pictures = [number for number, of in enumerate(pages, start=1) if of.is_picture]
    written = sum(len(of.texts) for of in pages)
    lost = sum(of.lost for of in pages)
    if 2 * len(pictures) > len(pages):
        raise _scanned(kind, len(pictures), len(pages))
    if not written:
        raise _empty(kind)
    if lost > _MOST_LOST * written:
        raise _unmapped(lost, written)
    if lost:
        yield Bilingual(
            f"有 {lost} 个字取不出来，已用 U+FFFD 代替",
            f"{lost} characters could not be extracted; U+FFFD stands for them",
        )
    if pictures:
        which = "、".join(map(str, pictures))
        yield Bilingual(
            f"第 {which} 页是图片，没有文字，未读",
            f"pages that are pictures without text were not read: {', '.join(map(str, pictures))}",
        )
    recognised = sum(of.is_recognised for of in pages)
    if recognised:
        yield Bilingual(
            f"有 {recognised} 页的文字是从扫描图片识别的，可能有误",
            f"the text of {recognised} pages was recognised in a scan, and may be wrong",
        )


def too_many_pages(kind: str) -> Unreadable:
    """Refuse to read what is too long to be a report."""
    return Unreadable(
        Bilingual(
            f"{kind} 超过 {MOST_PAGES} 页，不像一份报告",
            f"the {kind} has more than {MOST_PAGES} pages, too many for a report",
        ),
        Bilingual("请只留下报告的页", "keep only the report's pages"),
    )


def _scanned(kind: str, pages: int, of: int) -> Unreadable:
    """Refuse pictures of pages."""
    return Unreadable(
        Bilingual(
            f"{kind} 是扫描件，{of} 页中有 {pages} 页没有文字",
            f"the {kind} is a scan: {pages} of its {of} pages have no text",
        ),
        _ORIGINAL,
    )


def _empty(kind: str) -> Unreadable:
    """Refuse pages with nothing on them."""
    return Unreadable(
        Bilingual(f"{kind} 里没有文字", f"there is no text in the {kind}"),
        _ORIGINAL,
    )


def _unmapped(lost: int, of: int) -> Unreadable:
    """Refuse text that can be looked at, but not read out."""
    return Unreadable(
        Bilingual(
            f"文件里的字体没有注明文字编码，{of} 个字中有 {lost} 个取不出来",
            f"the fonts do not say what their characters are: {lost} of {of} cannot be extracted",
        ),
        _ORIGINAL,
    )
