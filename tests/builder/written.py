"""A truth put into words: title, headings, paragraphs, and each table as a grid of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from reportlint_grammar.form.edition import SectionForm, TableForm
from reportlint_grammar.form.facts import edition
from tests.builder.truth import Place, Truth

Grid = list[list[str | None]]
"""Rows of cells. A cell under a merged one is empty; one beside a merged one is None."""

BLANK = " "
"""What stands in a cell of its own that says nothing."""


@dataclass(frozen=True, eq=False)
class WrittenSection:
    """A section: its heading, its paragraphs and, where it owes one, its table."""

    form: SectionForm
    heading: str
    paragraphs: tuple[str, ...]
    grid: Grid

    def changed(self, line: Callable[[str], str], cell: Callable[[str], str]) -> Self:
        """Give the section with every line and every cell written differently."""
        grid: Grid = [[text if text is None else cell(text) for text in row] for row in self.grid]
        return replace(
            self,
            heading=line(self.heading),
            paragraphs=tuple(map(line, self.paragraphs)),
            grid=grid,
        )


@dataclass(frozen=True, eq=False)
class Written:
    """A whole report, in words."""

    title: str
    front: tuple[str, ...]
    sections: tuple[WrittenSection, ...]


def written(truth: Truth) -> Written:
    """Put a truth into the words of the form."""
    return Written(
        f"{truth.office}{truth.year}年政府信息公开工作年度报告",
        (
            "按照《中华人民共和国政府信息公开条例》，编制本报告。"
            f"数据统计期限自{truth.year}年1月1日起至{truth.year}年12月31日止。",
        ),
        tuple(_section(form, truth) for form in edition().sections),
    )


def _section(form: SectionForm, truth: Truth) -> WrittenSection:
    paragraphs = (truth.fee,) if form.name == "other_matters" else truth.prose.get(form.name, ())
    grid = _GRIDS[form.table](truth.form(form.table), truth) if form.table else []
    return WrittenSection(form, form.title, paragraphs, grid)


_ARTICLES = {
    "article_20_1": ("regulations", "normative_documents"),
    "article_20_5": ("licences", "other_services"),
    "article_20_6": ("penalties", "compulsory_measures"),
    "article_20_8": ("charges",),
    "article_20_9": ("procurement",),
}
"""What stands below each head, in one edition or another."""


def _disclosure_grid(form: TableForm, truth: Truth) -> Grid:
    heads = {head.name: head.official for head in form.heads}
    rows = {row.label.name: row for row in form.rows}
    grid: Grid = []
    for article, every in _ARTICLES.items():
        names = [name for name in every if name in rows]
        if not names:
            continue
        columns = rows[names[0]].columns
        grid.append([heads[article], None, None, None])
        grid.append(
            _padded([heads["information"], *(column.label.official for column in columns)], 4)
        )
        for name in names:
            grid.append(_padded([rows[name].label.official, *_figures(form, name, truth)], 4))
    return grid


def _requests_grid(form: TableForm, truth: Truth) -> Grid:
    heads = {head.name: head.official for head in form.heads}
    first, *organisations, total = [column.label.official for column in form.columns]
    grid: Grid = [
        [heads["balance_note"], None, None, heads["applicants"], *[None] * 6],
        ["", None, None, first, heads["organisations"], *[None] * 4, total],
        ["", None, None, "", *organisations, ""],
    ]
    above: set[str] = set()
    for row in form.rows:
        labels: list[str | None] = []
        for group in row.groups:
            labels.append("" if group.name in above else group.official)
            above.add(group.name)
        grid.append(
            [*_padded([*labels, row.label.official], 3), *_figures(form, row.label.name, truth)]
        )
    return grid


def _review_grid(form: TableForm, truth: Truth) -> Grid:
    reconsideration, direct, after = [row.label.official for row in form.rows]
    results = [column.label.official for column in form.columns]
    (litigation,) = [head.official for head in form.heads]
    return [
        [*_padded([reconsideration], 5), *_padded([litigation], 10)],
        [*results, *_padded([direct], 5), *_padded([after], 5)],
        [*[""] * 5, *results, *results],
        [figure for row in form.rows for figure in _figures(form, row.label.name, truth)],
    ]


_GRIDS: dict[str, Callable[[TableForm, Truth], Grid]] = {
    "disclosure": _disclosure_grid,
    "requests": _requests_grid,
    "review": _review_grid,
}


def _padded(cells: Sequence[str | None], width: int) -> list[str | None]:
    return [*cells, *[None] * (width - len(cells))]


def _figures(form: TableForm, row: str, truth: Truth) -> Iterator[str]:
    (columns,) = [owed.columns for owed in form.rows if owed.label.name == row]
    for column in columns:
        yield str(truth.figures[Place(form.name, row, column.label.name)])


def spans(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """Say how many rows and columns a cell of a grid covers."""
    columns = 1
    while grid[row][column + columns : column + columns + 1] == [None]:
        columns += 1
    rows = 1
    while row + rows < len(grid) and is_under_another(grid, row + rows, column):
        rows += 1
    return rows, columns


def is_under_another(grid: Grid, row: int, column: int) -> bool:
    """Say whether a cell of a grid is merged into the one above it."""
    return grid[row][column] == ""
