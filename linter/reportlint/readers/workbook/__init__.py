"""Workbooks (xlsx): SpreadsheetML, read as a person sees it on the sheet.

What does the reading is imported when the first workbook is met: whoever checks text alone pays for
neither zip nor XML, and needs no lxml.
"""

from __future__ import annotations

from reportlint.hookspecs import Source
from reportlint.model.document import Document
from reportlint.readers.shared.libraries import LXML


class WorkbookReader:
    """Reads xlsx files, templates too, and without their macros."""

    suffixes = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})

    def read(self, source: Source) -> Document:
        """Read a workbook; raises Unreadable for one that is damaged, locked or no xlsx."""
        LXML.wanted_for("xlsx")
        from reportlint.readers.workbook.read_xlsx import read

        return read(source.data)
