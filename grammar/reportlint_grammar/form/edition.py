"""What a form is made of: sections, tables, rows, columns, sums. `facts.py` reads those of `editions/`."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportlint.messages.languages import Bilingual
from reportlint.model.place import Place
from reportlint_grammar.form.wording import numeral

HEADING = "_HEADING"
"""How the terminals of the sections' headings end."""

SECTION, TABLE = "section", "table"
"""With these the places of the form begin."""
_ROW, _COLUMN, _LABEL = "row", "column", "label"


def spoken(name: str) -> str:
    """Give a name as it is said in English."""
    return name.replace("_", " ")


def _joined(above: Bilingual, below: Bilingual) -> Bilingual:
    """Give what a person calls what is below something else."""
    return Bilingual(f"{above.zh} · {below.zh}", f"{above.en} · {below.en}")


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """An official wording and what else is written for it.

    `name` is what rules call it, and `short` what a person does. Of the variants the `harmless` say
    neither more nor less.
    """

    name: str
    token: str
    official: str
    variants: tuple[str, ...]
    short: str
    harmless: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The official wording, then the others."""
        return (self.official, *self.harmless, *self.variants)

    @property
    def words(self) -> Bilingual:
        """What a person calls it."""
        return Bilingual(self.short, spoken(self.name))


@dataclass(frozen=True, slots=True, eq=False)
class AspectForm:
    """What a section of words covers, by its official name.

    `variants` are other names of it, and `signs` words which, all together in a sub-heading, give it
    away.
    """

    name: str
    official: str
    variants: tuple[str, ...]
    signs: tuple[tuple[str, ...], ...]

    def is_of(self, subheading: str) -> bool:
        """Say whether a sub-heading is of it."""
        return any(all(word in subheading for word in words) for words in self.signs)

    def is_named_in(self, text: str) -> bool:
        """Say whether a text names it."""
        return any(name in text for name in (self.official, *self.variants))


@dataclass(frozen=True, slots=True, eq=False)
class SectionForm:
    """A section. `table` names the table that it owes; one that `reports_fee` owes a word on the fee.

    `signs` are words which, all together in a numbered heading, give it away whatever the wording;
    `aspects` are what it covers, where the form says so.
    """

    name: str
    number: int
    heading: Label
    signs: tuple[tuple[str, ...], ...]
    table: str | None
    reports_fee: bool
    aspects: tuple[AspectForm, ...] = ()

    @property
    def numeral(self) -> str:
        """Its number as the form prints it: 一."""
        return numeral(self.number)

    @property
    def title(self) -> str:
        """The heading as the form prints it: 一、总体情况."""
        return f"{self.numeral}、{self.heading.official}"

    @property
    def place(self) -> Place:
        """What it is known by."""
        return Place((SECTION, self.name))

    @property
    def words(self) -> Bilingual:
        """What a person calls it."""
        return Bilingual(self.title, f"section {self.number} ({spoken(self.name)})")


class Kind(enum.Enum):
    """What a figure may be: a count is whole, an amount fractional; only a change is negative."""

    COUNT = "count"
    AMOUNT = "amount"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, eq=False)
class ColumnForm:
    """A column of figures: counts, amounts in 万元, or changes."""

    label: Label
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class RowForm:
    """A row of figures, its columns, and the group labels above it, outermost first."""

    label: Label
    columns: tuple[ColumnForm, ...]
    groups: tuple[Label, ...] = ()

    @property
    def words(self) -> Bilingual:
        """What a person calls the row: 行政许可, （三）不予公开 4.保护第三方合法权益."""
        labels = (*self.groups[1:], self.label)
        return Bilingual(
            " ".join(label.short for label in labels),
            ": ".join(spoken(label.name) for label in labels),
        )


@dataclass(frozen=True, eq=False)
class CellForm:
    """A cell of the form that a figure is owed in; `table` is its table's name."""

    table: str
    row: RowForm
    column: ColumnForm

    @cached_property
    def place(self) -> Place:
        """What it is known by."""
        row, column = self.row.label.name, self.column.label.name
        return Place((TABLE, self.table, _ROW, row, _COLUMN, column))

    @cached_property
    def fact(self) -> str:
        """The name by which its figure is a fact."""
        return f"{self.table}.{self.row.label.name}.{self.column.label.name}"


