"""From the objects of a page to the marks they make on it, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reportlint.readers.ofd.numbers import Matrix, numbers
from reportlint.readers.ofd.path import outlines
from reportlint.readers.ofd.text import texts
from reportlint.readers.printed.marks import Rule
from reportlint.readers.xml_zip.parts import LARGEST
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from reportlint.readers.printed.drawn import Drawn

POINTS = 72 / 25.4
"""In a millimetre, in which OFD measures."""

_MOST_MARKS = 300_000
"""Characters and lines: two hundred pages, closely printed, have as many."""
_MOST_EFFORT = LARGEST // 2
"""In characters of XML: a template drawn on every page counts every time."""
_LEAST_EFFORT = 100
"""For any object."""
_DEEPEST = 8
"""Of graphics within graphics."""
_HOLDERS = frozenset({"Layer", "PageBlock", "Content"})


class Painter:
    """Draws page after page, but not without end.

    A few kilobytes could draw a thing a billion times, by graphics that hold graphics.
    """

    def __init__(self) -> None:
        self._marks = 0
        self._effort = 0

    def paint(
        self,
        drawn: Drawn,
        layers: Iterable[Element],
        graphics: Mapping[str, Element],
        part: str,
    ) -> None:
        """Draw some layers; `graphics` are those that objects refer to, by name."""
        waiting = [(layer, Matrix(POINTS, 0, 0, POINTS), 0) for layer in layers][::-1]
        while waiting:
            element, space, depth = waiting.pop()
            self._effort += _effort(element)
            if self._effort > _MOST_EFFORT or depth > _DEEPEST:
                raise refusal("ofd.too-much", part=part)
            kind = str(element.tag).rpartition("}")[2]
            if element.get("Visible") == "false":
                continue
            if kind in _HOLDERS:
                waiting += [(child, space, depth) for child in reversed(element)]
            elif kind == "TextObject":
                for text in texts(element, _own(element, space)):
                    drawn.texts.append(text)
                    self._count(1, part)
            elif kind == "PathObject":
                for outline in outlines(element, _own(element, space)):
                    drawn.rules += outline.rules
                    drawn.grounds += outline.grounds
                    self._count(len(outline.rules) + len(outline.grounds), part)
            elif kind == "ImageObject":
                drawn.pictures.append(_bounds(element, space))
            elif kind == "CompositeObject":
                graphic = graphics.get(element.get("ResourceID", ""))
                if graphic is not None:
                    own = _own(element, space)
                    waiting += [
                        (content, own, depth + 1) for content in graphic.iterfind("{*}Content")
                    ]

    def _count(self, marks: int, part: str) -> None:
        self._marks += marks
        if self._marks > _MOST_MARKS:
            raise refusal("ofd.too-much", part=part)


def _effort(element: Element) -> int:
    """Say how much there is to read of an object."""
    return _LEAST_EFFORT + sum(
        len(child.text or "") + sum(map(len, child.attrib.values())) for child in element
    )


def _own(element: Element, space: Matrix) -> Matrix:
    """Give the matrix of what an object draws: its own, from the corner of its boundary."""
    left, top, *_ = _boundary(element)
    own = Matrix(*(numbers(element.get("CTM"), 6) or ()))
    return own.within(Matrix(e=left, f=top)).within(space)


def _bounds(element: Element, space: Matrix) -> Rule:
    left, top, width, height = _boundary(element)
    (x, other_x), (y, other_y) = zip(
        space.at(left, top), space.at(left + width, top + height), strict=True
    )
    return Rule(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _boundary(element: Element) -> list[float]:
    return numbers(element.get("Boundary"), 4) or [0, 0, 0, 0]
