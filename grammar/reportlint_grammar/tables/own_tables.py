"""An office's own table below the form's, where nothing but its head tells that another one begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from reportlint.model.document import Passage, Table
from reportlint_grammar.form.labels import Labels
from reportlint_grammar.tables.cells import may_be_figure

_YEAR = re.compile(r"20\d\d\s*+年?度?")
_FEWEST_COLUMNS = 2


def parted(table: Table, known: Labels, tables: Collection[str]) -> Iterator[Table]:
    """Give a table in parts, each of which but the first begins with a head that no form has."""
    first = 0
    for place in range(1, len(table.rows) - 1):
        if _is_own_head(table.rows[place], table.rows[place + 1], known, tables):
            yield Table(table.rows[first:place])
            first = place
    yield Table(table.rows[first:]) if first else table


def _is_own_head(
    row: Sequence[Passage], below: Sequence[Passage], known: Labels, tables: Collection[str]
) -> bool:
    """Say whether a row names columns, mostly none of the form's, over a label and its figures."""
    said = [cell.text for cell in row if cell.text]
    label, *figures = [cell.text for cell in below if cell.text] or [""]
    if len(said) < _FEWEST_COLUMNS or len(figures) != len(said) - 1:
        return False
    if may_be_figure(label) or not all(map(may_be_figure, figures)):
        return False
    foreign = [text for text in said if _is_foreign(text, known, tables)]
    return said[0] in foreign and 2 * len(foreign) > len(said)


def _is_foreign(text: str, known: Labels, tables: Collection[str]) -> bool:
    if _YEAR.fullmatch(text):
        return True
    return not (may_be_figure(text) or known.exact(text, tables) or known.alike(text, tables))
