"""From a body's XML to blocks as a person reads them: lines, and grids of cells.

What is deleted, hidden or an instruction to Word is left out; what only wraps text is looked
through. The walk goes as deep as the XML does, which `xml_parsing` bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.blanks import MARKUP_BLANK
from reportlint.model.document import Origin
from reportlint.readers.shared.cells import LONGEST_LABEL
from reportlint.readers.word.numbering import NO_LIST, Numbering
from reportlint.readers.word.styles import BODY_TEXT, Styles
from reportlint.readers.word.vocabulary import (
    COMPATIBILITY,
    FIELD,
    MATH,
    TEXT,
    Properties,
    W,
    number,
    properties,
    switch,
    value,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

_LONGEST_HEADING = 60
_LOWEST_HEADING = 6

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_RUN, _TEXT_BOX = f"{W}r", f"{W}txbxContent"
_TEXT = frozenset({TEXT, f"{MATH}t"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_LEFT_OUT = frozenset(
    W + name
    for name in ("del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr")
)
"""Deleted text, the small type over characters, and properties."""
_ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
UNKEPT = " \t"
"""Blanks that are not shown at the ends of a text, unless it says that they are to be."""


class Piece(NamedTuple):
    """Some text of a paragraph, and the element that says it; None for what Word's lists put there."""

    text: str
    element: Element | None


class Line(NamedTuple):
    """A line of text, and the paragraph or cell it is in; `level` is 1–6 for a heading, else 0.

    It begins at the character `start` of its paragraph, which is made of `pieces`.
    """

    text: str
    level: int
    origin: Origin | None
    pieces: Sequence[Piece]
    start: int


@dataclass(slots=True)
class GridCell:
    """A table's cell: what stands in it, how many columns it spans, and which one it is."""

    blocks: list[Line | Grid]
    columns: int
    origin: Origin

    @property
    def lines(self) -> Sequence[Line]:
        """Its own lines, without those of a table in it."""
        return [block for block in self.blocks if isinstance(block, Line)]

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def is_layout(self) -> bool:
        """Whether it holds a part of the report, not a label or a figure."""
        return any(isinstance(block, Grid) for block in self.blocks) or (
            len(self.blocks) > 1 and len(self.text) > LONGEST_LABEL
        )


class Grid(NamedTuple):
    """A table: rows of cells."""

    rows: list[list[GridCell]]


