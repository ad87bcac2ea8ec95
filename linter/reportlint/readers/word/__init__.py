"""Word files (docx): WordprocessingML, read as a person sees it on the page.

What does the reading is imported when the first Word file is met: whoever checks text alone pays
for neither zip nor XML.
"""

from __future__ import annotations

from reportlint.hookspecs import Source
from reportlint.model.document import Document


class WordReader:
    """Reads docx files, templates too, and without their macros."""

    suffixes = frozenset({".docx", ".docm", ".dotx", ".dotm"})

    def read(self, source: Source) -> Document:
        """Read a Word file; raises Unreadable for one that is damaged, locked or no docx."""
        from reportlint.readers.word.read_docx import read

        return read(source.data)
