"""In which order a table has its columns where it is not the form's: its head says so, and its sums hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlint.model.document import Passage
from reportlint_grammar.figures import equations, figure
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.form.edition import ColumnForm, RowForm, TableForm

Columns = tuple[ColumnForm, ...]
Order = Mapping[Columns, Columns]
"""The columns of each part of a table as the form has them, and as they stand there."""


def is_the_forms(form: TableForm, tokens: Sequence[str]) -> bool:
    """Say whether a table's labels name its columns in no other order than the form's."""
    return not _headed(form, tokens)


def standing(
    form: TableForm, tokens: Sequence[str], rows: Sequence[tuple[RowForm, Sequence[Passage]]]
) -> Order:
    """Give the order in which a table's columns stand, by its labels and the cells of its rows.

    It is the one that its head has, unless more sums are broken in that than in the form's.
    """
    order = _headed(form, tokens)
    return order if order and _broken(form, rows, order) <= _broken(form, rows, {}) else {}


def as_the_form(row: RowForm, cells: Sequence[Passage], order: Order) -> Sequence[Passage]:
    """Give a row's cells, which stand in an order, in the form's."""
    if row.columns not in order:
        return cells
    by_column = dict(zip(order[row.columns], cells, strict=True))
    return [by_column[column] for column in row.columns]


def _broken(
    form: TableForm, rows: Sequence[tuple[RowForm, Sequence[Passage]]], order: Order
) -> int:
    """Say how many sums are broken if the columns stand in an order."""
    read: dict[str, Mapping[str, Figure]] = {}
    for row, cells in rows:
        if row.label.name not in read and any(cell.text for cell in cells):
            read[row.label.name] = figure.of_row(form, row, as_the_form(row, cells, order))
    return sum(equations.judge(equation) is not None for equation in equations.owed(form, read))


def _headed(form: TableForm, tokens: Sequence[str]) -> Order:
    """Give the parts of a table whose columns its labels name in another order than the form's.

    Only a head that names every column of a part tells; one that stands over several is in their place.
    """
    if form.side_by_side:
        return _side_by_side(form, tokens)
    order: dict[Columns, Columns] = {}
    for columns in dict.fromkeys(row.columns for row in form.rows):
        named = _named(form, columns, tokens)
        if len(named) == len(columns) > 1 and named != columns:
            order[columns] = named
    return order


def _named(form: TableForm, columns: Columns, tokens: Sequence[str]) -> Columns:
    """Give columns in the order in which they are named, each the first time."""
    by_token = {column.label.token: column for column in columns}
    heads = {head.token: form.spans[head.name] for head in form.heads if head.name in form.spans}
    named: list[ColumnForm] = []
    below: list[ColumnForm] = []
    place: int | None = None
    spanned: Sequence[str] = ()
    for token in dict.fromkeys(tokens):
        if token in heads and place is None:
            place, spanned = len(named), heads[token]
        elif column := by_token.get(token):
            (below if column.label.name in spanned else named).append(column)
    return (*named[:place], *below, *named[place:]) if place is not None else tuple(named)


def _side_by_side(form: TableForm, tokens: Sequence[str]) -> Order:
    """Give the order that the columns have in every row, where each row names all of them."""
    columns = form.rows[0].columns
    by_token = {column.label.token: column for column in columns}
    named = [by_token[token] for token in tokens if token in by_token]
    size = len(columns)
    parts = {tuple(named[at : at + size]) for at in range(0, len(named), size)}
    if len(named) != size * len(form.rows) or len(parts) != 1:
        return {}
    (part,) = parts
    return {columns: part} if part != columns and set(part) == set(columns) else {}