@dataclass(slots=True)
class _Story:
    """What a body, a cell or a text box holds.

    `begun` is what stands before a deleted end of a paragraph: it goes on in the next one.
    """

    blocks: list[Line | Grid] = field(default_factory=list)
    begun: list[Piece] = field(default_factory=list)
    begun_at: Origin | None = None

    def add(self, pieces: Sequence[Piece], origin: Origin | None, level: int = 0) -> None:
        """Add a paragraph's lines, blank ones left out."""
        self.begun = []
        position = 0
        for part in _joined(pieces).split("\n"):
            line = part.strip(MARKUP_BLANK)
            if line:
                start = position + part.index(line)
                own_level = level if _may_be_heading(line) else 0
                self.blocks.append(Line(line, own_level, origin, pieces, start))
            position += len(part) + 1

    def finish(self) -> None:
        """Add what was begun and has no paragraph to go on in."""
        self.add(self.begun, self.begun_at)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is read: its text, and the text boxes that hang on it."""

    origin: Origin
    is_hidden: bool
    """Whether its style hides what does not say otherwise."""

    pieces: list[Piece] = field(default_factory=list)
    before: list[Line | Grid] = field(default_factory=list)
    behind: list[Line | Grid] = field(default_factory=list)


@dataclass(slots=True)
class _Fields:
    """The fields that are open: those of this paragraph, outermost first, and of those before it.

    One gives its instruction first and then its result. An instruction ends where its paragraph
    does: one without an end must not hide the rest.
    """

    are_instructions: list[bool] = field(default_factory=list)
    instructions: int = 0
    results_before: int = 0

    def meet(self, kind: str | None) -> None:
        """Begin a field, go on to its result or end it."""
        if kind == "begin":
            self.are_instructions.append(True)
            self.instructions += 1
        elif kind == "separate" and self.are_instructions:
            self.instructions -= self.are_instructions[-1]
            self.are_instructions[-1] = False
        elif kind == "end" and self.are_instructions:
            self.instructions -= self.are_instructions.pop()
        elif kind == "end" and self.results_before:
            self.results_before -= 1

    def end_paragraph(self) -> None:
        """Leave those open that give their results."""
        self.results_before += len(self.are_instructions) - self.instructions
        self.are_instructions = []
        self.instructions = 0


@dataclass(slots=True)
class _OpenTable:
    """A table as it is read: which one it is, and how many rows, and cells of the last, were met.

    One `within` something else has no number, and all of it is there. `above` are the columns in
    which a cell of the row above reaches down, and `here` those of this row.
    """

    number: int
    within: Origin | None
    row: int = 0
    cell: int = 0
    above: set[int] = field(default_factory=set)
    here: set[int] = field(default_factory=set)
    column: int = 0

    @property
    def origin(self) -> Origin:
        """Where the last cell is."""
        return self.within or Origin(table=self.number, row=self.row, cell=self.cell)


class Walk:
    """One walk through a file's text, counting its lists on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields = _Fields()
        self._within: Origin | None = None
        """The cell, or the paragraph with a text box, that holds what is being read."""
        self.elements: dict[Origin, Element] = {}
        """The paragraphs and cells that were met, by where they are."""
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: Element) -> list[Line | Grid]:
        """Give the blocks of a body, a cell or a text box."""
        story = _Story()
        self._fill(story, parent)
        story.finish()
        return story.blocks

    def _fill(self, story: _Story, parent: Element) -> None:
        for element in _shown(parent):
            if element.tag == _PARAGRAPH:
                self._paragraph(story, element)
            elif element.tag == _TABLE:
                story.finish()
                self._table(story, element)
            elif not _is_left_out(element):
                self._fill(story, element)

    # -------------------------------------------------------------- paragraphs

    def _paragraph(self, story: _Story, element: Element) -> None:
        said = properties(element, "pPr")
        style = value(said, "pStyle") or self._styles.default
        paragraph = _Paragraph(
            self._origin(element), is_hidden=self._styles.style(style).hidden or False
        )
        self._gather(paragraph, element)
        self._fields.end_paragraph()
        story.blocks += paragraph.before
        mark = within(said.get(f"{W}rPr"))
        pieces = story.begun + paragraph.pieces
        if f"{W}del" in mark or f"{W}moveFrom" in mark:
            story.begun, story.begun_at = pieces, paragraph.origin
        elif _joined(pieces).strip(MARKUP_BLANK) or not self._is_hidden(paragraph, mark):
            label = self._label(said, style)
            whole = [Piece(label, None), *_without_indent(pieces)] if label else pieces
            story.add(whole, paragraph.origin, self._level(said, style))
        story.blocks += paragraph.behind

    def _gather(self, paragraph: _Paragraph, parent: Element) -> None:
        """Gather the text within an element, and the text boxes."""
        for element in _shown(parent):
            tag = element.tag
            if tag == _RUN:
                if not self._is_hidden(paragraph, properties(element, "rPr")):
                    self._gather(paragraph, element)
            elif tag in _TEXT:
                self._write(paragraph, text_of(element), element)
            elif tag in _SIGNS:
                self._write(paragraph, _SIGNS[tag], element)
            elif tag == FIELD:
                self._fields.meet(element.get(f"{W}fldCharType"))
            elif tag == _TEXT_BOX:
                # It stands where it hangs: before the text of a paragraph that begins with it.
                blocks = paragraph.behind if paragraph.pieces else paragraph.before
                blocks += self._blocks_within(paragraph.origin, element)
            elif not _is_left_out(element):
                self._gather(paragraph, element)

    def _origin(self, element: Element) -> Origin:
        """Count a paragraph, if nothing but the body holds it; say where it is."""
        if self._within is not None:
            return self._within
        self._paragraphs += 1
        origin = Origin(paragraph=self._paragraphs)
        self.elements[origin] = element
        return origin

    def _blocks_within(self, origin: Origin, element: Element) -> list[Line | Grid]:
        """Give the blocks of a cell or a text box, which are all where it is."""
        outer, self._within = self._within, self._within or origin
        blocks = self.blocks(element)
        self._within = outer
        return blocks

    def _write(self, paragraph: _Paragraph, text: str, element: Element) -> None:
        if not self._fields.instructions:
            paragraph.pieces.append(Piece(text, element))

    def _is_hidden(self, paragraph: _Paragraph, run: Properties) -> bool:
        """Say whether a run is hidden, or a paragraph's mark.

        A style of characters that hides shows what the paragraph's style hides, as Word has it.
        """
        hidden = switch(run, "vanish")
        if hidden is not None:
            return hidden
        style = value(run, "rStyle")
        turned = style is not None and self._styles.style(style).hidden
        return paragraph.is_hidden != bool(turned)

    def _label(self, paragraph: Properties, style: str) -> str:
        """Give the number before a paragraph, from its own properties or its style's."""
        own = within(paragraph.get(f"{W}numPr"))
        said = self._styles.style(style)
        list_, level = value(own, "numId"), number(own, "ilvl")
        if list_ is None:
            list_ = said.list
            if list_ is not None and level is None:
                tied = self._numbering.level_of_style(list_, style)
                level = said.list_level if tied is None else tied
        if list_ is None or list_ == NO_LIST:
            return ""
        return self._numbering.next(list_, level or 0)

    def _level(self, paragraph: Properties, style: str) -> int:
        outline = number(paragraph, "outlineLvl")
        if outline is None:
            outline = self._styles.style(style).outline
        if outline is None or not 0 <= outline < BODY_TEXT:
            return 0
        return min(outline + 1, _LOWEST_HEADING)

    # -------------------------------------------------------------- tables

    def _table(self, story: _Story, element: Element) -> None:
        """Add a table; a row that is there for the layout gives way to what stands in it."""
        rows: list[list[GridCell]] = []
        self._tables += self._within is None
        self._rows(rows, _OpenTable(self._tables, self._within), element)
        table = Grid([])
        for row in rows:
            if not any(cell.is_layout for cell in row):
                if not table.rows:
                    story.blocks.append(table)
                table.rows.append(row)
            else:
                table = Grid([])
                for cell in row:
                    story.blocks += cell.blocks

    def _rows(self, rows: list[list[GridCell]], table: _OpenTable, parent: Element) -> None:
        for element in _shown(parent):
            if element.tag == _ROW:
                table.row, table.cell = table.row + 1, 0
                said = properties(element, "trPr")
                if f"{W}del" in said:
                    continue
                table.above, table.here = table.here, set()
                table.column = number(said, "gridBefore") or 0
                rows.append([])
                self._cells(rows[-1], table, element)
            elif not _is_left_out(element):
                self._rows(rows, table, element)

    def _cells(self, row: list[GridCell], table: _OpenTable, parent: Element) -> None:
        for element in _shown(parent):
            if element.tag == _CELL:
                table.cell += 1
                said = properties(element, "tcPr")
                if f"{W}cellDel" not in said:
                    row.append(self._cell(table, said, element))
            elif not _is_left_out(element):
                self._cells(row, table, element)

    def _cell(self, table: _OpenTable, said: Properties, element: Element) -> GridCell:
        self.elements.setdefault(table.origin, element)
        columns = max(number(said, "gridSpan") or 1, 1)
        column, table.column = table.column, table.column + columns
        merged = said.get(f"{W}vMerge")
        if merged is not None:
            table.here.add(column)
            # Without a cell above that it could go on, it is one of its own, whatever it says.
            if merged.get(f"{W}val") != "restart" and column in table.above:
                return GridCell([], columns, table.origin)
        origin = table.origin
        return GridCell(self._blocks_within(origin, element), columns, origin)


