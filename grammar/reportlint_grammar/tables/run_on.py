"""Rows whose cells ran together: 规章000, 自然人法人或其他组织总计. Their labels can be told apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from reportlint.model.document import Cell, Passage, Table
from reportlint_grammar.form.edition import Edition
from reportlint_grammar.form.labels import Labels, labels
from reportlint_grammar.form.wording import enumerator

_SAID = re.compile(r"[^\W_]")
_APART = re.compile(r"\d[^\d.．,，'’]+\d")
"""Figures that something parts: nothing that is written within one."""
_SILENT = re.compile(r"[\W_]+")
_MARKED = "[【〔（("
_LONGEST_MARK = 2
_OPENING = "（(“"
_CLOSING = "）)”"
_LONGEST_LABEL = 60
LONGEST_FIGURE = 6
"""No figure of a row is longer, in digits, as counts go."""


class RunOn:
    """Takes rows apart by the labels of some tables; what parts characters otherwise does not count."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._patterns: dict[frozenset[str], re.Pattern[str]] = {}

    def parts(self, line: Passage, tables: Collection[str]) -> list[Passage]:
        """Give the labels and figures that a line is made of; none unless it is nothing else.

        Figures that ran together are one passage; those that blanks or bars part did not, and one digit
        behind a label, or one in brackets, is a footnote's mark.
        """
        pattern = self._pattern(frozenset(tables))
        if not pattern.match(_SILENT.sub("", line.text[:_LONGEST_LABEL])):
            return []
        places = [match.start() for match in _SAID.finditer(line.text)]
        solid = "".join([line.text[place] for place in places])
        found: list[Passage] = []
        labels = end = 0
        for match in pattern.finditer(solid):
            if match.start() != end:
                return []
            end = match.end()
            part = _bracketed(line, places[match.start()], places[end - 1] + 1)
            if match["label"] is not None:
                labels += 1
            elif _APART.search(part.text) or line.text[places[match.start()] - 1] in _MARKED:
                return []
            found.append(part)
        is_marked = labels == 1 and len(found) == 2 and len(found[1].text) <= _LONGEST_MARK
        is_whole = labels > 0 and end == len(solid) and len(found) > 1
        return found if is_whole and not is_marked else []

    def apart(self, table: Table, tables: Collection[str]) -> Table:
        """Give a table whose cells ran together with these taken apart, row by row."""
        rows = [self._row(row, tables) for row in table.rows]
        same = all(row is before for row, before in zip(rows, table.rows, strict=True))
        return table if same else Table(rows)

    def _row(self, row: Sequence[Cell], tables: Collection[str]) -> Sequence[Cell]:
        """Give a row's cells taken apart; what has figures in cells of their own is as it should be."""
        if any(cell.text.isdigit() and len(cell.text) <= LONGEST_FIGURE for cell in row):
            return row
        found: list[Cell] = []
        for cell in row:
            parts = self.parts(cell, tables) if cell.text else []
            found += [part.as_(Cell) for part in parts] or [cell]
        return found if len(found) > len(row) else row

    def _pattern(self, tables: frozenset[str]) -> re.Pattern[str]:
        if tables not in self._patterns:
            numbers: dict[str, set[str]] = {}
            for number, said in map(_solid, self._labels.wordings(tables)):
                numbers.setdefault(said, set()).add(number)
            labels = "|".join(
                f"(?:{'|'.join(sorted(numbers[said], reverse=True))}){said}"
                for said in sorted(numbers, key=lambda said: (-len(said), said))
            )
            self._patterns[tables] = re.compile(rf"(?P<label>{labels})|\d+")
        return self._patterns[tables]


@cache
def run_on(editions: Sequence[Edition]) -> RunOn:
    """Give what takes rows of the tables of editions apart."""
    return RunOn(labels(editions))


def _bracketed(line: Passage, first: int, last: int) -> Passage:
    """Give a stretch of a line with the brackets and quotes that open before it and close behind it."""
    while first and line.text[first - 1] in _OPENING:
        first -= 1
    while line.text[last : last + 1] in _CLOSING and last < len(line.text):
        last += 1
    return line.part(first, last)


def _solid(wording: str) -> tuple[str, str]:
    """Give a pattern of the number that may stand before a label, and what it says."""
    numbered = enumerator(wording)
    if numbered is None:
        return "", _SILENT.sub("", wording)
    number = _SILENT.sub("", numbered.text)
    return f"{number}|", _SILENT.sub("", wording[len(numbered.text) :])
