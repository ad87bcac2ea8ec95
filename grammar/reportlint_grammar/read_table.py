"""From a table's node in the tree to the table: its rows and figures by name, and every label as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lark import Token, Tree

from reportlint.model.document import Passage
from reportlint_grammar import column_order, figures
from reportlint_grammar.column_order import Order
from reportlint_grammar.departures import Departure, departed
from reportlint_grammar.figures import Figure, State
from reportlint_grammar.form import CellForm, ColumnForm, RowForm, TableForm
from reportlint_grammar.prose import Unplaced, stretch
from reportlint_grammar.table import Repeat, Row, Table, WrittenLabel
from reportlint_grammar.terminals import FIGURES, UNKNOWN_LABEL, passages_of, tokens_of, written
from reportlint_grammar.typed_tables import ROWS, TABLES

_WIDEST_FIGURE = 4
"""A count with more digits would be no office's; one with fewer may be what stands alone in its row."""
_FEW_OF = 4
"""Fewer than one row in so many is repeated by mistake."""


def read(form: TableForm, node: Tree[Token]) -> Table:
    """Make a table of its node in the tree, of the edition of which the parser found it to be."""
    found = _Found()
    _gather(form, node, found)
    official = _read(form, node, found, {})
    order = column_order.headed(form, [token.type for token in found.labels])
    if not order:
        return official
    headed = _read(form, node, found, order)
    return min(headed, official, key=lambda table: len(table.broken_equations))


def _read(form: TableForm, node: Tree[Token], found: _Found, order: Order) -> Table:
    repeats: list[Repeat] = []
    rows = (
        _side_by_side(form, found, order)
        if form.side_by_side
        else _stacked(form, found, order, repeats)
    )
    labels = [
        WrittenLabel(label, passages_of(token), form.title)
        for token in found.labels
        if (label := form.by_token.get(token.type)) and id(token) not in found.others
    ]
    strangers = [Unplaced(passages, form.title) for passages in found.strangers]
    missing = [form.by_name[name] for name in found.absent]
    first = passages_of(next(tokens_of(node)))
    kind = TABLES.get(form.name, Table)
    if _run_together(form, found):
        return kind(form, rows, (), (), (), (), stretch(first), run_together=True)
    return kind(form, rows, labels, missing, strangers, _slips(repeats, form), stretch(first))


def _run_together(form: TableForm, found: _Found) -> bool:
    """Say whether all rows of several figures have these in one, with a digit for each at least: 000."""
    rows: list[tuple[Sequence[Passage], Sequence[Passage], int]]
    if form.side_by_side:
        rows = [((), found.line, sum(len(row.columns) for row in form.rows))]
    else:
        rows = [
            (of.label, of.cells, len(row.columns))
            for of in found.rows
            if (row := form.by_name.get(of.name))
        ]
    filled = [
        (label, said, count)
        for label, cells, count in rows
        if count > 1 and (said := [cell for cell in cells if cell.text])
    ]
    return all(
        len(said) == 1 and sum(map(str.isdigit, said[0].text)) >= count for _, said, count in filled
    ) and any(
        count > _WIDEST_FIGURE or said[0].text.startswith("00") or _touch(label, said[0])
        for label, said, count in filled
    )


def _touch(label: Sequence[Passage], figure: Passage) -> bool:
    return bool(label) and label[-1].span().end == figure.span().start


def _slips(repeats: Sequence[Repeat], form: TableForm) -> Sequence[Repeat]:
    """Give the rows that stand twice by mistake: many of them are another year's, put beside."""
    return repeats if len(repeats) * _FEW_OF < len(form.rows) else ()


class _FoundRow(NamedTuple):
    name: str
    label: tuple[Passage, ...]
    cells: list[Passage]
    is_filled: bool


@dataclass(slots=True)
class _Found:
    """What stands in a table's node: labels, rows and the cells of figures, in order; what is absent."""

    labels: list[Token] = field(default_factory=list)
    rows: list[_FoundRow] = field(default_factory=list)
    cells: list[Passage] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    strangers: list[tuple[Passage, ...]] = field(default_factory=list)
    others: set[int] = field(default_factory=set)
    """The labels of rows that stand there again with fewer or more figures: another table's."""
    line: list[Passage] = field(default_factory=list)
    """All cells of figures, and what is written between them."""


