"""PDF files with a text layer, read as a person sees them on the page.

What does the reading is imported when the first PDF is met.
"""

from __future__ import annotations

from reportlint.document import Document
from reportlint.hookspecs import Source
from reportlint.readers.extras import needing


class PdfReader:
    """Reads PDF files."""

    suffixes = frozenset({".pdf"})

    def read(self, source: Source) -> Document:
        """Read a PDF; raises Unreadable for one that is damaged, locked, a scan or no PDF."""
        with needing("pdfminer", "PDF", "pdf"):
            from reportlint.readers.pdf.reading import read
        return read(source.data)
