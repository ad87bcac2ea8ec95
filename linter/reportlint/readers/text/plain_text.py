"""Plain text: its surfaces are recognised line by line, never configured.

Tables come into text in many ways: a cell a line behind a tab, rows of cells between pipes, pipes
alone on a line between cells or behind each, tabs between cells, Markdown, HTML within it. Whatever
the way, a table is read into rows of cells; what the cells mean is the form's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest
from pathlib import PurePath

from reportlint.characters.blanks import TYPED_BLANK
from reportlint.hookspecs import Source
from reportlint.model.document import Block, Cell, Document, Paragraph, Passage, Span, Table
from reportlint.readers.shared.cells import LONGEST_LABEL
from reportlint.readers.shared.comments import comments, without_comments
from reportlint.readers.shared.decoding import decode
from reportlint.readers.shared.text_locator import TextLocator
from reportlint.readers.text import boxes
from reportlint.readers.text.bell_ended_cells import are_bell_ended, bell_ended_cells, in_lines
from reportlint.readers.text.broken_prose import mended
from reportlint.readers.text.comma_rows import comma_rows
from reportlint.readers.text.figures import FULL_ROW, begins_figure, is_no_label
from reportlint.readers.text.pipe_ended_cells import ended_cells
from reportlint.readers.text.spaced_rows import spaced_rows
from reportlint.readers.text.typed_rows import cell, cells, have_borders, is_within, pipe_row

_HTML_TABLE = re.compile(
    r"(?:<(?:html|body|div|center)\b[^<>\n]{0,200}>\s{0,9}){0,4}"
    r"<table\b(?:[^<]++|<(?!/?table\b))*+(?:</table\s{0,9}>|(?=<table\b)|\Z)"
    r"(?:\s{0,9}</(?:html|body|div|center)\s{0,9}>){0,4}",
    re.IGNORECASE,
)
"""A table as programs that recognise scans write it into Markdown."""

_HEADING_OVER_CELLS = re.compile(r"#{1,6}[ \t\u3000]++[^|\s][^|]*+")
"""A heading on whose line a table goes on."""
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=[^#])")
_ENUMERATED = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)

_MARKDOWN = frozenset({".md", ".markdown"})
"""Suffixes of files that may have comments; in plain text, one is text."""


class TextReader:
    """Reads text and Markdown, in any encoding that Chinese is written in."""

    suffixes = frozenset({".txt", ".text", ".md", ".markdown", ".tsv", ""})
    is_harmless = True

    def read(self, source: Source) -> Document:
        """Read a text file; raises Unreadable for bytes that are no text."""
        found, notes = decode(source.data)
        text = found.text
        said = comments(text) if PurePath(source.path).suffix.lower() in _MARKDOWN else []
        return Document(
            _Surface(without_comments(text) if said else text).blocks(),
            TextLocator(text),
            notes=notes,
            source=found,
            comments=said,
        )


class _Surface:
    """One pass over the lines of a text, gathering paragraphs and tables."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_drawn = boxes.has_boxes(text)
        self._has_bells = are_bell_ended(text)
        self._has_borders = True
        """Whether a pipe at both ends of a row is its border."""
        self._blocks: list[Block] = []
        self._rows: list[list[Cell]] = []
        """Those of the table that goes on; none between tables."""
        self._row: list[Cell] | None = None
        """The row that a further cell on a line of its own would join."""
        self._grid_row: list[Cell] | None = None
        """Within a grid, the row that the cells of a further line would join: none behind a rule."""
        self._grid_lines: list[list[Cell]] = []
        """The cells of those further lines."""

    def blocks(self) -> list[Block]:
        end = 0
        for table in _HTML_TABLE.finditer(self._text) if "<" in self._text else ():
            self._read(end, table.start())
            self._html_table(*table.span())
            end = table.end()
        self._read(end, len(self._text))
        self._end_table()
        return mended(self._text, self._blocks)

    def _html_table(self, start: int, end: int) -> None:
        from reportlint.readers.web.page import blocks

        self._end_table()
        self._blocks += blocks(self._text, Span(start, end))

    def _read(self, start: int, end: int) -> None:
        """Read what stands outside HTML, line by line."""
        lines = self._lines(start, end)
        has_pipes = self._is_drawn or "|" in self._text
        pipes = [line.strip(TYPED_BLANK) == "|" for _, line in lines] if has_pipes else []
        self._has_borders = not has_pipes or have_borders(line for _, line in lines)
        if self._has_bells:
            ended = bell_ended_cells(self._text, lines)
        else:
            ended = ended_cells(lines) if has_pipes else {}
        beside_pipe = _neighbours(lines, pipes) if any(pipes) and not ended else frozenset()
        lone = _lone_cells(lines) if "\t" in self._text else frozenset()
        ends_row = not _are_spread(lines, lone)
        between_commas = comma_rows(self._text, lines)
        between_spaces = spaced_rows(self._text, lines)
        has_rules = self._is_drawn or "+-" in self._text or "-+" in self._text or "+=" in self._text
        for number, (at, line) in enumerate(lines):
            if number in between_spaces:
                for row in between_spaces[number]:
                    self._add_row(row)
            elif number in ended:
                if ended[number].begins_row:
                    self._row = None
                self._add_cells(ended[number].cells)
            elif ended and not line.strip(TYPED_BLANK):
                continue
            elif number in beside_pipe:
                if line.strip(TYPED_BLANK) != "|":
                    self._lone_cell(at, line)
            elif number in lone:
                self._lone_cell(at, line)
            elif has_rules and boxes.RULE.fullmatch(line):
                self._begin_grid_row([])
            elif "|" in line:
                self._pipe_row(at, line)
            elif not line.strip(TYPED_BLANK):
                self._begin_grid_row(None)
                if ends_row:
                    self._row = None
            elif number in between_commas:
                self._add_row(between_commas[number])
            elif "\t" in line.lstrip(TYPED_BLANK):
                self._add_row(cells(Passage(line, at), "\t"))
            elif ended or not self._continues(at, line):
                self._paragraph(at, line)

    def _lines(self, start: int, end: int) -> list[tuple[int, str]]:
        """Give what stands between breaks of any kind: of lines, pages, Unicode's own."""
        text = self._text[start:end]
        if self._has_bells:
            text = in_lines(text)
        starts = accumulate(map(len, text.splitlines(keepends=True)), initial=start)
        lines = text.splitlines()
        return list(
            zip(starts, boxes.typed_lines(lines) if self._is_drawn else lines, strict=False)
        )

    def _paragraph(self, start: int, line: str) -> None:
        self._end_table()
        text = line.strip(TYPED_BLANK)
        start += line.find(text)
        level = 0
        if text.startswith("#") and (heading := _MARKDOWN_HEADING.match(text)):
            level = len(heading[1])
            text = text[heading.end() :].rstrip("# \t")
            start += heading.end()
        self._blocks.append(Paragraph(text, start, None, level))

    def _lone_cell(self, start: int, line: str) -> None:
        self._add_cells([cell(line, start)])

    def _add_cells(self, found: Sequence[Cell]) -> None:
        """Add cells to the row that goes on, or begin one."""
        if self._row is None:
            self._row = self._add_row(list(found))
        else:
            self._row.extend(found)

    def _pipe_row(self, start: int, line: str) -> None:
        if heading := _HEADING_OVER_CELLS.match(line):
            self._paragraph(start, heading[0])
            start, line = start + heading.end(), line[heading.end() :]
        row = pipe_row(Passage(line, start), has_borders=self._has_borders)
        if row is None:
            return
        if self._grid_row:
            self._grid_lines.append(row)
            return
        self._add_row(row)
        if self._grid_row is not None:
            self._begin_grid_row(row)

    def _begin_grid_row(self, row: list[Cell] | None) -> None:
        """End the last row of a grid, of which the lines below it are rows or go on, and begin one, or none."""
        if self._grid_row and self._grid_lines:
            if _are_rows([self._grid_row, *self._grid_lines]):
                self._rows += self._grid_lines
            else:
                _go_on(self._grid_row, self._grid_lines)
        self._grid_row, self._grid_lines = row, []

    def _add_row(self, row: list[Cell]) -> list[Cell]:
        self._row = None
        self._rows.append(row)
        return row

    def _end_table(self) -> None:
        self._begin_grid_row(None)
        if self._rows:
            self._blocks.append(Table(self._rows))
        self._rows, self._row = [], None

    def _continues(self, start: int, line: str) -> bool:
        """Join a line to the cell above it, as 企业 to 商业, where it can only be its rest."""
        if self._row is None:
            return False
        cell = self._row[-1]
        joined = self._text[cell.start : start + len(line.rstrip(TYPED_BLANK))]
        if (
            not is_within(joined, LONGEST_LABEL)
            or is_no_label(cell.text)
            or _ENUMERATED.match(line)
        ):
            return False
        self._row[-1] = replace(cell, text=joined)
        return True


