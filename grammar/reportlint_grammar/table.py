"""One of the form's three tables as found: rows and figures by name, and every label as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lark import Token, Tree

from reportlint.document import Passage, Span
from reportlint_grammar import equations, figures
from reportlint_grammar.culprit import Culprit, culprit
from reportlint_grammar.departures import Departure, departed
from reportlint_grammar.equations import Broken, Equation
from reportlint_grammar.figures import Figure, State
from reportlint_grammar.form import CellForm, Label, RowForm, TableForm
from reportlint_grammar.prose import Unplaced, stretch
from reportlint_grammar.terminals import FIGURES, UNKNOWN_LABEL, FormToken
from reportlint_grammar.wording import key

_FEW_OF = 4
"""Fewer than one row in so many is repeated by mistake."""


class Row:
    """A row of a table: its label as written and its figures, each an attribute by its column.

    `written` is how many figures stand in it where they are too many or too few to be told apart.
    """

    __slots__ = ("figures", "form", "label", "place", "written")

    def __init__(
        self,
        form: RowForm,
        place: str,
        label: tuple[Passage, ...],
        by_column: Mapping[str, Figure],
        written: int | None,
    ) -> None:
        self.form = form
        self.place = place
        self.label = label
        self.figures = by_column
        self.written = written

    def __getattr__(self, column: str) -> Figure:
        try:
            return self.figures[column]
        except KeyError:
            raise AttributeError(column) from None

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
    """A label of a table as written: of a row, a column, a group or the head."""

    form: Label
    passages: tuple[Passage, ...]
    place: str

    @property
    def text(self) -> str:
        """What it says, without the spaces in it."""
        return "".join("".join(passage.text for passage in self.passages).split())

    @property
    def has_official_wording(self) -> bool:
        """Whether it says what the form says; numbers, notes and punctuation do not count."""
        written = "".join([passage.text for passage in self.passages])
        return key(written) == key(self.form.official)

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
    def place(self) -> str:
        """What a person would call the row."""
        return self.row.place


class Table:
    """A table of the form: the rows that were found are its attributes, by name.

    `missing` are the rows of the form that are not there; `strangers` are rows that another edition of
    the form has, but not this table's; `repeats` are rows that stand there once more with other figures.
    `span` is where it begins.
    """

    def __init__(
        self,
        form: TableForm,
        rows: Mapping[str, Row],
        labels: Sequence[WrittenLabel],
        missing: Sequence[RowForm],
        strangers: Sequence[Unplaced],
        repeats: Sequence[Repeat],
        span: Span,
    ) -> None:
        self.form = form
        self.rows = rows
        self.labels = labels
        self.missing = missing
        self.strangers = strangers
        self.repeats = repeats
        self.span = span
        self.place = form.title

    def __getattr__(self, row: str) -> Row:
        try:
            return self.rows[row]
        except KeyError:
            raise AttributeError(row) from None

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
        return len(self.short_rows) >= figures.FEWEST_SHORT

    @cached_property
    def broken_equations(self) -> Sequence[Broken]:
        """The equations that do not hold, in the form's order."""
        return [broken for of in self.equations if (broken := equations.judge(of))]

    @property
    def equations(self) -> Iterator[Equation]:
        """Every equation of the form, over the rows or columns that are there."""
        columns = {
            column.label.name: {
                name: row.figures[column.label.name]
                for name, row in self.rows.items()
                if column.label.name in row.figures
            }
            for column in self.form.columns
        }
        for form in self.form.equations:
            if form.every == "column":
                for figures_of in columns.values():
                    yield Equation(form, figures_of)
            else:
                for name, row in self.rows.items():
                    if form.rows is None or name in form.rows:
                        yield Equation(form, row.figures)

    @cached_property
    def culprit(self) -> Culprit | None:
        """The one figure behind all that does not add up, if there is one."""
        return culprit(self.broken_equations, self.equations)


def table(form: TableForm, node: Tree[Token]) -> Table:
    """Make a table of its node in the tree, of the edition of which the parser found it to be."""
    found = _Found()
    _gather(node, found)
    repeats: list[Repeat] = []
    rows = _side_by_side(form, found) if form.side_by_side else _stacked(form, found, repeats)
    labels = [
        WrittenLabel(label, passages_of(token), form.title)
        for token in found.labels
        if (label := form.by_token.get(token.type))
    ]
    strangers = [Unplaced(passages, form.title) for passages in found.strangers]
    missing = [form.by_name[name] for name in found.absent]
    first = passages_of(next(tokens_of(node)))
    return Table(form, rows, labels, missing, strangers, _slips(repeats, form), stretch(first))


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
    line: list[Passage] = field(default_factory=list)
    """All cells of figures, and what is written between them."""


def _gather(node: Tree[Token], found: _Found) -> None:
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
            _gather(piece, found)
            row = found.rows[-1]
            if departure is Departure.EXTRA and row.is_filled and row.label:
                found.strangers.append(row.label)
        elif piece.type == FIGURES:
            cells += passages_of(piece)
            found.line += passages_of(piece)
        else:
            label = passages_of(piece)
            found.labels.append(piece)
    found.cells += cells
    is_filled = any(cell.text for cell in cells)
    found.rows.append(_FoundRow(str(node.data), label, cells, is_filled))


def written(node: Tree[Token]) -> tuple[Passage, ...]:
    """Give whatever is written in a node."""
    return tuple(
        passage for token in tokens_of(node) for passage in passages_of(token) if passage.text
    )


def tokens_of(node: Tree[Token]) -> Iterator[Token]:
    """Give the tokens of a node, in order."""
    return node.scan_values(lambda value: isinstance(value, Token))


def passages_of(token: Token | Tree[Token]) -> tuple[Passage, ...]:
    """Give the passages that a token was read from."""
    return token.passages if isinstance(token, FormToken) else ()


def _stacked(form: TableForm, found: _Found, repeats: list[Repeat]) -> dict[str, Row]:
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
        read = _row(form, row, label, cells, chosen)
        if name not in rows or rows[name].is_blank:
            rows[name] = read
        elif _says_otherwise(read, rows[name]):
            repeats.append(Repeat(read, rows[name]))
    return {of.label.name: rows[of.label.name] for of in form.rows if of.label.name in rows}


def _says_otherwise(again: Row, first: Row) -> bool:
    """Say whether a row, all of it read, has other numbers than where it stood first."""
    numbers = [(figure.value, first.figures[name].value) for name, figure in again.figures.items()]
    return all(None not in pair for pair in numbers) and any(a != b for a, b in numbers)


def _side_by_side(form: TableForm, found: _Found) -> dict[str, Row]:
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
            rows[name] = _row(form, row, label, found.cells, own)
    return rows


def _row(
    form: TableForm,
    row: RowForm,
    label: tuple[Passage, ...],
    cells: Sequence[Passage],
    chosen: Sequence[Passage] | None,
) -> Row:
    place = f"{form.title} · {row.place}"
    if chosen is not None:
        by_column = {
            column.label.name: figures.read(CellForm(form.title, row, column), cell)
            for column, cell in zip(row.columns, chosen, strict=True)
        }
        return Row(row, place, label, by_column, None)
    written = sum(bool(cell.text) for cell in cells)
    state = State.ABSENT if written else State.BLANK
    by_column = {
        column.label.name: Figure(CellForm(form.title, row, column), label[-1], state)
        for column in row.columns
    }
    return Row(row, place, label, by_column, written or None)