def _shown(parent: Element) -> Iterable[Element]:
    """Give what stands in an element: of alternatives, the first."""
    return parent[:1] if parent.tag == _ALTERNATIVES else parent


def _is_left_out(element: Element) -> bool:
    """Say whether an element has no text of its own."""
    return element.tag in _LEFT_OUT


def text_of(element: Element) -> str:
    """Give the text of a `<w:t>` as it is shown."""
    return shown(element.text, keeps_blanks=keeps_blanks(element))


def shown(text: str | None, *, keeps_blanks: bool) -> str:
    """Give the text of an element as it is shown."""
    text = (text or "").replace("\n", " ")
    return text if keeps_blanks else text.strip(UNKEPT)


def keeps_blanks(element: Element) -> bool:
    """Say whether blanks at the ends of an element's text are shown."""
    return element.get(SPACE) == "preserve"


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join([piece.text for piece in pieces])


def _without_indent(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out what is blank before a text: the number before it has its own gap.

    A piece that has lost some of its text is still its element's, counted from the end.
    """
    rest = iter(pieces)
    for piece in rest:
        if text := piece.text.lstrip(MARKUP_BLANK):
            yield Piece(text, piece.element)
            break
    yield from rest


def _may_be_heading(line: str) -> bool:
    """Tell a heading from a paragraph of text to which an office gave a heading's style."""
    return len(line) <= _LONGEST_HEADING and not line.endswith("。")
