"""Files that are called text, or nothing in particular, read for what they are.

A page of a site, saved by a program, is often called `.txt`, `.md`, `.jsp` or by a mere number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.readers.shared.first_bytes import is_whole_page
from reportlint.readers.text.plain_text import TextReader
from reportlint.readers.web import WebReader
from reportlint.refusals.catalogue import said

if TYPE_CHECKING:
    from reportlint.hookspecs import Source
    from reportlint.model.document import Document


class PlainReader:
    """Reads text and Markdown, and web pages under such names."""

    suffixes = TextReader.suffixes
    is_harmless = True

    def read(self, source: Source) -> Document:
        """Read a file; raises Unreadable where the reader of its true format does."""
        if not is_whole_page(source.data):
            return TextReader().read(source)
        return WebReader().read(source).noting(said("kind.in-truth", kind="HTML"))