def _lone_cells(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Give the numbers of the lines with one cell, known by the tab before or behind it."""
    return frozenset(
        number
        for number, (_, line) in enumerate(lines)
        if "\t" in line
        and line.find("\t", 1, -1) < 0
        and "|" not in line
        and is_within(line, LONGEST_LABEL)
    )


def _are_spread(lines: Sequence[tuple[int, str]], lone: Set[int]) -> bool:
    """Say whether a blank line stands between all cells, and so ends no row."""
    if not lone.isdisjoint([number + 1 for number in lone]):
        return False
    return sum(lines[number][1].strip(TYPED_BLANK).isdigit() for number in lone) >= FULL_ROW


def _are_rows(lines: Sequence[Sequence[Cell]]) -> bool:
    """Say whether lines between two rules are rows by themselves: no cell goes on with a figure."""
    return any(
        begins_figure(below.text)
        for column in zip_longest(*lines, fillvalue=Cell("", 0))
        for _, below in pairwise([cell for cell in column if cell.text])
    )


def _go_on(row: list[Cell], below: Sequence[Sequence[Cell]]) -> None:
    """Let a row's cells go on with what stands below them on the next lines of a grid."""
    columns: list[list[Cell]] = [[above] if above.text else [] for above in row]
    for line in below:
        for column, more in zip(columns, line, strict=False):
            if more.text:
                column.append(more)
    for place, column in enumerate(columns):
        if column:
            row[place] = Passage.joined(column).as_(Cell)


def _neighbours(lines: Sequence[tuple[int, str]], pipes: Sequence[bool]) -> frozenset[int]:
    """Give the numbers of the lone pipes and of the lines next to them.

    A blank line behind one stands for a cell if another pipe follows, or the row ends there: as it
    does unless a blank line follows most pipes. Other blank lines do not count.
    """
    written = [number for number, (_, line) in enumerate(lines) if line.strip(TYPED_BLANK)]
    around = {
        number: (before, after)
        for before, number, after in zip(
            [-1, *written], written, [*written[1:], len(lines)], strict=False
        )
        if pipes[number]
    }
    is_pipe = [*pipes, False]
    open_ends = sum(
        after > number + 1 and not is_pipe[after] for number, (_, after) in around.items()
    )
    beside: set[int] = set()
    for number, (before, after) in around.items():
        beside |= {before, number}
        is_close = number - 1 in beside and 2 * open_ends < len(around)
        if after > number + 1 and (is_close or (after == number + 2 and is_pipe[after])):
            beside.add(number + 1)
        else:
            beside.add(after)
    return frozenset(
        number
        for number in beside
        if 0 <= number < len(lines) and (pipes[number] or "|" not in lines[number][1])
    )
