"""The lexer: from a document to the form's terminals: headings, labels, rows of figures.

Labels are read, not positions: whatever rows and cells a table comes in, or if it comes as bare
lines, a figure belongs to the label before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple, Self

from lark import Token

from reportlint.document import Cell, Document, Paragraph, Passage, Table
from reportlint_grammar import headings, titles
from reportlint_grammar.figures import MARK, NUMBER, UNIT
from reportlint_grammar.form import Edition
from reportlint_grammar.labels import Labels, Meaning, Role, labels
from reportlint_grammar.wording import enumerator

_FIGURE = re.compile(
    rf"{NUMBER}\s*(?:{UNIT}|[%％])?\s*{MARK}?(?:\s*[（(【〔\[][^（()）]*[)）】〕\]])?"
)
_DASHES = frozenset({"-", "—", "——", "－", "--", "/", "\\", "*", "…"})
_NONE = frozenset({"无", "空", "没有", "未发生", "N/A"})
_LIKE_DIGITS = frozenset({"零", "〇", "○", "o", "O", "l", "I"})
_NO_FIGURE = _DASHES | _NONE | _LIKE_DIGITS
"""What is written where a figure should stand."""
_PAGE_NUMBER = re.compile(r"[-—－–]\s?\d{1,3}\s?[-—－–]")
_NOTE = re.compile(r"[（(][^（()）]{3,}[)）]")
_LONGEST_LINE = 120
"""A line of a label and its figures is no longer."""
_OWN_LABELS = 3
"""So many different labels make a table outside its section one of the form's."""
_MOST_CELLS = 60
"""Among so many cells a table shows by its labels which it is."""
_FULL_ROW = 7
"""With so many figures 总计 and 其他 are rows of the form's, which tell of no table by themselves."""
_LONGEST_SCRAP = 4
"""So short a word beside labels is what is left of one, or 备注, and no prose."""
_LONGEST_BREAK = 3
"""Over so many further cells or lines a label may be broken."""


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
        self._blocks = document.blocks
        self._headings = headings.find(document, edition)
        self._headings_in_cells = any(
            isinstance(line, Cell) for of in self._headings.values() for line in of.passages
        )
        self._owed = {of.section.table for of in self._headings.values()} - {None}
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
                tables = self._tables_in(block)
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
        if tables and not self._headings_in_cells:
            for row in table.rows:
                yield from self._row(row, tables)
            return
        for row in table.rows:
            for is_heading, cells in groupby(row, lambda cell: id(cell) in self._headings):
                if is_heading or not tables:
                    for cell in cells:
                        yield from self._prose(cell)
                    tables = tables or self._tables_in(table)
                else:
                    yield from self._row(list(cells), tables)

    def _tables_in(self, table: Table) -> set[str]:
        """Say which of the form's tables a table is, by its labels; none if it is another."""
        found: dict[str, set[str]] = {}
        with_columns: set[str] = set()
        only_figures = True
        for row in table.rows:
            for cell in row:
                text = cell.text
                if not text or text.isdigit():
                    continue
                only_figures = only_figures and _is_figure(text)
                for meaning in self._labels.telling(text, len(row)):
                    found.setdefault(meaning.table, set()).add(meaning.label.token)
                    if meaning.role is Role.COLUMN:
                        with_columns.add(meaning.table)
        tables = {name for name, labels in found.items() if len(labels) >= _OWN_LABELS}
        tables -= self._owed - {self._section} - with_columns  # An office's own list of them.
        if not tables and (owed := self._section):
            is_owed = only_figures or self._is_damaged(table, owed)
            if is_owed or (owed in found and self._has_rows_of(table, owed)):
                return {owed}
        if self._begun and not tables and self._goes_on(table):
            return {self._begun}
        return tables

    def _has_rows_of(self, table: Table, owed: str) -> bool:
        """Say whether of a table's rows of figures no more are an office's own than the form's."""
        own = forms = 0
        for row in table.rows:
            said = [cell.text for cell in row if cell.text]
            if said and _may_be_figure(said[-1]):
                words = [text for text in said if not _may_be_figure(text)]
                is_form = any(self._labels.exact(text, {owed}) for text in words)
                forms += is_form
                own += bool(words) and not is_form
        return own <= forms

    def _is_damaged(self, table: Table, owed: str) -> bool:
        """Say whether a table is the one that is owed, though none of its labels is whole."""
        said = (cell.text for row in table.rows for cell in row if cell.text)
        words = [text for text in islice(said, _MOST_CELLS) if not _may_be_figure(text)]
        known = [{of.label.token for of in self._labels.alike(text, {owed})} for text in words]
        return 2 * sum(len(tokens) == 1 for tokens in known) > len(words)

    def _goes_on(self, table: Table) -> bool:
        """Say whether every row of a table is one of the table before it."""
        firsts = [next((cell.text for cell in row if cell.text), "") for row in table.rows]
        return all(
            _is_figure(first) or self._labels.exact(first, {self._begun})
            for first in firsts
            if first
        )

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
                or _is_figure(text)
                or (row is None and text in _NO_FIGURE and _stands_for_figure(cells, place))
            ):
                figures.append(cell)
                place += 1
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
            elif row is not None and sum(bool(figure.text) for figure in figures) < row.figures:
                figures.append(cell)
                place += 1
            else:
                if figures:
                    yield from _figures(figures, row)
                    figures = []
                row = None
                following = next((other.text for other in cells[place + 1 :] if other.text), "")
                if _is_figure(following):
                    yield FormToken.of("UNKNOWN_LABEL", cell)
                elif not previous or len(text) > _LONGEST_SCRAP:
                    yield from self._prose(cell)
                place += 1
        yield from _figures(figures, row)

    def _meaning(
        self, cells: Sequence[Passage], place: int, tables: Collection[str]
    ) -> tuple[Meaning | None, int]:
        """Say what the label at a place means, and over how many cells it is written."""
        text = cells[place].text
        options = self._labels.exact(text, tables)
        following = cells[place + 1].text if place + 1 < len(cells) else ""
        if options and not _note_goes_on(text, following):
            return self._chosen(options, text, cells, place + 1), 1
        joined = text
        for used, cell in enumerate(cells[place + 1 : place + _LONGEST_BREAK], start=2):
            if not cell.text or _is_figure(cell.text):
                break
            joined += cell.text
            if whole := self._labels.exact(joined, tables):
                return self._chosen(whole, joined, cells, place + used), used
        used = _alike_over(cells[place : place + _LONGEST_BREAK], tables, self._labels)
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
        is_row = _is_figure(following) or (
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
            cells, broken = _bare_cells(lines, tables, self._labels)
            if not cells:
                break
            last_is_figure = _is_figure(cells[-1].text)
            figures += last_is_figure
            said += len(cells) > 1 or not last_is_figure
            telling += any(self._tells(of.text, len(cells)) for of in cells)
            run.append(cells)
            run += [[line] for line in lines[1 : broken + 1]]
        while run and len(run[-1]) == 1 and run[-1][0].text in _NONE:  # A sentence of its own.
            run.pop()
        behind = self._blocks[place + len(run) : place + len(run) + 1]
        if behind and isinstance(behind[0], Table):
            first = [cell for row in behind[0].rows[:1] for cell in row]
            figures += any(_is_figure(cell.text) for cell in first)
        is_row = telling or figures >= _FULL_ROW
        return run if said and is_row and (figures or said >= _OWN_LABELS) else []

    def _tells(self, text: str, figures: int) -> bool:
        """Say whether a label in a line of so many figures could not stand in any table."""
        return not _may_be_figure(text) and (
            bool(self._labels.telling(text, figures)) or not self._labels.anywhere(text)
        )

    def _lines(self, place: int) -> list[Paragraph]:
        """Give the paragraphs from a place on over which a label may be broken."""
        lines: list[Paragraph] = []
        for block in self._blocks[place : place + _LONGEST_BREAK]:
            if not isinstance(block, Paragraph) or id(block) in self._headings:
                break
            lines.append(block)
        return lines


def _bare_cells(
    lines: Sequence[Paragraph], tables: Collection[str], known: Labels
) -> tuple[list[Passage], int]:
    """Read the first of some lines as cells: none if it is prose.

    Also says over how many lines below it the label that it begins is broken.
    """
    line = lines[0]
    text = line.text
    following = lines[1].text if len(lines) > 1 else ""
    if _may_be_figure(text):
        return [line], 0
    if known.exact(text, tables) and not _note_goes_on(text, following):
        return [line], 0
    pieces = [piece.span() for piece in re.finditer(r"\S+", text)]
    cells: list[Passage] = [line.part(*piece) for piece in pieces]
    if len(cells) > 1 and _are_cells(cells, tables, known.exact):
        return cells, 0
    if len(text) > _LONGEST_LINE:
        return [], 0
    joined = text
    for broken, below in enumerate(lines[1:], start=1):
        joined += below.text
        if known.exact(joined, tables):
            return [line], broken
    first = len(pieces)
    while first and _may_be_figure(cells[first - 1].text):
        first -= 1
    if first == len(pieces) and (used := _alike_over(lines, tables, known)):
        return [line], used - 1
    if len(cells) > 1 and _are_cells(cells, tables, known.alike):
        return cells, 0
    label = line.part(0, pieces[first - 1][1]) if 0 < first < len(pieces) else None
    return ([label, *cells[first:]], 0) if label and known.alike(label.text, tables) else ([], 0)


def _alike_over(passages: Sequence[Passage], tables: Collection[str], known: Labels) -> int:
    """Say over how many passages a label is written whose wording is only like one: 0 if none is."""
    joined = passages[0].text
    options = known.alike(joined, tables)
    used = 1
    if not options and len(joined) <= _LONGEST_SCRAP and len(passages) > 1:
        joined += passages[1].text
        options = known.alike(joined, tables)
        used = 2
    if not options:
        return 0
    likeness = known.likeness(joined, options)
    for below in passages[used:]:
        joined += below.text
        more = known.likeness(joined, options)
        if _may_be_figure(below.text) or more <= likeness or known.alike(joined, tables) != options:
            break
        likeness = more
        used += 1
    return used


def _are_cells(
    pieces: Sequence[Passage],
    tables: Collection[str],
    meanings: Callable[[str, Collection[str]], Sequence[Meaning]],
) -> bool:
    """Say whether every piece of a line is a figure, a label, or a part of one."""
    place = 0
    while place < len(pieces):
        text = ""
        for used, piece in enumerate(pieces[place : place + _LONGEST_BREAK], start=1):
            text += piece.text
            if (used == 1 and _may_be_figure(text)) or meanings(text, tables):
                place += used
                break
        else:
            return False
    return True


def _note_goes_on(text: str, following: str) -> bool:
    """Say whether a note on a label ends, or stands, in the next cell or line."""
    opened = max(text.rfind("（"), text.rfind("("))
    return opened > max(text.rfind("）"), text.rfind(")")) or (
        following.startswith(("（", "(")) and _NOTE.fullmatch(following) is not None
    )


def _figures(cells: list[Passage], row: Meaning | None) -> Iterator[FormToken]:
    if (row is not None and row.figures and cells) or any(cell.text for cell in cells):
        yield FormToken.of("FIGURES", *cells)


def _may_be_figure(text: str) -> bool:
    return _is_figure(text) or text in _NO_FIGURE


def _stands_for_figure(cells: Sequence[Passage], place: int) -> bool:
    """Say whether a dash or the like stands next to figures or others of its kind."""
    behind = next((cell.text for cell in cells[place + 1 :] if cell.text), "")
    before = next((cell.text for cell in reversed(cells[:place]) if cell.text), "")
    return cells[place].text in _NO_FIGURE and (_may_be_figure(before) or _may_be_figure(behind))


def _is_figure(text: str) -> bool:
    return text.isdigit() or _FIGURE.fullmatch(text) is not None
