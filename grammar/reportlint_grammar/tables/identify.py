"""Which of the form's tables a table is, by its labels."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from reportlint.model.document import Table
from reportlint_grammar.form.labels import Labels, Role
from reportlint_grammar.tables.cells import is_figure, may_be_figure

OWN_LABELS = 3
"""So many different labels make a table outside its section one of the form's."""
_MOST_CELLS = 12
"""By so many cells a damaged table shows what it is; to compare each with all labels takes time."""


class Identifier:
    """Tells the form's tables from others; `owed` are those whose sections the report has."""

    def __init__(self, labels: Labels, owed: Collection[str]) -> None:
        self._labels = labels
        self.owed = frozenset(owed)
        self.met: frozenset[str] = frozenset()
        """The tables whose columns were met."""
        self._judged: dict[tuple[int, str | None, str], set[str]] = {}
        """What was said of each table, by where it stands: it is asked for again at each of its rows."""

    def tables(self, table: Table, section: str | None, begun: str) -> set[str]:
        """Say which of the form's tables a table is; none if it is another.

        `section` is the table owed where it stands, `begun` the one that ends right before it.
        """
        place = (id(table), section, begun)
        if place not in self._judged:
            self._judged[place] = self._judge(table, section, begun)
        return self._judged[place]

    def _judge(self, table: Table, section: str | None, begun: str) -> set[str]:
        found: dict[str, set[str]] = {}
        with_columns: set[str] = set()
        only_figures = True
        for row in table.rows:
            for cell in row:
                text = cell.text
                if not text or text.isdigit():
                    continue
                only_figures = only_figures and is_figure(text)
                for meaning in self._labels.telling(text, len(row)):
                    found.setdefault(meaning.table, set()).add(meaning.label.token)
                    if meaning.role is Role.COLUMN:
                        with_columns.add(meaning.table)
        tables = {name for name, labels in found.items() if len(labels) >= OWN_LABELS}
        tables -= self.owed - {section} - with_columns  # An office's own list of them.
        apart = {
            name
            for name in found.keys() & self.met - with_columns
            if self._has_only_other_rows(table, name)
        }
        tables -= apart
        self.met |= tables & with_columns
        if section and section not in apart and not tables:
            is_owed = only_figures or (section in found and self._has_rows_of(table, section))
            if is_owed or self._is_damaged(table, section):
                return {section}
        if begun and not tables and self._goes_on(table, begun):
            return {begun}
        return tables

    def _has_only_other_rows(self, table: Table, name: str) -> bool:
        """Say whether its rows have the form's labels and other widths, as a comparison of years."""
        widths: list[bool] = []
        for row in table.rows:
            figures = sum(may_be_figure(cell.text) for cell in row)
            blanks = sum(not cell.text for cell in row)
            widths += [
                figures <= meaning.figures <= figures + blanks
                for cell in row
                for meaning in self._labels.exact(cell.text, {name})
                if meaning.role is Role.ROW and figures
            ]
        return bool(widths) and not any(widths)

    def _has_rows_of(self, table: Table, section: str) -> bool:
        """Say whether of a table's rows of figures no more are an office's own than the form's."""
        own = forms = 0
        for row in table.rows:
            said = [cell.text for cell in row if cell.text]
            if said and may_be_figure(said[-1]):
                words = [text for text in said if not may_be_figure(text)]
                is_form = any(self._labels.exact(text, {section}) for text in words)
                forms += is_form
                own += bool(words) and not is_form
        return own <= forms

    def _is_damaged(self, table: Table, section: str) -> bool:
        """Say whether a table is the one that is owed, though none of its labels is whole."""
        said = (cell.text for row in table.rows for cell in row if cell.text)
        words = [text for text in islice(said, _MOST_CELLS) if not may_be_figure(text)]
        known = [
            {meaning.label.token for meaning in self._labels.alike(text, {section})}
            for text in words
        ]
        return 2 * sum(len(tokens) == 1 for tokens in known) > len(words)

    def _goes_on(self, table: Table, begun: str) -> bool:
        """Say whether every row of a table is one of the table before it."""
        firsts = [next((cell.text for cell in row if cell.text), "") for row in table.rows]
        return all(
            is_figure(first) or self._labels.exact(first, {begun}) for first in firsts if first
        )
