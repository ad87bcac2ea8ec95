"""How the form draws its tables: heads, groups, labels and figures, as cells that span rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import lcm

from reportlint.messages.languages import Bilingual
from reportlint.model.layout import Layout, LayoutCell
from reportlint_grammar.form.edition import (
    CellForm,
    Edition,
    Label,
    RowForm,
    SectionForm,
    TableForm,
    spoken,
)

Cells = list[LayoutCell]


def layout(name: str, edition: Edition, table: TableForm) -> Layout:
    """Draw a table as an edition has it."""
    (section,) = (section for section in edition.sections if section.table == table.name)
    drawing = _OneLine(table) if table.side_by_side else _Stacked(table)
    rows = tuple(tuple(row) for row in drawing.rows())
    return Layout(name, _title(section, edition), rows, str(edition.year))


def _title(section: SectionForm, edition: Edition) -> Bilingual:
    if not edition.is_replaced:
        return Bilingual(section.title, section.words.en)
    return Bilingual(
        f"{section.title}（{edition.year}年格式）",
        f"{section.words.en}, form of {edition.year}",
    )


class _Drawing:
    """A table in the making."""

    def __init__(self, table: TableForm) -> None:
        self._table = table

    def _head(self, label: Label, rows: int = 1, columns: int = 1) -> LayoutCell:
        words = Bilingual(label.official, spoken(label.name))
        return LayoutCell(words, self._table.place_of_label(label), rows=rows, columns=columns)

    def _figures(self, row: RowForm, width: int = 1) -> Iterator[LayoutCell]:
        for column in row.columns:
            cell = CellForm(self._table.name, row, column)
            words = self._table.words_within(*cell.place.parts[2:])
            yield LayoutCell(words, cell.place, cell.fact, columns=width)


class _OneLine(_Drawing):
    """A table whose rows stand beside each other, their figures on one line, as in table four.

    Rows below a head stand a step lower than those without; the columns of these reach down to theirs.
    """

    def rows(self) -> Iterator[Cells]:
        table = self._table
        head_of = {row: head for head in table.heads for row in table.above.get(head.name, ())}
        first: Cells = []
        second: Cells = []
        third: Cells = []
        for head, rows in groupby(table.rows, lambda row: head_of.get(row.label.name)):
            below = [*rows]
            if head is None:
                height = 2 if head_of else 1
                first += [self._label(row) for row in below]
                second += [cell for row in below for cell in self._columns(row, height)]
            else:
                first.append(self._head(head, columns=sum(len(row.columns) for row in below)))
                second += [self._label(row) for row in below]
                third += [cell for row in below for cell in self._columns(row)]
        yield from filter(None, (first, second, third))
        yield [cell for row in table.rows for cell in self._figures(row)]

    def _label(self, row: RowForm) -> LayoutCell:
        cell = self._head(row.label, columns=len(row.columns))
        return cell._replace(place=self._table.place_of(row))

    def _columns(self, row: RowForm, height: int = 1) -> Iterator[LayoutCell]:
        return (self._head(column.label, height) for column in row.columns)


class _Stacked(_Drawing):
    """A table whose rows stand below each other, their labels on the left, groups left of these.

    Where heads stand over some of the rows, each such part has its own columns below its head, as in
    table two; the widest decides how many there are, and those of the others share them evenly.
    """

    def __init__(self, table: TableForm) -> None:
        super().__init__(table)
        self._depth = 1 + max(len(row.groups) for row in table.rows)
        self._width = lcm(*(len(row.columns) for row in table.rows))

    def rows(self) -> Iterator[Cells]:
        table = self._table
        head_of = {row: head for head in table.heads for row in table.above.get(head.name, ())}
        for head, rows in groupby(table.rows, lambda row: head_of.get(row.label.name)):
            part = [*rows]
            if head is not None:
                yield [self._head(head, columns=self._depth + self._width)]
            yield from self._heads(part[0])
            yield from self._labelled(part)

    def _heads(self, row: RowForm) -> Iterator[Cells]:
        """Give the rows of heads over a part: over all columns, over each, over each of a span."""
        table = self._table
        width = self._width // len(row.columns)
        over_all = [
            head
            for head in table.heads
            if head.name not in {*table.spans, *table.above, table.corner}
        ]
        span_of = {
            column: head for head in table.heads for column in table.spans.get(head.name, ())
        }
        single: Cells = []
        spanned: Cells = []
        is_spanned = any(column.label.name in span_of for column in row.columns)
        for head, columns in groupby(row.columns, lambda column: span_of.get(column.label.name)):
            below = [*columns]
            if head is None:
                rows = 2 if is_spanned else 1
                single += [self._head(column.label, rows, width) for column in below]
            else:
                single.append(self._head(head, columns=width * len(below)))
                spanned += [self._head(column.label, columns=width) for column in below]
        lines = [[self._head(head, columns=self._width)] for head in over_all]
        lines += [line for line in (single, spanned) if line]
        for corner in table.heads:
            if corner.name == table.corner:
                lines[0].insert(0, self._head(corner, len(lines), self._depth))
        yield from lines

    def _labelled(self, rows: Sequence[RowForm]) -> Iterator[Cells]:
        """Give rows of figures with their labels; a group stands before the first of its rows."""
        seen: set[Label] = set()
        for row in rows:
            cells: Cells = []
            for group in row.groups:
                if group not in seen:
                    seen.add(group)
                    cells.append(self._head(group, sum(group in each.groups for each in rows)))
            label = self._head(row.label, columns=self._depth - len(row.groups))
            cells.append(label._replace(place=self._table.place_of(row)))
            yield [*cells, *self._figures(row, self._width // len(row.columns))]
