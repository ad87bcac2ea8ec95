"""What is said of a text's encoding: why it is refused, and what was judged of it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual

_SAVE_AS_UTF8 = Bilingual(
    "请用编辑器打开，另存为 UTF-8 编码的文本", "open it in an editor and save it as UTF-8 text"
)
_EXPORT_AGAIN = Bilingual(
    "请检查导出的文件，或改名为其真实格式的扩展名",
    "export it again, or give it the suffix of its true format",
)


def binary() -> Unreadable:
    """Refuse what is no text."""
    return Unreadable(
        Bilingual("文件是二进制的，不是文本", "the file is binary, not text"), _EXPORT_AGAIN
    )


def illegible(line: int) -> Unreadable:
    """Refuse what is Chinese in no encoding; `line` has the first byte that is not UTF-8."""
    return Unreadable(
        Bilingual(
            f"第 {line} 行有不是 UTF-8 的字节，按 GB18030、Big5 也读不成中文",
            f"bytes on line {line} are not UTF-8, nor do they read as Chinese in GB18030 or Big5",
        ),
        _SAVE_AS_UTF8,
    )


def ambiguous(one: str, other: str) -> Unreadable:
    """Refuse what reads as Chinese in two encodings, be it both or either."""
    return Unreadable(
        Bilingual(
            f"按 {one} 和按 {other} 都读得出中文，可能两种编码混在一起",
            f"it reads as Chinese both in {one} and in {other}, of which it may be a mixture",
        ),
        _SAVE_AS_UTF8,
    )


def damaged(encoding: str, lost: int) -> Unreadable:
    """Refuse what has lost too much to be judged by what is left."""
    return Unreadable(
        Bilingual(
            f"文件像是 {encoding} 编码，但已损坏，{lost} 处无法解码",
            f"the file seems to be {encoding}, but is damaged: {_times(lost)} it cannot be decoded",
        ),
        _EXPORT_AGAIN,
    )


def out_of_step() -> Unreadable:
    """Refuse UTF-16 with an odd number of bytes gone, or too many, somewhere in it."""
    return Unreadable(
        Bilingual(
            "文件是 UTF-16 编码，但中间多了或少了字节，后面的字都错了位",
            "the file is UTF-16 with bytes lost or put in, so that what follows is out of step",
        ),
        _EXPORT_AGAIN,
    )


def notes(
    text: str, encoding: str, *, lost: int, declared: str | None, judged: bool
) -> Iterator[Bilingual]:
    """Say what was judged and what is missing."""
    if declared is not None:
        yield Bilingual(
            f"声明的编码是 {declared}，其实是 {encoding}，已按后者读取",
            f"declared as {declared}, it is {encoding}, and was read as that",
        )
    elif judged:
        yield Bilingual(
            f"从用字判断，按 {encoding} 编码读取", f"read as {encoding}, judging by its characters"
        )
    if lost:
        yield Bilingual(
            f"有 {lost} 处不合 {encoding} 编码，已用 U+FFFD 代替",
            f"{_times(lost)} bytes were not {encoding}; U+FFFD stands for them",
        )
    if nuls := text.count("\0"):
        yield Bilingual(
            f"有 {nuls} 个空字符（NUL），已略过", f"{nuls} NUL characters were left out"
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
