"""A report as it was read, laid out as the form is: sections, rows with their figures, departures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lark import Token, Tree

from reportlint.model.finding import Bilingual, Language
from reportlint_grammar.content.table import Row, Table
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.edition import Edition, Label, TableForm, spoken
from reportlint_grammar.syntax.departures import (
    REPORT,
    UNKNOWN_ROW,
    UNPLACED,
    Departure,
    Node,
    departed,
)
from reportlint_grammar.syntax.terminals import FIGURES, passages_of, tokens_of

_LONGEST = 60
"""Characters of a paragraph that are shown."""
_INDENT = "  "
_BLANK = "·"
"""What stands for a cell with nothing in it."""
_UNTOLD = "?"
"""What stands for a figure of a row whose figures cannot be told apart."""

_DEPARTURES = {
    Departure.ABSENT: Bilingual("缺少：", "absent: "),
    Departure.MOVED: Bilingual("位置不对：", "out of place: "),
    Departure.REPEATED: Bilingual("重复：", "repeated: "),
    Departure.EXTRA: Bilingual("格式以外：", "not in the form: "),
    Departure.MISNAMED: Bilingual("名称不符：", "misnamed: "),
    Departure.REWORDED: Bilingual("用字不同：", "in other words: "),
    Departure.MISNUMBERED: Bilingual("序号不符：", "misnumbered: "),
    Departure.MISFIT: Bilingual("个数不符：", "too many or too few: "),
    Departure.RUN_TOGETHER: Bilingual("数字相连：", "run together: "),
    Departure.REORDERED: Bilingual("列序不符：", "columns in another order: "),
}
_TITLE = Bilingual("标题：", "title: ")
_FRONT = Bilingual("引言", "front")
_REPORT = Bilingual("报告全文", "the whole report")


class Outline:
    """Lays out one report; a person who knows the form recognises it."""

    def __init__(self, edition: Edition, tables: Mapping[str, Table], language: Language) -> None:
        self._tables = tables
        self._language = language
        self._sections = {section.name: section for section in edition.sections}
        self._forms = edition.tables
        self._year = edition.year

    def lines(self, tree: Tree[Token]) -> Iterator[str]:
        """Give the lines of the whole tree."""
        for child in tree.children:
            yield from self._piece(child, 0)

    def _piece(self, node: Node, depth: int) -> Iterator[str]:
        departures, piece = departed(node)
        mark = _marks(departures, self._language)
        if isinstance(piece, Token):
            yield f"{_INDENT * depth}{mark}{_shortened(piece)}"
            return
        name = piece.data
        if Departure.ABSENT in departures:
            yield f"{_INDENT * depth}{mark}{self._owed(name)}"
        elif name.endswith("_table"):
            yield from self._table(name.removesuffix("_table"), piece, mark, depth)
        elif name == "front":
            yield from self._below(self._in(_FRONT), piece.children, depth)
        elif name == "title":
            title = "".join(map(_shortened, tokens_of(piece)))
            yield f"{_INDENT * depth}{self._in(_TITLE)}{title}"
        elif name in (UNPLACED, UNKNOWN_ROW):
            yield f"{_INDENT * depth}{mark}{_side_by_side(piece)}"
        elif name == REPORT:
            yield f"{_INDENT * depth}{mark}{self._in(_REPORT)}"
        else:  # A section, or what stands below a sub-heading: its heading comes first.
            heading, *content = piece.children
            yield from self._below(f"{mark}{self._heading(name, heading)}", content, depth)

    def _heading(self, name: str, node: Node) -> str:
        """Give a heading as it is written, and behind it what it should be if it is not that."""
        departures, heading = departed(node)
        said = _shortened(heading) if isinstance(heading, Token) else ""
        if not departures:
            return said
        owed = self._sections[name].title
        should_be = Bilingual(f"（应为“{owed}”）", f" (should be “{owed}”)")
        return f"{_marks(departures, self._language)}{said}{self._in(should_be)}"

    def _below(self, heading: str, content: list[Node], depth: int) -> Iterator[str]:
        if content or heading != self._in(_FRONT):
            yield f"{_INDENT * depth}{heading}"
        for child in content:
            yield from self._piece(child, depth + 1)

    def _table(self, name: str, node: Tree[Token], mark: str, depth: int) -> Iterator[str]:
        tree = next((child for child in node.children if isinstance(child, Tree)), None)
        if tree is None or name not in self._tables:
            return  # A further piece of a table that stands above.
        table = self._tables[name]
        year = str(tree.data).rpartition("_")[2]
        edition = Bilingual(f"（{year}年格式）", f", form of {year}")
        is_replaced = year != str(self._year)
        titled = self._titled(table.form) + (self._in(edition) if is_replaced else "")
        yield f"{_INDENT * depth}{mark}{titled}"
        rows = _Rows(table, self._language)
        if table.form.side_by_side:
            for row in table.rows.values():
                yield from rows.lines(row, [], depth + 1)
        yield from self._rows(tree.children, rows, depth + 1)

    def _rows(self, nodes: Sequence[Node], rows: _Rows, depth: int) -> Iterator[str]:
        """Lay out what stands in a table or a group of rows; its heads are said above the figures."""
        for node in nodes:
            departures, piece = departed(node)
            mark = _marks(departures, self._language)
            if isinstance(piece, Token):
                if departures:
                    said = rows.written(piece) if Departure.MISNAMED in departures else ""
                    yield f"{_INDENT * depth}{mark}{said or _shortened(piece)}"
                continue
            row = rows.table.rows.get(piece.data)
            if Departure.ABSENT in departures:
                yield f"{_INDENT * depth}{mark}{rows.named(piece.data)}"
            elif row is not None and Departure.REPEATED not in departures:
                yield from rows.lines(row, piece.children, depth, mark)
            elif group := rows.group(piece.data):
                label, content = rows.label(group, piece.children)
                yield f"{_INDENT * depth}{mark}{label}"
                yield from self._rows(content, rows, depth + 1)
            else:
                yield f"{_INDENT * depth}{mark}{_side_by_side(piece)}"

    def _titled(self, form: TableForm) -> str:
        return form.words.within(self._language)

    def _owed(self, name: str) -> str:
        """Name what is owed: a section, or a table."""
        if name in self._sections:
            section = self._sections[name]
            return Bilingual(section.title, spoken(name)).within(self._language)
        return self._titled(self._forms[name.removesuffix("_table")])

    def _in(self, text: Bilingual) -> str:
        return text.within(self._language)


class _Rows:
    """The rows of one table: their columns are named above the first of those that share them."""

    def __init__(self, table: Table, language: Language) -> None:
        self.table = table
        self._language = language
        self._groups = {label.name: label for label in table.form.groups}
        self._columns: list[str] = []

    def group(self, name: str) -> Label | None:
        return self._groups.get(name)

    def named(self, name: str) -> str:
        label = self.table.form.by_name[name].label
        return _in_words(label, self._language)

    def written(self, misnamed: Token) -> str:
        """Give what a label should be, and behind it how it is written."""
        return self._said(self.table.form.by_token[misnamed.type], misnamed)

    def label(self, form: Label, nodes: Sequence[Node]) -> tuple[str, Sequence[Node]]:
        """Give the label at the beginning of a group or a row, marked if misnamed, and what follows."""
        departures, label = departed(nodes[0]) if nodes else ((), None)
        if not isinstance(label, Token) or label.type != form.token:
            return _in_words(form, self._language), nodes
        if not departures:
            return _in_words(form, self._language), nodes[1:]
        return f"{_marks(departures, self._language)}{self._said(form, label)}", nodes[1:]

    def _said(self, form: Label, label: Token) -> str:
        said = Bilingual(f"（现为“{_shortened(label)}”）", f" (written “{_shortened(label)}”)")
        return f"{_in_words(form, self._language)}{said.within(self._language)}"

    def lines(self, row: Row, nodes: Sequence[Node], depth: int, mark: str = "") -> Iterator[str]:
        """Give the lines of a row that was read of some nodes: its columns if they are new, its figures."""
        indent = _INDENT * depth
        columns = [_in_words(column.label, self._language) for column in row.form.columns]
        if columns != self._columns:
            self._columns = columns
            yield f"{indent}[{' | '.join(columns)}]"
        label, content = self.label(row.form.label, nodes)
        figures = " | ".join(map(_written, row.figures.values()))
        for node in content:
            departures, piece = departed(node)
            if departures and isinstance(piece, Token):
                figures = _shortened(piece)
                mark += _marks(departures, self._language)
        yield f"{indent}{mark}{label}  {figures}"


def _marks(departures: Sequence[Departure], language: Language) -> str:
    return "".join(_DEPARTURES[departure].within(language) for departure in departures)


def _side_by_side(piece: Tree[Token]) -> str:
    return "  ".join(map(_shortened, tokens_of(piece)))


def _written(figure: Figure) -> str:
    if figure.state is State.ABSENT:
        return _UNTOLD
    return _BLANK if figure.state is State.BLANK else figure.raw


def _in_words(label: Label, language: Language) -> str:
    return Bilingual(label.official, spoken(label.name)).within(language)


def _shortened(token: Token) -> str:
    """Give what a token says, on one line and not too long; a row's figures cell by cell."""
    if token.type == FIGURES:
        return " | ".join(cell.text or _BLANK for cell in passages_of(token))
    text = " ".join(token.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
