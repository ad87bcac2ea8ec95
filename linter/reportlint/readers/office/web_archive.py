"""Web archives (MHTML): a page and its pictures as one message, as Word and WPS save them."""

from __future__ import annotations

import email
import re
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from reportlint.hookspecs import Source
from reportlint.model.document import Document, Location, Locator, Span
from reportlint.readers.web import WebReader

_TYPE = re.compile(rb"^content-type:(?:[^\r\n]++|\r?+\n(?=[ \t]))*+", re.IGNORECASE | re.MULTILINE)
_LONGEST_TYPE = 10_000
"""Nobody writes a longer one; the time that Python takes to read it grows with its square."""


class WebArchiveReader:
    """Reads the first page in a web archive."""

    suffixes = frozenset({".mht", ".mhtml"})

    def read(self, source: Source) -> Document:
        """Read a web archive; raises Unreadable where its page is."""
        page = WebReader().read(source._replace(data=_page(source.data)))
        return replace(page, locator=_WithoutLines(page.locator), source=None)


class _WithoutLines(NamedTuple):
    """Shows the lines of a page, without numbers: those of the message are others."""

    page: Locator

    def locate(self, _: Span) -> Location:
        """Give no place: the message is not for reading."""
        return Location()

    def excerpt(self, span: Span) -> str:
        """Give the line of the page on which a span starts."""
        return self.page.excerpt(span)


def _page(data: bytes) -> bytes:
    """Give the page in a message, decoded from quotes or Base64; nothing where there is none."""
    if any(len(written[0]) > _LONGEST_TYPE for written in _TYPE.finditer(data)):
        return b""
    with suppress(RecursionError):  # Nobody has messages so deep within each other.
        for part in email.message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                return page if isinstance(page, bytes) else b""
    return b""
