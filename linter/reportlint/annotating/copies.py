"""Marked-up copies: from the bytes of a report and its findings to the bytes of a copy, without disk."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.annotating.notes import notes
from reportlint.checking.reported_findings import named
from reportlint.files.copy_marks import CopyMark
from reportlint.model.document import PrintedLocator, SourceText
from reportlint.model.outcome import NOBODY
from reportlint.readers.office.formats import Format, format_of
from reportlint.readers.shared.libraries import LXML, PYPDF
from reportlint.readers.web import WebReader
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.hookspecs import Source
    from reportlint.messages.languages import Bilingual, Language
    from reportlint.model.document import Document
    from reportlint.model.outcome import Identity
    from reportlint.model.reported import Reported

PAGES = WebReader.suffixes
"""The suffixes of copies that are web pages."""


class Copy(NamedTuple):
    """A marked-up copy, the number of places marked in it, and what is to be said of it.

    One that is a page may be another kind of file than its report.
    """

    data: bytes
    marks: int
    is_page: bool = False
    doubts: Sequence[Bilingual] = ()

    def name(self, path: str) -> str:
        """Give the name of a copy of the file at a path; the page of what is none has another suffix."""
        is_page = PurePath(path).suffix.lower() in PAGES
        return f"{path}.html" if self.is_page and not is_page else path


def annotated(
    source: Source,
    document: Document,
    findings: Sequence[Reported],
    language: Language,
    identity: Identity = NOBODY,
) -> Copy:
    """Give a copy of a report with its findings marked; `document` is what was read of it.

    By its `identity` the copy is known again as one of this report.
    Marks of former copies give way. Raises Unreadable for a kind of file that is not marked up, and for
    a file that cannot be without harm.
    """
    said = notes(findings, document, language)
    mark = CopyMark.of(named(identity, source.path), document)
    match format_of(source.data):
        case Format.DOCX:
            LXML.wanted_for("docx")
            from reportlint.annotating.word import commented
            from reportlint.readers.word.manuscript import WordManuscript

            assert isinstance(document.locator, WordManuscript)  # noqa: S101 - what reads it gives one
            return Copy(commented(source.data, document.locator, said, mark), len(said))
        case Format.XLSX:
            LXML.wanted_for("xlsx")
            from reportlint.annotating.workbook import noted

            return Copy(noted(source.data, said, mark), len(said))
        case Format.PDF if isinstance(document.locator, PrintedLocator):
            PYPDF.wanted_for("PDF")
            from reportlint.annotating.pdf import highlighted

            data, doubts = highlighted(source.data, said, document.locator, mark)
            return Copy(data, len(said), doubts=doubts)
        case _ if isinstance(document.source, SourceText):
            from reportlint.annotating.page.writing import drawn

            name = PurePath(source.path).name
            data = drawn(document, name, said, language, mark)
            return Copy(data, len(said), is_page=True)
        case _:
            raise refusal("copy.kind", suffix=PurePath(source.path).suffix)
