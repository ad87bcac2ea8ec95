"""From the bytes of a docx to a document."""

from __future__ import annotations

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Document
from reportlint.readers.shared.sheet import Sheet, SheetCell, SheetRow
from reportlint.readers.word.docx_parts import WordPackage, kept_in_chunk, not_word
from reportlint.readers.word.numbering import Numbering
from reportlint.readers.word.story import Line, Walk
from reportlint.readers.word.styles import Styles
from reportlint.readers.word.vocabulary import W

_CHUNK = f"{W}altChunk"
_CHUNK_LEFT_OUT = Bilingual(
    "文件里嵌着另一个文件（altChunk），没有读；请用 Word 打开，保存后再查",
    "another file is embedded in it (altChunk) and was not read; open it in Word, save it and "
    "check again",
)


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
    blocks = Walk(styles, numbering).blocks(body)
    has_chunk = next(body.iter(_CHUNK), None) is not None
    if has_chunk and all(isinstance(block, Line) for block in blocks):
        raise kept_in_chunk()
    for block in blocks:
        if isinstance(block, Line):
            sheet.paragraph(block.text, block.level)
        else:
            sheet.table(
                SheetRow([SheetCell(cell.text, cell.columns) for cell in row]) for row in block.rows
            )
    return sheet.document((_CHUNK_LEFT_OUT,) if has_chunk else ())
