"""The parts of a docx: how they refer to each other, and what is no docx."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from reportlint.finding import Bilingual
from reportlint.hookspecs import Unreadable
from reportlint.readers.kind import Kind
from reportlint.readers.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCX = Kind("docx", Bilingual("Word 或 WPS", "Word"))

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}


class WordPackage(Package):
    """The parts of a docx, found by their relations."""

    def __init__(self, data: bytes) -> None:
        _refuse_others(data)
        super().__init__(data, _DOCX)

    def main(self) -> str:
        """Give the name of the part with the text; raises Unreadable where there is none."""
        main = self._target("", "officeDocument") or "word/document.xml"
        if main not in self:
            raise not_word()
        return main

    def related(self, part: str, kind: str) -> _Element | None:
        """Give the root of the part of a kind that a part refers to; None where there is none."""
        target = self._target(part, kind)
        if target is None or target not in self:
            return None
        return self.parsed(target)

    def parse(self, data: bytes, part: str) -> _Element:
        """Give the root of some XML, in the transitional namespaces; raises Unreadable."""
        root = super().parse(data, part)
        if not any(f"{{{name.decode()}}}" in root.tag for name in _STRICT):
            return root
        data = etree.tostring(root, encoding="utf-8")
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
        return super().parse(data, part)

    def _target(self, part: str, kind: str) -> str | None:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return None
        for relation in self.parsed(relations):
            if relation.get("Type", "").endswith(f"/{kind}"):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                return posixpath.normpath(target).lstrip("/")
        return None


def _refuse_others(data: bytes) -> None:
    """Name what a file is that is no zip, where that can be told."""
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in data:
            raise _DOCX.encrypted()
        raise Unreadable(
            Bilingual(
                "文件其实是旧的 doc 格式，不是 docx", "the file is an old .doc in truth, not docx"
            ),
            _DOCX.save_again,
        )
    if data.lstrip()[:5] == b"{\\rtf":
        raise Unreadable(
            Bilingual("文件其实是 RTF，不是 docx", "the file is RTF in truth, not docx"),
            _DOCX.save_again,
        )


def not_word() -> Unreadable:
    """Refuse a zip that is something else."""
    return Unreadable(
        Bilingual("文件里没有 Word 正文", "there is no Word text in the file"), _DOCX.save_again
    )
