"""Why an OFD file is refused that is a sound zip of XML."""

from __future__ import annotations

from reportlint.hookspecs import Unreadable
from reportlint.model.finding import Bilingual
from reportlint.readers.shared.kinds import Kind

OFD = Kind("OFD", Bilingual("WPS", "WPS"))


def not_ofd() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual(
            "文件中没有 OFD.xml，不是 OFD", "there is no OFD.xml in it: it is not an OFD file"
        ),
        Bilingual(
            "请核对文件，或将扩展名改为其真实格式",
            "check the file, or give it the suffix of its true format",
        ),
    )


def incomplete(what: str) -> Unreadable:
    """Refuse a file that refers to something it does not have."""
    return Unreadable(
        Bilingual(f"文件不完整：缺少 {what}", f"the file is incomplete: it has no {what}"),
        OFD.fetch_again,
    )


def no_number(part: str, found: str) -> Unreadable:
    """Refuse a place on the page that is not made of numbers."""
    return Unreadable(
        Bilingual(
            f"{part} 中的坐标有错：“{found}”", f"a place on the page in {part} is wrong: {found}"
        ),
        OFD.fetch_again,
    )


def too_much(part: str) -> Unreadable:
    """Refuse a page on which more is drawn than a report has in all."""
    return Unreadable(
        Bilingual(
            f"截至 {part}，图文数量过多，不像一份报告",
            f"by {part} more has been drawn than any report has",
        ),
        Bilingual(
            "请核对文件的来源；如确为报告，请从原稿重新导出 OFD",
            "find out where the file came from; if it is a report, export it again",
        ),
    )


def others_left_out(count: int) -> Bilingual:
    """Note that a file holds more documents than the one that was read."""
    return Bilingual(
        f"文件中有 {count} 份文档，只读取了第一份",
        f"the file holds {count} documents, of which the first was read",
    )
