"""What the wordings in a table can mean: the form's labels, found by what they say."""

from __future__ import annotations

import difflib
import enum
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportlint_grammar.form.edition import Edition, Label
from reportlint_grammar.form.wording import Enumerator, Style, enumerator, key

LONGEST = 60
"""No label is longer, with its spaces and notes."""

ALIKE = 0.8
"""How alike a label with characters lost or mistaken must be, by `difflib`'s ratio: of five
characters one may be another. What is as alike to two labels is neither."""

_SHORTENED = 5
"""So many characters, in their order in one label and in no other, are what is left of it."""
_OPEN_NOTE = re.compile(r"(?<!^)[（(][^（()）]{3,}$")
"""A note whose end was cut off."""
_ADDED = re.compile(r"^\d{1,2}(?=\D)|(?:数量?|件数?|条|个|份|注?\d{1,2}|[①-⑳])$")
"""What people add to a label: what is counted, a footnote's mark; and a number without its stop."""
_ITEM = re.compile(r"^\d+")


class Role(enum.Enum):
    """What a label labels: a row of figures, a column of them, or other labels."""

    HEAD = enum.auto()
    COLUMN = enum.auto()
    ROW = enum.auto()


class Meaning(NamedTuple):
    """What a wording can mean: a label of a table, its role, and a row's number of figures.

    `most` is how many the row has in any edition. A row of a table whose rows stand side by side has no
    figures of its own.
    """

    table: str
    role: Role
    label: Label
    figures: int = 0
    most: int = 0


