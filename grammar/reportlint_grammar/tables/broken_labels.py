"""Labels that are broken over rows of a table: 商业 | 科研 in one, 企业 | 机构 in the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportlint.model.document import Passage
from reportlint_grammar.form.labels import Labels
from reportlint_grammar.tables.cells import may_be_figure

_MOST_ROWS = 4
"""Over more rows no label is broken whose cells are side by side."""


def mended(
    rows: Sequence[Sequence[Passage]], tables: Collection[str], known: Labels
) -> list[Sequence[Passage]]:
    """Give rows with their broken labels whole, and without the rows that had but the rest of these."""
    found: list[Sequence[Passage]] = []
    place = 0
    while place < len(rows):
        row, used = _mended(rows[place : place + _MOST_ROWS], tables, known)
        found.append(row)
        place += used
    return found


def _mended(
    rows: Sequence[Sequence[Passage]], tables: Collection[str], known: Labels
) -> tuple[Sequence[Passage], int]:
    """Give the first of some rows, its labels whole if they are broken, and over how many rows.

    What is no label goes on, in order, with what stands in the rows below, figures in none of these.
    """
    first, *below = rows
    if not below or not _rest(below[0]):
        return first, 1
    broken = [
        cell
        for cell in first
        if cell.text and not may_be_figure(cell.text) and not known.exact(cell.text, tables)
    ]
    parts = [[cell] for cell in broken]
    for used, row in enumerate(below, start=2):
        rest = _rest(row)
        if not rest or len(rest) != len(parts):
            break
        for part, more in zip(parts, rest, strict=True):
            part.append(more)
        if all(known.exact("".join([cell.text for cell in part]), tables) for part in parts):
            whole = {id(part[0]): Passage.joined(part) for part in parts}
            return [whole.get(id(cell), cell) for cell in first], used
    return first, 1


def _rest(row: Sequence[Passage]) -> list[Passage]:
    """Give what a row says that has no figures; nothing where it has some."""
    said = [cell for cell in row if cell.text]
    return [] if any(may_be_figure(cell.text) for cell in said) else said
