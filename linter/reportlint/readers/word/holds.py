"""What holds the text of a Word file so that a program had better leave it alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.readers.word.vocabulary import (
    COMPATIBILITY,
    FIELD,
    TEXT,
    W,
    is_on,
    properties,
    within,
)
from reportlint.refusals.catalogue import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Set
    from xml.etree.ElementTree import Element

    from reportlint.messages.languages import Bilingual
    from reportlint.readers.word.docx_parts import WordPackage

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_TRACKED = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "numberingChange"),
        *("cellIns", "cellDel", "cellMerge", "tcPrChange", "trPrChange", "tblPrExChange"),
    )
)
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})
_SIGNATURES = "_xmlsignatures/"


def why_closed(package: WordPackage, main: str) -> Bilingual | None:
    """Say why nothing in a file may be changed; None where that is not so."""
    if any(name.lower().startswith(_SIGNATURES) for name in package.names):
        return said("fix.signed")
    settings = within(package.related(main, "settings"))
    protection = settings.get(f"{W}documentProtection")
    reserved = settings.get(f"{W}writeProtection")
    is_protected = protection is not None and is_on(protection.get(f"{W}enforcement", "0"))
    is_reserved = reserved is not None and any("hash" in str(name) for name in reserved.attrib)
    return said("fix.protected") if is_protected or is_reserved else None


class Holds:
    """What holds which text of a file, from its root."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._known: dict[Element, Bilingual | None] = {}
        self._tracked: dict[Element, bool] = {}

    def why_not(self, element: Element) -> Bilingual | None:
        """Say why what an element says is to be left alone; None where it is not."""
        if element not in self._known:
            self._known[element] = self._looked_up(element)
        return self._known[element]

    def _looked_up(self, element: Element) -> Bilingual | None:
        if element.tag != TEXT:
            return said("fix.no-text")
        if element in self._results:
            return said("fix.field")
        met: set[object] = set()
        above: Element | None = element
        while (above := self._parents.get(above)) is not None:
            # What is tracked in a paragraph further up, as the one a text box hangs on, is another's.
            is_tracked = above.tag not in met and self._is_tracked(above)
            if (why := _held(above, is_tracked=is_tracked)) is not None:
                return why
            met.add(above.tag)
        return None

    def _is_tracked(self, element: Element) -> bool:
        if element not in self._tracked:
            self._tracked[element] = _is_tracked(element)
        return self._tracked[element]

    @cached_property
    def _parents(self) -> Mapping[Element | None, Element]:
        return {child: parent for parent in self._root.iter() for child in parent}

    @cached_property
    def _results(self) -> Set[Element]:
        """All text within fields, which Word makes anew when it likes."""
        found = set()
        depth = 0
        for element in self._root.iter():
            if element.tag == TEXT and depth:
                found.add(element)
            elif element.tag == FIELD:
                kind = element.get(f"{W}fldCharType")
                depth = max(depth + (kind == "begin") - (kind == "end"), 0)
        return found


def _held(holder: Element, *, is_tracked: bool) -> Bilingual | None:
    """Say why what is within an element is left alone; there may be tracked changes in it."""
    if is_tracked or holder.tag in _TRACKED:
        return said("fix.tracked")
    if holder.tag == f"{W}fldSimple":
        return said("fix.field")
    if holder.tag == f"{COMPATIBILITY}AlternateContent":
        return said("fix.twice")
    if holder.tag == f"{W}sdt" and _is_bound(holder):
        return said("fix.bound")
    return said("fix.no-text") if holder.tag == f"{W}ruby" else None


def _is_bound(control: Element) -> bool:
    """Say whether a content control is locked, or shows what is kept elsewhere in the file."""
    own = properties(control, "sdtPr")
    lock = own.get(f"{W}lock")
    is_locked = lock is not None and lock.get(f"{W}val") in _LOCKED
    return is_locked or f"{W}dataBinding" in own


def _is_tracked(element: Element) -> bool:
    """Say whether a paragraph, a cell with nothing but text, or a row has tracked changes in it."""
    if element.tag == _ROW:
        return not properties(element, "trPr").keys().isdisjoint(_TRACKED)
    if element.tag == _CELL and next(element.iter(_TABLE), None) is not None:
        return False
    return element.tag in (_PARAGRAPH, _CELL) and any(
        inner.tag in _TRACKED for inner in element.iter()
    )
