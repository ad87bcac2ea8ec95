"""The parts of an xlsx: its sheets in order, its strings and styles, and what is no xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportlint.readers.shared.kinds import XLSX
from reportlint.readers.workbook.vocabulary import RELATION, S
from reportlint.readers.xml_zip.ooxml import OfficePackage

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WORKBOOK, _WORKSHEET = f"{S}workbook", f"{S}worksheet"
_SHEETS = f"{S}sheets/{S}sheet"


class WorkbookPackage(OfficePackage):
    """The parts of an xlsx, found by their relations."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, XLSX)
        self._main = self.target("", "officeDocument") or "xl/workbook.xml"
        if self._main not in self:
            raise XLSX.refused("workbook.none")
        self.workbook = self.parsed(self._main)
        if self.workbook.tag != _WORKBOOK:
            raise XLSX.refused("workbook.none")

    def strings(self) -> Element | None:
        """Give the root of the strings that sheets share."""
        return self.related(self._main, "sharedStrings")

    def styles(self) -> Element | None:
        """Give the root of the styles."""
        return self.related(self._main, "styles")

    def sheets(self) -> Iterator[tuple[str, Element, bool]]:
        """Give each sheet of cells with its name, and whether it is shown; one with a chart has none."""
        for sheet, part in self._sheets():
            root = self.parsed(part)
            if root.tag == _WORKSHEET:
                yield sheet.get("name", ""), root, sheet.get("state", "visible") == "visible"

    def parts_of_sheets(self) -> Iterator[tuple[str, str]]:
        """Give the name of each sheet, and that of its part."""
        for sheet, part in self._sheets():
            yield sheet.get("name", ""), part

    def _sheets(self) -> Iterator[tuple[Element, str]]:
        targets = {relation.name: relation.target for relation in self.relations(self._main)}
        for sheet in self.workbook.iterfind(_SHEETS):
            part = targets.get(sheet.get(RELATION, ""))
            if part is not None and part in self:
                yield sheet, part
