"""The facts of the form, read from `editions/`: headings, labels and equations, each said once."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """An official wording and what else is written for it.

    `name` is what rules call it, and `short` what a person does.
    """

    name: str
    token: str
    official: str
    variants: tuple[str, ...]
    short: str

    @property
    def wordings(self) -> tuple[str, ...]:
        """The official wording, then the variants."""
        return (self.official, *self.variants)


@dataclass(frozen=True, slots=True, eq=False)
class SectionForm:
    """One of the six sections. `table` names the table that it owes."""

    name: str
    number: int
    numeral: str
    heading: Label
    signs: tuple[tuple[str, ...], ...]
    table: str | None

    @property
    def title(self) -> str:
        """The heading as the form prints it: 一、总体情况."""
        return f"{self.numeral}、{self.heading.official}"


class Kind(enum.Enum):
    """What a figure may be: a count is whole, an amount fractional; only a change is negative."""

    COUNT = "count"
    AMOUNT = "amount"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, eq=False)
class ColumnForm:
    """A column of figures: counts, amounts in 万元, or changes."""

    label: Label
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class RowForm:
    """A row of figures, its columns, and the group labels above it, outermost first."""

    label: Label
    columns: tuple[ColumnForm, ...]
    groups: tuple[Label, ...] = ()

    @property
    def place(self) -> str:
        """What a person would call the row: 行政许可, （三）不予公开 4.保护第三方合法权益."""
        return " ".join(label.short for label in (*self.groups[1:], self.label))


class CellForm(NamedTuple):
    """A cell of the form that a figure is owed in; `table` is the title of its table."""

    table: str
    row: RowForm
    column: ColumnForm

    @property
    def place(self) -> str:
        """What a person would call the cell: 表二 · 行政许可 · 本年处理决定数量."""
        return f"{self.table} · {self.row.place} · {self.column.label.short}"


@dataclass(frozen=True, slots=True, eq=False)
class EquationForm:
    """A sum the form owes, in the names of rows (over every column) or of columns (in every row).

    Terms carry a sign; `relation` is `=` or `>=`; `at` is the term a finding points at; `rows` limits
    it to some rows of the table.
    """

    rule: str
    every: str
    left: tuple[tuple[int, str], ...]
    relation: str
    right: tuple[tuple[int, str], ...]
    at: str
    rows: tuple[str, ...] | None


@dataclass(frozen=True, eq=False)
class TableForm:
    """A table of the form. One that is `side_by_side` has all its rows' figures on one line."""

    name: str
    title: str
    heads: tuple[Label, ...]
    groups: tuple[Label, ...]
    columns: tuple[ColumnForm, ...]
    rows: tuple[RowForm, ...]
    equations: tuple[EquationForm, ...]
    side_by_side: bool

    @cached_property
    def by_name(self) -> Mapping[str, RowForm]:
        """The rows by their names."""
        return {row.label.name: row for row in self.rows}

    @cached_property
    def by_token(self) -> Mapping[str, Label]:
        """The labels by their terminals."""
        return {label.token: label for label in self.labels()}

    def knows(self, name: str) -> bool:
        """Say whether it has a row, or a group of rows, of this name."""
        return name in self.by_name or any(group.name == name for group in self.groups)

    def labels(self) -> Iterator[Label]:
        """Every label the table prints."""
        yield from self.heads
        yield from self.groups
        yield from (column.label for column in self.columns)
        yield from (row.label for row in self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The form as one notice fixed it; `year` is the notice's."""

    year: int
    notice: str
    sections: tuple[SectionForm, ...]
    tables: Mapping[str, TableForm]

    def section(self, name: str) -> SectionForm:
        """Give a section by its name; raises KeyError."""
        return next(section for section in self.sections if section.name == name)


IN_FORCE = 2021
_TERM = re.compile(r"(?:([+-])\s*)?(\w+)")


@cache
def editions() -> tuple[Edition, ...]:
    """Give all editions, the one in force first."""
    return (_edition(IN_FORCE), _edition(2019))


def edition(year: int = IN_FORCE) -> Edition:
    """Give the edition of a year's notice."""
    return _edition(year)


@cache
def _edition(year: int) -> Edition:
    """Read an edition; one that is `like` another says only which of its tables differ, and how."""
    own = facts(str(year))
    if "like" not in own:
        sections = tuple(
            _section(number, name, fact)
            for number, (name, fact) in enumerate(own["sections"].items(), start=1)
        )
        tables = {name: _table(name, fact) for name, fact in own["tables"].items()}
        return Edition(year, own["notice"], sections, tables)
    base = _edition(own["like"])
    tables = dict(base.tables)
    for name, fact in own["tables"].items():
        if "one_row" in fact:
            fact = _merged(facts(str(own["like"]))["tables"][name], fact["one_row"])
        tables[name] = _table(name, fact)
    return Edition(year, own["notice"], base.sections, tables)


@cache
def facts(name: str) -> Mapping[str, Any]:
    """Read a file of `editions/`."""
    text = (Path(__file__).parent / "editions" / f"{name}.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(
        text,
        Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),  # noqa: S506
    )
    return found


