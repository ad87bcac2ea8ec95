"""The lexer: from a document to the form's terminals: headings, labels, rows of figures.

Labels are read, not positions: whatever rows and cells a table comes in, or if it comes as bare
lines, a figure belongs to the label before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple, Self

from lark import Token

from reportlint.document import Cell, Document, Paragraph, Passage, Table
from reportlint_grammar import headings, titles
from reportlint_grammar.cells import (
    LONGEST_BREAK,
    LONGEST_SCRAP,
    NO_FIGURE,
    NONE,
    alike_over,
    bare_cells,
    is_figure,
    may_be_figure,
    note_goes_on,
    stands_for_figure,
)
from reportlint_grammar.form import Edition
from reportlint_grammar.identify import OWN_LABELS, Identifier
from reportlint_grammar.labels import LONGEST, Meaning, Role, labels
from reportlint_grammar.wording import enumerator

_PAGE_NUMBER = re.compile(r"[-—－–]\s?\d{1,3}\s?[-—－–]")
_LONGEST_PAIR = 2 * LONGEST
"""What says more is no two labels that ran into each other."""
_FULL_ROW = 7
"""With so many figures 总计 and 其他 are rows of the form's, which tell of no table by themselves."""


class FormToken(Token):
    """A terminal and the passages it was read from: a label's cell, a row's cells, a paragraph.

    Its places are its passages'; lark's own positions stay empty.
    """

    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, terminal: str, *passages: Passage) -> Self:
        """Make a token of passages; its text is what they say."""
        text = passages[0].text if len(passages) == 1 else " ".join([of.text for of in passages])
        token = str.__new__(cls, text)
        token.type = terminal
        token.value = text
        token.start_pos = token.end_pos = None
        token.line = token.column = token.end_line = token.end_column = None
        token.passages = passages
        return token


class _Row(NamedTuple):
    """What was read of a row: its terminals, each over which of its cells, and the table it is of.

    None for a row with prose in it, which means something else in every report.
    """

    pieces: Sequence[tuple[str, int, int]] | None
    table: str

    @classmethod
    def of(cls, read: Sequence[FormToken], cells: Sequence[Passage], table: str) -> Self:
        """Remember a row as it was read."""
        places = {id(cell): place for place, cell in enumerate(cells)}
        pieces = []
        for token in read:
            first = places.get(id(token.passages[0]))
            if first is None or token.type in _PROSE or token.type.endswith("_HEADING"):
                return cls(None, table)
            pieces.append((token.type, first, first + len(token.passages)))
        return cls(pieces, table)


_ROWS: dict[tuple[tuple[str, ...], frozenset[str], str], _Row] = {}
_MOST_ROWS = 4096
_LONGEST_ROW = 400
"""What is remembered is bounded, whatever is read."""
_DIGITS = "0"
"""What stands for any figure in a remembered row."""
_PROSE = frozenset({"TITLE", "PARAGRAPH", "SUBHEADING"})


def tokens(document: Document, editions: Sequence[Edition]) -> Iterator[FormToken]:
    """Give a document's terminals, in reading order."""
    return _Scan(document, editions).tokens()


