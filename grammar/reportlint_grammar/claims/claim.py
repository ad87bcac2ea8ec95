"""What a report claims in words: of what, how much, whose and of which year."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Span
from reportlint_grammar.content.prose import Prose, Section
from reportlint_grammar.content.table import Table
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.form.edition import Kind, TableForm


class Subject(enum.Enum):
    """What of the information-processing fee a claim is of."""

    FEE = enum.auto()
    """The fee altogether: whether any was charged."""

    NOTICES = enum.auto()
    """The notices to pay that were sent."""

    REQUESTS = enum.auto()
    """The requests that were charged."""

    ASKED = enum.auto()
    """The sum that notices asked for, in yuan."""

    RECEIVED = enum.auto()
    """The sum that was received, in yuan."""

    COSTS = enum.auto()
    """What copies and postage cost, which is no fee for information."""


class Cell(NamedTuple):
    """A figure of a table by its row and column, or those of a group of rows, or of columns under a head."""

    row: str
    column: str

    def found(self, table: Table) -> Sequence[Figure]:
        """Give its figures; none if one of them is not there."""
        rows, columns = table.form.rows_of(self.row), table.form.columns_of(self.column)
        found = [
            table.rows[row.label.name].figures.get(column)
            for row in rows
            for column in columns
            if row.label.name in table.rows
        ]
        is_whole = len(found) == len(rows) * len(columns)
        return [figure for figure in found if figure] if is_whole and all(found) else []

    def counted(self, table: Table) -> Sequence[Figure]:
        """Give the figures that are counted in it: of a total, all those of its rows."""
        if self.column != TOTAL:
            return self.found(table)
        return [
            figure
            for row in table.form.rows_of(self.row)
            for figure in table.rows[row.label.name].figures.values()
        ]

    def words(self, form: TableForm) -> Bilingual:
        """Say what a person calls it; a total has but the name of its row."""
        labels = {label.name: label.words for label in form.labels()}
        labels |= {row.label.name: row.words for row in form.rows}
        parts = [labels[self.row]]
        if self.column != TOTAL:
            parts.append(labels[self.column])
        return Bilingual(
            " · ".join(part.zh for part in parts), " · ".join(part.en for part in parts)
        )


TOTAL = "total"
"""The column that is meant where none is named."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one table. Any of the `sums` may be what a claim is of, the likeliest stands first."""

    table: str
    sums: tuple[tuple[Cell, ...], ...]

    def words(self, form: TableForm) -> Bilingual:
        """Say what a person calls them: 表三 · 一、… 或 一、…＋二、…."""
        sums = [[cell.words(form) for cell in cells] for cells in self.sums]
        return Bilingual(
            f"{form.title} · " + " 或 ".join("＋".join(one.zh for one in cells) for cells in sums),
            f"{form.title} · " + " or ".join(" + ".join(one.en for one in cells) for cells in sums),
        )

    @property
    def likeliest(self) -> Figures:
        """The sum that is meant first of all."""
        return Figures(self.table, self.sums[:1])

    def found(self, tables: Mapping[str, Table]) -> Sequence[Sequence[Figure]]:
        """Give the figures of each sum; nothing if one is not there, or stands there twice."""
        table = tables.get(self.table)
        if table is None:
            return []
        found = [[figure for cell in cells for figure in cell.found(table)] for cells in self.sums]
        repeated = {repeat.row.form.label.name for repeat in table.repeats}
        named = {figure.form.row.label.name for figures in found for figure in figures}
        return found if all(found) and not named & repeated else []

    def counted(self, table: Table) -> Iterator[Figure]:
        """Give all figures that are counted in any of the sums, which must be found."""
        for cell in chain.from_iterable(self.sums):
            yield from cell.counted(table)

    def is_money(self, form: TableForm) -> bool:
        """Whether they are amounts, in 万元, and no counts."""
        columns = {cell.column for cells in self.sums for cell in cells}
        return any(
            column.kind is Kind.AMOUNT and column.label.name in columns for column in form.columns
        )


class Bound(enum.Enum):
    """How a number is meant; NONE is not written as a number: 未收到."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    ABOUT = "about"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much there was."""

    number: Decimal
    bound: Bound = Bound.EXACTLY

    def __str__(self) -> str:
        return f"{self.number.normalize():,f}"


NONE = Quantity(Decimal(0), Bound.NONE)


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim, and where it stands.

    One without a quantity names its subject and tells nothing of the year: a heading, a promise, the
    tariff. `named` is the paragraph that names the subject: the one before, if that of the claim does
    not. `whose` is empty for the office that reports, `year` is None for the year reported on; one of
    `several_years` is of more than that.
    """

    subject: Subject | Figures
    quantity: Quantity | None
    whose: str
    year: int | None
    prose: Prose
    named: Prose
    section: Section
    first: int
    last: int
    several_years: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is of the office that reports, and of the year reported on."""
        return not self.whose and self.year is None and not self.several_years

    @property
    def span(self) -> Span:
        """The place of its words."""
        return self.prose.at(self.first, self.last)

    @property
    def is_none(self) -> bool:
        """Whether it says that there was none."""
        return self.quantity is not None and not self.quantity.number
