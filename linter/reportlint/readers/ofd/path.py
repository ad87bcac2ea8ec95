"""The ruled lines that a path object draws: straight ones, and the sides of boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.ofd.colours import is_white
from reportlint.readers.ofd.numbers import Matrix, NoNumberError, number
from reportlint.readers.printed.marks import Rule

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_Point = tuple[float, float]

_TOKEN = re.compile(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?|[^\s,]")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Start, move, line, two kinds of curve, arc, close. The last two operands are where one ends."""

_SHOWN = 20
"""Characters of wrong data, in a message."""

_THICKEST = 3.0
"""In points: a box no thicker than this is a line."""
_SLACK = 0.5
"""In points: as little as this a line may rise or lean."""
_SHORTEST = 1.0
"""In points: what is shorter is a dot."""


class Outline(NamedTuple):
    """Ruled lines that are drawn at once, and the boxes filled with ink."""

    rules: Sequence[Rule]
    grounds: Sequence[Rule]


def outlines(element: Element, matrix: Matrix) -> Iterator[Outline]:
    """Give the ruled lines and boxes of a path object, if it shows on paper."""
    is_drawn = element.get("Stroke") != "false" and not is_white(element.find("{*}StrokeColor"))
    is_filled = element.get("Fill") == "true" and not is_white(element.find("{*}FillColor"))
    if element.get("Alpha") == "0" or not (is_drawn or is_filled):
        return
    for run in _runs(element.findtext("{*}AbbreviatedData") or "", matrix, is_filled):
        rules: list[Rule] = []
        if run.is_box:
            rules += _sides(run, is_drawn=is_drawn)
        elif is_drawn:
            for one, other in pairwise(run.points):
                rules += _line(one, other)
        yield Outline(rules, [run.bounds] if is_filled else [])


class _Run(NamedTuple):
    """Points joined by straight lines; `is_whole` if no curve goes on from them."""

    points: list[_Point]
    is_whole: bool

    @property
    def is_box(self) -> bool:
        """Whether they are the corners of a box, once around."""
        if not self.is_whole or len(self.points) != 5 or self.points[0] != self.points[4]:
            return False
        left, top, right, bottom = self.bounds
        corners = set()
        for x, y in self.points:
            if min(x - left, right - x) > _SLACK or min(y - top, bottom - y) > _SLACK:
                return False
            corners.add((x - left < right - x, y - top < bottom - y))
        return len(corners) == 4

    @property
    def bounds(self) -> Rule:
        """Give the box around them."""
        across, along = zip(*self.points, strict=True)
        return Rule(min(across), min(along), max(across), max(along))


def _runs(data: str, matrix: Matrix, is_filled: bool) -> Iterator[_Run]:
    start = matrix.at(0, 0)
    points, is_whole = [start], True
    for operator, place in _operations(data):
        end = start if place is None else matrix.at(*place)
        if operator in "LC":
            if end != points[-1]:
                points.append(end)
            continue
        is_curve = operator in "QBA"
        yield _run(points, is_whole and not is_curve, is_filled)
        points, is_whole = [end], not is_curve
        if not is_curve:
            start = end
    yield _run(points, is_whole, is_filled)


def _run(points: list[_Point], is_whole: bool, is_filled: bool) -> _Run:
    """Give a run; what is filled is filled up to the line back to its beginning."""
    if is_filled and is_whole and points[0] != points[-1]:
        points.append(points[0])
    return _Run(points, is_whole)


def _operations(data: str) -> Iterator[tuple[str, _Point | None]]:
    """Give what is done, and the place at which it ends; None for that of the beginning."""
    tokens = _TOKEN.findall(data)
    place = 0
    while place < len(tokens):
        operator = tokens[place]
        if operator not in _OPERANDS:
            raise NoNumberError(operator)
        operands = _OPERANDS[operator]
        place += operands + 1
        if place > len(tokens):
            raise NoNumberError(data[-_SHOWN:])
        end = (number(tokens[place - 2]), number(tokens[place - 1])) if operands else None
        yield operator, end


def _sides(run: _Run, *, is_drawn: bool) -> Iterator[Rule]:
    """Give the lines that a box is: a thin one is a single line, and a thick one has drawn sides."""
    left, top, right, bottom = run.bounds
    x, y = (left + right) / 2, (top + bottom) / 2
    if bottom - top <= _THICKEST:
        yield from _line((left, y), (right, y))
    elif right - left <= _THICKEST:
        yield from _line((x, top), (x, bottom))
    elif is_drawn:
        yield from Rule(*run.bounds).sides()


def _line(one: _Point, other: _Point) -> Iterator[Rule]:
    """Give a line, if it is level or upright."""
    bounds = _Run([one, other], is_whole=True).bounds
    width, height = bounds.right - bounds.left, bounds.bottom - bounds.top
    if min(width, height) <= _SLACK and max(width, height) >= _SHORTEST:
        yield bounds
