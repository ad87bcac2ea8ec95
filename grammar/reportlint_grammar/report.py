"""The typed report: the parse tree in the form's own terms, for rules to read.

`report.requests.carried_forward.total` is a figure, with its number, its place and what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lark import Token, Tree

from reportlint.document import Document, Passage, Span, Stain
from reportlint.finding import Placed
from reportlint_grammar import equations, figures, outline
from reportlint_grammar.equations import Broken
from reportlint_grammar.figures import Figure, State
from reportlint_grammar.form import Edition, Label, RowForm, SectionForm, TableForm
from reportlint_grammar.lexer import FormToken
from reportlint_grammar.wording import Enumerator, enumerator, key

_YEAR = re.compile(r"(20\d\d)\s*年")
_PERIOD = re.compile(r"(20\d\d)\s*年\s*1\s*月\s*1\s*日")
_OFFICE = re.compile(r"(.*?)(?:关于)?(?:20\d\d年?度?)?(?:政府)?信息公开")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is no piece of the report itself: where something is missing."""

    span: Span
    place: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of a section; `text` is cleaned, `at` gives the place of a part of it."""

    passage: Passage
    place: str

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return self.passage.span()

    def at(self, first: int, last: int) -> Span:
        """Give the place in the source of `text[first:last]`."""
        return self.passage.span(first, last)


@dataclass(frozen=True, slots=True)
class Subheading(Prose):
    """A numbered paragraph below a section: （一）主动公开, or one that is only set as a heading."""

    number: Enumerator | None


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title, over one line or two."""

    passages: tuple[Passage, ...]
    place: str = "标题"

    @property
    def text(self) -> str:
        """The title without the spaces in it."""
        return re.sub(r"\s", "", "".join(passage.text for passage in self.passages))

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return Span(self.passages[0].span().start, self.passages[-1].span().end)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading as written."""

    passages: tuple[Passage, ...]
    form: SectionForm

    @property
    def text(self) -> str:
        """What it says, number and all."""
        return "".join(passage.text for passage in self.passages).strip()

    @property
    def number(self) -> Enumerator | None:
        """Its number, or None."""
        return enumerator(self.text)

    @property
    def wording(self) -> str:
        """What it says behind its number."""
        number = self.number
        return self.text[len(number.text) :] if number else self.text

    @property
    def has_official_wording(self) -> bool:
        """Whether it says what the form says; punctuation and notes in brackets do not count."""
        return key(self.text) == key(self.form.heading.official)

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return Span(self.passages[0].span().start, self.passages[-1].span().end)

    @property
    def place(self) -> str:
        """The heading as the form prints it."""
        return self.form.title


@dataclass(slots=True)
class Section:
    """A section as written: its heading, its prose in order, and which of the form's tables it has."""

    form: SectionForm
    heading: Heading
    prose: list[Prose] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    has_more: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands under the heading."""
        return not (self.prose or self.tables or self.has_more)

    @property
    def subheadings(self) -> list[Subheading]:
        """Its numbered paragraphs, in order."""
        return [prose for prose in self.prose if isinstance(prose, Subheading)]


class Row:
    """A row of a table: its label as written and its figures, each by its column's name.

    `written` is how many figures stand in it where they are too many or too few to be told apart.
    """

    __slots__ = ("figures", "form", "label", "place", "span", "written")

    def __init__(
        self,
        form: RowForm,
        place: str,
        label: tuple[Passage, ...],
        row_figures: Mapping[str, Figure],
        written: int | None,
    ) -> None:
        self.form = form
        self.place = place
        self.label = label
        self.figures = row_figures
        self.written = written
        self.span = Span(label[0].span().start, label[-1].span().end)

    def __getattr__(self, column: str) -> Figure:
        try:
            return self.figures[column]
        except KeyError:
            raise AttributeError(column) from None

    @property
    def is_blank(self) -> bool:
        """Whether no figure at all stands in it."""
        return all(figure.state is State.BLANK for figure in self.figures.values())


@dataclass(frozen=True, slots=True)
class WrittenLabel:
    """A label of a table, as written: of a row, a column, a group or the head."""

    form: Label
    passages: tuple[Passage, ...]
    place: str

    @property
    def text(self) -> str:
        """What it says, without the spaces in it."""
        return re.sub(r"\s", "", "".join(passage.text for passage in self.passages))

    @property
    def has_official_wording(self) -> bool:
        """Whether it says what the form says; numbers, notes and punctuation do not count."""
        return key(self.text) == key(self.form.official)

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return Span(self.passages[0].span().start, self.passages[-1].span().end)


class Table:
    """One of the form's three tables: the rows that were found, by name, and every label."""

    def __init__(
        self, form: TableForm, rows: Mapping[str, Row], labels: Sequence[WrittenLabel]
    ) -> None:
        self.form = form
        self.rows = rows
        self.labels = labels
        self.span = labels[0].span
        self.place = form.title

    def __getattr__(self, row: str) -> Row:
        try:
            return self.rows[row]
        except KeyError:
            raise AttributeError(row) from None

    @property
    def missing(self) -> list[RowForm]:
        """The rows of the form that are not there."""
        return [row for row in self.form.rows if row.label.name not in self.rows]

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure, row by row."""
        for row in self.rows.values():
            yield from row.figures.values()

    def broken_equations(self, rule: str) -> Iterator[Broken]:
        """Judge the equations that a rule checks and give the broken ones, in the form's order."""
        for form in self.form.equations:
            if form.rule != rule:
                continue
            for terms in self._instances(form.every, form.rows):
                if form.at in terms and (broken := equations.judge(form, terms)):
                    yield broken

    def _instances(self, every: str, rows: Sequence[str] | None) -> Iterator[dict[str, Figure]]:
        if every == "row":
            for name, row in self.rows.items():
                if rows is None or name in rows:
                    yield row.figures
        else:
            for column in self.form.columns:
                name = column.label.name
                yield {
                    of: row.figures[name] for of, row in self.rows.items() if name in row.figures
                }


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Figures in a table whose label the form does not know, or that have none."""

    passages: tuple[Passage, ...]
    place: str
    label: str

    @property
    def span(self) -> Span:
        """Its stretch of the source."""
        return Span(self.passages[0].span().start, self.passages[-1].span().end)


class Report:
    """A report as parsed. Sections stand in the order in which they were written."""

    def __init__(self, tree: Tree[Token], document: Document, edition: Edition) -> None:
        self.edition = edition
        self.stains: Sequence[Stain] = document.stains
        self.title: Title | None = None
        self.front: list[Prose] = []
        self.sections: list[Section] = []
        self.unplaced: list[Unplaced] = []
        self._tree = tree
        self._tables: dict[str, list[Tree[Token]]] = {}
        self._walk(tree)

    # -------------------------------------------------------------- what rules read

    def section(self, name: str) -> Section | None:
        """Give the first section of a name, or None."""
        return next((section for section in self.sections if section.form.name == name), None)

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The form's tables that are there, by name."""
        return {
            name: _table(form, self._tables[name])
            for name, form in self.edition.tables.items()
            if name in self._tables
        }

    @property
    def disclosure(self) -> Table | None:
        """Table two: what was disclosed under 第二十条."""
        return self.tables.get("disclosure")

    @property
    def requests(self) -> Table | None:
        """Table three: requests received and what became of them."""
        return self.tables.get("requests")

    @property
    def review(self) -> Table | None:
        """Table four: reconsideration and litigation."""
        return self.tables.get("review")

    def broken_equations(self, rule: str) -> Iterator[Broken]:
        """Give the broken ones of the equations that a rule checks, over all tables."""
        for table in self.tables.values():
            yield from table.broken_equations(rule)

    @property
    def prose(self) -> Iterator[Prose]:
        """Every paragraph, in order."""
        yield from self.front
        for section in self.sections:
            yield from section.prose

    @cached_property
    def year(self) -> int | None:
        """The year reported on: the title's, else that of the period, else the first named."""
        texts = [self.title.text] if self.title else []
        texts += [prose.text for prose in self.front]
        texts += [prose.text for section in self.sections[:1] for prose in section.prose]
        for text, pattern in [(texts[:1], _YEAR), (texts, _PERIOD), (texts, _YEAR)]:
            for candidate in text:
                if match := pattern.search(candidate):
                    return int(match[1])
        return None

    @property
    def office(self) -> str:
        """The office that reports, by its title; empty if unknown."""
        match = _OFFICE.match(self.title.text) if self.title else None
        return match[1] if match else ""

    @property
    def span(self) -> Span:
        """The beginning of the report, for what is wrong with all of it."""
        if self.title:
            return self.title.span
        if self.front:
            return self.front[0].span
        return self.sections[0].heading.span if self.sections else Span(0, 0)

    @property
    def place(self) -> str:
        """What a person would call the whole."""
        return "全文"

    def spot(self, span: Span) -> Spot:
        """Name the place of a stretch of the source by what stands there."""
        pieces: list[Placed] = [*self.prose, *(section.heading for section in self.sections)]
        if self.title:
            pieces.append(self.title)
        pieces.sort(key=lambda piece: piece.span)
        place = next((of.place for of in pieces if span.start < of.span.end), self.place)
        return Spot(span, place)

    # -------------------------------------------------------------- what the engine asks

    @property
    def identity(self) -> Sequence[str]:
        """The office and the year."""
        return (self.office, str(self.year or ""))

    def tree(self) -> str:
        """Show the parse tree."""
        return outline.show(self._tree)

    # -------------------------------------------------------------- from the tree

    def _walk(self, tree: Tree[Token]) -> None:
        by_name = {section.name: section for section in self.edition.sections}
        for child in tree.children:
            if isinstance(child, Tree) and child.data == "title":
                self.title = Title(_passages(child))
            elif isinstance(child, Tree) and child.data in by_name:
                self._section(by_name[child.data], child)
            else:
                self._content(child, None, self.front, "引言")

    def _section(self, form: SectionForm, tree: Tree[Token]) -> None:
        heading, *content = tree.children
        section = Section(form, Heading(_of(heading), form))
        self.sections.append(section)
        for child in content:
            if isinstance(child, Tree) and child.data == "subsection":
                for grandchild in child.children:
                    self._content(grandchild, section, section.prose, form.title)
            else:
                self._content(child, section, section.prose, form.title)

    def _content(
        self, child: Tree[Token] | Token, section: Section | None, prose: list[Prose], place: str
    ) -> None:
        if isinstance(child, Token):
            (passage,) = _of(child)
            if child.type == "SUBHEADING":
                number = enumerator(passage.text)
                name = number.text.strip() if number else passage.text
                prose.append(Subheading(passage, f"{place} · {name}", number))
            else:
                prose.append(Prose(passage, f"{place} · 第 {len(prose) + 1} 段"))
        elif child.data == "unplaced":
            label = next((of for of in child.children if isinstance(of, Token)), None)
            self.unplaced.append(Unplaced(_passages(child), place, str(label or "")))
            if section:
                section.has_more = True
        else:
            name = child.data.removesuffix("_table")
            self._tables.setdefault(name, []).append(child)
            if section:
                section.tables.add(name)


