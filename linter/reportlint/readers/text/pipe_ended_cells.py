"""Cells that a pipe ends, wherever lines end, as programs that take the text out of pages leave them.

A cell of several paragraphs, or with none, breaks the line; what should fill a row up follows it:
`规章 |`, `0 |`, `|||`, each on a line of its own. Rows cannot be told from each other, nor need they.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from reportlint.characters.blanks import TYPED_BLANK
from reportlint.model.document import Cell
from reportlint.readers.text.figures import FULL_ROW, begins_figure, is_alone
from reportlint.readers.text.typed_rows import Added, cell, is_rule, may_begin_cell

_LONGEST_SCRAP = 12
"""What is left of a label on a line of its own is no longer."""

_CELLS_A_HEADING = 12
"""So many cells stand in a table, at least, for each time that text goes on behind one."""
_AROUND = "| \t*_$"
"""What stands around a figure: pipes, and the marks of Markdown and LaTeX."""


def ended_cells(lines: Sequence[tuple[int, str]]) -> Mapping[int, Added]:
    """Give what each line adds to a table, by the number of the line; nothing for other texts.

    Lines that are not there stand outside tables. A table's last figure may have no pipe behind it, but
    the one before it right above.
    """
    written = [
        (number, text)
        for number, (_, line) in enumerate(lines)
        if (text := line.strip(TYPED_BLANK))
    ]
    if sum(map(_is_figure, written)) < FULL_ROW:
        return {}  # As most tables between pipes, before anything is looked at that takes longer.
    scraps = _scraps(written)
    if not _are_ended(written, scraps):
        return {}
    found: dict[int, Added] = {}
    is_open = False
    above = -1
    for (number, text), (_, following) in pairwise([*written, (len(lines), "")]):
        at, line = lines[number]
        if "|" in text:
            cells: list[Cell] = []
            if "--" not in text or not is_rule(text):
                cells, is_open = _cells(at, line, is_open)
            found[number] = Added(cells, _begins_row(cells))
        elif _ends(following) or (above in found and number in scraps):
            found[number], is_open = Added([cell(line, at)]), True
        elif above == number - 1 and lines[above][1].strip(TYPED_BLANK) == "|" and is_alone(text):
            found[number], is_open = Added([cell(line, at)]), False
        else:
            is_open = False
        above = number
    return found


def _are_ended(written: Sequence[tuple[int, str]], scraps: Set[int]) -> bool:
    """Say whether a pipe stands behind every cell, not only between cells: with headings as they are.

    The last cell of a row, or of a table, is told by what has a pipe before it and none behind.
    """
    ended = figures = last = last_figures = 0
    above = ""
    for (number, text), (_, following) in pairwise([*written, (0, "")]):
        if text.endswith("|") or following.startswith("|"):
            ended += 1
            figures += _is_figure((number, text))
        elif above.endswith("|"):
            is_figure = begins_figure(text.lstrip(_AROUND))
            last_figures += is_figure
            last += is_figure or number not in scraps
        above = text
    return figures >= FULL_ROW and last_figures < 2 and _CELLS_A_HEADING * last < ended


def _is_figure(line: tuple[int, str]) -> bool:
    """Say whether a figure has a line to itself, but for pipes."""
    return is_alone(line[1].strip(_AROUND))


def _cells(at: int, line: str, is_open: bool) -> tuple[list[Cell], bool]:
    """Give the cells that a line ends or begins, and whether the last of them still wants its pipe.

    `is_open` says so of the one before: a pipe with nothing before it then ends no cell of its own.
    """
    found = []
    *ended, rest = line.split("|")
    for raw in ended:
        if raw.strip(TYPED_BLANK) or not is_open:
            found.append(cell(raw, at))
        is_open = False
        at += len(raw) + 1
    if rest.strip(TYPED_BLANK):
        found.append(cell(rest, at))
        is_open = True
    return found, is_open


def _ends(line: str) -> bool:
    """Say whether a line begins with the pipe of the cell above it, not with the border of a row."""
    behind = line.lstrip("| \t")
    return line.startswith("|") and (not behind or begins_figure(behind))


def _begins_row(cells: Sequence[Cell]) -> bool:
    """Say whether a line has a label and more, as no part of a row has that blank cells broke."""
    said = [cell.text for cell in cells if cell.text]
    return len(said) > 1 and not begins_figure(said[0])


def _scraps(written: Sequence[tuple[int, str]]) -> set[int]:
    """Give the lines that can be what a label begins with, as 商业 before 企业: a pipe ends it soon."""
    found: set[int] = set()
    below, following = -1, ""
    for number, text in reversed(written):
        may_begin = "|" not in text and may_begin_cell(text, _LONGEST_SCRAP)
        if may_begin and ("|" in following or below in found):
            found.add(number)
        below, following = number, text
    return found
