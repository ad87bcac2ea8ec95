"""What a label may mean that no edition has: a row whose name was mistyped, shortened or put otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from reportlint_grammar.form import Edition, RowForm
from reportlint_grammar.prices import repair_costs
from reportlint_grammar.repair import Meaning
from reportlint_grammar.terminals import FormToken, passages_of
from reportlint_grammar.wording import enumerator, key


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


def _likeness(text: str, row: RowForm) -> float:
    said = key(text)
    return max(SequenceMatcher(None, key(of), said).ratio() for of in row.label.wordings)


def _has_number_of(text: str, row: RowForm) -> bool:
    written, official = enumerator(text), enumerator(row.label.official)
    return (
        written is not None
        and official is not None
        and (written.style, written.number) == (official.style, official.number)
    )
