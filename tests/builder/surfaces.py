"""The surfaces of plain text: how one report looks, depending on the way it travelled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.builder import web
from tests.builder.written import Grid, Written, WrittenSection

Surface = Callable[[Written], str]

_LABEL_OF_A_NARROW_COLUMN = 4
_WIDEST_LABEL = 20
_FIGURE = re.compile(r"[+\d](?!\.[一-鿿])")
"""How a figure begins, and not a number before a label."""


def cell_a_line(report: Written) -> str:
    """Give a dump of Word: a cell a line behind a tab, a blank line behind each row."""
    return _text(report, _cell_a_line)


def cell_a_line_broken(report: Written) -> str:
    """Give the same dump where narrow and long labels broke: 商业, 企业 on the next line."""
    return _text(
        report,
        lambda grid: _cell_a_line([[text and _broken(text) for text in row] for row in grid]),
    )


def ragged_pipes(report: Written) -> str:
    """Give a mirror site's pipes: no leading cells, and the missing ones trail: `规章 | 0 | ||`."""
    return _text(report, _ragged_pipes)


def tight_pipes(report: Written) -> str:
    """Give pipes without spaces around them, and blank cells under merged ones only."""
    return _text(report, lambda grid: "\n".join("|".join(_there(row)) for row in grid))


def lone_pipes(report: Written) -> str:
    """Give cells on lines of their own with a lone pipe on the line between, and rows apart."""
    return _text(report, lambda grid: "\n\n".join("\n|\n".join(_there(row)) for row in grid))


def lone_pipes_throughout(report: Written) -> str:
    """Give the same with nothing between rows but another pipe."""
    return _text(report, lambda grid: "\n|\n".join("\n|\n".join(_there(row)) for row in grid))


def ended_cells(report: Written) -> str:
    """Give a pipe behind every cell and a line to each; what fills a row up follows: `0 | ||`."""
    return _text(report, lambda grid: "\n".join(_ended(row, " ") for row in grid))


def ended_cells_filled(report: Written) -> str:
    """Give the same with what fills a row up on a line of its own."""
    return _text(report, lambda grid: "\n".join(_ended(row, "\n") for row in grid))


def ended_by_lone_pipes(report: Written) -> str:
    """Give cells with a lone pipe on the line behind each, the last of a table too."""
    return _text(
        report,
        lambda grid: "\n".join(
            f"{cell}\n|" if cell else "|" for row in grid for cell in _there(row)
        ),
    )


def tabs(report: Written) -> str:
    """Give rows of cells between tabs, every cell in its column."""
    return _text(report, lambda grid: "\n".join("\t".join(_full(row)) for row in grid))


def ragged_tabs(report: Written) -> str:
    """Give tabs as some exports do: no cell under a merged label, and spare cells in its stead."""
    return _text(report, _ragged_tabs)


def markdown(report: Written) -> str:
    """Give Markdown, with headings and tables between pipes."""
    return _markdown(report, _markdown_table)


def small_tables(report: Written) -> str:
    """Give the Markdown of a program that recognises scans and takes every row for a table."""
    return _markdown(report, lambda grid: "\n\n".join(_markdown_table([row]) for row in grid))


def html_tables(report: Written) -> str:
    """Give the Markdown of another such program, which writes its tables in HTML."""
    return _markdown(report, lambda grid: f"<html><body>{web.table(grid)}</body></html>")


def tables_alone(report: Written) -> str:
    """Give Markdown of nothing but the tables."""
    return (
        "\n\n".join(_markdown_table(section.grid) for section in report.sections if section.grid)
        + "\n"
    )


def bare_lines(report: Written) -> str:
    """Give every cell that says something on a line of its own, with nothing else."""
    return _text(report, lambda grid: "\n".join(text for row in grid for text in row if text))


def bare_lines_broken(report: Written) -> str:
    """Give the same where narrow and long labels broke."""
    return _text(
        report, lambda grid: "\n".join(_broken(text) for row in grid for text in row if text)
    )


def drawn_boxes(report: Written) -> str:
    """Give tables that ─, │ and corners draw, with a line between all rows."""
    return _text(report, _drawn_box)


def database_tables(report: Written) -> str:
    """Give tables as a database prints them: lines around the head and the whole, none between rows."""
    return _text(report, _database_table)


def full_width_bars(report: Written) -> str:
    """Give rows between the bars that a Chinese keyboard types, none before or behind them."""
    return _text(report, lambda grid: "\n".join("｜".join(_full(row)) for row in grid))


def comma_rows(report: Written) -> str:
    """Give rows of cells between commas, as spreadsheets write them without quotes."""
    return _text(report, lambda grid: "\n".join(",".join(_full(row)) for row in grid))


def bells(report: Written) -> str:
    """Give what Word tells programs: a paragraph's end and a bell behind each cell, and each row."""
    return _text(report, lambda grid: _bells(grid, "\r\a")).replace("\n", "\r")


