"""PDF files with a text layer, read as a person sees them on the page.

What does the reading is imported when the first PDF is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reportlint.document import Document
from reportlint.hookspecs import Source
from reportlint.lacks import Lack
from reportlint.readers.libraries import PDFMINER


class PdfReader:
    """Reads PDF files."""

    suffixes = frozenset({".pdf"})

    @cached_property
    def lacks(self) -> Sequence[Lack]:
        """The library these files are read by, where it is not installed."""
        return [] if PDFMINER.lack is None else [PDFMINER.lack]

    def refuse(self, source: Source) -> None:  # noqa: ARG002 - one is as good as another
        """Raise Unreadable where the library is not installed."""
        PDFMINER.wanted_for("PDF")

    def read(self, source: Source) -> Document:
        """Read a PDF; raises Unreadable for one that is damaged, locked, a scan or no PDF."""
        self.refuse(source)
        from reportlint.readers.pdf.reading import read

        return read(source.data)
