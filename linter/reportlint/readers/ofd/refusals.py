"""Why an OFD file is refused that is a sound zip of XML."""

from __future__ import annotations

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable
from reportlint.readers.kind import Kind

OFD = Kind("OFD", Bilingual("WPS", "WPS"))


def not_ofd() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual("文件里没有 OFD.xml，不是 OFD", "there is no OFD.xml in the file: it is no OFD"),
        Bilingual(
            "请核对文件，或改名为其真实格式的扩展名",
            "check the file, or give it the suffix of its true format",
        ),
    )


def incomplete(what: str) -> Unreadable:
    """Refuse a file that refers to something it has not."""
    return Unreadable(
        Bilingual(f"文件不完整：没有 {what}", f"the file is not whole: it has no {what}"),
        OFD.fetch_again,
    )


def no_number(part: str, found: str) -> Unreadable:
    """Refuse a place on the page that is none."""
    return Unreadable(
        Bilingual(
            f"{part} 里的坐标有错：{found}", f"a place on the page in {part} is wrong: {found}"
        ),
        OFD.fetch_again,
    )


def too_much(part: str) -> Unreadable:
    """Refuse a page on which more is drawn than a report has in all."""
    return Unreadable(
        Bilingual(
            f"画到 {part}，图文已经太多，不像一份报告",
            f"by {part} more is drawn than any report has",
        ),
        Bilingual(
            "请核对文件的来历；若确是报告，请从原稿重新导出 OFD",
            "ask where the file is from; if it is a report, export it again from the original",
        ),
    )


def others_left_out(count: int) -> Bilingual:
    """Note that a file holds more documents than the one that was read."""
    return Bilingual(
        f"文件里有 {count} 份文档，只读了第一份",
        f"the file holds {count} documents, of which the first was read",
    )
