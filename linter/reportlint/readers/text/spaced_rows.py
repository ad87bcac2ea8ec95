"""Rows set in columns by spaces, as `pdftotext -layout` writes a page: labels broken over lines.

Such a text is a page whose characters are all a square wide, and is read as one. Rows whose label
stands whole before their figures need none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from reportlint.model.document import Cell, Passage
from reportlint.readers.printed.assembly import Assembly, Pieces, best_way
from reportlint.readers.printed.columns import Columns
from reportlint.readers.printed.figures import is_figure
from reportlint.readers.printed.grid import Box
from reportlint.readers.printed.lines import Line
from reportlint.readers.printed.marks import Glyph
from reportlint.readers.printed.numbering import begins_anew
from reportlint.readers.printed.stacking import Fit

_HINT = re.compile(r"^ {3,}+[^\n]*\d {2,}+\d+ {2,}+\d", re.MULTILINE)
"""Texts without it have no such rows, and are spared the search."""
_FEWEST_FIGURES = 5
"""A row of fewer figures has room for its label."""
_FEWEST_ROWS = 3
_MOST_SCRAPS = 4
"""So many lines of a label may stand above or below its figures."""
_LONGEST_SCRAP = 60
_FIT = Fit(pitch=2.5, slack=2.0, near=0.6)
"""Between two lines of a label the figures of its row may stand, and of another column; no place is exact."""


class _Written(NamedTuple):
    """A line of the text: its number, where it begins, and its words and figures."""

    number: int
    start: int
    pieces: Sequence[Line]
    figures: int

    @property
    def is_row(self) -> bool:
        return self.figures >= _FEWEST_FIGURES

    @property
    def is_bare(self) -> bool:
        """Whether it has no label."""
        return self.figures == len(self.pieces)


def spaced_rows(text: str, lines: Sequence[tuple[int, str]]) -> Mapping[int, Sequence[list[Cell]]]:
    """Give the rows of such tables by the number of their first line; its others have none."""
    if not _HINT.search(text):
        return {}
    found: dict[int, Sequence[list[Cell]]] = {}
    written = [
        _written(number, start, line) for number, (start, line) in enumerate(lines) if line.strip()
    ]
    place = 0
    while place < len(written):
        end = _end(written, place)
        table = written[place:end]
        if sum(line.is_row for line in table) >= _FEWEST_ROWS and _is_broken(table):
            found |= dict.fromkeys((line.number for line in table), ())
            found[table[0].number] = list(_rows(table, lines))
        place = max(end, place + 1)
    return found


def _written(number: int, start: int, text: str) -> _Written:
    pieces: list[Line] = []
    if len(text) <= 10 * _LONGEST_SCRAP and "|" not in text and "\t" not in text:
        glyphs = [
            Glyph(character, place, number, place + 1, number + 1)
            for place, character in enumerate(text.rstrip())
        ]
        first = len(glyphs) - len(text.strip())
        pieces = list(Line(glyphs[first:]).pieces())
    figures = 0
    while figures < len(pieces) and is_figure(pieces[-1 - figures].text):
        figures += 1
    return _Written(number, start, pieces, figures)


def _end(lines: Sequence[_Written], place: int) -> int:
    """Say where a table ends that begins at a place; there, if none does."""
    end = place
    while end < len(lines):
        ahead = lines[end : end + _MOST_SCRAPS + 1]
        scraps = sum(1 for _ in takewhile(_is_scrap, ahead))
        row = end + scraps
        if scraps > _MOST_SCRAPS or row == len(lines) or not lines[row].is_row:
            break
        if end == place and scraps and not lines[row].is_bare:
            return place
        end = row + 1
    if end == place or not lines[end - 1].is_bare:
        return end
    while end < len(lines) and _is_scrap(lines[end]) and not begins_anew(lines[end].pieces[0].text):
        end += 1
    return end


def _is_scrap(line: _Written) -> bool:
    """Say whether a line is of nothing but labels."""
    return (
        bool(line.pieces)
        and not line.figures
        and (
            sum(len(piece.text) for piece in line.pieces) <= _LONGEST_SCRAP
            and not line.pieces[-1].text.endswith("。")
        )
    )


def _is_broken(table: Sequence[_Written]) -> bool:
    """Say whether some label stands above, below or beside others."""
    return any(line.is_bare or len(line.pieces) - line.figures > 1 for line in table)


def _rows(table: Sequence[_Written], lines: Sequence[tuple[int, str]]) -> Iterator[list[Cell]]:
    columns = Columns([line.pieces for line in table])
    parted = [[part for piece in line.pieces for part in columns.parts(piece)] for line in table]
    assembly = Assembly(
        columns,
        [
            Pieces(
                [piece for piece in pieces if is_figure(piece.text)],
                [piece for piece in pieces if not is_figure(piece.text)],
            )
            for pieces in parted
        ],
        size=1,
        fit=_FIT,
    )
    grid = assembly.grid(0, 0, best_way([assembly]))
    for row in grid.rows():
        at = next(box.lines[0].glyphs[0] for box in row if box.lines)
        yield [_cell(box, lines, lines[int(at.top)][0] + int(at.left)) for box in row]


def _cell(box: Box, lines: Sequence[tuple[int, str]], start: int) -> Cell:
    """Give what stands in a box; a blank one is where its row is."""
    if not box.lines:
        return Cell("", start)
    passages = [
        Passage(
            "".join(glyph.text for glyph in line.glyphs), lines[int(line.top)][0] + int(line.left)
        )
        for line in box.lines
    ]
    whole = Passage.joined(passages)
    return whole.as_(Cell)
