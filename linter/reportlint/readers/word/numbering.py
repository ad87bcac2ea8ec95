"""The numbers that Word puts before paragraphs: “一、” may stand nowhere but in numbering.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reportlint.readers.word.numerals import numerals
from reportlint.readers.word.styles import Styles
from reportlint.readers.word.vocabulary import W, number, switch, value, within
from reportlint.readers.xml_zip.ooxml import whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

LEVELS = 9
NO_LIST = "0"
"""The list that takes a paragraph out of the one its style puts it in."""

_PLACEHOLDER = re.compile(r"%([1-9])")
_CLOSING = "、，．。：）】〕》"
"""Behind these, as wide as a character, the gap before the text shows no more than the mark does."""


class _Level(NamedTuple):
    """How one level of a list is numbered.

    It begins anew once a level up to `restarts_after` is counted; None: any level above it.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    all_decimal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _Counters:
    """How far a list has got at every level; None where a level is to begin."""

    at: list[int | None]


class _List(NamedTuple):
    """A list: its levels, where some of them start over, and the counters it may share."""

    levels: Mapping[int, _Level]
    starts: Mapping[int, int]
    counters: _Counters


class Numbering:
    """A file's lists, counting on from paragraph to paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        patterns = {
            element.get(f"{W}abstractNumId", ""): element
            for element in root.iterfind(f"{W}abstractNum")
        }
        numbers = {element.get(f"{W}numId", ""): element for element in root.iterfind(f"{W}num")}
        counters = {name: _Counters([None] * LEVELS) for name in patterns}
        for name, element in numbers.items():
            pattern = value(within(element), "abstractNumId") or ""
            link = value(within(patterns.get(pattern)), "numStyleLink")
            if link is not None:
                linked = numbers.get(styles.style(link).list or "")
                pattern = value(within(linked), "abstractNumId") or ""
            if pattern in patterns:
                self._lists[name] = _list(element, patterns[pattern], counters[pattern])

    def level_of_style(self, list_: str, style: str) -> int | None:
        """Give the level of a list that a style is tied to; None if it is tied to none."""
        found = self._lists.get(list_)
        for place, level in found.levels.items() if found else ():
            if level.style == style:
                return place
        return None

    def next(self, list_: str, place: int) -> str:
        """Count a paragraph and give the number before it, with the gap behind it."""
        found = self._lists.get(list_)
        level = found.levels.get(place) if found else None
        if found is None or level is None:
            return ""
        self._count(list_, found, place)
        if level.format == "bullet":
            return ""
        label = _PLACEHOLDER.sub(
            lambda match: _written(found, level, int(match[1]) - 1), level.text
        )
        return label if not label or label.endswith(tuple(_CLOSING)) else f"{label} "

    def _count(self, name: str, list_: _List, place: int) -> None:
        at = list_.counters.at
        counted = at[place]
        if place in list_.starts and (name, place) not in self._started:
            at[place] = list_.starts[place]
        elif counted is None:
            at[place] = list_.levels[place].start
        else:
            at[place] = counted + 1
        self._started.add((name, place))
        for lower in range(place + 1, LEVELS):
            level = list_.levels.get(lower, _Level())
            if level.restarts_after is None or place < level.restarts_after:
                at[lower] = None


def _written(list_: _List, shown_at: _Level, place: int) -> str:
    level = list_.levels.get(place, _Level())
    counted = list_.counters.at[place]
    if level.format == "none":
        return ""
    format_ = "decimal" if shown_at.all_decimal else level.format
    return numerals(level.start if counted is None else counted, format_)


def _list(element: Element, pattern: Element, counters: _Counters) -> _List:
    levels = dict(_levels(pattern))
    starts: dict[int, int] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        levels.update(_levels(override))
        place = whole(override.get(f"{W}ilvl"))
        start = number(within(override), "startOverride")
        if place is not None and start is not None:
            starts[place] = start
    return _List(levels, starts, counters)


def _levels(parent: Element) -> list[tuple[int, _Level]]:
    levels = []
    for element in parent.iterfind(f"{W}lvl"):
        place = whole(element.get(f"{W}ilvl"))
        if place is not None and 0 <= place < LEVELS:
            levels.append((place, _level(element)))
    return levels


def _level(element: Element) -> _Level:
    said = within(element)
    start = number(said, "start")
    return _Level(
        0 if start is None else start,
        value(said, "numFmt") or "decimal",
        value(said, "lvlText") or "",
        number(said, "lvlRestart"),
        switch(said, "isLgl") or False,
        value(said, "pStyle"),
    )
