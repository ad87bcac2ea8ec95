"""Changes to the parts of an OOXML file: those that are touched are written anew, no others."""

from __future__ import annotations

import posixpath
from itertools import chain, count
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from lxml import etree

from reportlint.files import copy_marks, custom_properties
from reportlint.files.repacking import repacked
from reportlint.files.results import CUSTOM_PROPERTIES
from reportlint.files.zips import what_is_damaged
from reportlint.readers.xml_zip.ooxml import relations_of, strictly, transitionally
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reportlint.files.copy_marks import CopyMark
    from reportlint.readers.xml_zip.ooxml import OfficePackage

_TYPES = "[Content_Types].xml"
_OF_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OF_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)


class Changes:
    """What is to be changed in a package; every part that is asked for is written back.

    Raises Unreadable for a package with a digital signature, which no change would leave valid.
    """

    def __init__(self, package: OfficePackage, data: bytes) -> None:
        self._package = package
        self._data = data
        self._roots: dict[str, _Element] = {}
        if package.target("", "origin") is not None:
            raise refusal("copy.signed")

    def root(self, part: str, new: str = "") -> _Element:
        """Give the root of a part to be changed; of one that is not there yet, from `new`."""
        if part not in self._roots:
            is_there = part in self._package
            self._roots[part] = self._parsed(part) if is_there else etree.fromstring(new.encode())
        return self._roots[part]

    def seen(self, part: str) -> _Element:
        """Give the root of a part that is there, to be looked at only."""
        return self._roots[part] if part in self._roots else self._parsed(part)

    def _parsed(self, part: str) -> _Element:
        """Parse a part anew, for lxml alone keeps the prefixes of names as they are written."""
        self._package.parsed(part)  # What is not to be trusted is refused there.
        root = etree.fromstring(self._package.content(part), _PARSER)
        if not self._package.is_strict:
            return root
        return etree.fromstring(transitionally(etree.tostring(root, encoding="utf-8")), _PARSER)

    def related(self, part: str, kind: str) -> str | None:
        """Give the name of the part of a kind that a part refers to."""
        target = self._package.target(part, kind)
        return target if target is not None and target in self._package else None

    def target(self, part: str, name: str) -> str | None:
        """Give the name of the part that a part refers to by a name; None if it is not there."""
        targets = {relation.name: relation.target for relation in self._package.relations(part)}
        target = targets.get(name)
        return target if target is not None and target in self._package else None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to a new one; gives the name by which it does."""
        relations = relations_of(part)
        root = self.root(relations, f'<Relationships xmlns="{_OF_RELATIONS[1:-1]}"/>')
        taken = {element.get("Id") for element in root}
        name = next(name for name in _numbered("rId{}") if name not in taken)
        folder = posixpath.dirname(part)
        etree.SubElement(
            root,
            f"{_OF_RELATIONS}Relationship",
            Id=name,
            Type=self._in_its_namespaces(f"{_KINDS}{kind}".encode()).decode(),
            Target=posixpath.relpath(target, folder or "."),
        )
        return name

    def declare(self, part: str, kind: str) -> None:
        """Say of what type a new part is."""
        etree.SubElement(
            self.root(_TYPES), f"{_OF_TYPES}Override", PartName=f"/{part}", ContentType=kind
        )

    def declare_suffix(self, suffix: str, kind: str) -> None:
        """Say of what type the parts of a suffix are, unless it is said already."""
        root = self.root(_TYPES)
        defaults = root.findall(f"{_OF_TYPES}Default")
        if all(default.get("Extension", "").lower() != suffix for default in defaults):
            default = etree.Element(f"{_OF_TYPES}Default", Extension=suffix, ContentType=kind)
            root.insert(0, default)

    def new_name(self, pattern: str) -> str:
        """Give the first name of a pattern, with a number in it if need be, that no part has."""
        return next(
            name
            for name in chain([pattern.format("")], _numbered(pattern))
            if name not in self._package and name not in self._roots
        )

    def marked(self, mark: CopyMark) -> bytes:
        """Give the file with the changes, marked as a copy.

        Raises Unreadable for a zip that cannot be written back.
        """
        properties = self._custom_properties()
        custom_properties.put(properties, copy_marks.NAME, str(mark))
        mark = mark._replace(parts=copy_marks.parts_of(self._made()))
        custom_properties.put(properties, copy_marks.NAME, str(mark))
        return self._made()

    def _custom_properties(self) -> _Element:
        """Give the root of the part with the properties that are not Office's own, new if need be."""
        related = filter(None, (self.related("", kind) for kind in custom_properties.KINDS))
        part = next(related, None)
        if part is None:
            part = CUSTOM_PROPERTIES
            self.relate("", custom_properties.KIND, part)
            if part not in self._package:
                self.declare(part, custom_properties.CONTENT_TYPE)
        return self.root(part, custom_properties.NONE)

    def _made(self) -> bytes:
        parts = {part: self._written(root) for part, root in self._roots.items()}
        own = {part: part in self._package for part in parts}
        replaced = {self._package.name(part): data for part, data in parts.items() if own[part]}
        added = {part: data for part, data in parts.items() if not own[part]}
        try:
            return repacked(self._data, replaced, added)
        except BadZipFile as error:
            raise refusal("copy.odd-zip", why=what_is_damaged(error)) from error

    def _written(self, root: _Element) -> bytes:
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return self._in_its_namespaces(data)

    def _in_its_namespaces(self, data: bytes) -> bytes:
        return strictly(data) if self._package.is_strict else data


def _numbered(pattern: str) -> Iterator[str]:
    return map(pattern.format, count(1))
