"""From the bytes of an office program's file to a document, by way of its true format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportlint.readers.office.conversion import Conversion, convert
from reportlint.readers.office.formats import Format, format_of
from reportlint.readers.office.installation import soffice_for
from reportlint.readers.office.web_archive import WebArchiveReader
from reportlint.readers.shared.kinds import DOCX, XLSX
from reportlint.readers.text.plain_text import TextReader
from reportlint.readers.web import WebReader
from reportlint.readers.word import WordReader
from reportlint.readers.workbook import WorkbookReader
from reportlint.refusals.catalogue import refusal, said

if TYPE_CHECKING:
    from reportlint.hookspecs import Reader, Source
    from reportlint.model.document import Document, Locator
    from reportlint.readers.shared.kinds import Kind

_NEW: dict[Kind, Reader] = {DOCX: WordReader(), XLSX: WorkbookReader()}

_READERS: dict[Format, Reader] = {
    Format.DOCX: _NEW[DOCX],
    Format.XLSX: _NEW[XLSX],
    Format.WEB_PAGE: WebReader(),
    Format.WEB_ARCHIVE: WebArchiveReader(),
    Format.TEXT: TextReader(),
}

_CONVERSIONS = {
    Format.DOC: Conversion("MS Word 97", DOCX),
    Format.RTF: Conversion("Rich Text Format", DOCX),
    Format.ODT: Conversion("writer8", DOCX),
    Format.FLAT_ODT: Conversion("OpenDocument Text Flat XML", DOCX),
    Format.XLS: Conversion("MS Excel 97", XLSX),
    Format.ODS: Conversion("calc8", XLSX),
    Format.FLAT_ODS: Conversion("OpenDocument Spreadsheet Flat XML", XLSX),
}


_NAMES_OF_WORKBOOKS = frozenset({".xls", ".xlt", ".et", ".ett", ".ods", ".ots", ".fods"})


def read(source: Source) -> Document:
    """Read a file; raises Unreadable."""
    suffix = PurePath(source.path).suffix.lower()
    kind = XLSX if suffix in _NEW[XLSX].suffixes | _NAMES_OF_WORKBOOKS else DOCX
    format_ = format_of(source.data)
    _want_what_reads(format_)
    if format_ in _CONVERSIONS:
        return _converted(source, format_)
    if format_ in _READERS:
        return _as_it_is(source, format_, suffix)
    if format_ is Format.PDF:
        raise refusal("kind.misnamed", kind=format_.value, suffix=".pdf")
    if format_ is Format.LOCKED:
        raise kind.refused("parts.encrypted")
    if suffix in _NEW[kind].suffixes:
        return _NEW[kind].read(source)
    raise kind.refused("office.unknown", suffix=suffix)


def refuse(source: Source) -> None:
    """Raise Unreadable for a file of a format that is read by what is not installed."""
    _want_what_reads(format_of(source.data))


def _want_what_reads(format_: Format | None) -> None:
    """See that all is there before anything is started: a conversion takes seconds."""
    if format_ in _CONVERSIONS:
        soffice_for(format_.value)


def _converted(source: Source, format_: Format) -> Document:
    conversion = _CONVERSIONS[format_]
    data = convert(source.data, format_.value, conversion)
    document = _NEW[conversion.makes].read(source._replace(data=data))
    # What was made of it can be written back, and it cannot.
    document = replace(document, source=None, locator=_Looking(document.locator))
    made = conversion.makes.name
    return document.noting(said("office.converted", name=format_.value, made=made))


class _Looking:
    """The locator of a file that was converted: it knows what was made of it, where nothing is edited."""

    def __init__(self, made: Locator) -> None:
        self.locate = made.locate
        self.excerpt = made.excerpt


def _as_it_is(source: Source, format_: Format, suffix: str) -> Document:
    reader = _READERS[format_]
    document = reader.read(source)
    if suffix in reader.suffixes:
        return document
    return document.noting(said("kind.in-truth", kind=format_.value))
