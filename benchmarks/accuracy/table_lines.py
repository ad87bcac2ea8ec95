"""Ways to write a table as lines of text: those of people, of converters and of programs."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from benchmarks.accuracy.grids import Grid, anchors, blank, filled
from benchmarks.accuracy.layouts import Lines

NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NARROW = 4
"""Tables of more columns have heads of two lines."""


def between(
    separator: str, fill: Callable[[str, bool], str] = blank, *, edge: str = ""
) -> Callable[[Grid], Lines]:
    """Set a separator between the cells of a row, and an edge around them."""

    def lines(grid: Grid) -> Lines:
        return [edge + separator.join(row) + edge for row in filled(grid, fill)]

    return lines


def piped(grid: Grid, fill: Callable[[str, bool], str] = blank) -> Lines:
    """Write the pipe tables of Markdown, which have one row of heads."""
    rows = [[text.replace("|", "\\|") for text in row] for row in filled(grid, fill)]
    width = max(map(len, rows))
    yield _pipe_row(rows[0], width)
    yield "|" + " --- |" * width
    for row in rows[1:]:
        yield _pipe_row(row, width)


def _pipe_row(row: Sequence[str], width: int) -> str:
    cells = [*row, *[""] * (width - len(row))]
    return "| " + " | ".join(cells) + " |"


def trailing_pipes(grid: Grid) -> Lines:
    """Write a row as extractors of web pages do: what begins in it, each cell before a bar."""
    return [" | ".join(row) + " |" for row in anchors(grid)]


def ruled_below_the_head(grid: Grid) -> Lines:
    """Write a table as html2text does, without bars at its sides."""
    first, *others = ([_escaped(text) for text in row] for row in anchors(grid))
    return [
        " | ".join(first) + "  ",
        "|".join(["---"] * len(first)),
        *(" | ".join(row) + "  " for row in others),
    ]


def _escaped(text: str) -> str:
    return re.sub(r"^(\d+)\.", r"\1\\.", text).replace("-", "\\-")


def cell_a_line(grid: Grid) -> Lines:
    """Write each cell into a paragraph of its own."""
    return [line for row in anchors(grid) for text in row if text for line in (text, "")]


def indented_cells(grid: Grid) -> Lines:
    """Write what Word gives as plain text of a table with narrow columns: its heads are broken."""
    for row in filled(grid, blank):
        for text in row:
            yield "\t" + (
                f"{text[:2]}\n{text[2:]}" if len(text) == 4 and "一" <= text[0] <= "鿿" else text
            )
        yield ""


def marked_by_bells(grid: Grid) -> Lines:
    """Write what Word's own interface gives as the text of a table: a bell ends a cell, two a row."""
    for row in anchors(grid):
        yield "".join(f"{text}\r\x07" for text in row) + "\r\x07"


def heads_halved(grid: Grid) -> Lines:
    """Write rows as an extractor does that takes each line of narrow heads for a row of its own."""
    width = sum(cell.across for cell in grid[0])
    for row in grid:
        is_head = width > _NARROW and not any(NUMBER.fullmatch(cell.text) for cell in row)
        halves = [
            (cell.text[:2], cell.text[2:])
            if is_head and cell.across == 1 and len(cell.text) == 4
            else (cell.text, "")
            for cell in row
        ]
        yield " | ".join(first for first, _ in halves) + " |"
        if any(second for _, second in halves):
            yield " | ".join(second for _, second in halves if second) + " |"


def bold_totals(grid: Grid) -> Lines:
    """Set what stands last in a row in bold, as totals are."""
    last = {id(row[-1]) for row in grid}
    return piped(
        [
            [
                cell._replace(text=f"**{cell.text}**")
                if id(cell) in last and NUMBER.fullmatch(cell.text)
                else cell
                for cell in row
            ]
            for row in grid
        ]
    )


def with_page_numbers(grid: Grid) -> Lines:
    """Break a table every dozen rows, where a page ends."""
    for at, row in enumerate(filled(grid, blank), start=1):
        yield "\t".join(row)
        if not at % 12:
            yield from ("", f"— {at // 12 + 1} —", "")


def labels_spaced(grid: Grid) -> Lines:
    """Set words of two characters as wide as longer ones, as typists do."""
    rows = [
        [
            cell._replace(text="\u3000\u3000".join(cell.text))
            if len(cell.text) == 2 and not cell.text.isascii()
            else cell
            for cell in row
        ]
        for row in grid
    ]
    return between("\t")(rows)


def quoted(grid: Grid) -> Lines:
    """Write cells between commas, all in quotation marks."""
    return _comma_separated(grid, csv.QUOTE_ALL)


def unquoted(grid: Grid) -> Lines:
    """Write cells between commas."""
    return _comma_separated(grid, csv.QUOTE_MINIMAL)


def _comma_separated(grid: Grid, quoting: Literal[0, 1]) -> Lines:
    stream = io.StringIO()
    csv.writer(stream, quoting=quoting, lineterminator="\n").writerows(filled(grid, blank))
    return stream.getvalue().splitlines()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    most = max(map(len, rows))
    return [
        max((_width(row[at]) for row in rows if at < len(row)), default=0) for at in range(most)
    ]


def boxed(corners: Sequence[str], grid: Grid) -> Lines:
    """Draw a table with lines; `corners` are the pieces they are made of."""
    rows = filled(grid, blank)
    widths = _widths(rows)
    flat, upright, *ends = corners
    rules = [
        left + middle.join(flat * (width + 2) for width in widths) + right
        for left, middle, right in zip(*[iter(ends)] * 3, strict=True)
    ]
    yield rules[0]
    for at, row in enumerate(rows):
        if at:
            yield rules[1]
        cells = [*row, *[""] * (len(widths) - len(row))]
        yield (
            upright
            + upright.join(
                f" {_padded(text, width)} " for text, width in zip(cells, widths, strict=True)
            )
            + upright
        )
    yield rules[2]


def aligned(grid: Grid) -> Lines:
    """Set columns below each other with spaces."""
    rows = filled(grid, blank)
    widths = _widths(rows)
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def in_markup(grid: Grid) -> Lines:
    """Write a table as pandoc does that has spans, which its Markdown cannot write otherwise."""
    yield "<table>"
    yield "<tbody>"
    for row in grid:
        yield "<tr>"
        for cell in row:
            spans = [
                f' {key}="{value}"'
                for key, value in (("colspan", cell.across), ("rowspan", cell.down))
                if value > 1
            ]
            yield f"<td{''.join(spans)}>{cell.text}</td>"
        yield "</tr>"
    yield "</tbody>"
    yield "</table>"


LIGHT = tuple("─│┌┬┐├┼┤└┴┘")
HEAVY = tuple("━┃┏┳┓┣╋┫┗┻┛")
SIGNS = tuple("-|+++++++++")
"""What boxes are drawn with: the flat line, the upright one, and three rows of corners."""
