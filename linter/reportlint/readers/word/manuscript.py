"""A Word file written back with edits in it: their text changes, and not one byte besides.

An edit is of what a reader sees; here it is made where that stands, in the `<w:t>` of runs, which
keep their formatting. Where it cannot be made for certain, it is said why.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, groupby, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.blanks import MARKUP_BLANK
from reportlint.model.document import Location, Rewriting, Span, Unwritable
from reportlint.readers.word.story import text_of
from reportlint.readers.word.vocabulary import TEXT
from reportlint.readers.word.written_text import Change, with_changes
from reportlint.refusals.catalogue import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from reportlint.messages.languages import Bilingual
    from reportlint.model.document import Manuscript, Origin
    from reportlint.readers.shared.sheet import SheetLines
    from reportlint.readers.word.docx_parts import WordPackage
    from reportlint.readers.word.holds import Holds
    from reportlint.readers.word.story import Line, Piece
    from reportlint.readers.word.written_text import Change

_ENDS = re.compile(r"\n| \| ")
"""What parts paragraphs and cells in the text of a sheet."""

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can say."""


class _Character(NamedTuple):
    """A character of a line: the element that says it, and which of the element's it is."""

    element: Element | None
    place: int


class Stretch(NamedTuple):
    """A paragraph or cell, and which characters of which elements in it are meant; all where none are."""

    holder: Element
    texts: Sequence[tuple[Element, int, int]]


