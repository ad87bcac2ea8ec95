"""The lexer: from a document to the form's terminals, in reading order.

It goes through headings, prose, tables and lines that are a table's rows without a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import groupby, takewhile
from typing import NamedTuple

from reportlint.model.document import Cell, Document, Paragraph, Passage, Table
from reportlint_grammar.form.edition import Edition
from reportlint_grammar.form.labels import LONGEST, Role, labels
from reportlint_grammar.form.wording import BRACKETED, enumerator
from reportlint_grammar.headings import titles
from reportlint_grammar.parsing import sections
from reportlint_grammar.parsing.remembered_layouts import Layout, Layouts, Where, pattern
from reportlint_grammar.syntax.terminals import FormToken
from reportlint_grammar.tables.broken_labels import mended
from reportlint_grammar.tables.cells import (
    LONGEST_BREAK,
    LONGEST_WORD,
    NONE,
    bare_cells,
    is_continuation,
    is_figure,
    labelled,
    may_be_figure,
    may_be_label,
    pieces,
)
from reportlint_grammar.tables.identify import OWN_LABELS, Identifier
from reportlint_grammar.tables.own_tables import parted
from reportlint_grammar.tables.rows import Rows
from reportlint_grammar.tables.run_on import run_on
from reportlint_grammar.tables.stacked import LONGEST_HEAD, stacked

_PAGE_NUMBER = re.compile(
    r"[-—－–·•~～]\s?\d{1,3}\s?[-—－–·•~～]|\d{1,3}\s?/\s?\d{1,3}"
    r"|第\s?\d{1,3}\s?页[，,/]?\s*(?:共\s?\d{1,3}\s?页)?"
)
_OVER_ADDITIONS = re.compile(
    r"附[件录表]?\s*+[：:]\s*+\w{1,20}"
    r"|(?:附\s*+件\s*+\d{0,2}|(?:附件|文件|资料)?下载|附件(?:下载|列表|清单|材料)"
    r"|(?:相关|延伸|扩展|推荐|关联|更多)(?:阅读|链接|文档|文章|文件|附件|信息|新闻|报道|稿件|内容|下载|解读))"
    r"\s*+[：:]?"
)
"""What stands over a list behind a report: of files, of other pages, of words explained."""
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|txt|jpe?g|png|gif|zip|rar|mp4)(?:\s*[（(][^（()）]{0,20}[)）])?$",
    re.IGNORECASE,
)

_MOST_OWN_ROWS = 4
"""Offices put no more rows of their own in one place; to look further for the form's takes time."""


def tokens(document: Document, editions: tuple[Edition, ...]) -> Iterator[FormToken]:
    """Give a document's terminals, in reading order."""
    return _Scan(document, editions).tokens()


def _is_of_page(text: str) -> bool:
    """Say whether a text is the page's: its number, or that a table goes on there."""
    return _PAGE_NUMBER.fullmatch(text) is not None or is_continuation(text)


def _solid(text: str) -> str:
    return "".join(text.split())


@cache
def _layouts(_editions: tuple[Edition, ...]) -> Layouts:
    return Layouts()


class _Run(NamedTuple):
    """Lines that may be a table's rows, up to the block at `end`, and what tells whether they are.

    `rows` are the cells of its first line, and of those that go on with it; `said` counts the lines
    that say more than a figure, `telling` those whose label could not stand in any table.
    """

    end: int
    rows: Sequence[list[Passage]] = ()
    figures: int = 0
    said: int = 0
    telling: int = 0
    lines: int = 0
    cells: int = 0
    last_figures: int = 0
    """So many cells at its end are figures, or stand for them."""
    last_none: int = 0
    """So many lines at its end say 无, or the like."""

    def preceded_by(self, rows: Sequence[list[Passage]], tells: Callable[[str, int], bool]) -> _Run:
        """Give the run with one more line before it."""
        first = rows[0]
        ends_in_figure = bool(first) and is_figure(first[-1].text)
        cells = [cell.text for row in rows for cell in row]
        last_figures, last_none = self.last_figures, self.last_none
        if last_figures == self.cells:
            last_figures += sum(1 for _ in takewhile(may_be_figure, reversed(cells)))
        if last_none == self.lines:
            last_none += sum(1 for _ in takewhile(_is_none, reversed(rows)))
        return _Run(
            self.end,
            rows,
            self.figures + ends_in_figure,
            self.said + (len(first) > 1 or (len(first) == 1 and not ends_in_figure)),
            self.telling + any(tells(cell.text, len(first)) for cell in first),
            self.lines + len(rows),
            self.cells + len(cells),
            last_figures,
            last_none,
        )


