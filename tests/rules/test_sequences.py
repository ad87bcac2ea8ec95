"""Whoever does what H003 and H005 say has lists that count, and is told of no more than is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import combinations, islice
from typing import NamedTuple

import pytest

from reportlint.model.finding import Finding, Language
from reportlint.testing import lint
from reportlint_grammar.form.wording import numeral, value

Numbers = tuple[int, ...]

_TITLE = "云岭县水务局2024年政府信息公开工作年度报告\n"
LENGTHS = range(2, 8)
_OTHERS = re.compile(r"其后(\d+)(?:个|项)")
_SWAPPED = re.compile(r"与其后的“(.+?)”颠倒")
_NUMERALS = re.compile(r"[一二三四五六七八九十]+")
_ITEM = re.compile(r"[（其第]?([一二三四五六七八九十]+)(?:）公开|[是要，]健全)")


class Told(NamedTuple):
    """A finding: the item it is at, what that should be, and what its message says of others."""

    at: int
    expected: int
    others: int
    swapped: int | None


class Kind(NamedTuple):
    """A rule that counts, how its lists are written into one report, and how many of them fit."""

    code: str
    at_once: int
    report: Callable[[Sequence[Numbers]], str]
    owes_first: bool


def _sub_headings(lists: Sequence[Numbers]) -> str:
    headings = ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
    parts = (
        f"{heading}\n" + "".join(f"（{numeral(number)}）公开内容\n" for number in numbers)
        for heading, numbers in zip(headings, lists, strict=False)
    )
    return _TITLE + "".join(parts)


def _enumerations(lists: Sequence[Numbers], item: str = "{}是健全制度") -> str:
    paragraphs = (
        f"（一）其他内容\n{'；'.join(item.format(numeral(number)) for number in numbers)}。\n"
        for numbers in lists
    )
    return f"{_TITLE}一、总体情况\n{''.join(paragraphs)}"


KINDS = [
    Kind("H003", 3, _sub_headings, owes_first=True),
    Kind("H005", 30, _enumerations, owes_first=False),
    Kind("H005", 30, partial(_enumerations, item="{}要健全制度"), owes_first=False),
    Kind("H005", 30, partial(_enumerations, item="其{}，健全制度"), owes_first=False),
    Kind("H005", 30, partial(_enumerations, item="第{}，健全制度"), owes_first=False),
]


# -------------------------------------------------------------- lists with one slip or two


def _slipped(numbers: Numbers, *, owes_first: bool) -> Iterator[Numbers]:
    """Repeat or skip a number, the count going on from it or not, or exchange two neighbours."""
    for at in range(len(numbers)):
        for by in (-1, 1):
            if at or (by == 1 and owes_first):
                head, number, rest = numbers[:at], numbers[at] + by, numbers[at + 1 :]
                yield (*head, number, *rest)
                yield (*head, number, *(behind + by for behind in rest))
        if at:
            first, second = numbers[at - 1 : at + 1]
            yield (*numbers[: at - 1], second, first, *numbers[at + 1 :])


@cache
def _lists(*, owes_first: bool) -> list[Numbers]:
    once = {
        written
        for length in LENGTHS
        for written in _slipped(tuple(range(1, length + 1)), owes_first=owes_first)
    }
    twice = {written for numbers in once for written in _slipped(numbers, owes_first=owes_first)}
    return sorted(written for written in once | twice if _is_one_list(written, owes_first))


def _is_one_list(numbers: Numbers, owes_first: bool) -> bool:
    """Leave out what may well be two lists, or the rest of one.

    Those are a 1 behind anything but a 1 or the 2 it is exchanged with, and 1, 1, 2, 2.
    """
    if min(numbers) < 1 or (numbers[0] != 1 and not owes_first and numbers[:2] != (2, 1)):
        return False
    for at in range(1, len(numbers)):
        is_exchanged = at == 1 and numbers[0] == 2 and numbers[2:3] != (2,)
        if numbers[at] == 1 and numbers[at - 1] != 1 and not is_exchanged:
            return False
    return not (numbers[:2] == (1, 1) and _has_list_inside(numbers))


def _has_list_inside(numbers: Numbers) -> bool:
    last = 1
    for number in numbers[2:]:
        if number != last + 1:
            return number == 2 and last >= 2
        last = number
    return False


# -------------------------------------------------------------- the fewest changes


def _fewest(numbers: Numbers) -> int:
    right = tuple(range(1, len(numbers) + 1))
    reached = {numbers}
    changes = 0
    while right not in reached:
        reached = {after for before in reached for after in _changed(before)}
        changes += 1
    return changes


@cache
def _changed(numbers: Numbers) -> frozenset[Numbers]:
    """Do one thing: write a number, put right some in a row that are off by as much, exchange two."""
    off = [number - due for due, number in enumerate(numbers, start=1)]
    after: set[Numbers] = set()
    for start, by in enumerate(off):
        for other in set(off):
            number = numbers[start] - by + other
            after.add((*numbers[:start], number, *numbers[start + 1 :]))
        for end in range(start + 1, len(numbers) + 1):
            if off[end - 1] != by:
                break
            run = (number - by for number in numbers[start:end])
            after.add((*numbers[:start], *run, *numbers[end:]))
    for first, second in combinations(range(len(numbers)), 2):
        exchanged = list(numbers)
        exchanged[first], exchanged[second] = numbers[second], numbers[first]
        after.add(tuple(exchanged))
    return frozenset(after)


# -------------------------------------------------------------- what is said, and doing it


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_obeyed_the_list_counts_and_no_more_is_said_than_is_needed(kind: Kind) -> None:
    lists = iter(_lists(owes_first=kind.owes_first))
    while batch := list(islice(lists, kind.at_once)):
        told = _told(kind, batch)
        assert [len(slips) for slips in told] == [_fewest(numbers) for numbers in batch], batch
        obeyed = [_obeyed(numbers, slips) for numbers, slips in zip(batch, told, strict=True)]
        assert obeyed == [tuple(range(1, len(numbers) + 1)) for numbers in batch]
        assert not any(_told(kind, obeyed))


def _told(kind: Kind, lists: Sequence[Numbers]) -> list[list[Told]]:
    text = kind.report(lists)
    starts = {item.start(): place for place, item in enumerate(_ITEM.finditer(text))}
    places = [(which, at) for which, numbers in enumerate(lists) for at in range(len(numbers))]
    told: list[list[Told]] = [[] for _ in lists]
    for finding in lint(text):
        if finding.code == kind.code:
            which, at = places[starts[finding.span.start]]
            told[which].append(_said(finding, at))
    return told


def _said(finding: Finding, at: int) -> Told:
    message = finding.message(Language.ZH)
    others, swapped = _OTHERS.search(message), _SWAPPED.search(message)
    return Told(
        at,
        _number(str(finding.expected)),
        int(others[1]) if others else 0,
        _number(swapped[1]) if swapped else None,
    )


def _number(written: str) -> int:
    found = _NUMERALS.search(written)
    assert found
    return value(found[0])


def _obeyed(numbers: Numbers, told: Sequence[Told]) -> Numbers:
    """Exchange what is to be exchanged, then write what is single, then what goes on in a row."""
    written = list(numbers)
    for slip in told:
        if slip.swapped is not None:
            other = written.index(slip.swapped, slip.at + 1)
            written[slip.at], written[other] = written[other], written[slip.at]
    for slip in sorted(told, key=lambda slip: slip.others):
        by = written[slip.at] - slip.expected
        if slip.swapped is None:
            alike = (at for at in range(slip.at, len(written)) if written[at] - at - 1 == by)
            for at in list(islice(alike, slip.others + 1)):
                written[at] -= by
    return tuple(written)
