"""What every reader yields and every form parses: paragraphs and tables, each with its place.

Positions are counted in code points of the *source*, the text as its user sees it. Cleaning may
change what a passage says, never where it says it.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from operator import sub
from typing import Final, NamedTuple, Protocol, TypeVar, runtime_checkable

from reportlint.messages.languages import Bilingual


class Span(NamedTuple):
    """A stretch of the source: `start` included, `end` not, both in code points."""

    start: int
    end: int


class Rectangle(NamedTuple):
    """A rectangle on a page, in points from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


class Origin(NamedTuple):
    """Where a program finds a passage in a file that has no lines; everything is counted from 1.

    In Word it is one of the `paragraph`s outside tables, or a `cell` in a `row` of a `table`, as the
    file has them; in a workbook the cell of a `sheet` that `reference` names; on a page a `box`.
    """

    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: str | None = None
    reference: str | None = None
    box: Rectangle | None = None


class Area(NamedTuple):
    """A rectangle on a page of a file; pages are counted from 1."""

    page: int
    box: Rectangle


class Location(NamedTuple):
    """Where a span is found: 1-based lines and columns, or a page, as the format has them.

    Where it has no lines, `origin` says where a program finds the passage.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    origin: Origin | None = None


NOWHERE = Location()
"""The location of what has none, or none that is known."""


class Locator(Protocol):
    """A reader's answer to the question where a span is."""

    def locate(self, span: Span) -> Location:
        """Give the line and column, or the page, of a span."""

    def excerpt(self, span: Span) -> str:
        """Give the source line on which a span starts; empty where the format has no lines."""


@runtime_checkable
class PrintedLocator(Locator, Protocol):
    """The locator of a file that has pages on which its text has its place."""

    def areas(self, span: Span) -> Sequence[Area]:
        """Give where a span is seen: an area for each line of it, or for what is nearest to it."""


class Rewriting(NamedTuple):
    """What stands in a stretch of the source, and what is to stand there, both as the file has them."""

    old: str
    new: str


@runtime_checkable
class EditableLocator(Locator, Protocol):
    """The locator of a file that can be written back with edits in it."""

    def rewritten(self, span: Span, text: str) -> Rewriting | Bilingual:
        """Say how a stretch of the source would say something else, or why it cannot."""


@dataclass(slots=True)
class Passage:
    """A run of text and where it stands: a value, which nothing edits, though it is not frozen.

    There are hundreds in a report, and a frozen one takes four times as long to make (decision 46).
    `moved[i]` is how far behind `start` the i-th code point of `text` stood in the source, with one
    more entry for the end; None while nothing has been taken out or put in. `lengths` says, by how far
    behind `start` it stood, how much of the source a character takes where that is more than one code
    point, as `&hellip;` does.
    """

    text: Final[str]
    start: Final[int]
    moved: Final[Sequence[int] | None] = None
    lengths: Final[Mapping[int, int] | None] = field(default=None, kw_only=True)

    @classmethod
    def placed(
        cls,
        text: str,
        places: Sequence[int],
        start: int,
        lengths: Mapping[int, int] | None = None,
    ) -> Passage:
        """Make a passage of a text and its characters' places; `start` is that of an empty one.

        `lengths` is by those places.
        """
        if not text:
            return cls("", start)
        start, last = places[0], places[-1]
        if last - start == len(text) - 1 and not lengths:
            return cls(text, start)
        own = {place - start: length for place, length in (lengths or {}).items()}
        end = last - start + own.get(last - start, 1)
        moved = (*map(sub, places, repeat(start)), end)
        return cls(text, start, moved, lengths=own or None)

    @classmethod
    def joined(cls, lines: Sequence[Passage]) -> Passage:
        """Make one passage of the lines of a cell, a line end between them."""
        if len(lines) == 1:
            return lines[0]
        text = "\n".join([line.text for line in lines])
        places: list[int] = []
        lengths: dict[int, int] = {}
        for line in lines:
            moved = line.moved if line.moved is not None else range(len(line.text) + 1)
            places += [line.start + offset for offset in moved]
            if line.lengths:
                lengths |= {line.start + at: length for at, length in line.lengths.items()}
        return cls.placed(text, places[:-1], 0, lengths)

    def as_(self, kind: type[Kind], **more: int) -> Kind:
        """Give it as a passage of another kind, with what that kind has more."""
        return kind(self.text, self.start, self.moved, lengths=self.lengths, **more)

    def saying(self: Kind, other: Passage) -> Kind:
        """Give it as saying what another passage says of the same place."""
        return replace(
            self, text=other.text, start=other.start, moved=other.moved, lengths=other.lengths
        )

    def span(self, first: int = 0, last: int | None = None) -> Span:
        """Give the place in the source of `text[first:last]`."""
        if last is None:
            last = len(self.text)
        if self.moved is None:
            return Span(self.start + first, self.start + last)
        end = self.moved[first]
        if last > first:
            end = self.moved[last - 1]
            end += self.lengths.get(end, 1) if self.lengths else 1
        return Span(self.start + self.moved[first], self.start + end)

    def part(self, first: int, last: int) -> Passage:
        """Give `text[first:last]` as a passage of its own."""
        moved = self.moved[first : last + 1] if self.moved is not None else None
        start = self.start if moved is not None else self.start + first
        return Passage(self.text[first:last], start, moved, lengths=self.lengths)


