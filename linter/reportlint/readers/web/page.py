"""A web page as one who reads it sees it: paragraphs and tables in order, without its machinery.

Broken nesting is read as browsers read it where it matters: a cell ends where the next one begins,
a hidden element where the element around it does. There is no tree, and no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reportlint.model.document import Block, Caption, Cell, Paragraph, Passage, Span, Table
from reportlint.readers.shared.cells import LONGEST_CELL
from reportlint.readers.web import flow, grid
from reportlint.readers.web.elements import (
    BLOCKS,
    CELLS,
    HEADINGS,
    ROW_ENDS,
    UNSEEN,
    VOID,
)
from reportlint.readers.web.markup import Tag, attributes, tags
from reportlint.readers.web.unseen import Unseen

_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,6})")
_VERBATIM_LINE = re.compile(r"[^\r\n]+|\r\n?|\n")
_TITLE_PART = re.compile(r"[^_|｜—–-]+")
_DEEPEST = 100
"""Nobody nests tables so deep; those that are deeper are read as lines."""


def blocks(source: str, within: Span | None = None) -> list[Block]:
    """Give the paragraphs and tables of a page, the title of its window first.

    `within` is the stretch of the source that is one, where that is not all of it.
    """
    return _Page(source).read(within)


@dataclass(slots=True)
class _Container:
    """The page or a cell: its blocks so far, and the line that is being written."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Span] = field(default_factory=list)
    level: int = 0
    is_verbatim: bool = False
    header: int | None = None
    """How many blocks stand before the `header` that is open."""

    def end_header(self) -> None:
        """Drop what stands in a header, unless it is more than a site's own: headings, tables."""
        if self.header is not None and not any(
            isinstance(block, Table) or block.level for block in self.blocks[self.header :]
        ):
            del self.blocks[self.header :]
        self.header = None


@dataclass(slots=True)
class _OpenCell(_Container):
    """A cell; it may turn out to be a part of the page."""

    start: int = 0
    rows: int = 1
    columns: int = 1

    @property
    def is_part_of_page(self) -> bool:
        """Whether tables stand in it, or paragraphs of some length."""
        said = 0
        for block in self.blocks:
            if isinstance(block, Table):
                return True
            said += len(block.text)
        return len(self.blocks) > 1 and said > LONGEST_CELL

    def cell(self) -> Cell:
        """Give it as a cell of a table, its paragraphs being lines."""
        lines = [block for block in self.blocks if isinstance(block, Paragraph)]
        if not lines:
            return Cell("", self.start, None, self.rows, self.columns)
        return Passage.joined(lines).as_(Cell, rows=self.rows, columns=self.columns)


@dataclass(slots=True)
class _OpenTable:
    """A table; `outer` is where it stands, and where text between its cells goes."""

    outer: _Container
    rows: list[list[_OpenCell]] = field(default_factory=list)
    in_row: bool = False
    cell: _OpenCell | None = None

    def blocks(self) -> Iterator[Block]:
        """Give it as a table; one that lays out a page as the blocks of its cells."""
        parts = {id(row) for row in self.rows if any(cell.is_part_of_page for cell in row)}
        if not parts and any(len(row) > 1 for row in self.rows):
            yield _table(self.rows)
            return
        rows = [row for row in self.rows if row]
        for is_table, group in groupby(rows, lambda row: len(row) > 1 and id(row) not in parts):
            if is_table:
                yield _table(list(group))
            else:
                for row in group:
                    for cell in row:
                        yield from cell.blocks


def _table(rows: Sequence[Sequence[_OpenCell]]) -> Table:
    return Table(grid.filled([[cell.cell() for cell in row] for row in rows]))


