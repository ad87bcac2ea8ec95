"""The zips that Word and Excel write (OOXML): how their parts refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import tostring

from reportlint.readers.xml_zip.parts import Package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STRICT = {
    f"http://purl.oclc.org/ooxml/{strict}".encode(): (
        f"http://schemas.openxmlformats.org/{transitional}".encode()
    )
    for strict, transitional in {
        "officeDocument/relationships/customProperties": (
            "officeDocument/2006/relationships/custom-properties"
        ),
        "officeDocument/customProperties": "officeDocument/2006/custom-properties",
        "officeDocument/docPropsVTypes": "officeDocument/2006/docPropsVTypes",
        "wordprocessingml/main": "wordprocessingml/2006/main",
        "spreadsheetml/main": "spreadsheetml/2006/main",
        "officeDocument/math": "officeDocument/2006/math",
        "officeDocument/relationships": "officeDocument/2006/relationships",
    }.items()
}


class Relation(NamedTuple):
    """What a part refers to: by which name, as what kind of thing, and the part's own name."""

    name: str
    kind: str
    target: str


class OfficePackage(Package):
    """The parts of an OOXML file, found by their relations.

    It `is_strict` if a part that was parsed has the strict namespaces.
    """

    is_strict = False

    def relations(self, part: str) -> Iterator[Relation]:
        """Give what a part refers to within the file; the whole file's part is ''."""
        folder, _ = posixpath.split(part)
        relations = relations_of(part)
        if relations in self:
            for element in self.parsed(relations):
                kind = element.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/", folder, element.get("Target", ""))
                target = posixpath.normpath(target).lstrip("/")
                yield Relation(element.get("Id", ""), kind, target)

    def related(self, part: str, kind: str) -> Element | None:
        """Give the root of the part of a kind that a part refers to; None where there is none."""
        target = self.target(part, kind)
        return self.parsed(target) if target is not None and target in self else None

    def target(self, part: str, kind: str) -> str | None:
        """Give the name of the part of a kind that a part refers to."""
        return next(
            (relation.target for relation in self.relations(part) if relation.kind == kind), None
        )

    def parse(self, data: bytes, part: str) -> Element:
        """Give the root of some XML, in the transitional namespaces; raises Unreadable."""
        root = super().parse(data, part)
        if not any(f"{{{name.decode()}}}" in root.tag for name in _STRICT):
            return root
        self.is_strict = True
        return super().parse(transitionally(tostring(root, encoding="utf-8")), part)


def relations_of(part: str) -> str:
    """Give the name of the part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def transitionally(data: bytes) -> bytes:
    """Give some XML in the transitional namespaces, which are those that readers know."""
    for strict, transitional in _STRICT.items():
        data = data.replace(strict, transitional)
    return data


def strictly(data: bytes) -> bytes:
    """Give some XML in the strict namespaces again, as it was before it was parsed."""
    for strict, transitional in _STRICT.items():
        data = data.replace(transitional, strict)
    return data


def whole(text: str | None) -> int | None:
    """Read a whole number; None where there is none."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
