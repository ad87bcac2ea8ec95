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
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.files.results import CUSTOM_PROPERTIES
from reportlint.files.zipped import zipped
from reportlint.formatters.notice.notices import OF_ITEM, OF_NOTICE
from reportlint.messages.languages import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.formatters.notice.notices import Item, Notice

MARK = "reportlint"
"""The processing instruction that stands for a field in the XML of a template."""

_MARKED = re.compile(rf"<\?{MARK} ([a-z]+)\?>")
BEGIN, END = "begin", "end"
"""Around what is repeated."""

_HEADS = {
    "number": Bilingual("序号", "No."),
    "place": Bilingual("位置", "Place"),
    "problem": Bilingual("存在的问题", "What is wrong"),
    "requirement": Bilingual("修改要求", "What to do"),
    "basis": Bilingual("依据", "Basis"),
}
_DOCUMENT = "word/document.xml"
_AS_THEY_ARE = (
    *("[Content_Types].xml", "_rels/.rels", CUSTOM_PROPERTIES, "word/styles.xml"),
    "word/_rels/document.xml.rels",
)
"""The other parts of the standard template."""


class WordTemplate:
    """The parts of a Word file by their names: bytes, or the pieces between fields and the fields."""

    def __init__(self, parts: Mapping[str, bytes | Sequence[str]]) -> None:
        self._parts = parts

    def filled(self, notice: Notice) -> bytes:
        """Give a notice; the same bytes for the same one."""
        out = BytesIO()
        zipped(
            out,
            (
                (name, [part] if isinstance(part, bytes) else _written(part, notice))
                for name, part in self._parts.items()
            ),
        )
        return out.getvalue()


def standard(language: Language) -> WordTemplate:
    """Give the template that is used where there is no other; its fields are marked already."""
    home = files(__package__).joinpath("standard")
    parts: dict[str, bytes | Sequence[str]] = {
        name: home.joinpath(*name.split("/")).read_bytes() for name in _AS_THEY_ARE
    }
    document = home.joinpath(*_DOCUMENT.split("/")).read_text(encoding="utf-8")
    heads = {name: words.within(language) for name, words in _HEADS.items()}
    parts[_DOCUMENT] = parted(Template(document).substitute(heads))
    return WordTemplate(parts)


def parted(xml: str) -> Sequence[str]:
    """Give some XML, every second piece of it the name of a field, or where a repetition begins or ends."""
    return _MARKED.split(xml)


def _written(pieces: Sequence[str], notice: Notice) -> Iterator[bytes]:
    """Give a part as it is written of a notice, piece by piece."""
    yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    of_notice = {name: _text(getattr(notice, name)) for name in OF_NOTICE.values()}
    place = 0
    while place + 1 < len(pieces):
        literal, name = pieces[place : place + 2]
        yield literal.encode()
        if name == BEGIN:
            end = pieces[place + 1 :: 2].index(END) * 2 + place + 1
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
