"""What the page draws: the paragraphs and tables of a report, in pieces of which some are marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.document import Caption, Paragraph

if TYPE_CHECKING:
    from reportlint.annotating.notes import Note
    from reportlint.model.document import Document, Passage


class Piece(NamedTuple):
    """Some text that is marked as a whole or not at all.

    `severity` is the worst that was found there, if anything was; `begins` are the numbers of the notes
    on what begins in it.
    """

    text: str
    severity: str = ""
    begins: Sequence[int] = ()


class DrawnCell(NamedTuple):
    """A cell of a table: its text in pieces, how many columns it spans, what was found in it."""

    pieces: Sequence[Piece]
    columns: int
    severity: str


class DrawnBlock(NamedTuple):
    """A paragraph with the level that it has as a heading, or a table."""

    pieces: Sequence[Piece] = ()
    level: int = 0
    rows: Sequence[Sequence[DrawnCell]] = ()


class Drawing:
    """A report for the template."""

    def __init__(self, document: Document, notes: Sequence[Note]) -> None:
        self._document = document
        self._notes = notes
        self._on = _on_passages(document, notes)

    @property
    def blocks(self) -> Iterator[DrawnBlock]:
        """Give the blocks in order; what a window shows as its title is none."""
        for block in self._document.blocks:
            if isinstance(block, Caption):
                continue
            if isinstance(block, Paragraph):
                yield DrawnBlock(self._pieces(block), block.level)
            else:
                rows = [[self._cell(cell, cell.columns) for cell in row] for row in block.rows]
                yield DrawnBlock(rows=rows)

    def _cell(self, cell: Passage, columns: int) -> DrawnCell:
        return DrawnCell(self._pieces(cell), columns, self._worst(self._on.get(id(cell), ())))

    def _pieces(self, passage: Passage) -> Sequence[Piece]:
        """Part a passage where what is marked in it begins and ends."""
        text = passage.text
        stretches = {
            number: _stretch(passage, self._notes[number - 1])
            for number in self._on.get(id(passage), ())
        }
        edges = sorted(
            {0, len(text), *(edge for stretch in stretches.values() for edge in stretch)}
        )
        pieces = []
        for first, last in zip(edges, [*edges[1:], len(text)], strict=True):
            begins = [number for number, (start, _) in stretches.items() if start == first]
            over = [number for number, (start, end) in stretches.items() if start <= first < end]
            if first < last or begins:
                pieces.append(Piece(text[first:last], self._worst(over), begins))
        return pieces

    def _worst(self, numbers: Sequence[int]) -> str:
        severities = [self._notes[number - 1].severity for number in numbers]
        return max(severities).label if severities else ""


def _on_passages(document: Document, notes: Sequence[Note]) -> Mapping[int, Sequence[int]]:
    """Give, by the identity of passages, the numbers of the notes on what begins in them."""
    passages = sorted(
        (each for each in document.passages if not isinstance(each, Caption)), key=_start
    )
    found: dict[int, list[int]] = defaultdict(list)
    for number, note in enumerate(notes, start=1):
        place = max(bisect_right(passages, note.span.start, key=_start) - 1, 0)
        if passages:
            found[id(passages[place])].append(number)
    return found


def _start(passage: Passage) -> int:
    return passage.start


def _stretch(passage: Passage, note: Note) -> tuple[int, int]:
    """Give from which character to which a note is on; nothing where what it was on is not shown."""
    first, last = (_index(passage, offset) for offset in note.span)
    return first, max(first, last)


def _index(passage: Passage, offset: int) -> int:
    behind = offset - passage.start
    if passage.moved is None:
        return min(max(behind, 0), len(passage.text))
    return bisect_left(passage.moved, behind, 0, len(passage.text))
