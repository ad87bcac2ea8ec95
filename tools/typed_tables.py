"""Writes the typed tables, rows and figures of the form from its facts: `make typed-tables`.

With them a plugin's author is told by an editor what a report has, and by mypy of a misspelt name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from reportlint_grammar.content.table import Row, Table
from reportlint_grammar.form.edition import Edition, Label, RowForm, TableForm
from reportlint_grammar.form.facts import editions

FILE = Path(__file__).parents[1] / "grammar" / "reportlint_grammar" / "content" / "typed_tables.py"

_HEAD = '''\
"""The form's tables, rows and figures by name. Written by `make typed-tables`, never by hand.

A table or a row that a report lacks is None; so is a figure that the edition of its table has not.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportlint_grammar.content.table import Row, Table, Tables
from reportlint_grammar.figures.figure import Figure
'''


class _Column(NamedTuple):
    """A column of some rows; one that is `always` there is in every edition that has these rows."""

    label: Label
    always: bool
    years: tuple[int, ...]


Columns = tuple[tuple[str, bool], ...]
"""The names of a row's columns, and whether each is always there: what rows of one class share."""


def written(editions: Sequence[Edition]) -> str:
    """Write the module for editions of the form; raises ValueError for a name that is taken."""
    names = dict.fromkeys(name for edition in editions for name in edition.tables)
    tables = [_Typed(name, editions) for name in names]
    lines = [_HEAD.rstrip("\n"), *(line for table in tables for line in table.classes())]
    lines.append(
        '\n\nclass TypedTables(Tables):\n    """The tables of a report, each by its name."""'
    )
    for table in tables:
        lines += _property(table.name, f"{table.kind} | None", table.said, table.found)
    lines.append("\n\nTABLES: Mapping[str, type[Table]] = {")
    lines += [f'    "{table.name}": {table.kind},' for table in tables]
    lines.append('}\n"""The tables by their names."""\n')
    lines.append("ROWS: Mapping[tuple[str, str], type[Row]] = {")
    lines += [
        f'    ("{table.name}", "{row}"): {kind},'
        for table in tables
        for row, kind in table.kinds.items()
    ]
    lines.append('}\n"""The rows by the names of their tables and their own."""\n')
    return "\n".join(lines)


class _Typed:
    """One table in all editions: the classes of it and of its rows."""

    def __init__(self, name: str, editions: Sequence[Edition]) -> None:
        forms = {
            edition.year: edition.tables[name] for edition in editions if name in edition.tables
        }
        self._years = tuple(forms)
        self._rows = _rows(forms)
        self.name = name
        self.kind = f"{_camel(name)}Table"
        self.found = f'self.table("{name}", {self.kind})'
        title = next(iter(forms.values())).title
        section = next(
            each for edition in editions for each in edition.sections if each.table == name
        )
        self.said = f"{title}, {section.heading.official}"
        self._columns = {row: _columns(by_year) for row, by_year in self._rows.items()}
        self.kinds = self._kinds()
        _check([*self._rows], Table)

    def _kinds(self) -> dict[str, str]:
        """Give the class of each row; rows that have the same columns share it."""
        shared: dict[Columns, str] = {}
        kinds: dict[str, str] = {}
        is_one = len({_shape(columns) for columns in self._columns.values()}) == 1
        for row, columns in self._columns.items():
            name = f"{_camel(self.name if is_one else row)}Row"
            kinds[row] = shared.setdefault(_shape(columns), name)
        return kinds

    def classes(self) -> Iterator[str]:
        """Write the classes of rows, then that of the table."""
        for row, kind in self.kinds.items():
            if row == next(each for each, its in self.kinds.items() if its == kind):
                yield from self._row_class(row, kind)
        yield f'\n\nclass {self.kind}(Table):\n    """{self.said}."""'
        for row, by_year in self._rows.items():
            label = next(iter(by_year.values())).label
            said = _said(label, tuple(by_year), self._years)
            yield from _property(
                row, f"{self.kinds[row]} | None", said, f'self.row("{row}", {self.kinds[row]})'
            )

    def _row_class(self, row: str, kind: str) -> Iterator[str]:
        columns = self._columns[row]
        _check([*columns], Row)
        labels = [next(iter(self._rows[each].values())).label for each in self.kinds]
        its = [label.official for label in labels if self.kinds[label.name] == kind]
        said = "、".join(its) if len(its) < len(labels) else f"A row of {self.said}"
        yield f'\n\nclass {kind}(Row):\n    """{said}."""\n\n    __slots__ = ()'
        for name, column in columns.items():
            years = tuple(self._rows[row])
            found = f'self.figures["{name}"]' if column.always else f'self.figures.get("{name}")'
            kind_of_figure = "Figure" if column.always else "Figure | None"
            yield from _property(
                name, kind_of_figure, _said(column.label, column.years, years), found
            )


def _rows(forms: Mapping[int, TableForm]) -> dict[str, dict[int, RowForm]]:
    """Give the rows of a table by name, each by the editions that have it."""
    rows: dict[str, dict[int, RowForm]] = {}
    for year, form in forms.items():
        for row in form.rows:
            rows.setdefault(row.label.name, {})[year] = row
    return rows


def _columns(rows: Mapping[int, RowForm]) -> dict[str, _Column]:
    """Give the columns of a row in any edition."""
    found: dict[str, dict[int, Label]] = {}
    for year, row in rows.items():
        for column in row.columns:
            found.setdefault(column.label.name, {})[year] = column.label
    return {
        name: _Column(next(iter(labels.values())), labels.keys() == rows.keys(), tuple(labels))
        for name, labels in found.items()
    }


def _shape(columns: Mapping[str, _Column]) -> Columns:
    return tuple((name, column.always) for name, column in columns.items())


def _said(label: Label, years: tuple[int, ...], every: tuple[int, ...]) -> str:
    """Give a label's official wording, and the editions that have it where others have not."""
    some = f", in the form of {' and '.join(map(str, years))}" if years != every else ""
    return f"{label.official}{some}"


def _property(name: str, kind: str, said: str, found: str) -> Iterator[str]:
    yield f"\n    @property\n    def {name}(self) -> {kind}:"
    yield f'        """{said}."""\n        return {found}'


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _check(names: Sequence[str], kind: type[Row | Table]) -> None:
    """Refuse a name by which tables and rows have something else already."""
    taken = {field.name for field in fields(kind)}
    for name in names:
        if hasattr(kind, name) or name in taken:
            raise ValueError(f"{kind.__name__} has {name!r} already")


def main() -> None:
    """Write the module in place."""
    FILE.write_text(written(editions()), encoding="utf-8")


if __name__ == "__main__":
    main()
