"""Word files as packages: their parts, read within limits."""

from __future__ import annotations

import zipfile
from io import BytesIO
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportlint.files import custom_properties
from reportlint.files.results import CUSTOM_PROPERTIES, MARK, is_marked
from reportlint.files.zips import DAMAGE, is_encrypted, is_too_dense, what_is_damaged
from reportlint.formatters.notice.fields import fault
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from reportlint.errors import RunError
    from reportlint.hookspecs import Source

_LIMIT = 64 * 1024**2
"""Bytes that a template may have when it is unpacked: a letter head has pictures."""

_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_IS_DOCUMENT = "/relationships/officeDocument"


class Package(NamedTuple):
    """The parts of a Word file by their names, and the name of that which has its text."""

    parts: dict[str, bytes]
    document: str


def opened(source: Source) -> Package:
    """Read a template, and mark what will be made of it as a result; raises RunError."""
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            members = archive.infolist()
            if any(map(is_encrypted, members)):
                raise _no_word(source, Bilingual("有密码", "it has a password"))
            if sum(member.file_size for member in members) > _LIMIT or any(
                map(is_too_dense, members)
            ):
                raise _no_word(source, Bilingual("解开后太大", "it is too large when unpacked"))
            parts = {
                member.filename: archive.read(member) for member in members if not member.is_dir()
            }
        document = _document(parts)
        _mark(parts)
    except (*DAMAGE, KeyError, etree.XMLSyntaxError) as error:
        raise _no_word(source, what_is_damaged(error)) from None
    return Package(parts, document)


def _no_word(source: Source, why: Bilingual) -> RunError:
    said = Bilingual(
        f"不是可用的 Word 文件（docx）：{why.zh}", f"it is no Word file (docx): {why.en}"
    )
    return fault(source.path, None, said)


def _document(parts: dict[str, bytes]) -> str:
    """Give the name of the part that has the text; raises KeyError."""
    for relationship in _parsed(parts[_RELATIONSHIPS]):
        if relationship.get("Type", "").endswith(_IS_DOCUMENT):
            name = normpath(f"/{relationship.get('Target', '')}").lstrip("/")
            if name.startswith("word/") and name in parts:
                return name
    raise KeyError("there is no document in it")


def _mark(parts: dict[str, bytes]) -> None:
    """Give a file the property by which it is known as a result."""
    if is_marked(parts.get(CUSTOM_PROPERTIES, b"")):
        return
    if CUSTOM_PROPERTIES not in parts:
        types = _parsed(parts[_TYPES])
        etree.SubElement(
            types,
            f"{{{_PACKAGE}/content-types}}Override",
            PartName=f"/{CUSTOM_PROPERTIES}",
            ContentType=custom_properties.CONTENT_TYPE,
        )
        relationships = _parsed(parts[_RELATIONSHIPS])
        etree.SubElement(
            relationships,
            f"{{{_PACKAGE}/relationships}}Relationship",
            Id="reportlint",
            Type=f"{_OFFICE}/relationships/{custom_properties.KIND}",
            Target=CUSTOM_PROPERTIES,
        )
        parts |= {_TYPES: _bytes(types), _RELATIONSHIPS: _bytes(relationships)}
        parts[CUSTOM_PROPERTIES] = custom_properties.NONE.encode()
    properties = _parsed(parts[CUSTOM_PROPERTIES])
    custom_properties.put(properties, MARK, True)
    parts[CUSTOM_PROPERTIES] = _bytes(properties)


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
