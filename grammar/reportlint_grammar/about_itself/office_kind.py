"""What kind of office reports, read from its name: its level of government, and what it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportlint_grammar.about_itself.names import Level, OfficeWords, Sort, office_words

_MARKS = str.maketrans("", "", ' 　\u00a0()（）[]【】〔〕“”"')
_OWN_NAME = re.compile("[^我本全各该由经按照据在对向以为及和与现将其要求]{2,3}")
"""What names a place, and is no beginning of a sentence that goes on with 县: 按照规定由县自然资源局编制."""
_HIGHER = (Level.CITY, Level.EITHER)
"""A 市 that lies in one of them is of a county's rank."""


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """What kind of office reports; where a name does not tell, that is UNKNOWN, and rules are silent."""

    level: Level = Level.UNKNOWN
    sort: Sort = Sort.UNKNOWN

    def __str__(self) -> str:
        return f"{self.level.value} {self.sort.value}"

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.level is not Level.UNKNOWN or self.sort is not Sort.UNKNOWN


class _PlaceName(NamedTuple):
    """The name of a place within that of an office: the part of its own, and how it ends."""

    own: str
    end: str
    last: int


def read(name: str) -> OfficeKind:
    """Read what kind of office a name is of."""
    words = office_words()
    name = name.translate(_MARKS)
    if not words.is_name(name):
        return OfficeKind()
    places = list(_places(name, words))
    sort = words.sort(name)
    if not places:
        is_state = name.startswith(words.state_begins) or name.endswith(words.state_ends)
        return OfficeKind(Level.STATE if is_state else Level.UNKNOWN, sort)
    if name.startswith(words.state_begins):
        return OfficeKind(_level(places, words), Sort.BRANCH)
    level = _level(places, words)
    if sort is Sort.UNKNOWN and places[-1].last == len(name):
        sort = Sort.ZONE if level is Level.ZONE else Sort.GOVERNMENT
    return OfficeKind(level, sort)


def places(name: str) -> tuple[str, ...]:
    """Give the places by whose names an office's name says where it is: 海陵市, 云岭县; 县水务局 has none."""
    named = _places(name.translate(_MARKS), office_words())
    return tuple(f"{place.own}{place.end}" for place in named if place.own)


def with_place(name: str, lines: Sequence[str]) -> str:
    """Give the name that a site says, with its place, of an office whose title has none; else its own.

    A site says it behind a label, 发布机构：云岭县水务局, or in the cell beside it.
    """
    words = office_words()
    if any(_places(name, words)):
        return name
    is_labelled = False
    for line in lines:
        match = words.published_by.search(line)
        said = match["office"] if match else line.strip() if is_labelled else ""
        if said.endswith(name) and any(_places(said, words)):
            return said
        is_labelled = line.strip() in words.publishers
    return name


def are_elsewhere(name: str, other: str) -> bool:
    """Say whether two offices of one sort are in places of one kind with names of their own: 云岭县, 石桥县.

    A name may have more before its place; a zone's name is no place's.
    """
    words = office_words()
    places, others = (list(_places(each.translate(_MARKS), words)) for each in (name, other))
    sort = words.sort(name)
    if not (places and others) or sort is Sort.UNKNOWN or sort is not words.sort(other):
        return False
    one, another = places[-1], others[-1]
    return (
        one.end == another.end
        and words.places[one.end] is not Level.ZONE
        and all(_OWN_NAME.fullmatch(place.own) for place in (one, another))
        and not one.own.endswith(another.own)
        and not another.own.endswith(one.own)
    )


def _level(places: Sequence[_PlaceName], words: OfficeWords) -> Level:
    """Give the level of the last place, by those that it lies in."""
    *above, place = places
    level = words.places[place.end]
    if level is Level.EITHER:
        if place.own in words.municipalities:
            return Level.PROVINCE
        if any(words.places[other.end] in _HIGHER for other in above):
            return Level.COUNTY
    return level


def _places(name: str, words: OfficeWords) -> Iterator[_PlaceName]:
    """Give the places that a name names, outermost first.

    An ending right behind another one is of the same place: 杭州市 is one. So is one that is nowhere
    but in a word of another meaning: 市场.
    """
    found = [match for match in words.place.finditer(name) if match["hiding"] is None]
    first = 0
    for match, following in pairwise([*found, None]):
        if match is None or (following is not None and following.start() == match.end()):
            continue
        yield _PlaceName(name[first : match.start()], match[0], match.end())
        first = match.end()
