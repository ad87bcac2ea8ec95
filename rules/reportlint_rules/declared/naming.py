"""The names that a file of rules may use, each with what the form calls it; what is said of any other.

Who writes such a file has the form before him, not our names: 总体情况 leads to `overview`, and where nothing
is near, those that there are stand in the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NoReturn

from reportlint.messages.languages import Bilingual
from reportlint.messages.suggestions import meant, nearest
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.form.edition import TableForm
from reportlint_grammar.form.fact_files import Fact
from reportlint_grammar.form.facts import edition
from reportlint_rules.declared.whereabouts import TEXT, TITLE

Words = Mapping[str, str]
"""What the form, or a person, calls what is named."""

TABLE, ROW, COLUMN = Bilingual("表", "table"), Bilingual("行", "row"), Bilingual("列", "column")
FIGURE = Bilingual("数字", "figure")

OFFICES: Words = {
    Sort.GOVERNMENT.value: "政府",
    Sort.GOVERNMENT_OFFICE.value: "政府办公厅、办公室",
    Sort.DEPARTMENT.value: "部门",
    Sort.SUBDISTRICT.value: "街道",
    Sort.BRANCH.value: "派出机构",
    Sort.ZONE.value: "开发区",
    Sort.PUBLIC_BODY.value: "企事业单位",
}

_ALIKE = 0.65
"""How much of two names must be the same for the one to be offered in the place of the other."""
_SHORTEST = 2
"""So many characters of what the form says are enough to be known by: 总计."""
_MOST_LISTED = 40
"""So many names are listed, those of a table's rows and groups; more are in the reference."""


def sections() -> Words:
    """Give the names of what words may stand in."""
    named = {section.name: section.title for section in edition().sections}
    return {TEXT: "全文", TITLE: "标题", **named}


def tables() -> Words:
    """Give the names of the tables."""
    return {name: table.title for name, table in edition().tables.items()}


def rows(table: TableForm) -> Words:
    """Give the names of a table's rows, and of their groups."""
    labels = (*table.groups, *(row.label for row in table.rows))
    return {label.name: label.short for label in labels if table.rows_of(label.name)}


def columns(table: TableForm) -> Words:
    """Give the names of a table's columns, and of the heads over several."""
    labels = (*table.heads, *(column.label for column in table.columns))
    return {label.name: label.short for label in labels if table.columns_of(label.name)}


def fail_unknown(fact: Fact, kind: Bilingual, word: str, known: Words) -> NoReturn:
    """Say that a word names nothing, and what was meant, or what there is; raises ConfigurationError."""
    hint = _hint(word, known)
    fact.fail(
        f"没有名为“{word}”的{kind.zh}{hint.zh}",
        f"there is no {kind.en} {word!r}{hint.en}",
    )


def fail_unknown_figure(fact: Fact, word: str) -> NoReturn:
    """Say which part of a figure's name is wrong: its table, its row or its column."""
    parts = word.split(".")
    if len(parts) != 3:
        near = meant(nearest(word, _figures()))
        fact.fail(
            f"没有名为“{word}”的数字；应写成“表.行.列”，如 requests.received.total{near.zh}",
            f"there is no figure {word!r}; it must be table.row.column, as requests.received.total{near.en}",
        )
    table, row, column = parts
    name = table if table in tables() else _meant(table, tables())
    if name is None:
        fail_unknown(fact, TABLE, table, tables())
    form = edition().tables[name]
    lines = [(ROW, row, rows(form)), (COLUMN, column, columns(form))]
    found = [part if part in known else _meant(part, known) for _, part, known in lines]
    if None not in found:
        right = ".".join([name, *map(str, found)])
        if right in _figures():
            near = meant(right)
            fact.fail(f"没有名为“{word}”的数字{near.zh}", f"there is no figure {word!r}{near.en}")
        fact.fail(f"表里没有“{word}”这一格", f"the table has no cell {word!r}")
    kind, part, known = lines[found.index(None)]
    fail_unknown(fact, Bilingual(f" {name} 的{kind.zh}", f"{kind.en} of {name}"), part, known)


@cache
def _figures() -> frozenset[str]:
    """Give the full names of all figures, of sums of rows, and of sums under a head."""
    return frozenset(
        f"{table.name}.{row}.{column}"
        for table in edition().tables.values()
        for row in rows(table)
        for column in columns(table)
        if any(
            set(table.columns_of(column)) & table.cells[each.label.name].keys()
            for each in table.rows_of(row)
        )
    )


def _hint(word: str, known: Words) -> Bilingual:
    """Ask whether the likeliest name was meant; else list those that there are."""
    name = _meant(word, known)
    if name is not None:
        return Bilingual(meant(f"{name}（{known[name]}）").zh, meant(name).en)
    names = [*known][:_MOST_LISTED]
    listed = "、".join(f"{name}（{known[name]}）" for name in names)
    return Bilingual(f"；可写：{listed}", f"; there are: {', '.join(names)}")


def _meant(word: str, known: Words) -> str | None:
    """Give the name that was meant: the one thing that is called so, else the name most like it."""
    if len(word) >= _SHORTEST:
        called = [name for name, said in known.items() if word in said]
        if len(called) == 1:
            return called[0]
    return nearest(word, known, _ALIKE)
