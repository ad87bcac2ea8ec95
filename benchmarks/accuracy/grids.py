"""Tables as they are ruled: cells that span columns and rows, and the ways to write them without spans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from benchmarks.accuracy.figures import Block, Row, Sheet


class Cell(NamedTuple):
    """A cell, and how many columns and rows it spans."""

    text: str
    across: int = 1
    down: int = 1


Grid = list[list[Cell]]
Ruling = Callable[[Sheet], list[Grid]]
"""Makes of a table the one grid, or the several, that an office rules for it."""


def as_printed(sheet: Sheet) -> list[Grid]:
    """Rule a table as the form does."""
    return [list(_RULINGS[sheet.form.name](sheet))]


def total_first(sheet: Sheet) -> list[Grid]:
    """Put the total of every row of table three before what it is the total of."""
    if sheet.form.name != "requests":
        return as_printed(sheet)
    block = sheet.blocks[0]
    rows = [Row(row.name, row.groups, row.label, _turned(row.cells)) for row in block.rows]
    note, applicants, organisations = block.heads
    *_, total = block.columns
    natural, *others = block.columns[:-1]
    heads = [
        [Cell(note, 3, 3), Cell(applicants, len(block.columns))],
        [Cell(total, 1, 2), Cell(natural, 1, 2), Cell(organisations, len(others))],
        [Cell(other) for other in others],
    ]
    return [[*heads, *_rows_of_requests(rows)]]


def article_by_article(sheet: Sheet) -> list[Grid]:
    """Rule a table of its own for each article of table two."""
    if sheet.form.name != "disclosure":
        return as_printed(sheet)
    return [list(_article(block, 1 + len(block.columns))) for block in sheet.blocks]


def upright(sheet: Sheet) -> list[Grid]:
    """Set the three groups of table four below each other, with their results in columns."""
    if sheet.form.name != "review":
        return as_printed(sheet)
    (block,) = sheet.blocks
    columns = [Cell("类别", 2), *(Cell(column) for column in block.columns)]
    rows = [columns]
    seen: set[str] = set()
    litigated = [row for row in block.rows if row.name != "reconsideration"]
    for row in block.rows:
        cells = [Cell(cell) for cell in row.cells]
        if row not in litigated:
            rows.append([Cell(row.label, 2), *cells])
        elif block.heads[0] in seen:
            rows.append([Cell(row.label), *cells])
        else:
            seen.add(block.heads[0])
            rows.append([Cell(block.heads[0], 1, len(litigated)), Cell(row.label), *cells])
    return [rows]


def one_label_column(sheet: Sheet) -> list[Grid]:
    """Write what a row of table three is called into one column, its groups as rows without figures."""
    if sheet.form.name != "requests":
        return as_printed(sheet)
    (block,) = sheet.blocks
    rows: Grid = [[Cell("申请情形"), *(Cell(column) for column in block.columns)]]
    above: list[str] = []
    for row in block.rows:
        for group in row.groups:
            if group not in above:
                rows.append([Cell(group, 1 + len(block.columns))])
        above = row.groups
        rows.append([Cell(row.label), *(Cell(cell) for cell in row.cells)])
    return [rows]


def continued(sheet: Sheet) -> list[Grid]:
    """Break table three where a page ends, and repeat its head above the rest."""
    if sheet.form.name != "requests":
        return as_printed(sheet)
    (block,) = sheet.blocks
    heads = list(_heads_of_requests(block))
    cut = len(block.rows) * 2 // 3
    first = _rows_of_requests(block.rows[:cut])
    rest = _rows_of_requests(block.rows[cut:])
    return [[*heads, *first], [*heads, *rest]]


def filled(grid: Grid, fill: Callable[[str, bool], str]) -> list[list[str]]:
    """Write a grid with as many cells in every row; `fill` says what stands where a cell goes on.

    It is told the cell's text, and whether it goes on downwards.
    """
    hanging: dict[int, tuple[int, str]] = {}
    rows: list[list[str]] = []
    for cells in grid:
        row: list[str] = []
        waiting = iter(cells)
        while True:
            column = len(row)
            left, text = hanging.get(column, (0, ""))
            if left:
                hanging[column] = (left - 1, text)
                row.append(fill(text, True))
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            for offset in range(cell.across):
                row.append(fill(cell.text, False) if offset else cell.text)
                hanging[column + offset] = (cell.down - 1, cell.text)
        rows.append(row)
    return rows


def blank(_text: str, _is_downwards: bool) -> str:
    """Leave nothing where a cell goes on."""
    return ""


def again(text: str, _is_downwards: bool) -> str:
    """Repeat a cell where it goes on."""
    return text


def anchors(grid: Grid) -> list[list[str]]:
    """Write of every row what begins in it, and no more."""
    return [[cell.text for cell in cells] for cells in grid]


def _article(block: Block, width: int) -> Iterator[list[Cell]]:
    article, information = block.heads
    yield [Cell(article, width)]
    yield _stretched([information, *block.columns], width)
    for row in block.rows:
        yield _stretched([row.label, *row.cells], width)


def _stretched(texts: Sequence[str], width: int) -> list[Cell]:
    *before, last = texts
    return [*(Cell(text) for text in before), Cell(last, max(1, width - len(before)))]


def _disclosure(sheet: Sheet) -> Iterator[list[Cell]]:
    width = 1 + max(len(block.columns) for block in sheet.blocks)
    for block in sheet.blocks:
        yield from _article(block, width)


def _requests(sheet: Sheet) -> Iterator[list[Cell]]:
    (block,) = sheet.blocks
    yield from _heads_of_requests(block)
    yield from _rows_of_requests(block.rows)


def _heads_of_requests(block: Block) -> Iterator[list[Cell]]:
    note, applicants, organisations = block.heads
    natural, *others, total = block.columns
    yield [Cell(note, 3, 3), Cell(applicants, len(block.columns))]
    yield [Cell(natural, 1, 2), Cell(organisations, len(others)), Cell(total, 1, 2)]
    yield [Cell(other) for other in others]


def _rows_of_requests(rows: Sequence[Row]) -> Iterator[list[Cell]]:
    for outer, members in groupby(rows, key=lambda row: row.groups[:1]):
        outer_rows = list(members)
        is_first = True
        for inner, inner_members in groupby(outer_rows, key=lambda row: row.groups[1:]):
            inner_rows = list(inner_members)
            for place, row in enumerate(inner_rows):
                cells = [Cell(outer[0], 1, len(outer_rows))] if outer and is_first else []
                is_first = False
                if inner and not place:
                    cells.append(Cell(inner[0], 1, len(inner_rows)))
                cells.append(Cell(row.label, 3 - len(row.groups)))
                yield [*cells, *(Cell(cell) for cell in row.cells)]


def _review(sheet: Sheet) -> Iterator[list[Cell]]:
    (block,) = sheet.blocks
    (litigation,) = block.heads
    first, *others = block.rows
    width = len(block.columns)
    yield [Cell(first.label, width), Cell(litigation, width * len(others))]
    yield [
        *(Cell(column, 1, 2) for column in block.columns),
        *(Cell(row.label, width) for row in others),
    ]
    yield [Cell(column) for _ in others for column in block.columns]
    yield [Cell(cell) for row in block.rows for cell in row.cells]


def _turned(cells: Sequence[str]) -> list[str]:
    *parts, total = cells
    return [total, *parts]


_RULINGS = {"disclosure": _disclosure, "requests": _requests, "review": _review}
