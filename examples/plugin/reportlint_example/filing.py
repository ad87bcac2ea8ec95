"""Reads what the county's filing system hands out: a report as JSON."""

from __future__ import annotations

import json

from reportlint.plugin import (
    Bilingual,
    Document,
    Sheet,
    SheetCell,
    SheetRow,
    Source,
    Unreadable,
    decode,
)


class FilingReader:
    """Reads `.filing`: a list in which a text is a paragraph, a list of rows is a table."""

    suffixes = frozenset({".filing"})

    def read(self, source: Source) -> Document:
        sheet = Sheet()
        written, notes = decode(source.data)
        try:
            for block in json.loads(written.text):
                if isinstance(block, str):
                    sheet.paragraph(block)
                else:
                    sheet.table(SheetRow([SheetCell(str(cell)) for cell in row]) for row in block)
        except (ValueError, TypeError, RecursionError) as error:
            raise Unreadable(
                Bilingual(f"不是报送系统导出的文件（{error}）", f"no export of a filing ({error})"),
                Bilingual("请从报送系统重新导出", "export it anew from the filing system"),
            ) from None
        return sheet.document(notes)
