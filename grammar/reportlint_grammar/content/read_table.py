"""From a table's node in the tree to the table: its rows and figures by name, and every label as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lark import Token, Tree

from reportlint.model.document import Passage
from reportlint_grammar.content.prose import Unplaced, stretch
from reportlint_grammar.content.table import Repeat, Row, Table, WrittenLabel
from reportlint_grammar.content.typed_tables import ROWS, TABLES
from reportlint_grammar.figures import figure
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.edition import RowForm, TableForm
from reportlint_grammar.syntax.departures import UNKNOWN_ROW, UNPLACED, Departure, departed
from reportlint_grammar.syntax.terminals import FIGURES, passages_of, tokens_of, written

_FEW_OF = 4
"""Fewer than one row in so many is repeated by mistake."""


def read(form: TableForm, node: Tree[Token]) -> Table:
    """Make a table of its node in the tree, of the edition of which the parser found it to be."""
    found = _Found()
    _gather(node, found)
    repeats: list[Repeat] = []
    rows = _side_by_side(form, found) if form.side_by_side else _stacked(form, found, repeats)
    labels = [
        WrittenLabel(label, passages_of(token), form.place_of_label(label), is_misnamed)
        for token, is_misnamed in found.labels
        if (label := form.by_token.get(token.type))
    ]
    strangers = [Unplaced(passages, form.place) for passages in found.strangers]
    missing = [form.by_name[name] for name in found.absent]
    first = passages_of(next(tokens_of(node)))
    kind = TABLES.get(form.name, Table)
    if any(said.is_run_together for said in found.rows):
        return kind(form, rows, (), (), (), (), stretch(first), run_together=True)
    return kind(form, rows, labels, missing, strangers, _slips(repeats, form), stretch(first))


def _slips(repeats: Sequence[Repeat], form: TableForm) -> Sequence[Repeat]:
    """Give the rows that stand twice by mistake: many of them are another year's, put beside."""
    return repeats if len(repeats) * _FEW_OF < len(form.rows) else ()


class _FoundRow(NamedTuple):
    """A row in the tree: its label, its figures, and how these depart from the form."""

    name: str
    label: tuple[Passage, ...]
    cells: tuple[Passage, ...]
    departures: Sequence[Departure]

    @property
    def is_told_apart(self) -> bool:
        """Whether its figures are one a column."""
        return Departure.MISFIT not in self.departures and not self.is_run_together

    @property
    def is_run_together(self) -> bool:
        return Departure.RUN_TOGETHER in self.departures

    @property
    def written(self) -> int:
        return sum(bool(cell.text) for cell in self.cells)


@dataclass(slots=True)
class _Found:
    """What stands in a table's node: labels and rows, in order; what is absent, what is not the form's."""

    labels: list[tuple[Token, bool]] = field(default_factory=list)
    rows: list[_FoundRow] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    strangers: list[tuple[Passage, ...]] = field(default_factory=list)


def _gather(node: Tree[Token], found: _Found) -> None:
    label: tuple[Passage, ...] = ()
    cells: tuple[Passage, ...] = ()
    of_figures: Sequence[Departure] = ()
    for child in node.children:
        departures, piece = departed(child) if isinstance(child, Tree) else ((), child)
        if isinstance(piece, Token):
            if piece.type == FIGURES:
                cells = passages_of(piece)
                of_figures = departures
            else:
                label = passages_of(piece)
                found.labels.append((piece, Departure.MISNAMED in departures))
        elif Departure.ABSENT in departures:
            found.absent.append(piece.data)
        elif piece.data == UNKNOWN_ROW:
            found.strangers.append(written(piece))
        elif piece.data != UNPLACED:
            _gather(piece, found)
            below = found.rows[-1]
            if Departure.EXTRA in departures and below.written and below.label:
                found.strangers.append(below.label)
    found.rows.append(_FoundRow(node.data, label, cells, of_figures))


def _stacked(form: TableForm, found: _Found, repeats: list[Repeat]) -> dict[str, Row]:
    """Read rows that stand below each other; of a row that is repeated, the first with figures.

    One that is as full and says something else is noted among `repeats`.
    """
    rows: dict[str, Row] = {}
    for said in found.rows:
        row = form.by_name.get(said.name)
        if row is None:
            continue
        read = _row(form, row, said)
        if said.name not in rows or rows[said.name].is_blank:
            rows[said.name] = read
        elif _says_otherwise(read, rows[said.name]):
            repeats.append(Repeat(read, rows[said.name]))
    return {row.label.name: rows[row.label.name] for row in form.rows if row.label.name in rows}


def _says_otherwise(again: Row, first: Row) -> bool:
    """Say whether a row, all of it read, has other numbers than where it stood first."""
    numbers = [(figure.value, first.figures[name].value) for name, figure in again.figures.items()]
    return all(None not in pair for pair in numbers) and any(a != b for a, b in numbers)


def _side_by_side(form: TableForm, found: _Found) -> dict[str, Row]:
    """Read rows whose figures all stand on one line, in the form's order."""
    line = found.rows[-1]
    labels = {token.type: passages_of(token) for token, _ in reversed(found.labels)}
    rows: dict[str, Row] = {}
    start = 0
    for row in form.rows:
        name, count = row.label.name, len(row.columns)
        own = line.cells[start : start + count] if line.is_told_apart else line.cells
        start += count
        if label := labels.get(row.label.token) or line.cells[:1]:
            rows[name] = _row(form, row, _FoundRow(name, label, own, line.departures))
    return rows


def _row(form: TableForm, row: RowForm, said: _FoundRow) -> Row:
    place = form.place_of(row)
    kind = ROWS.get((form.name, row.label.name), Row)
    if said.cells and said.is_told_apart:
        by_column = figure.of_row(form, row, said.cells)
        return kind(row, place, said.label, by_column, None)
    state = State.BLANK if said.is_told_apart else State.ABSENT
    by_column = {
        column: Figure(cell, said.label[-1], state)
        for column, cell in form.cells[row.label.name].items()
    }
    return kind(
        row, place, said.label, by_column, None if said.is_run_together else said.written or None
    )