def _is_figure_line(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and may_be_figure(block.text)


def _is_none(row: Sequence[Passage]) -> bool:
    return len(row) == 1 and row[0].text in NONE


class _Scan:
    """One pass over a document; `section` is the table owed by the section it is in."""

    def __init__(self, document: Document, editions: tuple[Edition, ...]) -> None:
        edition = editions[0]
        self._labels = labels(editions)
        self._tables = edition.tables
        self._full_row = max(
            len(row.columns)
            for table in edition.tables.values()
            for row in table.rows
            if not table.side_by_side
        )
        """With so many figures 总计 and 其他 are rows of the form's, which tell of no table by themselves."""
        found = sections.find(document, editions)
        self._blocks = found.blocks
        self._headings = found.headings
        self._headings_in_cells = any(
            isinstance(line, Cell)
            for heading in self._headings.values()
            for line in heading.passages
        )
        self._heading_lines = {
            _solid("".join(line.text for line in heading.passages))
            for heading in self._headings.values()
        }
        owed = {
            heading.section.table for heading in self._headings.values() if heading.section.table
        }
        self._identifier = Identifier(self._labels, owed)
        front = sections.before_first(document, editions)
        title = titles.find(front)
        self._title = {id(line): len(line.text) for line in title}
        if not title and (run_in := titles.run_in(front)):
            self._title[id(run_in[0])] = run_in[1]
        self._consumed: set[int] = set()
        self._section: str | None = None
        self._run_on = run_on(editions)
        in_line = {
            name: sum(len(row.columns) for row in table.rows)
            for name, table in self._tables.items()
            if table.side_by_side
        }
        self._rows = Rows(self._labels, self._prose, in_line)
        self._lists_additions = False
        self._runs: dict[int, _Run] = {}
        self._own_rows: set[int] = set()
        """The labels of the office's own rows; such a row is read apart from the form's beside it."""
        self._asked = 0
        """How often it was asked of a passage what prose it is: that hangs on more than what a table says."""
        self._layouts = _layouts(editions)
        self._parts: list[Table] = []
        """Kept, since the identifier knows tables by what they are, not by what they say."""
        self._begun = ""
        """The table that a piece right behind it may go on."""

    def tokens(self) -> Iterator[FormToken]:
        place = 0
        blocks = self._blocks
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, Table):
                yield from self._table(block)
                place += 1
                continue
            run = self._bare_rows(place) if self._section else []
            if self._is_row_left_blank(block):
                run = run or [[block]]
            if run:
                for _, rows in groupby(run, self._is_own):
                    yield from self._rows.read(
                        [cell for row in rows for cell in row], {self._section or ""}
                    )
                place += len(run)
            else:
                yield from self._prose(block)
                if not _is_of_page(block.text):
                    self._begun = ""
                place += 1

    # -------------------------------------------------------------- prose

    def _prose(self, passage: Passage) -> Iterator[FormToken]:
        text = passage.text
        self._asked += 1
        if not text or id(passage) in self._consumed or _is_of_page(text):
            return
        heading = self._headings.get(id(passage))
        if heading is not None:
            yield from self._heading(heading)
        elif id(passage) in self._title:
            end = self._title[id(passage)]
            yield FormToken.of("TITLE", passage.part(0, end))
            if behind := passage.text[end:].lstrip():
                yield self._text(passage.part(len(passage.text) - len(behind), len(passage.text)))
        elif _solid(passage.text) in self._heading_lines:
            return  # A menu's entry, or a table of contents: it says again what stands elsewhere.
        else:
            yield self._text(passage)

    def _text(self, passage: Passage) -> FormToken:
        return FormToken.of("SUBHEADING" if self._is_subheading(passage) else "PARAGRAPH", passage)

    def _is_subheading(self, passage: Passage) -> bool:
        """Say whether a line is set as a heading, or has a number and is no entry in a list of files."""
        text = passage.text
        number = enumerator(text)
        if number is None:
            self._lists_additions = _OVER_ADDITIONS.fullmatch(text) is not None
            return isinstance(passage, Paragraph) and passage.level > 0
        self._lists_additions = self._lists_additions and number.style not in BRACKETED
        return not self._lists_additions and not _FILE.search(text)

    def _heading(self, heading: sections.Heading) -> Iterator[FormToken]:
        self._section = heading.section.table
        self._lists_additions = False
        self._consumed.update(map(id, heading.passages))
        last = heading.passages[-1]
        run_in = last.text[heading.end :].lstrip()
        parts = (*heading.passages[:-1], last.part(0, heading.end) if run_in else last)
        yield FormToken.of(heading.section.heading.token, *parts)
        if run_in:
            text = last.part(len(last.text) - len(run_in), len(last.text))
            owed = {self._section} if self._section else set()
            if row := self._run_on.parts(text, owed) or self._table_on_line(text, owed):
                yield from self._rows.read(row, owed)
            else:
                yield self._text(text)

    def _table_on_line(self, text: Passage, owed: Collection[str]) -> Sequence[Passage]:
        """Give the cells of a whole table that stands on a line behind its heading; none if it is text."""
        cells, _ = bare_cells([text.as_(Paragraph)], owed, self._labels) if owed else ([], 0)
        return cells if sum(may_be_figure(cell.text) for cell in cells) >= self._full_row else ()

    # -------------------------------------------------------------- tables

    def _table(self, table: Table) -> Iterator[FormToken]:
        """Give the terminals of a table: as those of one like it, if it has neither headings nor prose."""
        if self._headings_in_cells:
            yield from self._parts_of(table)
            return
        said, where = pattern(table), self._where
        layout = self._layouts.get(said, where)
        if layout is None:
            asked = self._asked
            read = list(self._parts_of(table))
            yield from read
            if self._asked == asked and (layout := Layout.of(table, read, self._where)):
                self._layouts.keep(said, where, layout)
        else:
            yield from layout.tokens(table)
            self._begun, self._rows.table = layout.behind.begun, layout.behind.last
            self._identifier.met = layout.behind.met

    @property
    def _where(self) -> Where:
        known = self._identifier
        return Where(self._section, self._begun, self._rows.table, known.owed, known.met)

    def _parts_of(self, table: Table) -> Iterator[FormToken]:
        apart = self._run_on.apart(table, self._tables)
        for part in parted(apart, self._labels, self._tables):
            self._parts.append(part)
            tables = self._identifier.tables(part, self._section, self._begun)
            yield from self._of_table(part, tables)
            self._begun = self._rows.table if tables else ""

    def _of_table(self, table: Table, tables: Collection[str]) -> Iterator[FormToken]:
        if tables and not self._headings_in_cells:
            for row in mended(table.rows, tables, self._labels):
                yield from self._rows.read(row, tables)
            return
        for row in table.rows:
            for is_heading, cells in groupby(row, lambda cell: id(cell) in self._headings):
                if is_heading or not tables:
                    for cell in cells:
                        yield from self._prose(cell)
                    tables = tables or self._identifier.tables(table, self._section, self._begun)
                else:
                    yield from self._rows.read(list(cells), tables)

    def _bare_rows(self, place: int) -> list[list[Passage]]:
        """Give the run of paragraphs from a place on that are a table's cells without a table."""
        if head := self._stacked(place):
            return head
        run = self._run(place)
        figures = run.figures + self._has_figures_behind(run)
        is_row = run.telling or figures >= self._full_row
        if not (run.said and is_row and (figures or run.said >= OWN_LABELS)):
            return []
        sentences = self._sentences(run)
        rows: list[list[Passage]] = []
        while run.rows:
            rows += run.rows
            run = self._run(place + len(rows))
        return rows[: len(rows) - sentences]

    def _is_row_left_blank(self, line: Passage) -> bool:
        """Say whether a line right behind a table's rows is one more, of which only the label is left."""
        if not self._section or self._begun != self._section or len(line.text) > LONGEST:
            return False
        meanings = self._labels.telling(line.text)
        return any((each.table, each.role) == (self._section, Role.ROW) for each in meanings)

    def _run(self, place: int) -> _Run:
        """Say what the lines from a place on come to; each line is read once, wherever one asks from."""
        began: list[tuple[int, list[list[Passage]]]] = []
        while place not in self._runs:
            rows = self._line_of_cells(place)
            if not rows:
                self._runs[place] = _Run(place)
                break
            began.append((place, rows))
            place += len(rows)
        for at, rows in reversed(began):
            self._runs[at] = self._runs[at + len(rows)].preceded_by(rows, self._tells)
        return self._runs[began[0][0] if began else place]

    def _line_of_cells(self, place: int) -> list[list[Passage]]:
        """Give the cells of a line, and of those over which its label is broken; none if it is prose."""
        lines = self._lines(place)
        if not lines:
            return []
        if _is_of_page(lines[0].text):
            return [[]]
        if row := self._run_on_line(lines[0]):
            return [row]
        said = [lines[0], *(line for line in lines[1:] if not _is_of_page(line.text))]
        cells, broken = bare_cells(said, {self._section or ""}, self._labels)
        if not cells and self._stands_for_figure(place):
            return [[lines[0]]]
        if not cells and self._stands_between_rows(place):
            own = self._behind_group(labelled(lines[0], self._widths()))
            self._own_rows.add(id(own[0]))
            return [own]
        if not cells and (own := self._own_over_lines(place)):
            self._own_rows.add(id(own[0]))
            return [own, *([[]] * (len(own) - 1))]
        if not cells and self._stands_between_columns(place):
            return [[lines[0]]]
        last = lines.index(said[broken])
        goes_on: list[list[Passage]] = [
            [line] if line in said else [] for line in lines[1 : last + 1]
        ]
        return [cells, *goes_on] if cells else []

    def _run_on_line(self, line: Passage) -> list[Passage]:
        """Give the cells of a line that ran together."""
        section = {self._section or ""}
        if self._labels.exact(line.text, section):
            return []
        cells = self._run_on.parts(line, section)
        return cells if len(cells) > len(line.text.split()) else []

    def _behind_group(self, row: Sequence[Passage]) -> list[Passage]:
        """Give a row of the office's own with the name of the form's group before it apart from its label."""
        label, *figures = row
        first, *rest = pieces(label)
        if rest and self._labels.exact(first.text, {self._section or ""}):
            start = len(label.text) - len(label.text.removeprefix(first.text).lstrip())
            return [first, label.part(start, len(label.text)), *figures]
        return list(row)

    def _is_own(self, row: Sequence[Passage]) -> bool:
        return bool(row) and id(row[0]) in self._own_rows

    def _stands_for_figure(self, place: int) -> bool:
        """Say whether a word on a line of its own stands where a row lacks a figure."""
        line = self._blocks[place]
        if len(line.text if isinstance(line, Paragraph) else "") > LONGEST_WORD:
            return False
        if self._tables[self._section or ""].side_by_side:
            before = self._blocks[place - 1]
            begins = _is_figure_line(before) or self._is_column(before)
            return begins and any(map(_is_figure_line, self._blocks[place + 1 : place + 2]))
        section = {self._section or ""}
        above = self._blocks[max(0, place - self._full_row) : place][::-1]
        figures = len(list(takewhile(_is_figure_line, above)))
        label = above[figures] if figures < len(above) else None
        return isinstance(label, Paragraph) and any(
            figures < meaning.figures for meaning in self._labels.exact(label.text, section)
        )

    def _stands_between_columns(self, place: int) -> bool:
        """Say whether a line is a word with the names of columns on the lines above and below it."""
        if not 0 < place < len(self._blocks) - 1:
            return False
        above, word, below = self._blocks[place - 1 : place + 2]
        return (
            isinstance(word, Paragraph)
            and may_be_label(word.text)
            and self._is_column(above)
            and self._is_column(below)
        )

    def _is_column(self, block: Paragraph | Table) -> bool:
        section = {self._section or ""}
        return isinstance(block, Paragraph) and any(
            meaning.role is Role.COLUMN for meaning in self._labels.exact(block.text, section)
        )

    def _own_over_lines(self, place: int) -> list[Passage]:
        """Give a row of the office's own with a cell a line: as many figures as a row has below its label.

        Nothing unless a row of the form's ends above it, and one begins below it or the table ends there.
        """
        widths = self._widths()
        label, *below = self._blocks[place : place + max(widths) + 2]
        if not isinstance(label, Paragraph) or not may_be_label(label.text):
            return []
        figures = [
            line for line in takewhile(_is_figure_line, below) if isinstance(line, Paragraph)
        ]
        end = place + 1 + len(figures)
        if len(figures) not in widths or not self._has_row_beside(place, -1):
            return []
        following = self._lines(end)
        is_end = (
            not following and end < len(self._blocks) and id(self._blocks[end]) in self._headings
        )
        if is_end or (following and bare_cells(following, {self._section or ""}, self._labels)[0]):
            return [label, *figures]
        return []

    def _stands_between_rows(self, place: int) -> bool:
        """Say whether a line is a row of the office's own, with rows of the form's above and below it."""
        return (
            self._is_own_row(place)
            and self._has_row_beside(place, -1)
            and (self._has_row_beside(place, 1) or self._ends_before(place + 1))
        )

    def _ends_before(self, place: int) -> bool:
        """Say whether the next section begins at a place."""
        return place < len(self._blocks) and id(self._blocks[place]) in self._headings

    def _has_row_beside(self, place: int, step: int) -> bool:
        """Say whether the next line above or below that is no row of the office's own is the form's."""
        for at in range(place + step, place + step * (_MOST_OWN_ROWS + 1), step):
            lines = self._lines(at) if at >= 0 else []
            if lines and bare_cells(lines, {self._section or ""}, self._labels)[0]:
                return True
            if not lines or not self._is_own_row(at):
                return False
        return False

    def _is_own_row(self, place: int) -> bool:
        line = self._blocks[place]
        return isinstance(line, Paragraph) and bool(labelled(line, self._widths()))

    def _has_figures_behind(self, run: _Run) -> bool:
        """Say whether a run goes on with a table that begins with figures."""
        behind = self._blocks[run.end : run.end + 1]
        ends_in_sentence = run.last_none and run.last_figures not in self._widths()
        if not behind or not isinstance(behind[0], Table) or ends_in_sentence:
            return False
        return any(is_figure(cell.text) for row in behind[0].rows[:1] for cell in row)

    def _sentences(self, run: _Run) -> int:
        """Say how many lines at the end of a run, 无, are sentences of their own: no row's last figure."""
        widths = self._widths()
        counts = range(run.last_none + 1)
        return next(
            (count for count in counts if run.last_figures - count in widths), run.last_none
        )

    def _widths(self) -> Collection[int]:
        """Say how many figures stand in a row of the table that is owed, or in its one line."""
        table = self._tables[self._section or ""]
        widths = [len(row.columns) for row in table.rows]
        return [sum(widths)] if table.side_by_side else widths

    def _stacked(self, place: int) -> list[list[Passage]]:
        """Give the rows of a table whose head stands in scraps above one line of figures."""
        form = self._tables[self._section or ""]
        if not form.side_by_side:
            return []
        lines = self._lines(place, LONGEST_HEAD)
        said = [line for line in lines if not _is_of_page(line.text)]
        cells, used = stacked(said, form, self._labels)
        if not cells:
            return []
        taken = next(at for at, line in enumerate(lines) if line is said[used - 1])
        return [cells, *([[]] * taken)]

    def _tells(self, text: str, figures: int) -> bool:
        """Say whether a label in a line of so many figures could not stand in any table."""
        return not may_be_figure(text) and (
            bool(self._labels.telling(text, figures)) or not self._labels.anywhere(text)
        )

    def _lines(self, place: int, most: int = LONGEST_BREAK) -> list[Paragraph]:
        """Give the paragraphs from a place on over which a label may be broken."""
        lines: list[Paragraph] = []
        for block in self._blocks[place : place + most]:
            if not isinstance(block, Paragraph) or id(block) in self._headings:
                break
            lines.append(block)
        return lines
