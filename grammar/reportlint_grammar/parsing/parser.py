"""The parser: what the lexer reads of a document as the grammar has it, and where it departs from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from lark import Lark, Token, Tree, UnexpectedInput

from reportlint.model.document import Document
from reportlint_grammar.form.edition import Edition
from reportlint_grammar.parsing import columns, copies, naming
from reportlint_grammar.parsing.lexer import tokens
from reportlint_grammar.parsing.misnamed import Misnamed, MisnamedColumns
from reportlint_grammar.parsing.namesakes import Namesakes
from reportlint_grammar.parsing.shapes import Shapes
from reportlint_grammar.syntax import departures
from reportlint_grammar.syntax.departures import (
    REPORT,
    UNKNOWN_ROW,
    UNPLACED,
    Aside,
    Departure,
    Node,
)
from reportlint_grammar.syntax.grammar import built
from reportlint_grammar.syntax.prices import Prices
from reportlint_grammar.syntax.productions import ABSENT, TABLE, table_start, tables
from reportlint_grammar.syntax.repair import Automaton, Meaning, Pieces, Repairer, Step
from reportlint_grammar.syntax.terminals import FIGURES, UNKNOWN_COLUMN, UNKNOWN_LABEL, FormToken


def parse(document: Document, editions: tuple[Edition, ...]) -> Tree[Token]:
    """Parse a cleaned document, however broken, into the form's tree with its departures."""
    return _parser(editions).parse(tokens(document, editions))


