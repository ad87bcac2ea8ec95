"""What a cell says: its text, or its number as its format shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportlint.readers.shared.kinds import XLSX
from reportlint.readers.workbook.formats import BUILT_IN, GENERAL, shown
from reportlint.readers.workbook.vocabulary import S, is_on, said, unescaped
from reportlint.readers.workbook.xlsx_parts import WorkbookPackage
from reportlint.readers.xml_zip.ooxml import whole
from reportlint.refusals.catalogue import said as said_of_file

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_VALUE, _FORMULA, _INLINE = f"{S}v", f"{S}f", f"{S}is"
_TRUTH = {"1": "TRUE", "0": "FALSE"}


class Values:
    """The strings and formats that the cells of a workbook share.

    `unknown` counts the formulas without a result: whoever wrote the file did not calculate them.
    """

    def __init__(self, package: WorkbookPackage) -> None:
        self.unknown = 0
        self._strings = _strings(package.strings())
        self._formats = _formats(package.styles())
        self._since_1904 = is_on(package.workbook.find(f"{S}workbookPr"), "date1904")

    def text(self, cell: Element) -> str:
        """Give what a cell says; a formula's last result, never the formula."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            return "" if inline is None else said(inline)
        value = cell.find(_VALUE)
        written = "" if value is None else (value.text or "").strip()
        if not written:
            self.unknown += kind != "str" and cell.find(_FORMULA) is not None
            return ""
        match kind:
            case "s":
                return self._string(written)
            case "b":
                return _TRUTH.get(written, written)
            case "n":
                code = self._formats.get(whole(cell.get("s")) or 0, GENERAL)
                return shown(written, code, since_1904=self._since_1904)
            case _:
                return unescaped(written)

    def _string(self, number: str) -> str:
        place = whole(number)
        if place is None or not 0 <= place < len(self._strings):
            raise XLSX.refused(
                "parts.damaged", why=said_of_file("workbook.no-shared-string", number=number[:20])
            )
        return self._strings[place]


def _strings(root: Element | None) -> Sequence[str]:
    return [] if root is None else [said(item) for item in root.iterfind(f"{S}si")]


def _formats(root: Element | None) -> Mapping[int, str]:
    """Give the format of every style that has one, by the style's number."""
    if root is None:
        return {}
    own = {
        whole(element.get("numFmtId")): element.get("formatCode", GENERAL)
        for element in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    codes: dict[int | None, str] = {**BUILT_IN, **own}
    styles = (whole(element.get("numFmtId")) for element in root.iterfind(f"{S}cellXfs/{S}xf"))
    return {style: codes[number] for style, number in enumerate(styles) if number in codes}