def bells_of_old_files(report: Written) -> str:
    """Give what old files of Word have: a bell alone, and cells of two paragraphs."""
    return _text(
        report,
        lambda grid: _bells([[cell and _halved(cell) for cell in row] for row in grid], "\a"),
    )


def spaced_lines(report: Written) -> str:
    """Give a row a line, its label and its figures apart by spaces."""
    return _text(report, lambda grid: "\n".join(" ".join(filter(None, row)) for row in grid))


SURFACES: tuple[Surface, ...] = (
    cell_a_line,
    cell_a_line_broken,
    ragged_pipes,
    tight_pipes,
    lone_pipes,
    lone_pipes_throughout,
    ended_cells,
    ended_cells_filled,
    ended_by_lone_pipes,
    tabs,
    ragged_tabs,
    markdown,
    small_tables,
    html_tables,
    bare_lines,
    bare_lines_broken,
    drawn_boxes,
    database_tables,
    full_width_bars,
    comma_rows,
    bells,
    bells_of_old_files,
    spaced_lines,
)

WITHOUT_BLANKS = frozenset({tight_pipes, bare_lines, bare_lines_broken, spaced_lines})
"""Those in which nothing stands for a blank cell, or, at a line's end, what a border is, too."""


def _text(report: Written, table: Callable[[Grid], str]) -> str:
    lines = [report.title, "", *report.front]
    for section in report.sections:
        lines += [section.heading, *section.paragraphs, *_tables(section, table)]
    return "\n".join(lines) + "\n"


def _markdown(report: Written, table: Callable[[Grid], str]) -> str:
    lines = [f"# {report.title}", *report.front]
    for section in report.sections:
        lines.append(f"## {section.heading}")
        for paragraph in section.paragraphs:
            is_heading = paragraph.lstrip().startswith(("（", "("))
            lines.append(f"### {paragraph}" if is_heading else paragraph)
        if section.grid:
            lines.append(table(section.grid))
    return "\n\n".join(lines) + "\n"


def _tables(section: WrittenSection, table: Callable[[Grid], str]) -> Iterable[str]:
    return [table(section.grid), ""] if section.grid else []


def _there(row: list[str | None]) -> list[str]:
    """Give the cells that a row has, without those beside a merged one."""
    return [cell for cell in row if cell is not None]


def _full(row: list[str | None]) -> list[str]:
    """Give a row's cells with an empty one wherever a merged one reaches."""
    return [cell or "" for cell in row]


def _ended(row: list[str | None], before_spare: str) -> str:
    cells = _there(row)
    lines = [f"{cell} |" if cell else "|" for cell in cells]
    spare = "|" * (len(row) - len(cells))
    return "\n".join(lines) + (before_spare + spare if spare else "")


def _cell_a_line(grid: Grid) -> str:
    return "\n\n".join("\n".join(f"\t{cell}" for cell in _there(row)) for row in grid) + "\n"


def _broken(label: str) -> str:
    return _halved(label) if len(label) <= _WIDEST_LABEL else _in_two(label)


def _halved(label: str) -> str:
    """Break a label as a column as narrow as two characters does."""
    return _in_two(label) if len(label) == _LABEL_OF_A_NARROW_COLUMN else label


def _in_two(label: str) -> str:
    if re.search("[一-鿿]", label) is None or _FIGURE.match(label):
        return label
    middle = len(label) // 2
    return f"{label[:middle]}\n{label[middle:]}"


def _ragged_pipes(grid: Grid) -> str:
    lines = []
    for row in grid:
        cells = [cell for cell in row if cell]
        lines.append(" | ".join(cells) + " |" + "|" * (len(row) - len(cells)))
    return "\n".join(lines)


def _ragged_tabs(grid: Grid) -> str:
    lines = []
    for row in grid:
        cells = [cell for place, cell in enumerate(row) if cell is not None or place == 1]
        spare = len(row) - len(cells)
        lines.append("\t".join([*(cell or "" for cell in cells), *[""] * spare]))
    return "\n".join(lines)


def _markdown_table(grid: Grid) -> str:
    lines = [f"| {' | '.join(_full(row))} |" for row in grid]
    lines.insert(1, f"| {' | '.join(['---'] * len(grid[0]))} |")
    return "\n".join(lines)


def _drawn_box(grid: Grid) -> str:
    lines = [f"┌{'┬'.join(['──'] * len(grid[0]))}┐"]
    for row in grid:
        lines.append(f"│{'│'.join(_full(row))}│")
        lines.append(f"├{'┼'.join(['──'] * len(row))}┤")
    lines[-1] = f"└{'┴'.join(['──'] * len(grid[0]))}┘"
    return "\n".join(lines)


def _database_table(grid: Grid) -> str:
    rule = f"+{'+'.join(['----'] * len(grid[0]))}+"
    rows = [f"| {' | '.join(_full(row))} |" for row in grid]
    return "\n".join([rule, rows[0], rule, *rows[1:], rule])


def _bells(grid: Grid, mark: str) -> str:
    return "".join("".join(f"{cell}{mark}" for cell in _there(row)) + mark for row in grid)