def _of(token: Tree[Token] | Token) -> tuple[Passage, ...]:
    assert isinstance(token, FormToken)
    return token.passages


def _passages(tree: Tree[Token]) -> tuple[Passage, ...]:
    return tuple(
        passage
        for token in tree.scan_values(lambda value: isinstance(value, FormToken))
        for passage in token.passages
        if passage.text
    )


def _table(form: TableForm, nodes: Sequence[Tree[Token]]) -> Table:
    forms = {label.token: label for label in form.labels()}
    labels = [
        WrittenLabel(forms[token.type], _of(token), form.title)
        for node in nodes
        for token in node.scan_values(lambda value: value.type in forms)
    ]
    found = [row for node in nodes for row in _rows(node, {of.label.name: of for of in form.rows})]
    rows = _side_by_side(form, nodes, found) if form.side_by_side else _stacked(form, found)
    return Table(form, rows, labels)


_Found = tuple[RowForm, tuple[Passage, ...], list[Passage]]


def _rows(tree: Tree[Token], forms: Mapping[str, RowForm]) -> Iterator[_Found]:
    """Give the rows under a node: their form, their label and the cells behind it."""
    for child in tree.children:
        if not isinstance(child, Tree):
            continue
        form = forms.get(child.data)
        if form is None:
            yield from _rows(child, forms)
        else:
            label, *rest = child.children
            yield form, _of(label), [cell for node in rest for cell in _cells(node)]


