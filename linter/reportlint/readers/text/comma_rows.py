"""Rows whose cells commas part, as spreadsheets write them into text, quoted or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportlint.model.document import Cell
from reportlint.readers.text.figures import FULL_ROW, is_between_commas, stands_for_figure
from reportlint.readers.text.typed_rows import cell, is_within

_QUOTED_CELL = r'"(?:[^"]|"")*+"'
_QUOTED = re.compile(rf'[ \t]*+{_QUOTED_CELL}(?:,(?:{_QUOTED_CELL}|[^",]*+))*+[ \t]*+')
_CELL = re.compile(rf"({_QUOTED_CELL}(?=,|$)|[^,]*+)(?:,|$)")
_LABEL = re.compile(r"[^,。；！？]++")
"""What stands in a cell without quotes: no sentence, and a comma parts it from the next."""
_LONGEST_LABEL = 80
_ENDS_IN_FIGURE = re.compile(r"[ \t]\d++$")
"""行政处罚 20,331 in a row that blanks part."""
_HAN = re.compile("[\u4e00-\u9fff]")
_HINT = re.compile(r'","|,[\d.]*+,|,\d++$', re.MULTILINE)
"""Texts without it have no such rows, and are spared the search."""
_FEWEST = 3
"""So many rows without quotes below each other make a table; fewer may be a sentence's end."""

_MOST_SINGLE = 2
"""So many lines of a single cell, as 第二十条第（一）项, may follow each other in a table."""


class _Line(NamedTuple):
    """A line that may be a row: its cells, and how many of them are figures, where none is quoted.

    A dash in a figure's place counts as one; a word there is read as a label is.
    """

    number: int
    cells: list[Cell]
    is_quoted: bool = False
    figures: int = 0


def comma_rows(text: str, lines: Sequence[tuple[int, str]]) -> Mapping[int, list[Cell]]:
    """Give the cells of the lines that are such rows, by the number of the line."""
    if not _HINT.search(text):
        return {}
    found: dict[int, list[Cell]] = {}
    for run in _runs(_lines(lines)):
        if _are_table(run):
            found.update((line.number, line.cells) for line in run)
    return found


def _runs(lines: Iterable[_Line | None]) -> Iterator[Sequence[_Line]]:
    """Give lines below each other: between rows of several cells one of a single cell may stand."""
    run: list[_Line] = []
    single: list[_Line] = []
    for line in lines:
        if line is not None and len(line.cells) > 1:
            run += [*(single if run else ()), line]
            single = []
        elif line is not None and len(single) < _MOST_SINGLE:
            single.append(line)
        else:
            if run:
                yield run
            run, single = [], []
    if run:
        yield run


def _lines(lines: Iterable[tuple[int, str]]) -> Iterator[_Line | None]:
    """Give each line that may be a row, None for one that may not."""
    for number, (start, text) in enumerate(lines):
        cells = list(_cells(text, start))
        if _QUOTED.fullmatch(text):
            yield _Line(number, cells, is_quoted=True)
            continue
        said = [cell.text.replace(",", "") for cell in cells if cell.text]
        labels = [part for part in said if not (is_between_commas(part) or stands_for_figure(part))]
        if said and all(map(_is_label, labels)):
            yield _Line(number, cells, figures=len(said) - len(labels))
        else:
            yield None


def _is_label(part: str) -> bool:
    """Say whether a cell may be a label; behind a blank a figure may end in it whose comma is its own."""
    return (
        _LABEL.fullmatch(part) is not None
        and is_within(part, _LONGEST_LABEL)
        and _HAN.search(part) is not None
        and not _ENDS_IN_FIGURE.search(part)
    )


def _are_table(run: Sequence[_Line]) -> bool:
    """Say whether lines below each other are a table: cells in quotes, or enough rows of figures."""
    if any(line.is_quoted and len(line.cells) > 1 for line in run):
        return True
    labelled = sum(0 < line.figures < len(line.cells) for line in run)
    return labelled >= _FEWEST or any(line.figures >= FULL_ROW for line in run)


def _cells(text: str, start: int) -> Iterator[Cell]:
    """Give the cells of a line, each where it stands."""
    for match in _CELL.finditer(text):
        raw, at = match[1], start + match.start(1)
        stripped = raw.strip()
        if len(stripped) > 1 and stripped.startswith('"'):
            at += raw.find('"') + 1
            raw = stripped[1:-1]
        yield cell(raw, at)
        if not match[0].endswith(","):
            return