def _gather(form: TableForm, node: Tree[Token], found: _Found) -> None:
    cells: list[Passage] = []
    label: tuple[Passage, ...] = ()
    for child in node.children:
        departure, piece = departed(child)
        if departure is Departure.ABSENT and isinstance(piece, Tree):
            found.absent.append(str(piece.data))
        elif isinstance(piece, Tree) and piece.data == "unplaced":
            found.line += written(piece)
            if any(token.type == UNKNOWN_LABEL for token in tokens_of(piece)):
                found.strangers.append(written(piece))
        elif isinstance(piece, Tree):
            _gather(form, piece, found)
            row = found.rows[-1]
            if departure is Departure.EXTRA and row.is_filled and row.label:
                found.strangers.append(row.label)
            if departure is Departure.REPEATED and not _fits(form, row):
                found.others |= set(map(id, tokens_of(piece)))
        elif piece.type == FIGURES:
            cells += passages_of(piece)
            found.line += passages_of(piece)
        else:
            label = passages_of(piece)
            found.labels.append(piece)
    found.cells += cells
    is_filled = any(cell.text for cell in cells)
    found.rows.append(_FoundRow(str(node.data), label, cells, is_filled))


def _fits(form: TableForm, row: _FoundRow) -> bool:
    """Say whether a row has as many figures as the form wants, or none."""
    own = form.by_name.get(row.name)
    return own is None or not row.is_filled or len(row.cells) == len(own.columns)


def _stacked(form: TableForm, found: _Found, order: Order, repeats: list[Repeat]) -> dict[str, Row]:
    """Read rows that stand below each other; of a row that is repeated, the first with figures.

    One that is as full and says something else is noted among `repeats`.
    """
    rows: dict[str, Row] = {}
    known = [(of, row) for of in found.rows if (row := form.by_name.get(of.name))]
    rows_of_cells = [(of.cells, len(row.columns)) for of, row in known]
    spare = figures.spare_cells(rows_of_cells)
    lost_blanks = figures.have_lost_blanks(rows_of_cells)
    for (name, label, cells, _), row in known:
        count = len(row.columns)
        chosen = figures.align(cells, count, spare.get((len(cells), count)))
        if lost_blanks and chosen and not chosen[-1].text:
            chosen = None
        read = _row(form, row, order.get(row.columns, row.columns), label, cells, chosen)
        if name not in rows or rows[name].is_blank:
            rows[name] = read
        elif _says_otherwise(read, rows[name]):
            repeats.append(Repeat(read, rows[name]))
    return {of.label.name: rows[of.label.name] for of in form.rows if of.label.name in rows}


def _says_otherwise(again: Row, first: Row) -> bool:
    """Say whether a row, all of it read, has other numbers than where it stood first."""
    numbers = [(figure.value, first.figures[name].value) for name, figure in again.figures.items()]
    return all(None not in pair for pair in numbers) and any(a != b for a, b in numbers)


def _side_by_side(form: TableForm, found: _Found, order: Order) -> dict[str, Row]:
    """Read rows whose figures all stand on one line, in the form's order.

    Where an office has a list of its own beside, the line is the one that is as long as the form's.
    """
    total = sum(len(row.columns) for row in form.rows)
    lines = (found.cells, *(of.cells for of in found.rows), found.line)
    chosen = next((of for line in lines if (of := figures.align(line, total))), None)
    if chosen is not None and any(cell in chosen for said in found.strangers for cell in said):
        found.strangers.clear()  # A word stands where a figure should: it is no label.
    labels = {token.type: passages_of(token) for token in reversed(found.labels)}
    rows: dict[str, Row] = {}
    start = 0
    for row in form.rows:
        name, count = row.label.name, len(row.columns)
        own = chosen[start : start + count] if chosen else None
        start += count
        if label := labels.get(row.label.token) or tuple(found.cells[:1]):
            rows[name] = _row(
                form, row, order.get(row.columns, row.columns), label, found.cells, own
            )
    return rows


def _row(
    form: TableForm,
    row: RowForm,
    columns: Sequence[ColumnForm],
    label: tuple[Passage, ...],
    cells: Sequence[Passage],
    chosen: Sequence[Passage] | None,
) -> Row:
    place = f"{form.title} · {row.place}"
    kind = ROWS.get((form.name, row.label.name), Row)
    if chosen is not None:
        by_column = {
            column.label.name: figures.read(CellForm(form.title, row, column), cell)
            for column, cell in zip(columns, chosen, strict=True)
        }
        by_column = {column.label.name: by_column[column.label.name] for column in row.columns}
        return kind(row, place, label, by_column, None)
    said = sum(bool(cell.text) for cell in cells)
    state = State.ABSENT if said else State.BLANK
    by_column = {
        column.label.name: Figure(CellForm(form.title, row, column), label[-1], state)
        for column in row.columns
    }
    return kind(row, place, label, by_column, said or None)
