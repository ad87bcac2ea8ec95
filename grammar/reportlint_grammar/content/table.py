"""One of the form's three tables as found: rows and figures by name, and every label as written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from reportlint.model.document import Passage, Span
from reportlint.model.place import Place
from reportlint_grammar.content.prose import Unplaced, stretch
from reportlint_grammar.figures import equations
from reportlint_grammar.figures.equations import Broken, Equation
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.edition import Label, RowForm, TableForm
from reportlint_grammar.parsing.columns import FEWEST_SHORT


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a table: its label as written and its figures by their columns.

    `written` is how many figures stand in it where they are too many or too few to be told apart.
    """

    form: RowForm
    place: Place
    label: tuple[Passage, ...]
    figures: Mapping[str, Figure]
    written: int | None

    @property
    def span(self) -> Span:
        """The label's stretch of the source."""
        return stretch(self.label)

    @property
    def is_blank(self) -> bool:
        """Whether no figure at all stands in it."""
        return all(figure.state is State.BLANK for figure in self.figures.values())


@dataclass(slots=True)
class WrittenLabel:
    """A label of a table as written: of a row, a column, a group or the head.

    One that `is_misnamed` says something else than the form's; numbers, notes and punctuation do not
    count.
    """

    form: Label
    passages: tuple[Passage, ...]
    place: Place
    is_misnamed: bool

    @property
    def text(self) -> str:
        """What it says, without the spaces in it."""
        return "".join("".join(passage.text for passage in self.passages).split())

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return stretch(self.passages)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row that stands in its table already, with other figures: what is said here and there."""

    row: Row
    first: Row

    @property
    def span(self) -> Span:
        """The label's stretch of the source, where the row stands again."""
        return self.row.span

    @property
    def place(self) -> Place:
        """That of the row."""
        return self.row.place


KindOfRow = TypeVar("KindOfRow", bound=Row)


@dataclass(frozen=True, eq=False)
class Table:
    """A table of the form: the rows that were found, by name.

    `missing` are the rows of the form that are not there; `strangers` are rows that another edition of
    the form has, but not this table's; `repeats` are rows that stand there once more with other figures.
    `span` is where it begins. Of one whose cells `run_together` nothing is told but the figures that
    stand alone.
    """

    form: TableForm
    rows: Mapping[str, Row]
    labels: Sequence[WrittenLabel]
    missing: Sequence[RowForm]
    strangers: Sequence[Unplaced]
    repeats: Sequence[Repeat]
    span: Span
    run_together: bool = False

    @property
    def place(self) -> Place:
        """What it is known by."""
        return self.form.place

    def row(self, name: str, kind: type[KindOfRow]) -> KindOfRow | None:
        """Give a row by its name; None where it is not there."""
        row = self.rows.get(name)
        return row if isinstance(row, kind) else None

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure, row by row."""
        for row in self.rows.values():
            yield from row.figures.values()

    @property
    def short_rows(self) -> Sequence[Row]:
        """The rows in which fewer figures are written than they have columns; none on one line."""
        if self.form.side_by_side:
            return []
        return [
            row
            for row in self.rows.values()
            if row.written is not None and row.written < len(row.form.columns)
        ]

    @property
    def has_lost_cells(self) -> bool:
        """Whether blank cells were lost on the way: no clerk leaves so many rows short by oversight."""
        return len(self.short_rows) >= FEWEST_SHORT

    @cached_property
    def broken_equations(self) -> Sequence[Broken]:
        """The equations that do not hold, in the form's order."""
        return [broken for equation in self.equations if (broken := equations.judge(equation))]

    @property
    def equations(self) -> Iterator[Equation]:
        """Every equation of the form, over the rows or columns that are there."""
        return self._equations(self.rows)

    def _equations(self, rows: Mapping[str, Row]) -> Iterator[Equation]:
        return equations.owed(self.form, {name: row.figures for name, row in rows.items()})

    @cached_property
    def mistaken_repeat(self) -> Repeat | None:
        """The row that stands twice and is behind all that does not add up: as it is again, all does."""
        for repeat in self.repeats if self.broken_equations else ():
            rows = {**self.rows, repeat.row.form.label.name: repeat.row}
            if not any(map(equations.judge, self._equations(rows))):
                return repeat
        return None


KindOfTable = TypeVar("KindOfTable", bound=Table)


class Tables(ABC):
    """What has tables of the form."""

    @property
    @abstractmethod
    def tables(self) -> Mapping[str, Table]:
        """The form's tables that are there, by name."""

    def table(self, name: str, kind: type[KindOfTable]) -> KindOfTable | None:
        """Give a table by its name; None where it is not there."""
        table = self.tables.get(name)
        return table if isinstance(table, kind) else None
