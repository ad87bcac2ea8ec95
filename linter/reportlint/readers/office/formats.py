"""What a file is, told by its first bytes and by what it holds, never by its name."""

from __future__ import annotations

import enum
import re
import zipfile
from contextlib import suppress
from io import BytesIO

from reportlint.hookspecs import Unreadable
from reportlint.readers.office import compound
from reportlint.readers.shared.decoding import decode
from reportlint.readers.shared.first_bytes import beginning

_LONGEST_TYPE = 100

_WEB = re.compile(
    rb"(?:<\?xml[^>]*+>\s*+|<!--(?:[^-]++|-(?!->))*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|(?:html|head|meta|title|style|body|div|p|table)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MIME = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet)\b")


class Format(enum.Enum):
    """A format that files of office programs have; its value is what people call it."""

    DOCX = "docx"
    XLSX = "xlsx"
    DOC = "doc"
    XLS = "xls"
    RTF = "RTF"
    ODT = "odt"
    ODS = "ods"
    FLAT_ODT = "fodt"
    FLAT_ODS = "fods"
    WEB_PAGE = "HTML"
    WEB_ARCHIVE = "MHTML"
    TEXT = "TXT"
    PDF = "PDF"
    XML = "XML"
    LOCKED = "locked"
    """Whatever it is, it takes a password to know."""


def format_of(data: bytes) -> Format | None:
    """Give the format of a file; None for what is damaged, or nothing known."""
    begins = beginning(data)
    if data.startswith(compound.SIGNATURE):
        return _compound(data)
    if data.startswith(b"PK"):
        return _zip(data)
    if begins.startswith(b"{\\rtf"):
        return Format.RTF
    if begins.startswith(b"%PDF-"):
        return Format.PDF
    if begins.startswith(b"<"):
        return _markup(begins)
    if _MIME.search(begins):
        return Format.WEB_ARCHIVE
    return Format.TEXT if _is_text(data) else None


def _compound(data: bytes) -> Format | None:
    if compound.is_locked(data):
        return Format.LOCKED
    if compound.has_stream(data, "WordDocument"):
        return Format.DOC
    if compound.has_stream(data, "Workbook") or compound.has_stream(data, "Book"):
        return Format.XLS
    return None


def _zip(data: bytes) -> Format | None:
    """Tell zips apart by their parts; what is wrong with one is for its reader to say."""
    with suppress(Exception), zipfile.ZipFile(BytesIO(data)) as file:
        names = {name.replace("\\", "/").lower() for name in file.namelist()}
        if "mimetype" in names:
            with file.open("mimetype") as stream:
                return _open_document(stream.read(_LONGEST_TYPE), Format.ODT, Format.ODS)
        for folder, format_ in (("word/", Format.DOCX), ("xl/", Format.XLSX)):
            if any(name.startswith(folder) for name in names):
                return format_
    return None


def _markup(begins: bytes) -> Format:
    if _WEB.match(begins):
        return Format.WEB_PAGE
    return _open_document(begins, Format.FLAT_ODT, Format.FLAT_ODS) or Format.XML


def _open_document(said: bytes, text: Format, spreadsheet: Format) -> Format | None:
    kind = _OPEN_DOCUMENT.search(said)
    if kind is None:
        return None
    return text if kind[1] == b"text" else spreadsheet


def _is_text(data: bytes) -> bool:
    try:
        return bool(decode(data).text.strip())
    except Unreadable:
        return False
