"""Workbooks (xlsx): SpreadsheetML, read as a person sees it on the sheet.

What does the reading is imported when the first workbook is met: whoever checks text alone pays for
neither zip nor XML.
"""

from __future__ import annotations

from reportlint.hookspecs import Source
from reportlint.model.document import Document


class WorkbookReader:
    """Reads xlsx files, templates too, and without their macros."""

    suffixes = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})

    def read(self, source: Source) -> Document:
        """Read a workbook; raises Unreadable for one that is damaged, locked or no xlsx."""
        from reportlint.readers.workbook.read_xlsx import read

        return read(source.data)
