"""Cells that a bell ends, as Word gives the text of a table to programs.

A carriage return and a bell stand behind each cell, and once more behind each row; in old files of
Word, the bell alone. A cell of several paragraphs has breaks within it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportlint.characters.blanks import TYPED_BLANK
from reportlint.model.document import Cell, Passage
from reportlint.readers.shared.cells import LONGEST_LABEL
from reportlint.readers.text.figures import FULL_ROW, is_alone, is_no_label
from reportlint.readers.text.typed_rows import Added, cell, may_begin_cell

_BELL = "\a"
_LONGEST_SCRAP = 4
"""What stands alone above the rest of a row's first label, as 商业, is no longer: a heading is."""
_ITEM = re.compile("[（(][一二三四五六七八九十]{1,3}[)）]")
_NOTE = re.compile("[（(][^（()）]{3,}[)）]$")
"""A label with a number in brackets, and what explains it on a line of its own, in brackets too."""
_MARKS = (_BELL, "\r\a", "\n\a", "\r\n\a")


def are_bell_ended(text: str) -> bool:
    """Say whether a bell stands behind enough figures: elsewhere it is a leftover, of no width."""
    if _BELL not in text:
        return False
    return sum(is_alone(piece.strip()) for piece in text.split(_BELL)) >= FULL_ROW


def in_lines(text: str) -> str:
    """Give a text with a line's end for each bell, place by place."""
    text = text.replace("\r\n\a", " \r\n").replace("\r\a", "\r\n").replace("\n\a", "\r\n")
    return text.replace(_BELL, "\n")


def bell_ended_cells(text: str, lines: Sequence[tuple[int, str]]) -> Mapping[int, Added]:
    """Give what each line of a text adds to a table, by the number of the line.

    Lines that are not there stand outside tables. What ends a row looks like a blank cell.
    """
    found: dict[int, Added] = {}
    parts: list[Cell] = []
    begins_row = True
    for (number, (at, line)), (_, (_, below)) in pairwise([*enumerate(lines), (0, (0, ""))]):
        said = line.strip(TYPED_BLANK)
        is_scrap = begins_row and not (_ITEM.match(said) and _NOTE.match(below))
        if text.startswith(_MARKS, at + len(line)):
            whole = Passage.joined([*parts, cell(line, at)])
            is_label = begins_row and not is_no_label(said)
            found[number] = Added([whole.as_(Cell)], is_label)
            begins_row = not (said or parts)
            parts = []
        elif may_begin_cell(said, _LONGEST_SCRAP if is_scrap else LONGEST_LABEL):
            found[number] = Added(())
            parts.append(cell(line, at))
        else:
            _forget(found, number, parts)
            begins_row, parts = True, []
    _forget(found, len(lines), parts)
    return found


def _forget(found: dict[int, Added], end: int, parts: Sequence[Cell]) -> None:
    """Leave the last lines before `end` outside tables: what they may have begun has no end."""
    for number in range(end - len(parts), end):
        del found[number]
