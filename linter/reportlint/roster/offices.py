"""Names of offices: which one of a list is meant, though a name is short or lacks its place.

Two names are one where they differ in width and spaces, in a usual short form, or in that one has its
place or a higher office before it and the other has not. Between two places nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_SHORT = {"人民政府": "政府", "办公厅": "办公室", "管委会": "管理委员会", "监督管理": "监管"}
"""Short forms that official papers use themselves, wherever they stand in a name.

An office of the same name is 办公厅 in a province and 办公室 in a county, never both in one place.
"""
_ABBREVIATED = {
    "发改": "发展改革",
    "工信": "工业信息化",
    "人社": "人力资源社会保障",
    "住建": "住房城乡建设",
    "文旅": "文化旅游",
    "卫健": "卫生健康",
    "市监": "市场监管",
    "医保": "医疗保障",
}
"""What offices call themselves and each other; each stands for one field of work, whatever the place."""
_ABBREVIATION = re.compile(f"({'|'.join(_ABBREVIATED)})(?=[局委厅部])")
_ENDINGS = (
    (re.compile("街道(?:办|办公室|办事处)$"), "街道"),
    (re.compile("委员会$"), "委"),
    (re.compile("办公室$"), "办"),
    (re.compile("(?<=[省市县区旗州盟镇乡])政府$"), ""),
)
"""The same at the end of a name: 卫生健康委, 信访办; 东山镇, whose government reports for it."""
_AND = re.compile("(?<=[^省市县区旗州盟][^省市县区旗州盟局委办厅院])[和与及](?=[^省市县区旗州盟].)")
"""发展改革委 is short for 发展和改革委员会, but 和县 is a place, and 教育局和民政局 are two."""

_LEVELS = "省市县区旗州盟镇乡"
_ABOVE = re.compile(f"[{_LEVELS}]|街道|政府|[局厅委院部]")
"""How a place or a higher office ends that stands before a name."""
_SHORTEST = 2
"""Characters of a name without its place: 办 alone is none."""

_REST = re.compile("员会|公室|办事处|办公室|办|政府")
"""What a name may have behind its canonical form."""
_GOES_ON = re.compile(
    "[\u4e00-\u9fff]{0,20}?(?:局|委|厅|办|院|所|中心|站|队|处|社|馆|校|镇|乡|街道|公司|集团)"
)
"""The name of an office of which another name is but the beginning: 示例县 of 示例县水务局."""
_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST_TEXT = 200
"""Characters of a file's name that are looked at; no system allows many more."""


class _Key(NamedTuple):
    """An office of the list, by a name of it that is `whole` or lacks its place."""

    office: str
    whole: bool


class Offices:
    """A list of offices, to be asked which of them a name means."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact: dict[str, str] = {}
        self._keys: dict[str, list[_Key]] = {}
        for name in names:
            whole = canonical(name)
            self._exact[whole] = name
            self._keys.setdefault(whole, []).append(_Key(name, whole=True))
            for key in shorter(whole):
                self._keys.setdefault(key, []).append(_Key(name, whole=False))
        self._lengths = sorted({len(key) for key in self._keys})

    def meant(self, name: str) -> Sequence[str]:
        """Give the offices that a name fits: one if it is that; several if nobody can tell."""
        whole = canonical(name)
        if whole in self._exact:
            return (self._exact[whole],)
        longer = [key.office for key in self._keys.get(whole, ())]
        shortened = [self._exact[key] for key in shorter(whole) if key in self._exact]
        return tuple(dict.fromkeys(longer + shortened))

    def named_in(self, text: str) -> Sequence[str]:
        """Give the offices that a text names, as a file's name does: its longest names count."""
        text = _loosened(text)[:_LONGEST_TEXT]
        found: dict[tuple[int, int], list[str]] = {}
        for start in range(len(text)):
            for end in (start + length for length in self._lengths):
                for key in self._keys.get(text[start:end], ()) if end <= len(text) else ():
                    if _stands_alone(text, start, end, key):
                        found.setdefault((start, end), []).append(key.office)
        longest = [offices for span, offices in found.items() if _is_longest(span, found)]
        return tuple(dict.fromkeys(chain.from_iterable(longest)))


class Renamed:
    """Which offices were renamed, as it is configured: former names with today's."""

    def __init__(self, renamed: Iterable[tuple[str, str]]) -> None:
        self._next = {canonical(old): canonical(new) for old, new in renamed}

    def today(self, name: str) -> str:
        """Give an office's name of today in canonical form, however often it was renamed."""
        names = [canonical(name)]
        while (later := self._next.get(names[-1])) is not None and later not in names:
            names.append(later)
        return names[-1]


def are_one(names: Collection[str]) -> bool:
    """Say whether names, in canonical form, may all be of one office: 甲县水务局 and 乙县水务局 are not."""
    longest = max(names, key=len)
    known = {longest, *shorter(longest)}
    return known.issuperset(names)


def canonical(name: str) -> str:
    """Give a name in the one form that all its usual variants have."""
    name = _loosened(name)
    for ending, short in _ENDINGS:
        name = ending.sub(short, name)
    return name


def shorter(name: str) -> Iterator[str]:
    """Give the names, in canonical form, that a longer one has without its place or higher office.

    县水务局 is one of 示例县水务局, too.
    """
    for above in _ABOVE.finditer(name):
        if len(name) - above.end() >= _SHORTEST:
            yield name[above.end() :]
        if above.start() and above[0] in _LEVELS:
            yield name[above.start() :]


def _loosened(name: str) -> str:
    name = "".join(unicodedata.normalize("NFKC", name).split())
    for long, short in _SHORT.items():
        name = name.replace(long, short)
    name = _AND.sub("", name)
    return _ABBREVIATION.sub(lambda short: _ABBREVIATED[short[0]], name)


def _stands_alone(text: str, start: int, end: int, key: _Key) -> bool:
    """Say whether a name in a text is a whole one, not a piece of another office's."""
    before, behind = text[:start], text[end:]
    rest = _REST.match(behind)
    if rest and canonical(text[start:end] + rest[0]) == text[start:end]:
        behind = behind[rest.end() :]
    if _GOES_ON.match(behind):
        return False
    if not before or not _HAN.match(before[-1]) or before.endswith("年"):
        return True
    is_levelled = text[start] in _LEVELS
    return key.whole and (is_levelled or any(m.end() == start for m in _ABOVE.finditer(before)))


def _is_longest(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether a name is no part of a longer one."""
    start, end = span
    return not any(first <= start and end <= last for first, last in spans if (first, last) != span)
