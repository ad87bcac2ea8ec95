"""Marked-up copies: from the bytes of a report and its findings to the bytes of a copy, without disk."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.annotating.notes import notes
from reportlint.readers.office.formats import Format, format_of
from reportlint.readers.web import WebReader
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.hookspecs import Source
    from reportlint.messages.languages import Language
    from reportlint.model.document import Document
    from reportlint.model.reported import Reported

PAGES = WebReader.suffixes
"""The suffixes of copies that are web pages."""


class Copy(NamedTuple):
    """A marked-up copy; one that is a page is another kind of file than its report may be."""

    data: bytes
    is_page: bool = False


def annotated(
    source: Source, document: Document, findings: Iterable[Reported], language: Language
) -> Copy:
    """Give a copy of a report with its findings marked; `document` is what was read of it.

    Marks of former copies give way. Raises Unreadable for a kind of file that is not marked up, and for
    a file that cannot be without harm.
    """
    said = notes(findings, document, language)
    match format_of(source.data):
        case Format.DOCX:
            from reportlint.annotating.word import commented

            return Copy(commented(source.data, said))
        case _:
            suffix = PurePath(source.path).suffix
            raise refusal("copy.kind", suffix=suffix)
