"""A report as it was read, laid out as the form is: sections, rows with their figures, departures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lark import Token, Tree

from reportlint.model.finding import Bilingual, Language
from reportlint_grammar.departures import Departure, Node, departed
from reportlint_grammar.figures import Figure, State
from reportlint_grammar.form import Edition, Label, TableForm, spoken
from reportlint_grammar.table import Row, Table
from reportlint_grammar.terminals import FIGURES, passages_of, tokens_of

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
}
_TITLE = Bilingual("标题：", "title: ")
_FRONT = Bilingual("引言", "front")


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
        departure, piece = departed(node)
        mark = self._in(_DEPARTURES[departure]) if departure else ""
        if isinstance(piece, Token):
            yield f"{_INDENT * depth}{mark}{_shortened(piece)}"
            return
        name = str(piece.data)
        if departure is Departure.ABSENT:
            yield f"{_INDENT * depth}{mark}{self._owed(name)}"
        elif name.endswith("_table"):
            yield from self._table(name.removesuffix("_table"), piece, mark, depth)
        elif name == "front":
            yield from self._below(self._in(_FRONT), piece.children, depth)
        elif name == "title":
            title = "".join(map(_shortened, tokens_of(piece)))
            yield f"{_INDENT * depth}{self._in(_TITLE)}{title}"
        elif name == "unplaced":
            yield f"{_INDENT * depth}{mark}{'  '.join(map(_shortened, tokens_of(piece)))}"
        else:  # A section, or what stands below a sub-heading: its heading comes first.
            heading, *content = piece.children
            said = _shortened(heading) if isinstance(heading, Token) else ""
            yield from self._below(f"{mark}{said}", content, depth)

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
                yield from rows.lines(row, depth + 1)
        else:
            yield from self._rows(tree, rows, depth + 1)

    def _rows(self, node: Tree[Token], rows: _Rows, depth: int) -> Iterator[str]:
        """Lay out what stands in a table or a group of rows; its heads are said above the figures."""
        for child in node.children:
            departure, piece = departed(child)
            if not isinstance(piece, Tree):
                continue
            mark = self._in(_DEPARTURES[departure]) if departure else ""
            name = str(piece.data)
            row = rows.table.rows.get(name)
            if departure is Departure.ABSENT:
                yield f"{_INDENT * depth}{mark}{rows.named(name)}"
            elif row is not None and departure is not Departure.REPEATED:
                yield from rows.lines(row, depth, mark)
            elif group := rows.group(name):
                yield f"{_INDENT * depth}{mark}{self._label(group)}"
                yield from self._rows(piece, rows, depth + 1)
            else:
                yield f"{_INDENT * depth}{mark}{'  '.join(map(_shortened, tokens_of(piece)))}"

    def _titled(self, form: TableForm) -> str:
        return form.words.within(self._language)

    def _owed(self, name: str) -> str:
        """Name what is owed: a section, or a table."""
        if name in self._sections:
            section = self._sections[name]
            return Bilingual(section.title, spoken(name)).within(self._language)
        return self._titled(self._forms[name.removesuffix("_table")])

    def _label(self, label: Label) -> str:
        return _in_words(label, self._language)

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

    def lines(self, row: Row, depth: int, mark: str = "") -> Iterator[str]:
        indent = _INDENT * depth
        columns = [_in_words(column.label, self._language) for column in row.form.columns]
        if columns != self._columns:
            self._columns = columns
            yield f"{indent}[{' | '.join(columns)}]"
        figures = " | ".join(map(_written, row.figures.values()))
        yield f"{indent}{mark}{_in_words(row.form.label, self._language)}  {figures}"


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
