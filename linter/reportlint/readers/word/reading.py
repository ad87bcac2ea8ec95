"""From the bytes of a docx to a document."""

from __future__ import annotations

from reportlint.document import Document
from reportlint.readers.sheet import Sheet, SheetCell, SheetRow
from reportlint.readers.word.numbering import Numbering
from reportlint.readers.word.package import WordPackage, not_word
from reportlint.readers.word.story import Line, Walk
from reportlint.readers.word.styles import Styles
from reportlint.readers.word.vocabulary import W


def read(data: bytes) -> Document:
    """Read a docx: its main story, with the numbers its lists show; raises Unreadable."""
    package = WordPackage(data)
    main = package.main()
    body = package.parsed(main).find(f"{W}body")
    if body is None:
        raise not_word()
    styles = Styles(package.related(main, "styles"))
    numbering = Numbering(package.related(main, "numbering"), styles)
    sheet = Sheet()
    for block in Walk(styles, numbering).blocks(body):
        if isinstance(block, Line):
            sheet.paragraph(block.text, block.level)
        else:
            sheet.table(
                SheetRow([SheetCell(cell.text, cell.columns) for cell in row]) for row in block.rows
            )
    return sheet.document()