def _merged(table: Mapping[str, Any], groups: Sequence[str]) -> Mapping[str, Any]:
    """Make groups of rows one row each, in the table and in its equations."""
    items: dict[str, str] = {}

    def rows(facts: Mapping[str, Any]) -> Mapping[str, Any]:
        merged = {}
        for name, fact in facts.items():
            if name in groups:
                items.update(dict.fromkeys(fact["rows"], name))
                fact = {key: value for key, value in fact.items() if key != "rows"}
            elif "rows" in fact:
                fact = {**fact, "rows": rows(fact["rows"])}
            merged[name] = fact
        return merged

    parts = [{**part, "rows": rows(part["rows"])} for part in table["parts"]]
    equations = [{**of, "holds": _with_merged(of["holds"], items)} for of in table["equations"]]
    return {**table, "parts": parts, "equations": equations}


def _with_merged(formula: str, items: Mapping[str, str]) -> str:
    """Put a merged row in the place of its first item, and leave the others out."""
    for item, row in items.items():
        replacement = "" if re.search(rf"\b{row}\b", formula) else rf"\1 {row}"
        formula = re.sub(rf"(?:([+-])\s*)?\b{item}\b", replacement, formula)
    return formula


def _label(name: str, fact: Mapping[str, Any], suffix: str = "") -> Label:
    token = fact.get("token", f"{name}{suffix}".upper())
    official = fact["label"]
    return Label(
        name, token, official, tuple(fact.get("variants", ())), fact.get("short", official)
    )


def _section(number: int, name: str, fact: Mapping[str, Any]) -> SectionForm:
    signs = tuple(tuple(words) for words in fact["signs"])
    heading = _label(name, fact, suffix="_heading")
    return SectionForm(name, number, fact["number"], heading, signs, fact.get("table"))


def _table(name: str, fact: Mapping[str, Any]) -> TableForm:
    groups: list[Label] = []
    columns: list[ColumnForm] = []
    rows: list[RowForm] = []
    for part in fact["parts"]:
        part_columns = tuple(
            ColumnForm(_label(column, of), Kind(of.get("kind", "count")))
            for column, of in part["columns"].items()
        )
        columns += part_columns
        rows += _rows(part["rows"], part_columns, (), groups)
    return TableForm(
        name=name,
        title=fact["title"],
        heads=tuple(_label(head, of) for head, of in fact["heads"].items()),
        groups=tuple(groups),
        columns=tuple(columns),
        rows=tuple(rows),
        equations=tuple(_equation(of) for of in fact["equations"]),
        side_by_side=fact.get("side_by_side", False),
    )


def _rows(
    facts: Mapping[str, Any],
    columns: tuple[ColumnForm, ...],
    above: tuple[Label, ...],
    groups: list[Label],
) -> Iterator[RowForm]:
    for name, fact in facts.items():
        label = _label(name, fact)
        if "rows" in fact:
            groups.append(label)
            yield from _rows(fact["rows"], columns, (*above, label), groups)
        else:
            yield RowForm(label, columns, above)


def _equation(fact: Mapping[str, Any]) -> EquationForm:
    left, relation, right = re.split(r"(>=|=)", fact["holds"])
    return EquationForm(
        rule=fact["rule"],
        every=fact["every"],
        left=_terms(left),
        relation=relation,
        right=_terms(right),
        at=fact["at"],
        rows=tuple(fact["rows"]) if "rows" in fact else None,
    )


def _terms(formula: str) -> tuple[tuple[int, str], ...]:
    return tuple((-1 if sign == "-" else 1, name) for sign, name in _TERM.findall(formula))
