"""From bytes to text, or a refusal that says what to do."""

from __future__ import annotations

import codecs

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable

_SAVE_AS_UTF8 = Bilingual(
    "请用编辑器打开，另存为 UTF-8 编码的文本", "open it in an editor and save it as UTF-8 text"
)


def decode(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark; raises Unreadable for anything else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable(Bilingual("文件是 UTF-16 编码", "the file is UTF-16"), _SAVE_AS_UTF8)
    if b"\0" in data:
        raise Unreadable(
            Bilingual("文件是二进制的，不是文本", "the file is binary, not text"),
            Bilingual("请检查导出的文件，或改名为其真实格式的扩展名",
                      "export it again, or give it the suffix of its true format"),
        )  # fmt: skip
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            Bilingual(
                f"第 {line} 行有不是 UTF-8 的字节{_guess(data).zh}",
                f"bytes on line {line} are not UTF-8{_guess(data).en}",
            ),
            _SAVE_AS_UTF8,
        ) from None


def _guess(data: bytes) -> Bilingual:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Bilingual("", "")
    return Bilingual("，可能是 GB18030（GBK）编码", "; it may be GB18030 (GBK)")
