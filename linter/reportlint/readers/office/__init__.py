"""Files of office programs, read for what they are, whatever they are called.

A `.doc` may be a docx, a web page or RTF in truth, and a `.docx` an old doc: Word and WPS open all of
them without a word. Old formats are converted by LibreOffice, where it is installed, and then read
as the new ones are.
"""

from __future__ import annotations

from reportlint.document import Document
from reportlint.hookspecs import Source
from reportlint.readers.word import WordReader
from reportlint.readers.workbook import WorkbookReader

_OLD = frozenset(
    {
        *(".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt"),
        *(".xls", ".xlt", ".et", ".ett", ".ods", ".ots", ".fods"),
    }
)

_WEB_ARCHIVES = frozenset({".mht", ".mhtml"})


class OfficeReader:
    """Reads what Word, Excel, WPS and LibreOffice write, and pages as Word saves them."""

    suffixes = WordReader.suffixes | WorkbookReader.suffixes | _OLD | _WEB_ARCHIVES

    def read(self, source: Source) -> Document:
        """Read a file by its true format; raises Unreadable."""
        from reportlint.readers.office.reading import read

        return read(source)
