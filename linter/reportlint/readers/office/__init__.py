"""Files of office programs, read for what they are, whatever they are called.

A `.doc` may be a docx, a web page or RTF in truth, and a `.docx` an old doc: Word and WPS open all of
them without a word. Old formats are converted by LibreOffice, where it is installed, and then read
as the new ones are.
"""

from __future__ import annotations

from functools import cached_property

from reportlint.hookspecs import Source
from reportlint.model.document import Document
from reportlint.readers.office import installation
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

    @cached_property
    def wanting(self) -> frozenset[str]:
        """The suffixes of files that most likely are read by what is not installed."""
        return _OLD if installation.soffice() is None else frozenset()

    @cached_property
    def rests_on(self) -> str:
        """LibreOffice, as it is on this machine: another reads old formats otherwise."""
        return installation.made()

    def refuse(self, source: Source) -> None:
        """Raise Unreadable for a file whose true format is read by what is not installed."""
        from reportlint.readers.office.read_by_true_format import refuse

        refuse(source)

    def read(self, source: Source) -> Document:
        """Read a file by its true format; raises Unreadable."""
        from reportlint.readers.office.read_by_true_format import read

        return read(source)
