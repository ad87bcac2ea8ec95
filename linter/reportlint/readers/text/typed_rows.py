"""Rows of tables as they are typed: cells between pipes, or between tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from reportlint.characters.blanks import TYPED_BLANK
from reportlint.model.document import Block, Cell, Document, Paragraph, Passage, Table
from reportlint.readers.text import boxes

_MISSING = "NaN"
"""What pandas writes where a cell is blank."""
_ANNOTATION = re.compile("[(（][a-z\u00e0-\u01dcɡ]{1,6}[)）]")
"""Pinyin of a mirror site, which makes a label long without making it a paragraph."""
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[、.．]")
_MARKDOWN_RULE = re.compile(r"[\s:|]*-[\s:|\-]*")


class Added(NamedTuple):
    """What a line adds to a table: cells, and whether they begin a row."""

    cells: Sequence[Cell]
    begins_row: bool = False


def have_borders(lines: Iterable[str]) -> bool:
    """Say whether rows that begin with a pipe have it for their border: most of them end with one, too.

    Where they do not, a blank cell stands before it.
    """
    said = (line.strip(TYPED_BLANK) for line in lines)
    ends = [line.endswith("|") for line in said if line.startswith("|") and line != "|"]
    return 2 * sum(ends) >= len(ends)


def pipe_row(line: Passage, *, has_borders: bool = True) -> list[Cell] | None:
    """Give the cells between a line's pipes; None for a rule that Markdown draws below a head.

    A pipe at the end is the border if there is one at the beginning; else a blank cell is before it.
    """
    if is_rule(line.text):
        return None
    text = line.text.strip(TYPED_BLANK)
    first = line.text.find(text)
    last = first + len(text)
    if has_borders and text.startswith("|"):
        return cells(line, "|", first + 1, last - text.endswith("|"))
    return cells(line, "|", first, last)


def is_rule(text: str) -> bool:
    """Say whether a line is what Markdown draws below the head of a table."""
    return "-" in text and _MARKDOWN_RULE.fullmatch(text) is not None


def cells(line: Passage, separator: str, first: int = 0, last: int | None = None) -> list[Cell]:
    """Give what stands between separators in `line.text[first:last]`."""
    row = []
    is_moved = line.moved is not None
    start = line.start
    for raw in line.text[first:last].split(separator):
        row.append(_moved(line, first, raw) if is_moved else cell(raw, start + first))
        first += len(raw) + 1
    return row


def cell(raw: str, start: int) -> Cell:
    """Give a text of which nothing was moved as a cell, without the blanks around it."""
    text = raw.strip(TYPED_BLANK)
    if text == _MISSING:
        text = ""
    return Cell(text, start + raw.find(text))


def is_within(text: str, longest: int) -> bool:
    """Say whether a text is no longer, pinyin apart."""
    return len(text) <= longest or len(_ANNOTATION.sub("", text)) <= longest


def may_begin_cell(text: str, longest: int) -> bool:
    """Say whether a line may be what a cell says whose rest is below: no sentence, and no heading."""
    is_label = "。" not in text and not _NUMBERED.match(text)
    return is_label and text != "" and is_within(text, longest)


def _moved(line: Passage, first: int, raw: str) -> Cell:
    """Give a stretch of a line that begins at `first` as a cell, without the blanks around it."""
    found = cell(raw, first)
    return line.part(found.start, found.start + len(found.text)).as_(Cell)


def drawn(document: Document) -> Document:
    """Give a document with tables for paragraphs that are typed rows, as in a text pasted into Word."""
    if not any(map(_is_row, document.blocks)):
        return document
    found: list[Block] = []
    for is_row, group in groupby(document.blocks, _is_row):
        if is_row:
            typed = [_typed(block) for block in group if isinstance(block, Paragraph)]
            has_borders = have_borders(line.text for line in typed)
            rows = [_row(line, has_borders=has_borders) for line in typed]
            found.append(Table([row for row in rows if row is not None]))
        else:
            found += group
    return replace(document, blocks=found)


def _is_row(block: Block) -> bool:
    if not (isinstance(block, Paragraph) and boxes.may_be_typed(block.text)):
        return False
    line = boxes.typed(block.text)
    return "|" in line.strip("| ") or "\t" in line or boxes.RULE.fullmatch(line) is not None


def _typed(paragraph: Paragraph) -> Passage:
    return Passage(boxes.typed(paragraph.text), paragraph.start, paragraph.moved)


def _row(line: Passage, *, has_borders: bool) -> list[Cell] | None:
    if boxes.RULE.fullmatch(line.text):
        return None
    return pipe_row(line, has_borders=has_borders) if "|" in line.text else cells(line, "\t")
