"""Cells that a bell ends, as Word gives the text of a table to programs.

A carriage return and a bell stand behind each cell, and once more behind each row; in old files of
Word, the bell alone. A cell of several paragraphs has breaks within it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlint.characters.blanks import TYPED_BLANK
from reportlint.readers.shared.cells import LONGEST_LABEL
from reportlint.readers.text.figures import FULL_ROW, is_alone, is_no_label
from reportlint.readers.text.typed_rows import Added, cell, may_begin_cell

_BELL = "\a"
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
    is_ended = [text.startswith(_MARKS, at + len(line)) for at, line in lines]
    said = [line.strip(TYPED_BLANK) for _, line in lines]
    goes_on = False
    for number, (at, line) in reversed(list(enumerate(lines))):
        goes_on = is_ended[number] or (goes_on and may_begin_cell(said[number], LONGEST_LABEL))
        if goes_on:
            is_behind_blank = number > 0 and is_ended[number - 1] and not said[number - 1]
            begins_row = is_behind_blank and not is_no_label(said[number])
            found[number] = Added([cell(line, at)], begins_row)
    return found
