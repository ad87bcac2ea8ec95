"""What else a label may be that has the name of another: 其他 and 总计 are a row and a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlint_grammar.form.edition import Edition, TableForm
from reportlint_grammar.form.wording import enumerator, key
from reportlint_grammar.syntax.prices import repair_costs
from reportlint_grammar.syntax.productions import tables
from reportlint_grammar.syntax.repair import Meaning
from reportlint_grammar.syntax.terminals import FIGURES, FormToken


class Namesakes:
    """The labels that have a name in common with others of their table, in any edition.

    Where such a label stands says which of them it is, so that the search for the cheapest reading tries
    them all.
    """

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._cost = repair_costs().namesake
        forms = [table for _, table in tables(editions)]
        self._others = {name: others for table in forms for name, others in _others(table)}
        self._rows = {row.label.token for table in forms for row in table.rows}

    def kinds(self, terminals: Iterable[FormToken]) -> list[str]:
        """Give the types of terminals; a label that may be another is of another kind than its type."""
        return [
            f"{said.type}?" if said.type in self._others and _has_no_number(said) else said.type
            for said in terminals
        ]

    def meanings(self, label: FormToken, behind: str) -> Iterator[Meaning]:
        """Give what else a label may be, before a terminal behind it: a row has figures there."""
        if label.type in self._others and _has_no_number(label):
            for other in self._others[label.type]:
                if other not in self._rows or behind == FIGURES:
                    yield Meaning(other, self._cost)


def _has_no_number(label: FormToken) -> bool:
    """Say whether a label may be another than it was taken for: its number would tell."""
    return enumerator(label) is None


def _others(table: TableForm) -> Iterator[tuple[str, list[str]]]:
    """Give each label that has namesakes in its table, and these."""
    wordings = {label.token: set(map(key, label.wordings)) for label in table.labels()}
    for name, said in wordings.items():
        others = [other for other, its in wordings.items() if other != name and said & its]
        if others:
            yield name, others
