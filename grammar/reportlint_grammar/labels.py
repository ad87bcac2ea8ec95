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
    """The labels of all editions by their wordings."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        for table in (table for edition in editions for table in edition.tables.values()):
            for head in (*table.heads, *table.groups):
                self._add(Meaning(table.name, Role.HEAD, head))
            for column in table.columns:
                self._add(Meaning(table.name, Role.COLUMN, column.label))
            for row in table.rows:
                figures = 0 if table.side_by_side else len(row.columns)
                self._add(Meaning(table.name, Role.ROW, row.label, figures))

    def _add(self, meaning: Meaning) -> None:
        for wording in meaning.label.wordings:
            known = self._meanings.setdefault(key(wording), [])
            if not any(
                (of.role, of.label.token) == (meaning.role, meaning.label.token) for of in known
            ):
                known.append(meaning)

    def anywhere(self, text: str) -> Sequence[Meaning]:
        """Give what a text can mean in any table."""
        return self._meanings.get(key(text), ())

    def exact(self, text: str, tables: Collection[str]) -> list[Meaning]:
        """Give what a text can mean in some tables, by the wordings that are known."""
        return [of for of in self.anywhere(text) if of.table in tables]

    def alike(self, text: str, tables: Collection[str]) -> list[Meaning]:
        """Give what a text can mean that lost characters, or has its group's label before it.

        Nothing if it is as much like the wording of one label as like that of another.
        """
        if len(text) > LONGEST:
            return []
        wording = key(text)
        known = {said: here for said in self._meanings if (here := self.exact(said, tables))}
        for group, meanings in known.items():
            if meanings[0].role is Role.HEAD and wording.startswith(group):
                item = re.sub(r"^\d+", "", wording[len(group) :])
                if item in known:
                    return known[item]
        closest = difflib.get_close_matches(wording, known, n=2, cutoff=_ALIKE)
        best = [of for of in closest if _likeness(wording, of) == _likeness(wording, closest[0])]
        tokens = {meaning.label.token for said in best for meaning in known[said]}
        return known[best[0]] if len(tokens) == 1 else []


def _likeness(wording: str, known: str) -> float:
    return difflib.SequenceMatcher(None, known, wording).ratio()


@cache
def labels(editions: Sequence[Edition]) -> Labels:
    """Give the labels of editions."""
    return Labels(editions)
