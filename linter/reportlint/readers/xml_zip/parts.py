"""A zip of XML, as office programs write their files: its parts by name, and what is refused.

Nothing in a file is trusted: sizes are looked at before anything is unpacked, XML is parsed without
document type definitions, entities or network, and every way to be damaged is an Unreadable.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from reportlint.files.zips import DAMAGE, is_encrypted, is_too_dense, what_is_damaged
from reportlint.readers.xml_zip.xml_faults import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reportlint.readers.shared.kinds import Kind

LARGEST = 16 * 1024**2
"""For all that is unpacked. A report is less than 1 MB of XML; ten thousand rows are about 10."""


class Package:
    """The parts of a file of a kind by name; names are compared without case."""

    def __init__(self, data: bytes, kind: Kind) -> None:
        self._kind = kind
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except DAMAGE as error:
            raise kind.refused("parts.damaged", why=what_is_damaged(error)) from None
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._parts

    @property
    def names(self) -> Iterator[str]:
        """The names of all parts, as the zip has them."""
        return (info.orig_filename for info in self._parts.values())

    def name(self, part: str) -> str:
        """Give the name of a part as the zip has it."""
        return self._parts[_key(part)].orig_filename

    def content(self, part: str) -> bytes:
        """Give the bytes of a part that was read before."""
        return self._zip.read(self._parts[_key(part)])

    def parsed(self, part: str) -> _Element:
        """Give the root of a part that is there; raises Unreadable."""
        return self.parse(self._data(part), part)

    def parse(self, data: bytes, part: str) -> _Element:
        """Give the root of some XML, by the name of the part it is from; raises Unreadable."""
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
                raise self._kind.refused("parts.too-deep", part=part) from None
            raise self._kind.refused(
                "parts.wrong-xml", part=part, why=what_is_wrong(error)
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._kind.refused("parts.document-type", part=part)
        return root

    def _data(self, part: str) -> bytes:
        info = self._parts[_key(part)]
        self._unpacked += info.file_size
        if self._unpacked > LARGEST or is_too_dense(info):
            megabytes = info.file_size / 1024**2
            raise self._kind.refused("parts.too-large", part=part, megabytes=megabytes)
        if is_encrypted(info):
            raise self._kind.refused("parts.encrypted")
        try:
            return self._zip.read(info)
        except DAMAGE as error:
            raise self._kind.refused("parts.damaged", why=what_is_damaged(error)) from None


def _key(name: str) -> str:
    return name.replace("\\", "/").lower()
