"""Word files (docx): WordprocessingML, read as a person sees it on the page.

What does the reading is imported when the first Word file is met: whoever checks text alone pays
for neither zip nor XML, and needs no lxml.
"""

from __future__ import annotations

from reportlint.document import Document
from reportlint.finding import Bilingual
from reportlint.hookspecs import Source, Unreadable


class WordReader:
    """Reads docx files."""

    suffixes = frozenset({".docx"})

    def read(self, source: Source) -> Document:
        """Read a Word file; raises Unreadable for one that is damaged, locked or no docx."""
        try:
            from reportlint.readers.word.reading import read
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("lxml"):
                raise
            raise Unreadable(
                Bilingual("读取 docx 需要 lxml，但没有安装", "reading docx needs lxml"),
                Bilingual(
                    "请运行 pip install 'reportlint[word]'",
                    "run pip install 'reportlint[word]'",
                ),
            ) from None
        return read(source.data)