class FormParser:
    """Reads terminals by the grammar: straight through where they are as it says, else repaired."""

    def __init__(self, editions: Sequence[Edition], lark: Lark) -> None:
        self._editions = editions
        self._lark = lark
        self._repairers: dict[str, Repairer] = {}
        self._prices = {edition.year: Prices(edition) for edition in editions}
        self._misnamed = {edition.year: Misnamed(edition) for edition in editions}
        self._namesakes = Namesakes(editions)
        self._shapes = Shapes(self._namesakes.kinds)
        self._outlines = Shapes(self._namesakes.kinds)
        self._sections = {section.heading.token: section.name for section in editions[0].sections}
        self._section_forms = {section.name: section for section in editions[0].sections}
        self._forms = list(tables(editions))
        self._by_start = {table_start(edition, form.name): form for edition, form in self._forms}
        forms = [table for _, table in self._forms]
        self._misnamed_columns = MisnamedColumns(forms)
        self._tables = {label.token: table.name for table in forms for label in table.labels()}
        self._undivided = {"title", *(f"{table.name}_table" for table in forms)}
        self._rows = {
            row.label.token: row.label.name
            for table in forms
            for row in table.rows
            if not table.side_by_side
        }
        self._undivided |= set(self._rows.values())

    def parse(self, terminals: Iterable[FormToken]) -> Tree[Token]:
        """Read a report: each table by the edition that it is of, then the text that they stand in.

        Of several that stand behind each other the first; the others are noted.
        """
        first, *others = copies.parted(list(terminals), self._sections)
        outline, tables = self._parted(first)
        named = {name: self._misnamed_columns.named(said) for name, said in tables.items()}
        read = {name: self._whole_table(name, said) for name, said in named.items()}
        report = _with_tables(
            self._outlines.tree(REPORT, outline, partial(self._outline, outline)), read
        )
        naming.note_headings(self._section_forms, report)
        report.children += [Tree(Departure.REPEATED, [Tree(REPORT, list(copy))]) for copy in others]
        return report

    def _outline(self, terminals: Sequence[FormToken]) -> Tree[Token]:
        """Read the text that the tables stand in."""
        return self._read(REPORT, terminals, self._editions[0])[1]

    def _whole_table(self, name: str, terminals: Sequence[FormToken]) -> Tree[Token]:
        """Read a table, and within it what its rows and labels are."""
        table = self._shapes.tree(name, terminals, partial(self._table, name, terminals))
        form = self._by_start[table.data]
        columns.fit(form, table)
        naming.note_labels(form.by_token, table)
        return table

    def _parted(
        self, terminals: Iterable[FormToken]
    ) -> tuple[list[FormToken], Mapping[str, list[FormToken]]]:
        """Part tables from the text around them, in which a terminal stands for each piece of one.

        Figures are a table's if they stand behind one of its labels, and a label that no edition has if
        it stands among them; others stay in the text.
        """
        outline: list[FormToken] = []
        tables: dict[str, list[FormToken]] = {}
        current = ""
        is_behind_label = False
        for terminal in terminals:
            name = self._tables.get(terminal.type)
            if name is not None and name != current:
                outline.append(FormToken.of(f"{name.upper()}{TABLE}", *terminal.passages))
                current = name
            is_unknown = terminal.type == UNKNOWN_LABEL and current != ""
            if terminal.type == UNKNOWN_COLUMN:
                if current:
                    tables.setdefault(current, []).append(terminal)
                continue
            if name is not None or is_unknown or (is_behind_label and terminal.type == FIGURES):
                tables.setdefault(current, []).append(terminal)
            else:
                outline.append(terminal)
                if terminal.type != FIGURES:
                    current = ""
            is_behind_label = name is not None or is_unknown
        return outline, tables

    def _table(self, name: str, terminals: Sequence[FormToken]) -> Tree[Token]:
        """Read a table as the edition has it from which it departs least; of two alike, the first."""
        readings = []
        for edition, table in self._forms:
            if table.name == name:
                cost, tree = self._read(table_start(edition, name), terminals, edition)
                readings.append((cost + self._prices[edition.year].of_edition, tree))
                if not cost:
                    break
        return min(readings, key=lambda reading: reading[0])[1]

    def _read(
        self, start: str, terminals: Sequence[FormToken], edition: Edition
    ) -> tuple[float, Tree[Token]]:
        """Read terminals from a start symbol on; gives what the departures cost, and the tree."""
        try:
            return 0, self._lark.parse(terminals, start=start)
        except UnexpectedInput:
            pass
        prices = self._prices[edition.year]
        if start not in self._repairers:
            automaton = Automaton(self._lark, start, ABSENT)
            self._repairers[start] = Repairer(automaton, prices.absent)
        cost, steps = self._repairers[start].cheapest(
            Pieces(
                list(self._meanings(terminals, edition)),
                cache(lambda place: self._price(terminals, place, prices)),
                lambda place: self._end(terminals, place),
                lambda place: terminals[place].type == FIGURES,
            )
        )
        read = self._lark.parse(list(_read_on(terminals, steps)), start=start)
        return cost, departures.tree(read, list(self._asides(terminals, steps)), self._undivided)

    def _meanings(
        self, terminals: Sequence[FormToken], edition: Edition
    ) -> Iterator[Sequence[Meaning]]:
        """Give what each terminal may be: a row's label, misnamed, or another one of the same name."""
        for place, terminal in enumerate(terminals):
            meanings = [Meaning(terminal.type)]
            if place + 1 < len(terminals):
                behind = terminals[place + 1]
                if terminal.type == UNKNOWN_LABEL:
                    meanings += self._misnamed[edition.year].rows(terminal, behind)
                meanings += self._namesakes.meanings(terminal, behind.type)
            yield meanings

    def _price(self, terminals: Sequence[FormToken], place: int, prices: Prices) -> float:
        """Give the cost of setting a piece aside; a section's own departures are not made good by it."""
        price = prices.aside(terminals[place].type)
        section = self._sections.get(terminals[place].type)
        if section is not None:
            end = self._end(terminals, place)
            price += self._read(section, terminals[place:end], self._editions[0])[0]
        return price

    def _asides(self, terminals: Sequence[FormToken], steps: Iterable[Step]) -> Iterator[Aside]:
        before = 0
        for step in steps:
            if step.is_aside:
                yield self._aside(terminals[step.first : step.last], before)
            elif not step.is_absent:
                before += 1

    def _aside(self, piece: Sequence[FormToken], before: int) -> Aside:
        """Make a node of what is set aside: a section, a row, a table, a row of no form, or a terminal."""
        first = piece[0]
        if first.type in self._sections:
            name = self._sections[first.type]
            _, section = self._read(name, piece, self._editions[0])
            return Aside(section, name, before, is_whole=True)
        if first.type in self._rows:
            name = self._rows[first.type]
            return Aside(Tree(name, list(piece)), name, before)
        if first.type.endswith(TABLE):
            name = first.type.lower()
            return Aside(Tree(name, list(piece)), name, before)
        if first.type in (UNKNOWN_LABEL, FIGURES):
            name = UNKNOWN_ROW if first.type == UNKNOWN_LABEL else UNPLACED
            return Aside(Tree(name, list(piece)), name, before)
        return Aside(first, first.type, before)

    def _end(self, terminals: Sequence[FormToken], place: int) -> int:
        """Say where a piece ends that is set aside as one: a section, a row of figures, a terminal."""
        first = terminals[place].type
        end = place + 1
        if first in self._sections:
            while end < len(terminals) and terminals[end].type not in self._sections:
                end += 1
        elif first in self._rows or first == UNKNOWN_LABEL:
            end += end < len(terminals) and terminals[end].type == FIGURES
        return end


def _read_on(terminals: Sequence[FormToken], steps: Iterable[Step]) -> Iterator[Token]:
    """Give the terminals that were read on, and those for what is absent."""
    for step in steps:
        if step.is_absent:
            yield FormToken.absent(step.terminal)
        elif not step.is_aside:
            yield terminals[step.first].as_(step.terminal)


def _with_tables(tree: Tree[Token], tables: Mapping[str, Tree[Token]]) -> Tree[Token]:
    """Put tables where the first terminal stands for each."""
    waiting = {f"{name.upper()}{TABLE}": table for name, table in tables.items()}

    def put(node: Tree[Token]) -> Tree[Token]:
        children: list[Node] = []
        for child in node.children:
            if isinstance(child, Tree):
                children.append(put(child))
            else:
                children.append(waiting.pop(child.type, child))
        return Tree(node.data, children)

    return put(tree)


@cache
def _parser(editions: tuple[Edition, ...]) -> FormParser:
    return FormParser(editions, built(editions))