@dataclass(frozen=True, slots=True, eq=False)
class EquationForm:
    """A sum the form owes, in the names of rows (over every column) or of columns (in every row).

    Terms carry a sign; `relation` is `=` or `>=`; `at` is the term a finding points at; `rows` limits
    it to some rows of the table. `surplus` is a number that the side without `at` has besides: no sum of
    the form has one, those that others demand may.
    """

    rule: str
    every: str
    left: tuple[tuple[int, str], ...]
    relation: str
    right: tuple[tuple[int, str], ...]
    at: str
    rows: tuple[str, ...] | None = None
    surplus: int | Decimal = 0

    @property
    def is_at_right(self) -> bool:
        """Whether the term that a finding points at is on the right side."""
        return any(name == self.at for _, name in self.right)


@dataclass(frozen=True, eq=False)
class TableForm:
    """A table of the form. One that is `side_by_side` has all its rows' figures on one line.

    `spans` are the heads that stand over some of its columns, with these, and `above` those over some
    of its rows; `corner` names the one over its labels. Any other stands over all columns.
    """

    name: str
    title: str
    heads: tuple[Label, ...]
    groups: tuple[Label, ...]
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...]
    spans: Mapping[str, tuple[str, ...]]
    above: Mapping[str, tuple[str, ...]]
    corner: str | None
    equations: tuple[EquationForm, ...]
    side_by_side: bool

    @cached_property
    def place(self) -> Place:
        """What it is known by."""
        return Place((TABLE, self.name))

    def place_of(self, row: RowForm) -> Place:
        """Give what a row is known by."""
        return self._places[_ROW, row.label.name]

    def place_of_label(self, label: Label) -> Place:
        """Give what a label is known by."""
        return self._places[_LABEL, label.name]

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Place]:
        named = [(_ROW, row.label.name) for row in self.rows]
        named += [(_LABEL, label.name) for label in self.labels()]
        return {names: self.place.below(*names) for names in named}

    @property
    def words(self) -> Bilingual:
        """What a person calls it."""
        return Bilingual(self.title, f"{self.title} ({spoken(self.name)})")

    def words_within(self, *parts: str) -> Bilingual:
        """Say what a person calls a place within it: 表二 · 行政许可 · 本年处理决定数量.

        What is no row and no cell of its is called as the table is.
        """
        return self._words_within.get(parts) or self.words

    @cached_property
    def _words_within(self) -> Mapping[tuple[str, ...], Bilingual]:
        """What a person calls its rows and its cells."""
        words: dict[tuple[str, ...], Bilingual] = {}
        for row in self.rows:
            named = words[_ROW, row.label.name] = _joined(self.words, row.words)
            for column in row.columns:
                place = (_ROW, row.label.name, _COLUMN, column.label.name)
                words[place] = _joined(named, column.label.words)
        return words

    @cached_property
    def words_of_cells(self) -> Mapping[CellForm, Bilingual]:
        """What a person calls its cells."""
        return {
            cell: self.words_within(_ROW, row, _COLUMN, column)
            for row, cells in self.cells.items()
            for column, cell in cells.items()
        }

    @cached_property
    def by_name(self) -> Mapping[str, RowForm]:
        """The rows by their names."""
        return {row.label.name: row for row in self.rows}

    @cached_property
    def cells(self) -> Mapping[str, Mapping[str, CellForm]]:
        """The cells by the names of their row and of their column."""
        return {
            row.label.name: {
                column.label.name: CellForm(self.name, row, column) for column in row.columns
            }
            for row in self.rows
        }

    @cached_property
    def by_token(self) -> Mapping[str, Label]:
        """The labels by their terminals."""
        return {label.token: label for label in self.labels()}

    def rows_of(self, name: str) -> Sequence[RowForm]:
        """Give the row of a name, or the rows of a group."""
        if name in self.by_name:
            return [self.by_name[name]]
        return [row for row in self.rows if any(group.name == name for group in row.groups)]

    def columns_of(self, name: str) -> Sequence[str]:
        """Give the names of the columns under a head, or that of the column itself."""
        known = [column.label.name for column in self.columns]
        return self.spans.get(name, [name] if name in known else [])

    def labels(self) -> Iterator[Label]:
        """Every label the table prints."""
        yield from self.heads
        yield from self.groups
        yield from (column.label for column in self.columns)
        yield from (row.label for row in self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The form as one notice fixed it; `year` is the notice's.

    `telling_first` are its sections too: a heading with the signs of several is of the first of these.
    One that `is_replaced` is no longer in force.
    """

    year: int
    notice: str
    sections: tuple[SectionForm, ...]
    telling_first: tuple[SectionForm, ...]
    tables: Mapping[str, TableForm]
    is_replaced: bool

    def section(self, name: str) -> SectionForm:
        """Give a section by its name; raises KeyError."""
        for section in self.sections:
            if section.name == name:
                return section
        raise KeyError(name)
