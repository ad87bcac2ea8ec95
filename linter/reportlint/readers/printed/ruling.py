"""Ruled lines: what is drawn in pieces, or twice, is one line; lines that meet make a frame."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from reportlint.readers.printed.marks import Rule

_NEAR = 3.0
"""What is drawn so near to another meets it: double lines, lines that end just short."""
MOST = 1500
"""No page of a report has more lines: they are a drawing."""

_T = TypeVar("_T")


class Stroke(NamedTuple):
    """A level or upright line: where it is, across, and from where to where it goes, along."""

    at: float
    first: float
    last: float


class Frame(NamedTuple):
    """Lines that meet, as those of a table do."""

    level: list[Stroke]
    upright: list[Stroke]


def frames(rules: Iterable[Rule]) -> list[Frame]:
    """Give the frames that a page's lines make; a line that meets no other is none."""
    level, upright = [], []
    for rule in rules:
        if rule.is_level:
            level.append(Stroke((rule.top + rule.bottom) / 2, rule.left, rule.right))
        else:
            upright.append(Stroke((rule.left + rule.right) / 2, rule.top, rule.bottom))
    level, upright = whole(level), whole(upright)
    if len(level) + len(upright) > MOST:
        return []
    return list(_framed(level, upright))


class _Groups:
    """Which of so many things belong together; each is led by another of its group, or by itself."""

    def __init__(self, count: int) -> None:
        self._leaders = list(range(count))

    def leader(self, one: int) -> int:
        """Give the one by which a group is known."""
        leaders = self._leaders
        while leaders[one] != one:
            leaders[one] = leaders[leaders[one]]
            one = leaders[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self._leaders[self.leader(other)] = self.leader(one)


def _framed(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Iterable[Frame]:
    """Give the frames that lines make; the level ones are in order from top to bottom."""
    places = [stroke.at for stroke in level]
    groups = _Groups(len(level))
    crossing: list[tuple[int, Stroke]] = []
    for stroke in upright:
        first = bisect_left(places, stroke.first - _NEAR)
        end = bisect_right(places, stroke.last + _NEAR)
        met = [place for place in range(first, end) if _crosses(stroke, level[place])]
        for place in met[1:]:
            groups.join(met[0], place)
        if met:
            crossing.append((met[0], stroke))
    made: dict[int, Frame] = defaultdict(lambda: Frame([], []))
    for place, stroke in crossing:
        made[groups.leader(place)].upright.append(stroke)
    for place, stroke in enumerate(level):
        if groups.leader(place) in made:
            made[groups.leader(place)].level.append(stroke)
    return made.values()


def gathered(items: Iterable[_T], place: Callable[[_T], float], near: float) -> list[list[_T]]:
    """Gather what lies no further than `near` behind the first of its group."""
    groups: list[list[_T]] = []
    for item in sorted(items, key=place):
        if groups and place(item) - place(groups[-1][0]) <= near:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _crosses(upright: Stroke, level: Stroke) -> bool:
    """Say whether an upright line is where a level one goes along."""
    return level.first - _NEAR <= upright.at <= level.last + _NEAR


def whole(pieces: Iterable[Stroke], near: float = _NEAR) -> list[Stroke]:
    """Put together what is drawn in pieces, or more than once at places no further apart."""
    made: list[Stroke] = []
    for group in gathered(pieces, lambda stroke: stroke.at, near):
        at = sum(stroke.at for stroke in group) / len(group)
        group.sort(key=lambda stroke: stroke.first)
        first, last = group[0].first, group[0].last
        for stroke in group[1:]:
            if stroke.first > last + _NEAR:
                made.append(Stroke(at, first, last))
                first = stroke.first
            last = max(last, stroke.last)
        made.append(Stroke(at, first, last))
    return made
