"""What is broken in a PDF, from the kinds of error that pdfminer stumbles over."""

from __future__ import annotations

import zlib

from pdfminer.pdfdocument import PDFEncryptionError, PDFNoValidXRef
from pdfminer.pdfexceptions import PDFEOFError, PDFNotImplementedError, PDFObjectNotFound
from pdfminer.pdffont import PDFFontError
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSEOF

from reportlint.messages.languages import Bilingual

_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (PDFNoValidXRef, "缺少有效的对象索引，文件可能不完整"),
    (PDFSyntaxError, "内部语法有错"),
    (PDFObjectNotFound, "引用的内容不存在"),
    (PDFEncryptionError, "加密方式不受支持"),
    (PDFNotImplementedError, "使用了不受支持的编码方式"),
    (PDFFontError, "字体信息有错"),
    (PDFEOFError, "内容不完整"),
    (PSEOF, "内容不完整"),
    (zlib.error, "压缩数据有错"),
    (RecursionError, "内部引用层层相套，没有尽头"),
)
"""The first that fits; pdfminer lets many others through, too."""


def what_is_broken(error: Exception) -> Bilingual:
    """Say what pdfminer could not cope with."""
    zh = next((zh for kind, zh in _KINDS if isinstance(error, kind)), "内部结构有错")
    return Bilingual(zh, f"{type(error).__name__}: {error}")
