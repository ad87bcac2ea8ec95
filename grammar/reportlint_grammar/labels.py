"""What the wordings in a table can mean: the form's labels, found by what they say."""

from __future__ import annotations

import difflib
import enum
import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from reportlint_grammar.form import Edition, Label
from reportlint_grammar.wording import key

LONGEST = 60
"""No label is longer, with its spaces and notes."""

_ALIKE = 0.8
"""How alike a label with lost characters must be. What is as alike to two labels is neither."""


class Role(enum.Enum):
    """What a label labels: a row of figures, a column of them, or other labels."""

    HEAD = enum.auto()
    COLUMN = enum.auto()
    ROW = enum.auto()


class Meaning(NamedTuple):
    """What a wording can mean: a label of a table, its role, and a row's number of figures.

    A row of a table whose rows stand side by side has no figures of its own.
    """

    table: str
    role: Role
    label: Label
    figures: int = 0


class Labels:
    """An edition's labels by their wordings."""

    def __init__(self, edition: Edition) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        for table in edition.tables.values():
            for head in (*table.heads, *table.groups):
                self._add(Meaning(table.name, Role.HEAD, head))
            for column in table.columns:
                self._add(Meaning(table.name, Role.COLUMN, column.label))
            for row in table.rows:
                figures = 0 if table.side_by_side else len(row.columns)
                self._add(Meaning(table.name, Role.ROW, row.label, figures))

    def _add(self, meaning: Meaning) -> None:
        for wording in meaning.label.wordings:
            self._meanings.setdefault(key(wording), []).append(meaning)

    def anywhere(self, text: str) -> Sequence[Meaning]:
        """Give what a text can mean in any table."""
        return self._meanings.get(key(text), ())

    def exact(self, text: str, tables: Collection[str]) -> list[Meaning]:
        """Give what a text can mean in some tables, by the wordings that are known."""
        return [of for of in self.anywhere(text) if of.table in tables]

    def alike(self, text: str, tables: Collection[str]) -> Meaning | None:
        """Find the one label that a text must be which lost characters, or has its group's before."""
        if len(text) > LONGEST:
            return None
        wording = key(text)
        known = {
            said: of for said, all_ in self._meanings.items() for of in all_ if of.table in tables
        }
        for group, of in known.items():
            if of.role is Role.HEAD and wording.startswith(group):
                item = re.sub(r"^\d+", "", wording[len(group) :])
                if item in known:
                    return known[item]
        closest = difflib.get_close_matches(wording, known, n=2, cutoff=_ALIKE)
        ranked = [(_likeness(wording, of), known[of]) for of in closest]
        equals = {of.label: of for likeness, of in ranked if likeness == ranked[0][0]}
        return ranked[0][1] if len(equals) == 1 else None


def _likeness(wording: str, known: str) -> float:
    return difflib.SequenceMatcher(None, known, wording).ratio()


@cache
def labels(edition: Edition) -> Labels:
    """Give an edition's labels."""
    return Labels(edition)
