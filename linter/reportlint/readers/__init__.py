"""Readers: each turns the bytes of one kind of file into a document."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.hookspecs import Reader, hookimpl
from reportlint.readers.ofd import OfdReader
from reportlint.readers.office import OfficeReader
from reportlint.readers.pdf import PdfReader
from reportlint.readers.text import PlainReader
from reportlint.readers.web import WebReader


@hookimpl
def reportlint_readers() -> Iterable[Reader]:
    """Give the readers; what needs more than Python says so when a file of its kind is met."""
    return [PlainReader(), WebReader(), OfficeReader(), PdfReader(), OfdReader()]
