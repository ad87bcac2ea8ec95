"""From the bytes of a docx to a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlint.model.document import Document
from reportlint.readers.shared.kinds import DOCX
from reportlint.readers.shared.sheet import Sheet, SheetCell, SheetRow
from reportlint.readers.word.docx_parts import WordPackage
from reportlint.readers.word.manuscript import WordManuscript
from reportlint.readers.word.numbering import Numbering
from reportlint.readers.word.story import Line, Walk
from reportlint.readers.word.styles import Styles
from reportlint.readers.word.vocabulary import W
from reportlint.refusals.catalogue import kept_elsewhere, said

_CHUNK = f"{W}altChunk"


def read(data: bytes) -> Document:
    """Read a docx: its main story, with the numbers its lists show; raises Unreadable."""
    package = WordPackage(data)
    main = package.main()
    root = package.parsed(main)
    body = root.find(f"{W}body")
    if body is None:
        raise DOCX.refused("word.no-text")
    styles = Styles(package.related(main, "styles"))
    numbering = Numbering(package.related(main, "numbering"), styles)
    sheet = Sheet()
    walk = Walk(styles, numbering)
    blocks = walk.blocks(body)
    has_chunk = next(body.iter(_CHUNK), None) is not None
    if has_chunk and all(isinstance(block, Line) for block in blocks):
        raise kept_elsewhere("word.kept-in-chunk", kind=DOCX.name, program=DOCX.program)
    lines: list[Sequence[Line]] = []
    for block in blocks:
        if isinstance(block, Line):
            sheet.paragraph(block.text, block.level, origin=block.origin)
            lines.append((block,))
            continue
        sheet.table(
            SheetRow([SheetCell(cell.text, cell.columns, origin=cell.origin) for cell in row])
            for row in block.rows
        )
        lines += [cell.lines for row in block.rows for cell in row]
    document = sheet.document((said("word.chunk-left-out"),) if has_chunk else ())
    starts = [passage.start for passage in document.passages]
    manuscript = WordManuscript(
        data, package, main, root, sheet.lines, zip(starts, lines, strict=True), walk.elements
    )
    return replace(document, locator=manuscript, source=manuscript)
