"""Writes the productions of sections, tables and rows from the facts of the editions.

With `report.lark`, which has their shapes, they are the whole grammar. The order of sections, rows and
groups is that of `editions/`, and is said only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportlint_grammar.form.edition import Edition, Label, RowForm, SectionForm, TableForm

ABSENT = "NO_"
"""How a terminal begins that stands for what is owed and is not there."""

NO_FIGURES = f"{ABSENT}FIGURES"
"""The terminal that stands for the figures that a row lacks."""

TABLE = "_TABLE"
"""How a terminal ends that stands for a whole table in its section."""


def table_start(edition: Edition, name: str) -> str:
    """Give the start symbol of a table as an edition has it."""
    return f"{name}_table_{edition.year}"


def starts(editions: Sequence[Edition]) -> Iterator[str]:
    """Give all start symbols: the report, each of its sections, each edition's tables."""
    yield "report"
    yield from (section.name for section in editions[0].sections)
    yield from (table_start(edition, table.name) for edition, table in tables(editions))


def tables(editions: Sequence[Edition]) -> Iterator[tuple[Edition, TableForm]]:
    """Give every table with the first edition that has it so."""
    seen: set[TableForm] = set()
    for edition in editions:
        for table in edition.tables.values():
            if table not in seen:
                seen.add(table)
                yield edition, table


def productions(editions: Sequence[Edition]) -> str:
    """Write the productions of all editions; the sections are those of the first."""
    rules: dict[str, str] = {"_figures_or_none": f"FIGURES | {NO_FIGURES}"}
    sections = editions[0].sections
    rules["_sections"] = " ".join(section.name for section in sections)
    for section in sections:
        rules |= _section(section)
    for edition, table in tables(editions):
        rules |= _Table(edition, table, rules).rules()
    lines = [f"{name} : {body}" for name, body in rules.items()]
    return "\n".join([*lines, f"%declare {' '.join(sorted(_terminals(editions)))}"])


def _section(section: SectionForm) -> dict[str, str]:
    """Write a section; it may be absent, and so may its table."""
    absent = f"{ABSENT}{section.name.upper()}"
    if section.table is None:
        return {section.name: f"_worded{{{section.heading.token}}} | {absent}"}
    table = f"{section.table.upper()}{TABLE}"
    return {
        section.name: f"_tabled{{{section.heading.token}, {section.table}_table}} | {absent}",
        f"{section.table}_table": f"{table} | {ABSENT}{table}",
    }


class _Table:
    """One table of an edition; its rows and groups are written once where editions agree."""

    def __init__(self, edition: Edition, table: TableForm, known: Mapping[str, str]) -> None:
        self._year = edition.year
        self._table = table
        self._known = known
        self._rules: dict[str, str] = {}
        self._heads = self._named(
            f"_{table.name}_heads", f"({' | '.join(self._head_terminals())})*"
        )

    def _head_terminals(self) -> Iterable[str]:
        """Give what may stand before any row: heads stand again where a page begins."""
        table = self._table
        columns = (column.label for column in table.columns)
        labels = table.labels() if table.side_by_side else (*table.heads, *columns)
        return dict.fromkeys(label.token for label in labels)

    def rules(self) -> dict[str, str]:
        """Give the table's rules by their names."""
        if self._table.side_by_side:
            body = f"_line{{{self._heads}}}"
        else:
            body = f"{self._below((), self._table.rows)} {self._heads}"
        self._rules[f"{self._table.name}_table_{self._year}"] = body
        return self._rules

    def _below(self, above: tuple[Label, ...], rows: Sequence[RowForm]) -> str:
        """Write what stands below some groups: rows, and further groups, each with heads before it."""
        depth = len(above)
        names: dict[str, None] = {}
        for row in rows:
            if row.groups[:depth] == above:
                is_here = len(row.groups) == depth
                name = self._row(row) if is_here else self._group(row.groups[: depth + 1])
                names[name] = None
        return " ".join(f"{self._heads} {name}" for name in names)

    def _row(self, row: RowForm) -> str:
        label = row.label
        return self._named(label.name, f"_row{{{label.token}}} | {ABSENT}{label.token}")

    def _group(self, groups: tuple[Label, ...]) -> str:
        label = groups[-1]
        said = self._named(f"_{label.name}_label", f"{label.token} | {ABSENT}{label.token}")
        return self._named(label.name, f"{said} {self._below(groups, self._table.rows)}")

    def _named(self, name: str, body: str) -> str:
        """Name a rule; where another edition has something else of its name, the year tells them apart."""
        if self._known.get(name, body) == body:
            self._rules[name] = body
            return name
        by_year = f"{name}_{self._year}"
        alternatives = (
            body if name.startswith("_") else f"{body.replace(' | ', f' -> {name} | ')} -> {name}"
        )
        self._rules[by_year] = alternatives
        return by_year


def _terminals(editions: Sequence[Edition]) -> set[str]:
    """Give every terminal that is named in `editions/`, and those for what is absent."""
    named = {section.heading.token for section in editions[0].sections}
    absent = {section.name.upper() for section in editions[0].sections} | {"FIGURES"}
    for _, table in tables(editions):
        named |= {label.token for label in table.labels()}
        named.add(f"{table.name.upper()}{TABLE}")
        absent.add(f"{table.name.upper()}{TABLE}")
        if not table.side_by_side:
            absent |= {row.label.token for row in table.rows}
            absent |= {group.token for group in table.groups}
    return named | {f"{ABSENT}{name}" for name in absent}
