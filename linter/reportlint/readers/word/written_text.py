"""Text in the XML of a Word file, changed where it stands: no other byte is touched.

A tree says what an XML means and not where; expat says where each element is, byte by byte. So the two
are held against each other before and afterwards.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from reportlint.readers.word.story import UNKEPT, keeps_blanks, text_of
from reportlint.readers.xml_zip.xml_parsing import (
    DocumentTypeDeclared,
    TooDeep,
    WrongXml,
    elements,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WRITTEN = re.compile(r"&[^;&]{1,12};|\r\n|.", re.DOTALL)
"""A character as XML writes it."""
_KEPT = ' xml:space="preserve"'


class Change(NamedTuple):
    """What is to stand for some characters of an element's text, as it is shown."""

    start: int
    end: int
    new: str


def with_changes(
    xml: bytes, root: Element, changes: Mapping[Element, Sequence[Change]]
) -> bytes | None:
    """Give some XML with changes in the texts of elements; `root` is what was read of it.

    None where it is written so that this could not be done without touching anything else.
    """
    numbers = {element: number for number, element in enumerate(root.iter()) if element in changes}
    codec, found = _found(xml, set(numbers.values()))
    parts: list[bytes] = []
    position = 0
    expected = [element.text or "" for element in root.iter()]
    for element, number in numbers.items():
        place = found.get(number)
        if place is None:
            return None
        try:
            tag = xml[place.tag : place.start].decode(codec)
            written = _WRITTEN.findall(xml[place.start : place.end].decode(codec))
        except UnicodeDecodeError:
            return None
        if len(written) != len(element.text or ""):
            return None
        tag, content, expected[number] = _changed(element, tag, written, changes[element])
        parts += xml[position : place.tag], (tag + content).encode(codec)
        position = place.end
    after = b"".join([*parts, xml[position:]])
    return after if _texts(after, root) == expected else None


def _changed(
    element: Element, tag: str, written: Sequence[str], changes: Sequence[Change]
) -> tuple[str, str, str]:
    """Give the tag and the content of an element with changes, and the text that they say."""
    raw = element.text or ""
    text = raw.replace("\n", " ")
    lead = 0 if keeps_blanks(element) else len(text) - len(text.lstrip(UNKEPT))
    shown = range(lead, lead + len(text_of(element)))
    content: list[str] = []
    said: list[str] = []
    position = shown.start
    for start, end, new in sorted(changes):
        content += *written[position : lead + start], html.escape(new, quote=False)
        said += raw[position : lead + start], new
        position = lead + end
    content += written[position : shown.stop]
    said.append(raw[position : shown.stop])
    now = "".join(said)
    if keeps_blanks(element) or now == now.strip(f"{UNKEPT}\n"):
        before, behind = written[: shown.start], written[shown.stop :]
        now = raw[: shown.start] + now + raw[shown.stop :]
        return tag, "".join((*before, *content, *behind)), now
    return tag.removesuffix(">") + _KEPT + ">", "".join(content), now


# -------------------------------------------------------------- where elements are


class _Place(NamedTuple):
    """Where an element is in some XML: its tag, and its text, which nothing else stands in."""

    tag: int
    start: int
    end: int


def _found(xml: bytes, wanted: Collection[int]) -> tuple[str, Mapping[int, _Place]]:
    """Find elements by their number in the XML; those of nothing but text are found."""
    is_wide = xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    parser = expat.ParserCreate("UTF-16" if is_wide else "UTF-8")
    search = _Search(parser, wanted)
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return "utf-8", {}
    wide = "utf-16-le" if xml.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    return wide if is_wide else "utf-8", search.found


@dataclass(slots=True)
class _Open:
    """An element that is looked for, while it is open."""

    number: int
    tag: int
    start: int | None = None


class _Search:
    """Goes through some XML and takes down where wanted elements are."""

    def __init__(self, parser: expat.XMLParserType, wanted: Collection[int]) -> None:
        self.found: dict[int, _Place] = {}
        self._parser = parser
        self._wanted = wanted
        self._number = -1
        self._open: _Open | None = None
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._other
        parser.ProcessingInstructionHandler = self._other
        parser.StartCdataSectionHandler = self._other

    def _begin(self, _name: str, _attributes: Mapping[str, str]) -> None:
        self._number += 1
        self._open = None
        if self._number in self._wanted:
            self._open = _Open(self._number, self._parser.CurrentByteIndex)

    def _text(self, _text: str) -> None:
        if self._open is not None and self._open.start is None:
            self._open.start = self._parser.CurrentByteIndex

    def _end(self, _name: str) -> None:
        if self._open is not None and self._open.start is not None:
            place = _Place(self._open.tag, self._open.start, self._parser.CurrentByteIndex)
            self.found[self._open.number] = place
        self._open = None

    def _other(self, *_: str) -> None:
        self._open = None


def _texts(xml: bytes, like: Element) -> Sequence[str] | None:
    """Give what all elements say, if they are the same as those of another XML."""
    try:
        root = elements(xml)
    except (WrongXml, DocumentTypeDeclared, TooDeep):
        return None
    if _names(root) != _names(like):
        return None
    return [element.text or "" for element in root.iter()]


def _names(root: Element) -> Sequence[str]:
    """Give the names of all elements; those of a strict file are in other namespaces than were read."""
    return [element.tag.rpartition("}")[2] for element in root.iter()]