Kind = TypeVar("Kind", bound=Passage)


@dataclass(slots=True)
class Paragraph(Passage):
    """A paragraph outside a table. `level` is 1–6 where the source marks it as a heading, else 0."""

    level: Final[int] = 0


@dataclass(slots=True)
class Caption(Paragraph):
    """What a window shows over a text, as a page's `<title>` says: it may name but the site."""


@dataclass(slots=True)
class Cell(Passage):
    """A table cell; `rows` and `columns` are how many it spans."""

    rows: Final[int] = 1
    columns: Final[int] = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, in reading order. Rows may be of unequal length."""

    rows: Sequence[Sequence[Cell]]

    def __post_init__(self) -> None:
        """Keep the rows as they are now, whatever becomes of the lists that they were made of."""
        object.__setattr__(self, "rows", tuple(map(tuple, self.rows)))


Block = Paragraph | Table
"""What stands below what else is in a file."""


class Blemish(enum.Enum):
    """What cleaning takes out of a text, or puts right in it, that its author should know of."""

    RESIDUE = "extraction-residue"
    TRADITIONAL = "traditional-characters"
    PINYIN = "pinyin-annotation"


class Stain(NamedTuple):
    """One blemish where it stood: its kind, its place in the source, its text.

    `within` is the stretch of the passage that it was in, as long as that was whole. Stains of one
    `fault` are said once. `code` is what to take out of the source where it is but a program's code, which
    stands for nothing that a reader should see. `instead` says, place by place, what would be read the
    same without the blemish; one that is `doubtful` has more in its passage that may be of its kind.
    """

    kind: Blemish
    span: Span
    text: str
    within: Span
    fault: str = ""
    code: Span | None = None
    instead: tuple[tuple[Span, str], ...] = ()
    doubtful: bool = False


class Unwritable(Exception):
    """Why edits cannot be made in a file, as its user is told."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


class Manuscript(Protocol):
    """A file as its reader can write it back with edits in it."""

    @property
    def text(self) -> str:
        """What it says, at the places that its reader gives."""

    @property
    def is_exact(self) -> bool:
        """Whether without edits it would be, byte by byte, what it was."""

    def edited(self, edits: Iterable[tuple[Span, str]]) -> bytes:
        """Give the bytes of the file with edits made, which are apart; raises Unwritable."""

    def is_now(self, again: Manuscript | None, text: str) -> bool:
        """Say whether what was read again is this file with another text, and else the same."""


def spliced(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Give a text with edits made, which are apart from each other."""
    parts: list[str] = []
    position = 0
    for span, new in sorted(edits):
        parts += text[position : span.start], new
        position = span.end
    parts.append(text[position:])
    return "".join(parts)


_LINE_END = re.compile(r"\r\n|\n|\r")


_NO_LETTER = Bilingual(
    "文件的编码里没有修改要用的字，可另存为UTF-8后再改",
    "its encoding lacks a character that the fix needs; save it as UTF-8 first",
)


class SourceText(NamedTuple):
    """The text of a file that is nothing but its text, and how its bytes say it.

    `codec` is what Python calls its encoding; `mark` is the byte order mark before the text, or none.
    One that is not `is_exact` has lost characters to damage, or says one by either of two codes, as
    Big5 can: written back, its bytes are not what they were.
    """

    text: str
    codec: str
    mark: bytes = b""
    is_exact: bool = True

    @property
    def line_end(self) -> str:
        """What ends most of its lines, and should end a new one."""
        ends = Counter(_LINE_END.findall(self.text)).most_common(1)
        return ends[0][0] if ends else "\n"

    def encoded(self, text: str) -> bytes:
        """Give the bytes of a file that says something else as this one does.

        Raises UnicodeEncodeError for what its encoding does not have.
        """
        return self.mark + text.encode(self.codec)

    def edited(self, edits: Iterable[tuple[Span, str]]) -> bytes:
        """Give the bytes of the file with edits made; raises Unwritable."""
        try:
            return self.encoded(spliced(self.text, edits))
        except UnicodeEncodeError:
            raise Unwritable(_NO_LETTER) from None

    def is_now(self, again: Manuscript | None, text: str) -> bool:
        """Say whether what was read again is this text with edits made, in the encoding it had."""
        return again == self._replace(text=text)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file as read: blocks in reading order, a locator for places in it, and what was cleaned.

    `notes` are what its reader was not certain of, for those who doubt a finding; `source` is the file
    as its reader can write it back, None where it cannot; `comments` are what it says to reportlint,
    and to nobody else. What is in it is compared by value; it itself is one reading of one file, and
    forms remember what they made of that.
    """

    blocks: Sequence[Block]
    locator: Locator
    stains: Sequence[Stain] = ()
    notes: Sequence[Bilingual] = ()
    source: Manuscript | None = field(default=None, kw_only=True)
    comments: Sequence[Passage] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        """Keep what is in it as it is now, whatever becomes of the lists that it was made of."""
        for name in ("blocks", "stains", "notes", "comments"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    def noting(self, note: Bilingual) -> Document:
        """Give the document with one more note, before its others."""
        return replace(self, notes=(note, *self.notes))

    @property
    def passages(self) -> Iterator[Passage]:
        """Every paragraph and every cell, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    yield from row