class _Page:
    """One pass over the tags of a source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._title: list[Block] = []
        self._page = self._into = _Container()
        self._tables: list[_OpenTable] = []
        self._too_deep = 0
        self._unseen: Unseen | None = None

    def read(self, within: Span | None) -> list[Block]:
        for tag in tags(self._source, within):
            if self._unseen is not None:
                if self._unseen.holds(tag):
                    if self._unseen.is_over:
                        self._unseen = None
                    continue
                self._unseen = None
            elif tag.before is not None:
                self._text(tag.before)
            if tag.content is not None:
                self._element_without_markup(tag.name, tag.content)
            elif tag.is_end:
                self._end(tag.name)
            else:
                self._start(tag)
        while self._tables:
            self._end_table()
        self._end_paragraph()
        return [*self._title, *self._page.blocks]

    # -------------------------------------------------------------- text

    def _text(self, stretch: Span) -> None:
        if not self._into.is_verbatim:
            self._into.runs.append(stretch)
            return
        for line in _VERBATIM_LINE.finditer(self._source, *stretch):
            if line[0][0] in "\r\n":
                self._end_paragraph()
            else:
                self._into.runs.append(Span(*line.span()))

    def _end_paragraph(self) -> bool:
        """End the paragraph that is open, and say whether it says anything."""
        into = self._into
        if not into.runs:
            return False
        said = flow.passage(self._source, into.runs, verbatim=into.is_verbatim)
        into.runs = []
        if said.text:
            into.blocks.append(said.as_(Paragraph, level=into.level))
        return bool(said.text)

    def _element_without_markup(self, name: str, content: Span) -> None:
        """Keep the window's title: its longest part, for the others name the site."""
        if name == "title" and not self._title:
            parts = [Span(*part.span()) for part in _TITLE_PART.finditer(self._source, *content)]
            longest = max(parts, key=lambda part: part.end - part.start, default=content)
            said = flow.passage(self._source, [longest])
            if said.text:
                self._title.append(said.as_(Caption))

    # -------------------------------------------------------------- tags

    def _start(self, tag: Tag) -> None:
        name = tag.name
        given = attributes(tag.attributes) if _tells(tag.attributes) else {}
        is_block = name in BLOCKS
        says_something = is_block and self._end_paragraph()
        if name not in VOID and (name in UNSEEN or (given and _is_hidden(given))):
            if not tag.attributes.endswith("/"):
                self._unseen = Unseen(name)
            return
        if not is_block:
            return
        if says_something and name != "br":
            self._into.level = 0  # A heading's own paragraphs begin before it says anything.
        if name in HEADINGS:
            self._into.level = HEADINGS[name]
        elif name == "pre":
            self._into.is_verbatim = True
        elif name == "header":
            self._into.header = len(self._into.blocks)
        elif name == "table":
            self._start_table()
        elif self._tables and not self._too_deep:
            if name in CELLS:
                self._start_cell(tag.start, given)
            elif name in ROW_ENDS:
                self._end_row()

    def _end(self, name: str) -> None:
        if name not in BLOCKS:
            return
        self._end_paragraph()
        if name in HEADINGS:
            self._into.level = 0
        elif name == "pre":
            self._into.is_verbatim = False
        elif name == "header":
            self._into.end_header()
        elif self._too_deep:
            self._too_deep -= name == "table"
        elif self._tables:
            if name in CELLS:
                self._end_cell()
            elif name == "table":
                self._end_table()
            elif name in ROW_ENDS:
                self._end_row()

    # -------------------------------------------------------------- tables

    def _start_table(self) -> None:
        if self._too_deep or len(self._tables) == _DEEPEST:
            self._too_deep += 1
            return
        if self._tables and self._tables[-1].cell is None:
            self._end_table()
        self._tables.append(_OpenTable(self._into))

    def _start_cell(self, start: int, given: dict[str, str]) -> None:
        self._end_cell()
        table = self._tables[-1]
        if not table.in_row:
            table.in_row = True
            table.rows.append([])
        table.cell = self._into = _OpenCell(
            start=start, rows=_span(given, "rowspan"), columns=_span(given, "colspan")
        )

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is not None:
            self._end_paragraph()
            table.rows[-1].append(table.cell)
            table.cell = None
            self._into = table.outer

    def _end_row(self) -> None:
        self._end_cell()
        self._tables[-1].in_row = False

    def _end_table(self) -> None:
        self._end_row()
        table = self._tables.pop()
        self._end_paragraph()
        table.outer.blocks += table.blocks()


def _tells(written: str) -> bool:
    """Say whether attributes may hide an element or make a cell span others; most do neither."""
    lower = written.lower()
    return "span" in lower or "hidden" in lower or "none" in lower


def _is_hidden(given: dict[str, str]) -> bool:
    return "hidden" in given or _NOT_SHOWN.search(given.get("style", "")) is not None


def _span(given: dict[str, str], name: str) -> int:
    """Read how many rows or columns a cell spans: one, if it is not said or not a number."""
    written = _NUMBER.match(given[name]) if name in given else None
    return max(int(written[1]), 1) if written else 1