class _Scan:
    """One pass over a document; `section` is the table owed by the section it is in."""

    def __init__(self, document: Document, editions: Sequence[Edition]) -> None:
        edition = editions[0]
        self._labels = labels(editions)
        self._tables = edition.tables
        self._blocks = document.blocks
        self._headings = headings.find(document, edition)
        self._headings_in_cells = any(
            isinstance(line, Cell) for of in self._headings.values() for line in of.passages
        )
        owed = {of.section.table for of in self._headings.values() if of.section.table}
        self._identifier = Identifier(self._labels, owed)
        self._title = {id(line) for line in titles.find(headings.before_first(document, edition))}
        self._consumed: set[int] = set()
        self._section: str | None = None
        self._table = ""
        self._begun = ""
        """The table that a piece right behind it may go on."""

    def tokens(self) -> Iterator[FormToken]:
        place = 0
        blocks = self._blocks
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, Table):
                tables = self._identifier.tables(block, self._section, self._begun)
                yield from self._of_table(block, tables)
                self._begun = self._table if tables else ""
                place += 1
                continue
            run = self._bare_rows(place) if self._section else []
            if run:
                yield from self._row([cell for row in run for cell in row], {self._section or ""})
                place += len(run)
            else:
                yield from self._prose(block)
                self._begun = ""
                place += 1

    # -------------------------------------------------------------- prose

    def _prose(self, passage: Passage) -> Iterator[FormToken]:
        if not passage.text or id(passage) in self._consumed:
            return
        heading = self._headings.get(id(passage))
        if heading is not None:
            yield from self._heading(heading)
        elif id(passage) in self._title:
            yield FormToken.of("TITLE", passage)
        elif enumerator(passage.text) or (isinstance(passage, Paragraph) and passage.level):
            yield FormToken.of("SUBHEADING", passage)
        else:
            yield FormToken.of("PARAGRAPH", passage)

    def _heading(self, heading: headings.Heading) -> Iterator[FormToken]:
        self._section = heading.section.table
        self._consumed.update(map(id, heading.passages))
        last = heading.passages[-1]
        run_in = last.text[heading.end :]
        parts = (*heading.passages[:-1], last.part(0, heading.end) if run_in else last)
        yield FormToken.of(heading.section.heading.token, *parts)
        if run_in.strip():
            yield FormToken.of("PARAGRAPH", last.part(heading.end, len(last.text)))

    # -------------------------------------------------------------- tables

    def _of_table(self, table: Table, tables: Collection[str]) -> Iterator[FormToken]:
        rows = map(_begun_cells, table.rows)
        if tables and not self._headings_in_cells:
            for row in rows:
                yield from self._row(row, tables)
            return
        for row in rows:
            for is_heading, cells in groupby(row, lambda cell: id(cell) in self._headings):
                if is_heading or not tables:
                    for cell in cells:
                        yield from self._prose(cell)
                    tables = tables or self._identifier.tables(table, self._section, self._begun)
                else:
                    yield from self._row(list(cells), tables)

    def _row(self, cells: Sequence[Passage], tables: Collection[str]) -> Iterator[FormToken]:
        """Give a row's terminals; rows repeat from report to report, but for their figures."""
        texts = tuple([_DIGITS if cell.text.isdigit() else cell.text for cell in cells])
        pattern = (texts, frozenset(tables), self._table)
        remembered = _ROWS.get(pattern)
        if remembered is None:
            read = list(self._read_row(cells, tables))
            if sum(map(len, texts)) > _LONGEST_ROW:
                yield from read
                return
            if len(_ROWS) >= _MOST_ROWS:
                _ROWS.clear()
            _ROWS[pattern] = _Row.of(read, cells, self._table)
            yield from read
        elif remembered.pieces is None:
            yield from self._read_row(cells, tables)
        else:
            self._table = remembered.table
            for terminal, first, last in remembered.pieces:
                yield FormToken.of(terminal, *cells[first:last])

    def _read_row(self, cells: Sequence[Passage], tables: Collection[str]) -> Iterator[FormToken]:
        """Give a row's labels and, behind the last label of a row, its figures, blanks included."""
        row: Meaning | None = None
        figures: list[Passage] = []
        previous = ""
        place = 0
        while place < len(cells):
            cell = cells[place]
            text = cell.text
            if (
                not text
                or text.isdigit()
                or is_figure(text)
                or (text in NO_FIGURE and _lacks(row, figures, cells, place))
            ):
                figures.append(cell)
                place += 1
                continue
            if parts := self._apart(cell, tables):
                cells = [*cells[:place], *parts, *cells[place + 1 :]]
                continue
            meaning, used = self._meaning(cells, place, tables)
            if meaning is not None:
                if figures:
                    yield from _figures(figures, row)
                    figures = []
                row = meaning if meaning.role is Role.ROW else None
                self._table = meaning.table
                if meaning.label.token != previous:
                    yield FormToken.of(meaning.label.token, *cells[place : place + used])
                previous = meaning.label.token
                place += used
            elif row is not None and _said(figures) < row.figures:
                figures.append(cell)
                place += 1
            else:
                if figures:
                    yield from _figures(figures, row)
                    figures = []
                row = None
                following = next((other.text for other in cells[place + 1 :] if other.text), "")
                if is_figure(following):
                    yield FormToken.of("UNKNOWN_LABEL", cell)
                elif not previous or len(text) > LONGEST_SCRAP:
                    yield from self._prose(cell)
                place += 1
        yield from _figures(figures, row)

    def _apart(self, cell: Passage, tables: Collection[str]) -> list[Passage]:
        """Give the labels that one cell says, as where a tab left no gap in print; none if not two."""
        text = cell.text
        parts: list[Passage] = []
        start = 0
        while start < len(text) <= _LONGEST_PAIR:
            ends = range(min(len(text), start + LONGEST), start, -1)
            whole = (end for end in ends if text[end - 1] not in "（(")
            end = next((of for of in whole if self._labels.exact(text[start:of], tables)), None)
            if end is None:
                return []
            parts.append(cell.part(start, end))
            start = end
        return parts if len(parts) > 1 else []

    def _meaning(
        self, cells: Sequence[Passage], place: int, tables: Collection[str]
    ) -> tuple[Meaning | None, int]:
        """Say what the label at a place means, and over how many cells it is written."""
        text = cells[place].text
        options = self._labels.exact(text, tables)
        following = cells[place + 1].text if place + 1 < len(cells) else ""
        if options and not note_goes_on(text, following):
            return self._chosen(options, text, cells, place + 1), 1
        joined = text
        for used, cell in enumerate(cells[place + 1 : place + LONGEST_BREAK], start=2):
            if not cell.text or is_figure(cell.text):
                break
            joined += cell.text
            if whole := self._labels.exact(joined, tables):
                return self._chosen(whole, joined, cells, place + used), used
        used = alike_over(cells[place : place + LONGEST_BREAK], tables, self._labels)
        if not used:
            return None, 1
        text = "".join([cell.text for cell in cells[place : place + used]])
        options = self._labels.alike(text, tables)
        return self._chosen(options, text, cells, place + used), used

    def _chosen(
        self, options: list[Meaning], text: str, cells: Sequence[Passage], behind: int
    ) -> Meaning:
        """Choose between tables, and between what one name is in them.

        其他 and 总计 are a row and a column; 其他处理 is a row or, in another edition, a group of rows.
        """
        if len(options) == 1:
            return options[0]
        following = next((cell.text for cell in cells[behind:] if cell.text), "")
        is_row = is_figure(following) or (
            enumerator(text) is not None and not any(of.role is Role.HEAD for of in options)
        )
        options.sort(key=lambda of: (of.table != self._table, (of.role is Role.ROW) is not is_row))
        return options[0]

    def _bare_rows(self, place: int) -> list[list[Passage]]:
        """Give the run of paragraphs from a place on that are a table's cells without a table."""
        tables = {self._section or ""}
        run: list[list[Passage]] = []
        said = figures = telling = 0
        while lines := self._lines(place + len(run)):
            if _PAGE_NUMBER.fullmatch(lines[0].text):
                run.append([])
                continue
            cells, broken = bare_cells(lines, tables, self._labels)
            if not cells:
                break
            last_is_figure = is_figure(cells[-1].text)
            figures += last_is_figure
            said += len(cells) > 1 or not last_is_figure
            telling += any(self._tells(of.text, len(cells)) for of in cells)
            run.append(cells)
            run += [[line] for line in lines[1 : broken + 1]]
        while run and len(run[-1]) == 1 and run[-1][0].text in NONE and not self._is_last(run):
            run.pop()  # A sentence of its own.
        behind = self._blocks[place + len(run) : place + len(run) + 1]
        if behind and isinstance(behind[0], Table):
            first = [cell for row in behind[0].rows[:1] for cell in row]
            figures += any(is_figure(cell.text) for cell in first)
        is_row = telling or figures >= _FULL_ROW
        return run if said and is_row and (figures or said >= OWN_LABELS) else []

    def _is_last(self, run: Sequence[Sequence[Passage]]) -> bool:
        """Say whether the last cell of a run is the last that its row is to have."""
        texts = [cell.text for row in run for cell in row]
        figures = len(list(takewhile(may_be_figure, reversed(texts))))
        table = self._tables[self._section or ""]
        widths = [len(row.columns) for row in table.rows]
        return figures == sum(widths) if table.side_by_side else figures in widths

    def _tells(self, text: str, figures: int) -> bool:
        """Say whether a label in a line of so many figures could not stand in any table."""
        return not may_be_figure(text) and (
            bool(self._labels.telling(text, figures)) or not self._labels.anywhere(text)
        )

    def _lines(self, place: int) -> list[Paragraph]:
        """Give the paragraphs from a place on over which a label may be broken."""
        lines: list[Paragraph] = []
        for block in self._blocks[place : place + LONGEST_BREAK]:
            if not isinstance(block, Paragraph) or id(block) in self._headings:
                break
            lines.append(block)
        return lines


def _begun_cells(row: Sequence[Cell]) -> Sequence[Cell]:
    """Leave out the blanks beside a cell that reaches over them: they are not figures left out."""
    begun: list[Cell] = []
    reached = 0
    for place, cell in enumerate(row):
        if cell.text or place >= reached:
            begun.append(cell)
            reached = place + cell.columns
    return begun


def _said(figures: Sequence[Passage]) -> int:
    return sum(bool(figure.text) for figure in figures)


def _lacks(
    row: Meaning | None, figures: Sequence[Passage], cells: Sequence[Passage], place: int
) -> bool:
    """Say whether a dash or the like stands where a figure is still to come."""
    if row is None:
        return stands_for_figure(cells, place)
    return _said(figures) < row.figures


def _figures(cells: list[Passage], row: Meaning | None) -> Iterator[FormToken]:
    if (row is not None and row.figures and cells) or any(cell.text for cell in cells):
        yield FormToken.of("FIGURES", *cells)
