"""Notices as Word files: a template's fields are filled in, all else of it stays as it is.

A template is a Word file with fields such as {{单位}} in its text. The table row, or the paragraph,
that has a field of a finding is repeated for each; several of them one after another are repeated
together. There is nothing else to it, so that whoever can type a letter can make one.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from io import BytesIO
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportlint.characters.printable import legible
from reportlint.formatters.notice.fields import KNOWN, fault, unknown
from reportlint.formatters.notice.notices import OF_ITEM, OF_NOTICE
from reportlint.formatters.notice.package import opened, packed
from reportlint.messages.languages import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.errors import RunError
    from reportlint.formatters.notice.notices import Item, Notice
    from reportlint.hookspecs import Source

_FIELD = re.compile(r"\{\{\s*+([^{}]*?)\s*+\}\}")
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}")
_WIDE = str.maketrans("｛｝", "{}")
"""Braces as a Chinese keyboard gives them."""

_MARK = "reportlint"
"""The processing instruction that stands for a field in the XML of a template that was read."""

_MARKED = re.compile(rf"<\?{_MARK} ([a-z]+)\?>")
_BEGIN, _END = "begin", "end"
"""Around what is repeated."""

_OF_ITEM = frozenset(OF_ITEM.values())
_HEADS_AND_FEET = re.compile(r"word/(?:header|footer)\d*\.xml")
_TAKES_PART_IN_NOTHING = ("bookmarkStart", "bookmarkEnd")
_NAMES_OF_PARAGRAPHS = ("paraId", "textId")
"""What there is once in a file, and is left out of what is repeated."""

_LONGEST_QUOTED = 30

_HEADS = {
    "number": Bilingual("序号", "No."),
    "place": Bilingual("位置", "Place"),
    "problem": Bilingual("存在的问题", "What is wrong"),
    "requirement": Bilingual("修改要求", "What to do"),
    "basis": Bilingual("依据", "Basis"),
}
_STANDARD = (
    *("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"),
    "word/_rels/document.xml.rels",
)
_DOCUMENT = "word/document.xml"


class WordTemplate:
    """A Word file with fields; raises RunError if it is none, or has fields that there are not."""

    def __init__(self, source: Source) -> None:
        package = opened(source)
        self._parts: dict[str, bytes | Sequence[str]] = {}
        for name, data in package.parts.items():
            if name == package.document:
                self._parts[name] = _Part(source.path, data).pieces(repeats=True)
            elif _HEADS_AND_FEET.fullmatch(name):
                self._parts[name] = _Part(source.path, data).pieces(repeats=False)
            else:
                self._parts[name] = data

    def filled(self, notice: Notice) -> bytes:
        """Give a notice; the same bytes for the same one."""
        out = BytesIO()
        packed(
            out,
            (
                (name, [part] if isinstance(part, bytes) else _written(part, notice))
                for name, part in self._parts.items()
            ),
        )
        return out.getvalue()


def standard(language: Language) -> WordTemplate:
    """Give the template that is used where there is no other."""
    from reportlint.hookspecs import Source

    home = files(__package__).joinpath("standard")
    parts = {name: home.joinpath(*name.split("/")).read_bytes() for name in _STANDARD}
    heads = {name: words.within(language) for name, words in _HEADS.items()}
    parts[_DOCUMENT] = Template(parts[_DOCUMENT].decode()).substitute(heads).encode()
    out = BytesIO()
    packed(out, ((name, [data]) for name, data in parts.items()))
    return WordTemplate(Source("notice.docx", out.getvalue()))


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
        return _MARKED.split(etree.tostring(self._root, encoding="unicode"))

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
        mark = etree.ProcessingInstruction(_MARK, name)
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
                unit.addprevious(_mark(_BEGIN))
                end = _mark(_END)
            unit.addnext(end)
            last = end

    def _fault(self, paragraph: etree._Element, why: Bilingual) -> RunError:
        texts = paragraph.iter(self._namespace + "t")
        said = legible("".join(text.text or "" for text in texts))
        said = said if len(said) <= _LONGEST_QUOTED else f"{said[:_LONGEST_QUOTED]}…"
        return fault(self._path, Bilingual(f"“{said}”这一段", f"at “{said}”"), why)


def _mark(name: str) -> etree._Element:
    return etree.ProcessingInstruction(_MARK, name)


def _written(pieces: Sequence[str], notice: Notice) -> Iterator[bytes]:
    """Give a part as it is written of a notice, piece by piece."""
    yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    of_notice = {name: _text(getattr(notice, name)) for name in OF_NOTICE.values()}
    place = 0
    while place + 1 < len(pieces):
        literal, name = pieces[place : place + 2]
        yield literal.encode()
        if name == _BEGIN:
            end = pieces[place + 1 :: 2].index(_END) * 2 + place + 1
            for item in notice.items:
                yield _repeated(pieces[place + 2 : end], of_notice, item)
            place = end + 1
        else:
            yield of_notice[name].encode()
            place += 2
    yield pieces[-1].encode()


def _repeated(pieces: Sequence[str], of_notice: Mapping[str, str], item: Item) -> bytes:
    """Give what is repeated, filled in for a finding."""
    fields = {**of_notice, **{name: _text(getattr(item, name)) for name in OF_ITEM.values()}}
    return "".join(
        fields[piece] if number % 2 else piece for number, piece in enumerate(pieces)
    ).encode()


def _text(value: object) -> str:
    """Give a value as text of XML: no controls, and no markup."""
    return escape(legible(str(value)).replace("\t", " "), quote=False)
