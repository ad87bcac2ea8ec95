"""From the bytes of a docx to a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportlint.model.document import Document, Origin
from reportlint.readers.shared.kinds import DOCX
from reportlint.readers.shared.sheet import Sheet, SheetCell, SheetRow
from reportlint.readers.word.docx_parts import WordPackage
from reportlint.readers.word.numbering import Numbering
from reportlint.readers.word.story import Line, Walk
from reportlint.readers.word.styles import Styles
from reportlint.readers.word.vocabulary import W
from reportlint.refusals.catalogue import kept_elsewhere, said

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHUNK = f"{W}altChunk"


def read(data: bytes) -> Document:
    """Read a docx: its main story, with the numbers its lists show; raises Unreadable."""
    package = WordPackage(data)
    body = _body(package.parsed(package.main()))
    sheet = Sheet()
    blocks = _walk(package).blocks(body)
    has_chunk = next(body.iter(_CHUNK), None) is not None
    if has_chunk and all(isinstance(block, Line) for block in blocks):
        raise kept_elsewhere("word.kept-in-chunk", kind=DOCX.name, program=DOCX.program)
    for block in blocks:
        if isinstance(block, Line):
            sheet.paragraph(block.text, block.level, origin=block.origin)
        else:
            sheet.table(
                SheetRow([SheetCell(cell.text, cell.columns, origin=cell.origin) for cell in row])
                for row in block.rows
            )
    return sheet.document((said("word.chunk-left-out"),) if has_chunk else ())


def elements(package: WordPackage, root: _Element) -> Mapping[Origin, _Element]:
    """Give the paragraphs and cells of a text, of which `root` is the root, by where they are."""
    walk = _walk(package)
    walk.blocks(_body(root))
    return walk.elements


def _walk(package: WordPackage) -> Walk:
    main = package.main()
    styles = Styles(package.related(main, "styles"))
    return Walk(styles, Numbering(package.related(main, "numbering"), styles))


def _body(root: _Element) -> _Element:
    body = root.find(f"{W}body")
    if body is None:
        raise DOCX.refused("word.no-text")
    return body
