"""Web pages: a report as a site publishes it, or as Word saves it for the web.

What does the reading is imported when the first page is met: whoever checks text alone does not pay
for it. It needs nothing but Python.
"""

from __future__ import annotations

from reportlint.hookspecs import Source
from reportlint.model.document import Document


class WebReader:
    """Reads web pages; lines and columns are those of their source."""

    suffixes = frozenset({".html", ".htm", ".shtml", ".xhtml"})

    def read(self, source: Source) -> Document:
        """Read a page; raises Unreadable if its text is elsewhere: in a frame, in a script."""
        from reportlint.readers.web.read_page import read

        return read(source.data)