class Labels:
    """The labels of all editions by their wordings."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        self._by_tables: dict[frozenset[str], dict[str, list[Meaning]]] = {}
        for table in (table for edition in editions for table in edition.tables.values()):
            for head in (*table.heads, *table.groups):
                self._add(Meaning(table.name, Role.HEAD, head))
            for column in table.columns:
                self._add(Meaning(table.name, Role.COLUMN, column.label))
            for row in table.rows:
                figures = 0 if table.side_by_side else len(row.columns)
                self._add(Meaning(table.name, Role.ROW, row.label, figures, figures))
        self._by_character: dict[str, list[str]] = {}
        for said in self._meanings:
            for character in set(said):
                self._by_character.setdefault(character, []).append(said)

    def _add(self, meaning: Meaning) -> None:
        for wording in meaning.label.wordings:
            known = self._meanings.setdefault(key(wording), [])
            same = (meaning.role, meaning.label.token)
            for place, other in enumerate(known):
                if (other.role, other.label.token) == same:
                    known[place] = other._replace(most=max(other.most, meaning.most))
                    break
            else:
                known.append(meaning)

    def anywhere(self, text: str) -> Sequence[Meaning]:
        """Give what a text can mean in any table."""
        return self._meanings.get(key(text), ())

    def telling(self, text: str, figures: int = 0) -> Sequence[Meaning]:
        """Give what a text can mean that stands before so many figures.

        Nothing if it stands in any table, as 其他 and 总计 do, and not before a row of the form's.
        """
        meanings = self.anywhere(text)
        if len(meanings) < 2:
            return meanings
        is_common = (
            len({meaning.label.token for meaning in meanings}) > 1 and enumerator(text) is None
        )
        return (
            [meaning for meaning in meanings if 0 < meaning.figures <= figures]
            if is_common
            else meanings
        )

    def wordings(self, tables: Collection[str]) -> Iterator[str]:
        """Give every wording of the labels of some tables, its number and its notes with it."""
        for meanings in self._meanings.values():
            for meaning in meanings:
                if meaning.table in tables:
                    yield from meaning.label.wordings

    def exact(self, text: str, tables: Collection[str]) -> list[Meaning]:
        """Give what a text can mean in some tables, by the wordings that are known."""
        meanings = [meaning for meaning in self.anywhere(text) if meaning.table in tables]
        return _fitting(meanings, text) if len(meanings) > 1 else meanings

    def is_scrap(self, text: str, table: str) -> bool:
        """Say whether a text is a label of a table, or characters next to each other in one."""
        return any(text in wording for wording in self._known(frozenset({table})))

    def alike(self, text: str, tables: Collection[str]) -> list[Meaning]:
        """Give what a text can mean that has more or fewer characters than a label, or other ones.

        Nothing if it is as much like the wording of one label as like that of another.
        """
        if len(text) > LONGEST:
            return []
        known = self._known(frozenset(tables))
        wording = key(_OPEN_NOTE.sub("", text))
        own = _ADDED.sub("", wording)
        if own in known:
            return _fitting(known[own], text)
        for group, meanings in known.items():
            if meanings[0].role is Role.HEAD and wording.startswith(group):
                item = _ITEM.sub("", wording[len(group) :])
                if item in known:
                    return known[item]
        if len(own) == 1:
            return _agreed([said for said in known if len(said) == 2 and own in said], known, text)
        if len(own) >= _SHORTENED:
            shared = self._shared(own, known)
            longer = [said for said in known if shared.get(said) == len(own)]
            for is_rest in (str.startswith, _is_left):
                whole = [said for said in longer if is_rest(said, own)]
                if meanings := _agreed(whole, known, text):
                    return meanings
        shared = self._shared(wording, known)
        near = [
            said for said, both in shared.items() if 2 * both >= ALIKE * (len(said) + len(wording))
        ]
        closest = difflib.get_close_matches(wording, near, n=3, cutoff=ALIKE)
        best = [
            said for said in closest if _likeness(wording, said) == _likeness(wording, closest[0])
        ]
        return _agreed(best, known, text)

    def _shared(self, wording: str, known: Collection[str]) -> Counter[str]:
        """Say how many characters of a wording each of the known ones has: most have none.

        It tells in microseconds which of them are not worth comparing, character by character.
        """
        return Counter(
            said
            for character in wording
            for said in self._by_character.get(character, ())
            if said in known
        )

    def likeness(self, text: str, meanings: Sequence[Meaning]) -> float:
        """Say how like one of their wordings a text is that can mean them."""
        wordings = {key(wording) for meaning in meanings for wording in meaning.label.wordings}
        return max(_likeness(key(text), wording) for wording in wordings)

    def _known(self, tables: frozenset[str]) -> dict[str, list[Meaning]]:
        """Give the wordings of some tables and what they mean there."""
        known = self._by_tables.get(tables)
        if known is None:
            known = {
                said: here
                for said, meanings in self._meanings.items()
                if (here := [meaning for meaning in meanings if meaning.table in tables])
            }
            self._by_tables[tables] = known
        return known


def _fitting(meanings: list[Meaning], text: str) -> list[Meaning]:
    """Leave out what the form numbers otherwise where a text has a number （六）, as 3.其他."""
    number = enumerator(text)
    if number is None or number.style is not Style.BRACKETED:
        return meanings
    return [
        meaning
        for meaning in meanings
        if (form := enumerator(meaning.label.official))
        and (form.style is number.style or form.number == number.number)
    ]


def _is_numbered(meaning: Meaning, number: Enumerator) -> bool:
    form = enumerator(meaning.label.official)
    return form is not None and (form.style, form.number) == (number.style, number.number)


def _agreed(
    wordings: Sequence[str], known: Mapping[str, list[Meaning]], text: str
) -> list[Meaning]:
    """Give what wordings mean if they are all of one label, or of one with the number of a text."""
    meanings = {frozenset(meaning.label.token for meaning in known[said]) for said in wordings}
    if len(meanings) > 1 and (number := enumerator(text)):
        wordings = [
            said
            for said in wordings
            if any(_is_numbered(meaning, number) for meaning in known[said])
        ]
        meanings = {frozenset(meaning.label.token for meaning in known[said]) for said in wordings}
    return known[wordings[0]] if len(meanings) == 1 else []


def _is_left(known: str, wording: str) -> bool:
    """Say whether a wording is what is left of a known one that lost characters."""
    if len(wording) > len(known):
        return False
    rest = iter(known)
    return all(character in rest for character in wording)


def _likeness(wording: str, known: str) -> float:
    return difflib.SequenceMatcher(None, known, wording).ratio()


@cache
def labels(editions: Sequence[Edition]) -> Labels:
    """Give the labels of editions."""
    return Labels(editions)
