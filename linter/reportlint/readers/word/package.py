"""The zip a docx is: its parts, how they refer to each other, and what is refused.

Nothing in a file is trusted: sizes are looked at before anything is unpacked, XML is parsed without
document type definitions, entities or network, and every way to be damaged is an Unreadable.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError
from struct import error as StructError  # noqa: N812
from typing import TYPE_CHECKING

from lxml import etree

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 16 * 1024**2
"""A report's text is less than 1 MB of XML; ten thousand rows are about 10."""
HIGHEST_RATIO = 200
"""Word's XML packs to a tenth or a twentieth, a very long empty table to a hundredth."""
_SMALL = 1024**2
"""Whatever its ratio, a part as small as this does no harm."""

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IS_ENCRYPTED = 0x1

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    StructError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""All that zipfile raises for bytes that are no zip, or a broken one."""

_SAVE_AGAIN = Bilingual("请用 Word 或 WPS 打开，另存为 docx", "open it in Word and save it as docx")
_FETCH_AGAIN = Bilingual(
    "请重新取得文件，或用 Word 或 WPS 打开并修复，另存为 docx",
    "get the file again, or let Word repair it and save it as docx",
)


class Package:
    """The parts of a docx by name; names are compared without case, as the format has it."""

    def __init__(self, data: bytes) -> None:
        _refuse_others(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise _damaged(error) from None
        self._parts = {
            info.filename.replace("\\", "/").lower(): info for info in self._zip.infolist()
        }

    def main(self) -> str:
        """Give the name of the part with the text; raises Unreadable where there is none."""
        main = self._target("", "officeDocument") or "word/document.xml"
        if main.lower() not in self._parts:
            raise not_word()
        return main

    def related(self, part: str, kind: str) -> _Element | None:
        """Give the root of the part of a kind that a part refers to; None where there is none."""
        target = self._target(part, kind)
        if target is None or target.lower() not in self._parts:
            return None
        return self.parsed(target)

    def parsed(self, part: str) -> _Element:
        """Give the root of a part, in the transitional namespaces; raises Unreadable."""
        root = _parse(self._unpacked(part), part)
        if any(f"{{{name.decode()}}}" in root.tag for name in _STRICT):
            data = etree.tostring(root, encoding="utf-8")
            for strict, transitional in _STRICT.items():
                data = data.replace(strict, transitional)
            root = _parse(data, part)
        return root

    def _target(self, part: str, kind: str) -> str | None:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self._parts:
            return None
        for relation in self.parsed(relations):
            if relation.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return None

    def _unpacked(self, part: str) -> bytes:
        info = self._parts[part.lower()]
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > LARGEST_PART or (info.file_size > _SMALL and ratio > HIGHEST_RATIO):
            raise _bomb(part, info.file_size)
        if info.flag_bits & _IS_ENCRYPTED:
            raise _encrypted()
        try:
            return self._zip.read(info)
        except _DAMAGE as error:
            raise _damaged(error) from None


def _parse(data: bytes, part: str) -> _Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:  # type: ignore[attr-defined]
            raise _too_deep(part) from None
        raise _wrong_xml(part, error) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities(part)
    return root


def _refuse_others(data: bytes) -> None:
    """Name what a file is that is no zip, where that can be told."""
    if data.startswith(_COMPOUND_FILE):
        raise _encrypted() if _ENCRYPTED in data else _old_word()
    if data.lstrip()[:5] == b"{\\rtf":
        raise Unreadable(
            Bilingual("文件其实是 RTF，不是 docx", "the file is RTF in truth, not docx"),
            _SAVE_AGAIN,
        )


def not_word() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual("文件里没有 Word 正文", "there is no Word text in the file"), _SAVE_AGAIN
    )


def _encrypted() -> Unreadable:
    return Unreadable(
        Bilingual("文件有密码，已加密", "the file is encrypted with a password"),
        Bilingual(
            "请用 Word 或 WPS 打开，取消密码后另存",
            "open it in Word, take the password off and save it",
        ),
    )


def _old_word() -> Unreadable:
    return Unreadable(
        Bilingual(
            "文件其实是旧的 doc 格式，不是 docx", "the file is an old .doc in truth, not docx"
        ),
        _SAVE_AGAIN,
    )


def _damaged(error: Exception) -> Unreadable:
    return Unreadable(
        Bilingual(
            f"文件不是 docx，或者已损坏（{error}）", f"the file is no docx, or damaged ({error})"
        ),
        _FETCH_AGAIN,
    )


def _bomb(part: str, size: int) -> Unreadable:
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


def _too_deep(part: str) -> Unreadable:
    return Unreadable(
        Bilingual(
            f"{part} 里的表格或其他内容套得太深", f"tables or others are nested too deep in {part}"
        ),
        Bilingual(
            "请去掉套在外面的表格，另存后再查", "take away the tables around it, then save it"
        ),
    )


def _wrong_xml(part: str, error: Exception) -> Unreadable:
    return Unreadable(
        Bilingual(f"{part} 的 XML 有错（{error}）", f"the XML of {part} is wrong ({error})"),
        _FETCH_AGAIN,
    )


def _entities(part: str) -> Unreadable:
    return Unreadable(
        Bilingual(
            f"{part} 里有文档类型声明，Word 从不这样写",
            f"{part} declares a document type, as Word never does",
        ),
        Bilingual(
            "请核对文件的来历；若可信，请用 Word 或 WPS 打开，另存为 docx",
            "ask where the file is from; if it can be trusted, open it in Word and save it as docx",
        ),
    )
