"""PDF files with a text layer, read as a person sees them on the page.

What does the reading is imported when the first PDF is met.
"""

from __future__ import annotations

from functools import cached_property

from reportlint.hookspecs import Source
from reportlint.model.document import Document
from reportlint.readers.shared.libraries import PDFMINER


class PdfReader:
    """Reads PDF files."""

    suffixes = frozenset({".pdf"})

    @cached_property
    def wanting(self) -> frozenset[str]:
        """The suffixes of files that are read by what is not installed."""
        return frozenset() if PDFMINER.lack is None else self.suffixes

    def refuse(self, source: Source) -> None:  # noqa: ARG002 - one is as good as another
        """Raise Unreadable where the library is not installed."""
        PDFMINER.wanted_for("PDF")

    def read(self, source: Source) -> Document:
        """Read a PDF; raises Unreadable for one that is damaged, locked, a scan or no PDF."""
        self.refuse(source)
        from reportlint.readers.pdf.read_pdf import read

        return read(source.data)
