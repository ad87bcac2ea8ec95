"""Reads what is to hold between figures: formulas as those of the form's own sums, and with numbers.

A name is that of a figure, `requests.received.total`; in place of a row there may be a group of rows, and
in place of a column the head over several: their sum is meant. With a `table`, names are those of rows,
and the formula holds in every column; or of columns, and it holds in every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from reportlint.messages.languages import Bilingual
from reportlint_grammar.figures.equations import Number
from reportlint_grammar.form import formulas
from reportlint_grammar.form.edition import TableForm
from reportlint_grammar.form.fact_files import Fact
from reportlint_grammar.form.facts import edition
from reportlint_grammar.form.formulas import Formula, Terms
from reportlint_rules.declared import naming
from reportlint_rules.declared.sums import Owed, Sums

KEYS = ("holds", "at", "table", "every", "only")
"""What may be said of an equation."""

Names = Mapping[str, Sequence[str]]
"""What may stand in a formula, and the figures that are meant by it, one or several."""

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")


def read(fields: Mapping[str, Fact]) -> Sums:
    """Read what holds; raises ConfigurationError."""
    formula = formulas.read(fields["holds"])
    if "table" in fields:
        return Sums(tuple(_in_every_line(fields, formula)))
    for key in ("every", "only"):
        if key in fields:
            fields[key].fail("只能与 table 同用", "it goes with `table` only", at_key=True)
    names = _of_all_tables()
    for name in _names(fields["holds"], formula):
        if name not in names:
            naming.fail_unknown_figure(fields["holds"], name)
    return Sums((_owed(fields, formula, names),))


def _in_every_line(fields: Mapping[str, Fact], formula: Formula) -> Iterator[Owed]:
    """Give an equation for each row, or each column, that has all that the formula names."""
    tables = edition().tables
    name = fields["table"].text()
    if name not in tables:
        naming.fail_unknown(fields["table"], naming.TABLE, name, naming.tables())
    every = fields["every"].text() if "every" in fields else ""
    if every not in ("row", "column"):
        said = "every 应为 row 或 column", "`every` must be row or column"
        (fields.get("every") or fields["table"]).fail(*said)
    lines = _rows(tables[name]) if every == "row" else _columns(tables[name])
    rows, columns = naming.rows(tables[name]), naming.columns(tables[name])
    if "only" in fields:
        what, told = (naming.ROW, rows) if every == "row" else (naming.COLUMN, columns)
        for item in fields["only"].items():
            if item.text() not in lines:
                naming.fail_unknown(item, what, item.text(), {line: told[line] for line in lines})
        lines = {line: lines[line] for line in fields["only"].words()}
    known = {name: figures for names in lines.values() for name, figures in names.items()}
    used = set(_names(fields["holds"], formula))
    for term in used - known.keys():
        told = columns if every == "row" else rows
        naming.fail_unknown(
            fields["holds"], naming.FIGURE, term, {each: told[each] for each in known}
        )
    fitting = [names for names in lines.values() if used <= names.keys()]
    if not fitting:
        fields["holds"].fail(
            "没有一行（列）同时有这些数字", "no row, or column, has all of these figures"
        )
    for names in fitting:
        yield _owed(fields, formula, names)


def _names(holds: Fact, formula: Formula) -> Sequence[str]:
    """Give what a formula names, in order; refuses one that names no figure, or one twice."""
    names = [name for _, name in (*formula.left, *formula.right) if not _NUMBER.fullmatch(name)]
    if not names:
        holds.fail("其中没有报告里的数字", "there is no figure of a report in it")
    for place, name in enumerate(names):
        if name in names[:place]:
            holds.fail(f"“{name}”重复", f"{name!r} stands in it twice")
    return names


def _owed(fields: Mapping[str, Fact], formula: Formula, names: Names) -> Owed:
    """Give an equation over single figures; refuses one that never holds, or always does."""
    holds = fields["holds"]
    left, left_number = _single(formula.left, names)
    right, right_number = _single(formula.right, names)
    figures = [name for _, name in (*left, *right)]
    twice = next((name for place, name in enumerate(figures) if name in figures[:place]), None)
    if twice is not None:
        holds.fail(f"“{twice}”计了两次", f"{twice!r} is counted twice in it")
    _check_that_it_says_something(holds, formula, left, right, left_number - right_number)
    at = _at(fields, formula, names)
    is_right = any(name == at for _, name in right)
    surplus = left_number - right_number if is_right else right_number - left_number
    return Owed(left, formula.relation, right, at, surplus)


def _single(terms: Terms, names: Names) -> tuple[Terms, Number]:
    """Give the figures of a side, each with its sign, and what its numbers come to."""
    figures = tuple((sign, figure) for sign, name in terms for figure in names.get(name, ()))
    number: Number = sum(
        sign * (Decimal(name) if "." in name else int(name))
        for sign, name in terms
        if _NUMBER.fullmatch(name)
    )
    return figures, number


def _at(fields: Mapping[str, Fact], formula: Formula, names: Names) -> str:
    """Give the figure that a finding points at: the one that is named, else the one alone on its side.

    Of a group, or a head over columns, that is held against a number it is the first.
    """
    if "at" in fields:
        name = fields["at"].text()
        terms = [term for _, term in (*formula.left, *formula.right) if term in names]
        if name not in terms or len(names[name]) > 1:
            fields["at"].fail_unknown(Bilingual("单项", "single term"), name, terms)
        return names[name][0]
    sides = [[name for _, name in side if name in names] for side in (formula.right, formula.left)]
    for terms in sides:
        if len(terms) == 1 and (len(names[terms[0]]) == 1 or not all(sides)):
            return names[terms[0]][0]
    return fields["holds"].fail(
        "两边都不止一个数字，请用 at 说明问题指在哪里",
        "there is more than one figure on both sides; say with `at` which one a finding points at",
    )


def _check_that_it_says_something(
    holds: Fact, formula: Formula, left: Terms, right: Terms, number: Number
) -> None:
    """Refuse a formula that no report can keep, or that every report does: no figure is below zero."""
    signs = {sign for sign, _ in left} | {-sign for sign, _ in right}
    never_more, never_less = 1 not in signs, -1 not in signs
    is_sum = formula.relation == "="
    if (never_more and number < 0) or (is_sum and never_less and number > 0):
        holds.fail("数字不会小于0，此式不可能成立", "no figure is below zero, so it can never hold")
    if not is_sum and never_less and number >= 0:
        holds.fail("数字不会小于0，此式总是成立", "no figure is below zero, so it always holds")


@cache
def _of_all_tables() -> Names:
    """Give every figure by its full name, and every sum of a group of rows, or under a head."""
    return {
        f"{table.name}.{name}.{column}": [
            f"{table.name}.{row}.{each}" for row in rows for each in columns if each in has[row]
        ]
        for table in edition().tables.values()
        for has in [_cells(table)]
        for name, rows in _row_names(table).items()
        for column, columns in _column_names(table).items()
        if any(each in has[row] for row in rows for each in columns)
    }


def _rows(table: TableForm) -> Mapping[str, Names]:
    """Give the rows, each with what a formula over its columns may name."""
    return {
        row: {
            name: [f"{table.name}.{row}.{column}" for column in columns]
            for name, columns in _column_names(table).items()
            if has.issuperset(columns)
        }
        for row, has in _cells(table).items()
    }


def _columns(table: TableForm) -> Mapping[str, Names]:
    """Give the columns, each with what a formula over its rows may name."""
    cells = _cells(table)
    return {
        column.label.name: {
            name: [f"{table.name}.{row}.{column.label.name}" for row in rows]
            for name, rows in _row_names(table).items()
            if all(column.label.name in cells[row] for row in rows)
        }
        for column in table.columns
    }


def _cells(table: TableForm) -> Mapping[str, set[str]]:
    return {row: {*columns} for row, columns in table.cells.items()}


def _row_names(table: TableForm) -> Mapping[str, Sequence[str]]:
    names = [*table.by_name, *(group.name for group in table.groups)]
    return {name: [row.label.name for row in table.rows_of(name)] for name in names}


def _column_names(table: TableForm) -> Mapping[str, Iterable[str]]:
    own = (column.label.name for column in table.columns)
    spans = (name for name, columns in table.spans.items() if columns)
    return {name: table.columns_of(name) for name in (*own, *spans)}
