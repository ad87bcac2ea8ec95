"""From marks on pages to paragraphs and tables, as who reads the pages sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Document
from reportlint.readers.printed import ruled, tables, unruled
from reportlint.readers.printed.furniture import without_furniture
from reportlint.readers.printed.grid import Grid
from reportlint.readers.printed.lines import Line, lines
from reportlint.readers.printed.marks import Glyph, Page
from reportlint.readers.printed.paragraphs import (
    Paragraph,
    Placed,
    margins,
    paragraphs,
    within,
)
from reportlint.readers.printed.places import Places
from reportlint.readers.shared.cells import LONGEST_CELL
from reportlint.readers.shared.sheet import Sheet


def compose(pages: Iterable[Page], notes: Sequence[Bilingual] = ()) -> Document:
    """Lay out as a document what stands on pages; `notes` are what their reader doubts."""
    sheet = Sheet()
    pages = list(pages)
    places = Places(pages)
    for block in _blocks(pages):
        if isinstance(block, Paragraph):
            sheet.paragraph(
                block.text,
                page=block.portions[0].page,
                origin=places.origin(block.portions),
                lines=places.lines(block.portions),
            )
        else:
            sheet.table(tables.rows(block, places))
    return sheet.document(notes)


def _is_seen(glyph: Glyph, page: Page) -> bool:
    """Say whether a character is on the page: only of a table that is too wide can it be off."""
    return (
        0 <= glyph.left + glyph.right <= 2 * page.width
        and 0 <= glyph.top + glyph.bottom <= 2 * page.height
    )


def _blocks(pages: Sequence[Page]) -> Iterator[Paragraph | list[Grid]]:
    """Give paragraphs, and tables as the parts that pages have of them."""
    parts = list(_parts(pages))
    for is_table, group in groupby(parts, lambda part: isinstance(part, Grid)):
        if not is_table:
            yield from paragraphs(part for part in group if isinstance(part, Placed))
            continue
        table: list[Grid] = []
        for part in group:
            if not isinstance(part, Grid):
                continue
            if table and not tables.are_one(table[-1], part):
                yield table
                table = []
            table.append(part)
        yield table


def _parts(pages: Sequence[Page]) -> Iterator[Placed | Grid]:
    """Give the lines and tables of all pages, in reading order."""
    ruled_off: list[tuple[list[Grid], list[Glyph]]] = []
    before: Grid | None = None
    for number, page in enumerate(pages, start=1):
        found, rest = ruled.grids(page, number, before)
        ruled_off.append((found, rest))
        before = found[-1] if found else None
    free = without_furniture(
        [
            (lines(glyph for glyph in rest if _is_seen(glyph, page)), page.height)
            for (_, rest), page in zip(ruled_off, pages, strict=True)
        ]
    )
    of_width: dict[int, list[Line]] = defaultdict(list)
    for page, its in zip(pages, free, strict=True):
        of_width[round(page.width)] += its
    between = {width: margins(its, width) for width, its in of_width.items()}
    marks: list[Placed | Grid] = []
    for number, ((grids, _), its, page) in enumerate(zip(ruled_off, free, pages, strict=True), 1):
        placed = [Placed(line, number, between[round(page.width)]) for line in its]
        marks += sorted([*grids, *placed], key=_top)
    for _, group in groupby(marks, lambda mark: isinstance(mark, Grid)):
        mixed = list(group)
        for mark in mixed:
            if isinstance(mark, Grid):
                yield from _unpacked(mark)
        yield from unruled.parted([mark for mark in mixed if isinstance(mark, Placed)])


def _top(mark: Placed | Grid) -> float:
    return mark.top if isinstance(mark, Grid) else mark.line.middle


def _unpacked(grid: Grid) -> Iterator[Placed | Grid]:
    """Give a table; of one that lays out parts of the report, those in the place of their rows."""
    long = {box.row for box in grid.boxes if len(box.text) > LONGEST_CELL}
    by_row = sorted(grid.boxes, key=lambda box: (box.row, box.column))
    first = 0
    for row, its in groupby(by_row, lambda box: box.row if box.row in long else None):
        if row is None:
            yield grid.part(first, list(its))
            continue
        for box in its:
            between = within(box)
            yield from (Placed(line, grid.page, between) for line in box.lines)
        first = row + 1
