"""Where comments stand in a Word file: their marks go between runs, which are split where need be.

A run that is split says the same in two, each with its formatting.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportlint.readers.word.story import SPACE, shown
from reportlint.readers.word.vocabulary import TEXT, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from reportlint.model.document import Span
    from reportlint.readers.word.manuscript import WordManuscript

START, END, REFERENCE, NUMBER = (
    f"{W}commentRangeStart",
    f"{W}commentRangeEnd",
    f"{W}commentReference",
    f"{W}id",
)
_PARAGRAPH, _RUN = f"{W}p", f"{W}r"
_PROPERTIES, _RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
_TEXT_BOX = f"{W}txbxContent"


class _Anchor(NamedTuple):
    """A comment's number, and what it is on: paragraphs, or the characters between two places."""

    number: int
    paragraphs: Sequence[_Element]
    first: tuple[_Element, int] | None = None
    last: tuple[_Element, int] | None = None


class Anchors:
    """The places of comments in a text, of which `root` is the root; it was read as a manuscript."""

    def __init__(self, manuscript: WordManuscript, root: _Element) -> None:
        self._manuscript = manuscript
        self._root = root
        self._twins = dict(zip(manuscript.root.iter(), root.iter(), strict=True))
        """What was read has a tree of its own, of another library, which stays as it is."""
        self._anchors: list[_Anchor] = []

    def add(self, number: int, span: Span) -> None:
        """Add the comment of a number: on some words, else on all of their paragraph or cell.

        One that is nowhere is on the first paragraph.
        """
        stretch = self._manuscript.stretch(span)
        if stretch is None:
            first = next(self._root.iter(_PARAGRAPH), None)
            if first is not None:
                self._anchors.append(_Anchor(number, [first]))
            return
        paragraphs = _paragraphs(self._twins[stretch.holder])
        texts = [(self._twins[text], start, end) for text, start, end in stretch.texts]
        if not texts or not all(map(_may_be_parted, (texts[0][0], texts[-1][0]))):
            self._anchors.append(_Anchor(number, paragraphs))
            return
        (first, start, _), (last, _, end) = texts[0], texts[-1]
        self._anchors.append(_Anchor(number, paragraphs, (first, start), (last, end)))

    def put(self) -> None:
        """Put the marks of all comments in their places."""
        within: dict[_Element, dict[int, list[_Element]]] = defaultdict(lambda: defaultdict(list))
        ends = []
        for number, paragraphs, first, last in self._anchors:
            start = etree.Element(START, {NUMBER: str(number)})
            end = etree.Element(END, {NUMBER: str(number)})
            ends.append(end)
            if first is None or last is None:
                _put_first(paragraphs[0], start)
                paragraphs[-1].append(end)
            else:
                within[first[0]][first[1]].append(start)
                within[last[0]][last[1]].insert(0, end)
        for text, marks in within.items():
            for place in sorted(marks, reverse=True):
                _put_within(text, place, marks[place])
        for end in ends:
            reference = etree.Element(_RUN)
            etree.SubElement(reference, REFERENCE, {NUMBER: end.get(NUMBER, "")})
            _outermost(end).addnext(reference)


def _may_be_parted(text: _Element) -> bool:
    """Say whether some text is in a run of its own, and no text box is around it."""
    return (
        text.tag == TEXT
        and _parent(text).tag == _RUN
        and not any(above.tag == _TEXT_BOX for above in text.iterancestors())
    )


def _said(text: _Element) -> str:
    return shown(text.text, keeps_blanks=text.get(SPACE) == "preserve")


def _put_within(text: _Element, place: int, marks: Sequence[_Element]) -> None:
    """Put marks at a character of a text, whose run is split if there is anything on either side."""
    run = _parent(text)
    said = _said(text)
    before = (each for each in text.itersiblings(preceding=True) if each.tag != _RUN_PROPERTIES)
    if not said[:place] and next(before, None) is None:
        for mark in marks:
            run.addprevious(mark)
        return
    if said[place:] or text.getnext() is not None:
        run.addnext(_split(run, text, place))
    for mark in reversed(marks):
        run.addnext(mark)


def _split(run: _Element, text: _Element, place: int) -> _Element:
    """Take what is behind a character of a text out of its run; gives it as a run of its own."""
    behind = etree.Element(_RUN)
    for name, value in run.items():
        behind.set(name, value)
    properties = run.find(_RUN_PROPERTIES)
    if properties is not None:
        behind.append(deepcopy(properties))
    following = [*text.itersiblings()]
    said = _said(text)
    if said[place:]:
        rest = etree.SubElement(behind, TEXT, {SPACE: "preserve"})
        rest.text = said[place:]
        text.text = said[:place]
        text.set(SPACE, "preserve")
    behind.extend(following)
    return behind


def _put_first(paragraph: _Element, start: _Element) -> None:
    """Begin a comment before all of a paragraph, behind those that begin there already."""
    place = 0
    while place < len(paragraph) and paragraph[place].tag in (_PROPERTIES, START):
        place += 1
    paragraph.insert(place, start)


def _outermost(element: _Element) -> _Element:
    """Give what an element is in right below its paragraph, be it an insertion or a link."""
    while _parent(element).tag != _PARAGRAPH:
        element = _parent(element)
    return element


def _parent(element: _Element) -> _Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - it is not the root
    return parent


def _paragraphs(element: _Element) -> Sequence[_Element]:
    """Give the paragraphs of a cell, or the one that it is, but for those in text boxes."""
    if element.tag == _PARAGRAPH:
        return [element]
    return [*_outside_text_boxes(element)] or [etree.SubElement(element, _PARAGRAPH)]


def _outside_text_boxes(parent: _Element) -> Iterator[_Element]:
    for element in parent:
        if element.tag == _PARAGRAPH:
            yield element
        elif element.tag != _TEXT_BOX:
            yield from _outside_text_boxes(element)