def _cells(node: Tree[Token] | Token) -> Iterator[Passage]:
    assert isinstance(node, Tree)
    for token in node.children:
        yield from _of(token)


def _stacked(form: TableForm, found: Sequence[_Found]) -> dict[str, Row]:
    """Read rows that stand below each other; of a row that is repeated, the first with figures."""
    rows: dict[str, Row] = {}
    spare: dict[int, int] = {}
    for row, label, cells in found:
        name = row.label.name
        if name in rows and not rows[name].is_blank:
            continue
        count = len(row.columns)
        chosen = figures.align(cells, count, spare.get(len(cells)))
        behind = figures.spare_cells(cells, count)
        if behind is not None:
            spare[len(cells)] = behind
        rows[name] = _row(form, row, label, cells, chosen)
    return {of.label.name: rows[of.label.name] for of in form.rows if of.label.name in rows}


def _side_by_side(
    form: TableForm, nodes: Sequence[Tree[Token]], found: Sequence[_Found]
) -> dict[str, Row]:
    """Read rows whose figures all stand on one line, in the form's order."""
    width = sum(len(row.columns) for row in form.rows)
    every = [
        cell
        for node in nodes
        for of in node.iter_subtrees_topdown()
        if of.data == "figures"
        for cell in _cells(of)
    ]
    chosen = figures.align(every, width)
    labels = {row.label.name: label for row, label, _ in found}
    rows: dict[str, Row] = {}
    start = 0
    for row in form.rows:
        name, count = row.label.name, len(row.columns)
        own = chosen[start : start + count] if chosen else None
        start += count
        label = labels.get(name) or tuple(own or every[:1])
        if label:
            rows[name] = _row(form, row, label, every, own)
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
        read = {
            column.label.name: figures.read(column, place, cell)
            for column, cell in zip(row.columns, chosen, strict=True)
        }
        return Row(row, place, label, read, None)
    written = sum(bool(cell.text) for cell in cells)
    state = State.ABSENT if written else State.BLANK
    read = {column.label.name: Figure(column, place, label[-1], state) for column in row.columns}
    return Row(row, place, label, read, written or None)
