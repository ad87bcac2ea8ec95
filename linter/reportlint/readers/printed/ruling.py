"""Ruled lines: what is drawn in pieces, or twice, is one line; lines that meet make a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from reportlint.readers.printed.marks import Rule

_NEAR = 3.0
"""What is drawn so near to another meets it: double lines, lines that end just short."""
_MOST = 1500
"""No page of a report has more lines: they are a drawing."""

_T = TypeVar("_T")


class Stroke(NamedTuple):
    """A level or upright line: where it is, across, and from where to where it goes, along."""

    at: float
    first: float
    last: float


class Frame(NamedTuple):
    """Lines that meet, as those of a table do."""

    level: Sequence[Stroke]
    upright: Sequence[Stroke]


def frames(rules: Iterable[Rule]) -> list[Frame]:
    """Give the frames that a page's lines make; a line that meets no other is none."""
    level, upright = [], []
    for rule in rules:
        if rule.is_level:
            level.append(Stroke((rule.top + rule.bottom) / 2, rule.left, rule.right))
        else:
            upright.append(Stroke((rule.left + rule.right) / 2, rule.top, rule.bottom))
    level, upright = _whole(level), _whole(upright)
    if len(level) + len(upright) > _MOST:
        return []
    made: list[tuple[set[int], list[Stroke]]] = []
    for stroke in upright:
        met = {place for place, other in enumerate(level) if _meet(stroke, other)}
        if met:
            apart = [of for of in made if met.isdisjoint(of[0])]
            touched = [of for of in made if not met.isdisjoint(of[0])]
            strokes = [other for of in touched for other in of[1]]
            made = [*apart, (met.union(*(of[0] for of in touched)), [*strokes, stroke])]
    return [Frame([level[place] for place in sorted(of)], strokes) for of, strokes in made]


def gathered(items: Iterable[_T], place: Callable[[_T], float], near: float) -> list[list[_T]]:
    """Gather what lies no further than `near` behind the first of its group."""
    groups: list[list[_T]] = []
    for item in sorted(items, key=place):
        if groups and place(item) - place(groups[-1][0]) <= near:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _meet(upright: Stroke, level: Stroke) -> bool:
    return (
        level.first - _NEAR <= upright.at <= level.last + _NEAR
        and upright.first - _NEAR <= level.at <= upright.last + _NEAR
    )


def _whole(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Put together what is drawn in pieces, or more than once."""
    whole: list[Stroke] = []
    for group in gathered(strokes, lambda stroke: stroke.at, _NEAR):
        at = sum(stroke.at for stroke in group) / len(group)
        group.sort(key=lambda stroke: stroke.first)
        first, last = group[0].first, group[0].last
        for stroke in group[1:]:
            if stroke.first > last + _NEAR:
                whole.append(Stroke(at, first, last))
                first = stroke.first
            last = max(last, stroke.last)
        whole.append(Stroke(at, first, last))
    return whole
