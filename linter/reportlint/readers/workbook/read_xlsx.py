"""From the bytes of an xlsx to a document."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Document
from reportlint.readers.shared.sheet import Sheet, SheetCell
from reportlint.readers.workbook.regions import blocks
from reportlint.readers.workbook.seen import Seen
from reportlint.readers.workbook.size import Size
from reportlint.readers.workbook.values import Values
from reportlint.readers.workbook.worksheet import worksheet
from reportlint.readers.workbook.xlsx_parts import WorkbookPackage
from reportlint.refusals.catalogue import said


def read(data: bytes) -> Document:
    """Read an xlsx: its sheets in order, as far as they are shown; raises Unreadable."""
    package = WorkbookPackage(data)
    values = Values(package)
    size = Size()
    document = Sheet()
    hidden_sheets = 0
    has_hidden_cells = False
    for name, root, is_shown in package.sheets():
        if not is_shown:
            hidden_sheets += 1
            continue
        seen = Seen(name, worksheet(root, values, size), size)
        has_hidden_cells = has_hidden_cells or seen.lacks
        for block in (block for region in seen.regions() for block in blocks(region, size)):
            if isinstance(block, SheetCell):
                document.paragraph(block.text, origin=block.origin)
            else:
                document.table(block)
    return document.document(tuple(_notes(hidden_sheets, has_hidden_cells, values.unknown)))


def _notes(hidden_sheets: int, has_hidden_cells: bool, unknown: int) -> Iterator[Bilingual]:
    """Say what stands in the file and was not read."""
    if hidden_sheets:
        yield said("workbook.hidden-sheets", count=hidden_sheets)
    if has_hidden_cells:
        yield said("workbook.hidden-cells")
    if unknown:
        yield said("workbook.formulas-without-result", count=unknown)
