"""What a label may mean that no edition has: a row or column whose name was mistyped or put otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise

from reportlint_grammar.form.edition import Edition, RowForm, TableForm
from reportlint_grammar.form.wording import enumerator, key
from reportlint_grammar.syntax.prices import repair_costs
from reportlint_grammar.syntax.repair import Meaning
from reportlint_grammar.syntax.terminals import UNKNOWN_COLUMN, FormToken, passages_of


class Misnamed:
    """The rows of an edition by what may have been written for their names.

    A row is meant only where it is owed, which the search for the cheapest reading finds out.
    """

    def __init__(self, edition: Edition) -> None:
        costs = repair_costs().misnamed
        self._least = costs["least_alike"]
        self._least_numbered = costs["least_alike_with_its_number"]
        self._cost = costs["row"]
        self._per_difference = costs["difference"]
        self._rows = [
            row for table in edition.tables.values() if not table.side_by_side for row in table.rows
        ]

    def rows(self, label: FormToken, behind: FormToken) -> Iterator[Meaning]:
        """Give the rows that a label may mean, by its words, its number and the figures behind it."""
        written = sum(bool(cell.text) for cell in passages_of(behind))
        for row in self._rows:
            if written == len(row.columns):
                likeness = _likeness(str(label), row)
                least = self._least_numbered if _has_number_of(str(label), row) else self._least
                if likeness >= least:
                    cost = self._cost + self._per_difference * (1 - likeness)
                    yield Meaning(row.label.token, cost)


class MisnamedColumns:
    """What a word among the names of columns can only be: the column whose place it stands in.

    That is the one behind the column before it and before the one behind it, as the form has them; at
    the end of a line, the one of these that has no name elsewhere, the likelier by its words. A head
    over several columns stands for them, and so do the names of rows whose figures are side by side.
    """

    def __init__(self, tables: Iterable[TableForm]) -> None:
        self._behind: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._repeated: set[str] = set()
        self._official: dict[str, str] = {}
        for table in tables:
            self._official |= {label.token: label.official for label in table.labels()}
            for columns in dict.fromkeys(row.columns for row in table.rows):
                self._follow(column.label.token for column in columns)
                if table.side_by_side:
                    self._repeated |= {column.label.token for column in columns}
            if table.side_by_side:
                self._follow(row.label.token for row in table.rows)
            tokens = {column.label.name: column.label.token for column in table.columns}
            for head in table.heads:
                if spanned := [tokens[name] for name in table.spans.get(head.name, ())]:
                    self._follow([self._before[spanned[0]], head.token, self._behind[spanned[-1]]])

    def _follow(self, tokens: Iterable[str]) -> None:
        for first, second in pairwise(tokens):
            self._behind.setdefault(first, second)
            self._before.setdefault(second, first)

    def named(self, terminals: Sequence[FormToken]) -> list[FormToken]:
        """Give terminals with such words as the columns that they are, and without the others."""
        if all(terminal.type != UNKNOWN_COLUMN for terminal in terminals):
            return list(terminals)
        known = [terminal.type for terminal in terminals]
        for place in (*reversed(range(len(known))), *range(len(known))):
            if known[place] == UNKNOWN_COLUMN:
                free = self._free(known, place)
                likeness = partial(self._likeness, str(terminals[place]))
                known[place] = max(sorted(free), key=likeness, default=UNKNOWN_COLUMN)
        return [
            terminal.as_(column)
            for terminal, column in zip(terminals, known, strict=True)
            if column != UNKNOWN_COLUMN
        ]

    def _free(self, known: Sequence[str], place: int) -> set[str]:
        """Give the columns that may stand at a place: one between two columns, else one or two."""
        after = self._behind.get(known[place - 1]) if place else None
        until = self._before.get(known[place + 1]) if place + 1 < len(known) else None
        if after == until:
            return {after} if after else set()
        return {
            column
            for column in (after, until)
            if column and (column in self._repeated or column not in known)
        }

    def _likeness(self, text: str, token: str) -> float:
        return SequenceMatcher(None, self._official[token], text).ratio()


def _likeness(text: str, row: RowForm) -> float:
    said = key(text)
    return max(SequenceMatcher(None, key(wording), said).ratio() for wording in row.label.wordings)


def _has_number_of(text: str, row: RowForm) -> bool:
    written, official = enumerator(text), enumerator(row.label.official)
    return (
        written is not None
        and official is not None
        and (written.style, written.number) == (official.style, official.number)
    )
