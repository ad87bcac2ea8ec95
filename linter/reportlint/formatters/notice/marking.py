"""Word templates of a user's own: their fields are found and marked, what they repeat is marked as well.

It takes lxml, which writes the names in a template with the prefixes that they have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportlint.characters.printable import legible
from reportlint.formatters.notice.fields import KNOWN, fault, unknown
from reportlint.formatters.notice.in_word import BEGIN, END, MARK, WordTemplate, parted
from reportlint.formatters.notice.notices import OF_ITEM, OF_NOTICE
from reportlint.formatters.notice.package import opened
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.errors import RunError
    from reportlint.hookspecs import Source

_FIELD = re.compile(r"\{\{\s*+([^{}]*?)\s*+\}\}")
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}")
_WIDE = str.maketrans("｛｝", "{}")
"""Braces as a Chinese keyboard gives them."""

_OF_ITEM = frozenset(OF_ITEM.values())
_HEADS_AND_FEET = re.compile(r"word/(?:header|footer)\d*\.xml")
_TAKES_PART_IN_NOTHING = ("bookmarkStart", "bookmarkEnd")
_NAMES_OF_PARAGRAPHS = ("paraId", "textId")
"""What there is once in a file, and is left out of what is repeated."""

_LONGEST_QUOTED = 30


def read(source: Source) -> WordTemplate:
    """Read a Word file with fields; raises RunError if it is none, or has fields that there are not."""
    package = opened(source)
    parts: dict[str, bytes | Sequence[str]] = {}
    for name, data in package.parts.items():
        if name == package.document:
            parts[name] = _Part(source.path, data).pieces(repeats=True)
        elif _HEADS_AND_FEET.fullmatch(name):
            parts[name] = _Part(source.path, data).pieces(repeats=False)
        else:
            parts[name] = data
    return WordTemplate(parts)


class _Stretch(NamedTuple):
    """The text of a paragraph in one element, and where in the paragraph it begins."""

    start: int
    element: etree._Element

    @property
    def end(self) -> int:
        return self.start + len(self.element.text or "")


class _Part:
    """A part of a template as XML, in which fields become marks."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_pis=True, remove_comments=True
        )
        try:
            self._root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            why = Bilingual("文件已损坏", f"it is damaged ({error.msg})")
            raise fault(path, None, why) from None
        self._namespace = f"{{{etree.QName(self._root).namespace}}}"

    def pieces(self, *, repeats: bool) -> Sequence[str]:
        """Give its XML, every second piece of it the name of a field, or where a repetition begins or ends.

        One that `repeats` has to have something to be repeated, another must not.
        """
        units: dict[etree._Element, None] = {}
        for paragraph in self._root.iter(self._namespace + "p"):
            if self._marks(paragraph) & _OF_ITEM:
                if not repeats:
                    why = Bilingual(
                        "页眉、页脚里不能逐条列出问题", "a header or footer has no list of findings"
                    )
                    raise self._fault(paragraph, why)
                units[self._unit(paragraph)] = None
        if repeats and not units:
            why = Bilingual(
                "没有写在哪里逐条列出问题，至少要有一处 {{问题}}",
                "it does not say where findings go; it has to have {{problem}} somewhere",
            )
            raise fault(self._path, None, why)
        self._repeat(
            [unit for unit in units if not any(above in units for above in unit.iterancestors())]
        )
        return parted(etree.tostring(self._root, encoding="unicode"))

    def _marks(self, paragraph: etree._Element) -> set[str]:
        """Put marks for the fields of a paragraph; gives their names."""
        stretches: list[_Stretch] = []
        for element in paragraph.iter(self._namespace + "t"):
            if next(element.iterancestors(self._namespace + "p")) is paragraph:
                stretches.append(_Stretch(stretches[-1].end if stretches else 0, element))
        text = "".join(stretch.element.text or "" for stretch in stretches).translate(_WIDE)
        if _HALF.search(_FIELD.sub("", text)):
            why = Bilingual(
                "有 {{ 或 }} 不成对，或者用了 {% %}；一项写作 {{单位}}",
                "there are {{ or }} without the other, or {% %}; a field is written {{office}}",
            )
            raise self._fault(paragraph, why)
        names = set()
        for field in reversed([*_FIELD.finditer(text)]):
            name = KNOWN.get(field[1])
            if name is None:
                raise self._fault(paragraph, unknown(field[1], {**OF_NOTICE, **OF_ITEM}))
            names.add(name)
            self._put(name, field.span(), stretches)
        return names

    def _put(self, name: str, span: tuple[int, int], stretches: Sequence[_Stretch]) -> None:
        """Put a mark where a field begins, and take out what is written of it; the last come first."""
        start, end = span
        mark = etree.ProcessingInstruction(MARK, name)
        mark.tail = ""
        within = [(one, one.element.text or "") for one in stretches]
        for one, text in within:
            if one.start + len(text) <= start or one.start >= end:
                continue
            before, behind = text[: max(start - one.start, 0)], text[end - one.start :]
            one.element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if one.start <= start:
                one.element.text, mark.tail = before, behind
                one.element.insert(0, mark)
            else:
                one.element.text = behind

    def _unit(self, paragraph: etree._Element) -> etree._Element:
        """Give what is repeated for a paragraph: the row that it is in, or itself."""
        return next(paragraph.iterancestors(self._namespace + "tr"), paragraph)

    def _repeat(self, units: Sequence[etree._Element]) -> None:
        last = None
        for unit in units:
            for element in [*unit.iter(etree.Element)]:
                for name in element.attrib:
                    if etree.QName(name).localname in _NAMES_OF_PARAGRAPHS:
                        del element.attrib[name]
            etree.strip_elements(
                unit, *(self._namespace + name for name in _TAKES_PART_IN_NOTHING), with_tail=False
            )
            if last is None or unit.getprevious() is not last:
                unit.addprevious(_mark(BEGIN))
                end = _mark(END)
            unit.addnext(end)
            last = end

    def _fault(self, paragraph: etree._Element, why: Bilingual) -> RunError:
        texts = paragraph.iter(self._namespace + "t")
        said = legible("".join(text.text or "" for text in texts))
        said = said if len(said) <= _LONGEST_QUOTED else f"{said[:_LONGEST_QUOTED]}…"
        return fault(self._path, Bilingual(f"“{said}”这一段", f"at “{said}”"), why)


def _mark(name: str) -> etree._Element:
    return etree.ProcessingInstruction(MARK, name)