class WordManuscript:
    """A Word file that can be written back: where its text stands, line by line.

    Its places are those of the `sheet`, where the `passages` start that are made of its lines; its text
    is that of the `main` part of the package, whose root is `root`. `elements` are the paragraphs and
    cells by where they are.
    """

    is_exact = True

    def __init__(
        self,
        data: bytes,
        package: WordPackage,
        main: str,
        root: Element,
        sheet: SheetLines,
        passages: Iterable[tuple[int, Sequence[Line]]],
        elements: Mapping[Origin, Element],
    ) -> None:
        self._data = data
        self._package = package
        self._main = main
        self.root = root
        self._elements = elements
        self._sheet = sheet
        self._layouts: dict[int, _Layout] = {}
        self._lines: list[Line] = []
        self._starts: list[int] = []
        for start, lines in passages:
            for line in lines:
                self._lines.append(line)
                self._starts.append(start)
                start += len(line.text) + 1

    # -------------------------------------------------------------- as a manuscript

    @cached_property
    def text(self) -> str:
        """What the file says: a line for each paragraph, and for each row of a table."""
        return self._sheet.text

    def is_now(self, again: Manuscript | None, text: str) -> bool:
        """Say whether what was read again says that text; a line that has become empty is none."""
        return isinstance(again, WordManuscript) and _shown(again.text) == _shown(text)

    def edited(self, edits: Iterable[tuple[Span, str]]) -> bytes:
        """Give the bytes of the file with edits made; raises Unwritable."""
        from zipfile import BadZipFile

        from reportlint.files.repacking import repacked

        changes: dict[Element, list[Change]] = defaultdict(list)
        for span, new in edits:
            made = self._changes(span, new)
            if not isinstance(made, list):
                raise Unwritable(made)
            for element, change in made:
                changes[element].append(change)
        if not changes:
            return self._data
        content = with_changes(self._package.content(self._main), self.root, changes)
        if content is None:
            raise Unwritable(said("fix.coding"))
        try:
            return repacked(self._data, {self._package.name(self._main): content})
        except BadZipFile:
            raise Unwritable(said("fix.coding")) from None

    # -------------------------------------------------------------- as a locator

    def locate(self, span: Span) -> Location:
        """Give the paragraph or the cell."""
        return self._sheet.locate(span)

    def excerpt(self, span: Span) -> str:
        """Give the row on which a span starts, or its paragraph."""
        return self._sheet.excerpt(span)

    def rewritten(self, span: Span, text: str) -> Rewriting | Bilingual:
        """Say how a stretch would say something else, or why it cannot."""
        made = self._changes(span, text)
        return Rewriting(self.text[slice(*span)], text) if isinstance(made, list) else made

    # -------------------------------------------------------------- where a text stands

    def stretch(self, span: Span) -> Stretch | None:
        """Give what of the file a span is; None where nothing is known of it."""
        origin = self.locate(span).origin
        if origin is None or origin not in self._elements:
            return None
        texts = []
        characters = (self._characters(span) or ()) if span.end > span.start else ()
        for element, run in groupby(characters, key=attrgetter("element")):
            places = [character.place for character in run]
            if element is not None:
                texts.append((element, places[0], places[-1] + 1))
        return Stretch(self._elements[origin], texts)

    def _changes(self, span: Span, new: str) -> list[tuple[Element, Change]] | Bilingual:
        """Give what changes in which elements: the first that is touched says what is new."""
        from reportlint.readers.word.written_text import Change

        if self._closed is not None:
            return self._closed
        if _UNWRITABLE.search(new) or "\n" in new:
            return said("fix.no-text")
        span, new = _least(span, self.text[slice(*span)], new)
        characters = self._characters(span)
        if characters is None:
            return said("fix.no-text")
        changes = []
        for element, run in groupby(characters, key=attrgetter("element")):
            why = said("fix.numbering") if element is None else self._holds.why_not(element)
            if why is not None:
                return why
            places = [character.place for character in run]
            end = places[-1] + 1 if span.end > span.start else places[0]
            changes.append((element, Change(places[0], end, new)))
            new = ""
        return changes

    @cached_property
    def _closed(self) -> Bilingual | None:
        from reportlint.readers.word.holds import why_closed

        return why_closed(self._package, self._main)

    @cached_property
    def _holds(self) -> Holds:
        from reportlint.readers.word.holds import Holds

        return Holds(self.root)

    def _characters(self, span: Span) -> Sequence[_Character] | None:
        """Give the characters of a stretch; of an empty one, the place where it is.

        None where it is not within one line.
        """
        number = bisect_right(self._starts, span.start) - 1
        if number < 0:
            return None
        line = self._lines[number]
        first, last = (offset - self._starts[number] for offset in span)
        if last > len(line.text):
            return None
        if first < last:
            return [self._character(line, place) for place in range(first, last)]
        if first < len(line.text):
            return [self._character(line, first)]
        before = self._character(line, first - 1)
        return [before._replace(place=before.place + 1)]

    def _character(self, line: Line, place: int) -> _Character:
        """Find a character of a line in the pieces of its paragraph."""
        key = id(line.pieces)
        if key not in self._layouts:
            self._layouts[key] = _laid_out(line.pieces)
        layout = self._layouts[key]
        place += line.start
        number = bisect_right(layout.starts, place) - 1
        return _Character(line.pieces[number].element, place - layout.shifts[number])


class _Layout(NamedTuple):
    """Where the pieces of a paragraph start, and by how much what they say is off from there."""

    starts: Sequence[int]
    shifts: Sequence[int]


def _laid_out(pieces: Sequence[Piece]) -> _Layout:
    """Lay pieces out; one may have lost what was blank before it, never what is behind."""
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    shifts = []
    for start, (text, element) in zip(starts, pieces, strict=False):
        lost = 0
        if element is not None and element.tag == TEXT:
            lost = len(text_of(element)) - len(text)
        shifts.append(start - lost)
    return _Layout(starts[:-1], shifts)


def _least(span: Span, old: str, new: str) -> tuple[Span, str]:
    """Give an edit without what stays at its ends: that keeps its formatting."""
    before = _alike(old, new)
    old, new = old[before:], new[before:]
    behind = _alike(reversed(old), reversed(new))
    return Span(span.start + before, span.end - behind), new[: len(new) - behind]


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """Count the characters at the beginning that are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shown(text: str) -> list[str]:
    """Give the lines of a text as they are read: without blanks at their ends, and none blank."""
    parts = (part.strip(MARKUP_BLANK) for part in _ENDS.split(text))
    return [part for part in parts if part]
