"""Rows of cells: which label each means, and which figures stand behind it.

Labels are read, not positions: whatever cells a row comes in, a figure belongs to the label before it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Self

from reportlint.model.document import Passage
from reportlint_grammar.form.edition import HEADING
from reportlint_grammar.form.labels import LONGEST, Labels, Meaning, Role
from reportlint_grammar.form.wording import enumerator
from reportlint_grammar.syntax.terminals import PROSE, UNKNOWN_COLUMN, UNKNOWN_LABEL, FormToken
from reportlint_grammar.tables.cells import (
    LONGEST_BREAK,
    LONGEST_SCRAP,
    LONGEST_WORD,
    NO_FIGURE,
    alike_over,
    exact_over,
    following,
    is_continuation,
    is_figure,
    may_be_figure,
    note_goes_on,
    stands_for_figure,
)

_LONGEST_COLUMN = 20
"""No column has a longer name."""
_MOST_WORDS = 4
"""So many words in a head may have names of their own, next to each other."""
_LONGEST_PAIR = 2 * LONGEST
"""What says more is no two labels that ran into each other."""


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
            if first is None or token.type in PROSE or token.type.endswith(HEADING):
                return cls(None, table)
            pieces.append((token.type, first, first + len(token.passages)))
        return cls(pieces, table)


_ROWS: dict[tuple[tuple[str, ...], frozenset[str], str], _Row] = {}
_MOST_ROWS = 4096
_LONGEST_ROW = 400
"""What is remembered is bounded, whatever is read."""
_DIGITS = "0"
"""What stands for any figure in a remembered row."""


class Rows:
    """Reads rows, one after the other; `table` is the one that the last label was of.

    What is in a row and means nothing there is left to `prose`. `in_line` says how many figures stand in
    the one line of a table that has all its rows beside each other.
    """

    def __init__(
        self,
        labels: Labels,
        prose: Callable[[Passage], Iterator[FormToken]],
        in_line: Mapping[str, int],
    ) -> None:
        self.table = ""
        self._in_line = in_line
        self._labels = labels
        self._prose = prose

    def read(self, cells: Sequence[Passage], tables: Collection[str]) -> Iterator[FormToken]:
        """Give a row's terminals; rows repeat from report to report, but for their figures."""
        texts = tuple([_DIGITS if cell.text.isdigit() else cell.text for cell in cells])
        pattern = (texts, frozenset(tables), self.table)
        remembered = _ROWS.get(pattern)
        if remembered is None:
            read = list(self._read(cells, tables))
            if len(texts) + sum(map(len, texts)) > _LONGEST_ROW:
                yield from read
                return
            if len(_ROWS) >= _MOST_ROWS:
                _ROWS.clear()
            _ROWS[pattern] = _Row.of(read, cells, self.table)
            yield from read
        elif remembered.pieces is None:
            yield from self._read(cells, tables)
        else:
            self.table = remembered.table
            for terminal, first, last in remembered.pieces:
                yield FormToken.of(terminal, *cells[first:last])

    def _read(self, given: Sequence[Passage], tables: Collection[str]) -> Iterator[FormToken]:
        """Give a row's labels and, behind the last label of a row, its figures, blanks included."""
        cells = [cell for cell in given if not is_continuation(cell.text)]
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
            if self._stands_for_last(cells, place, tables, row, figures):
                figures.append(cell)
                place += 1
                continue
            if parts := self._apart(cell, tables):
                cells[place : place + 1] = parts
                continue
            meaning, used = self._meaning(cells, place, tables)
            if meaning is not None:
                if figures:
                    yield from _figures(figures, row)
                    figures, previous = [], ""
                row = meaning if meaning.role is Role.ROW else None
                self.table = meaning.table
                if meaning.label.token != previous:
                    yield FormToken.of(meaning.label.token, *cells[place : place + used])
                previous = meaning.label.token
                place += used
            elif row is not None and _said(figures) < _wanted(row, before=following(cells, place)):
                figures.append(cell)
                place += 1
            else:
                if figures:
                    yield from _figures(figures, row)
                    figures = []
                row = None
                if is_figure(following(cells, place)):
                    yield FormToken.of(UNKNOWN_LABEL, cell)
                elif self._is_among_columns(cells, place, tables):
                    yield FormToken.of(UNKNOWN_COLUMN, cell)
                    previous = UNKNOWN_COLUMN
                elif not previous or len(text) > LONGEST_SCRAP:
                    yield from self._prose(cell)
                place += 1
        yield from _figures(figures, row)

    def _stands_for_last(
        self,
        cells: Sequence[Passage],
        place: int,
        tables: Collection[str],
        row: Meaning | None,
        figures: Sequence[Passage],
    ) -> bool:
        """Say whether a word stands where a row lacks but its last figure, before the next label or nothing.

        Where no row has been named, all figures of a table may stand in one line.
        """
        text = cells[place].text
        if len(text) > LONGEST_WORD or self._labels.exact(text, tables):
            return False
        behind = following(cells, place)
        if behind and not self._labels.exact(behind, tables):
            return False
        said = _said(figures)
        if row is not None:
            return said == row.figures - 1
        return not behind and any(said == self._in_line.get(name, 0) - 1 for name in tables)

    def _is_among_columns(
        self, cells: Sequence[Passage], place: int, tables: Collection[str]
    ) -> bool:
        """Say whether a word of no sentence stands next to the name of a column, or of several."""
        text = cells[place].text
        if len(text) > _LONGEST_COLUMN or "。" in text:
            return False
        return any(
            self._leads_to_column(map(cells.__getitem__, beside), tables)
            for beside in (range(place + 1, len(cells)), range(place - 1, -1, -1))
        )

    def _leads_to_column(self, beside: Iterable[Passage], tables: Collection[str]) -> bool:
        """Say whether the first label next to a word, other words apart, is no row's."""
        said = (cell.text for cell in beside if cell.text)
        for text in islice(said, _MOST_WORDS):
            if known := self._labels.exact(text, tables):
                return any(not meaning.figures for meaning in known)
            if may_be_figure(text):
                return False
        return False

    def _apart(self, cell: Passage, tables: Collection[str]) -> list[Passage]:
        """Give the labels that one cell says, as where a tab left no gap in print; none if not two."""
        text = cell.text
        parts: list[Passage] = []
        start = 0
        while start < len(text) <= _LONGEST_PAIR:
            ends = range(min(len(text), start + LONGEST), start, -1)
            whole = (end for end in ends if text[end - 1] not in "（(")
            end = next((end for end in whole if self._labels.exact(text[start:end], tables)), None)
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
        beside = cells[place + 1].text if place + 1 < len(cells) else ""
        if options and not note_goes_on(text, beside):
            return self._chosen(options, text, cells, place + 1), 1
        below = cells[place : place + LONGEST_BREAK]
        if used := exact_over(below, tables, self._labels):
            known = self._labels.exact
        elif used := alike_over(below, tables, self._labels):
            known = self._labels.alike
        else:
            return None, 1
        text = "".join([cell.text for cell in cells[place : place + used]])
        return self._chosen(known(text, tables), text, cells, place + used), used

    def _chosen(
        self, options: list[Meaning], text: str, cells: Sequence[Passage], behind: int
    ) -> Meaning:
        """Choose between tables, and between what one name is in them.

        其他 and 总计 are a row and a column; 其他处理 is a row or, in another edition, a group of rows.
        """
        if len(options) == 1:
            return options[0]
        is_row = is_figure(following(cells, behind - 1)) or (
            enumerator(text) is not None and not any(option.role is Role.HEAD for option in options)
        )
        options.sort(
            key=lambda option: (option.table != self.table, (option.role is Role.ROW) is not is_row)
        )
        return options[0]


def _wanted(row: Meaning, *, before: str) -> int:
    """Say how many figures a row wants for words to be one of them; before another, as many as any."""
    return row.most if is_figure(before) else row.figures


def _said(figures: Sequence[Passage]) -> int:
    return sum(bool(figure.text) for figure in figures)


def _lacks(
    row: Meaning | None, figures: Sequence[Passage], cells: Sequence[Passage], place: int
) -> bool:
    """Say whether a dash or the like stands where a figure is still to come."""
    if row is None:
        return stands_for_figure(cells, place)
    return _said(figures) < row.most


def _figures(cells: list[Passage], row: Meaning | None) -> Iterator[FormToken]:
    if (row is not None and row.figures and cells) or any(cell.text for cell in cells):
        yield FormToken.of("FIGURES", *cells)
