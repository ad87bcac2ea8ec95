"""Whose text is in whose report, among the offices of a year: for each the nearest, and those alike at all.

What three offices say is a template, or what an office above them handed out: where a report tells enough
besides, that alone is compared. Where it does not, it is one of several copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from reportlint.model.ledger import Entry
from reportlint.roster.offices import are_one, canonical
from reportlint_grammar.about_itself.names import Sort
from reportlint_grammar.about_itself.office_kind import places, read
from reportlint_grammar.content.kept_words import marks_of_told, told
from reportlint_grammar.content.own_words import LEAST_TOLD, OwnWords
from reportlint_grammar.content.repetition import Repetition, compared, percent
from reportlint_rules.across.likeness import Likeness
from reportlint_rules.across.passages import PASSAGES

_AT_HAND = 16
"""Texts that are kept read: many are compared with the same few."""
_OWN_PART = 3
"""So large a part of what a report tells, or more, is its own where the rest is a template."""
_NAMED = 10
"""Reports, beside the nearest, that are named."""


class Copy(NamedTuple):
    """A report whose section is another's: how much of it, the passages, and the others that have it, too.

    There are so many `more`, and the first few are given.
    """

    report: Entry
    nearest: Entry
    percent: int
    passages: Sequence[str]
    more: int
    others: Sequence[Entry]


def copies(reports: Sequence[Entry], section: str, most: int) -> Iterator[Copy]:
    """Give the reports of which more than `most` percent of a section is another's.

    Texts are held against the few that may be nearest, so that the time is linear in the reports.
    """
    likeness = Likeness(marks_of_told(report.facts, section) for report in reports)

    @lru_cache(_AT_HAND)
    def words(number: int) -> OwnWords:
        report = reports[number]
        text = told(report.facts, section)
        return OwnWords.of(text.text if text else "", report.identity.office)

    found: dict[int, _Nearest] = {}
    groups = _Groups()
    for number, report in enumerate(reports):
        alike = {
            other: compared(words(number), words(other))
            for other in likeness.closest(number)
            if not _may_share(report, reports[other])
        }
        for other, each in alike.items():
            if min(each.percent_of_told, each.percent_of_told_then) > most:
                groups.join(number, other)
        told_here = words(number).told if alike else 0
        judged = _judged(told_here, alike.values())
        shares = {other: percent(each.repeated, judged) for other, each in alike.items()}
        more = {other for other, share in shares.items() if share > most}
        if more:
            nearest = max(shares, key=lambda other: (shares[other], -other))
            passages = list(islice(alike[nearest].passages(judged), PASSAGES))
            is_copy = judged == told_here
            found[number] = _Nearest(nearest, shares[nearest], passages, more, is_copy)
    members = groups.members()
    for number, copy in found.items():
        group = members.get(number, {}) if copy.is_copy else {}
        beside = copy.more - group.keys()
        both = {number, copy.number}
        others = (each for each in chain(group, sorted(beside)) if each not in both)
        yield Copy(
            reports[number],
            reports[copy.number],
            copy.percent,
            copy.passages,
            len(group) + len(beside) - len(both & (group.keys() | beside)),
            [reports[each] for each in islice(others, _NAMED)],
        )


class _Nearest(NamedTuple):
    """The number of the report that has most of a text, how much, and the passages; all that have so much.

    One that `is_copy` as a whole is one of its group; of another, what is no template is.
    """

    number: int
    percent: int
    passages: Sequence[str]
    more: Set[int]
    is_copy: bool


def _judged(told: int, alike: Iterable[Repetition]) -> int:
    """Give the signs by which a text is judged: of what it tells, none of a template if it has own besides."""
    any_has = several_have = 0
    for repetition in alike:
        several_have |= any_has & repetition.repeated
        any_has |= repetition.repeated
    besides = told & ~several_have
    if several_have & told and (told & ~any_has).bit_count() * _OWN_PART >= told.bit_count():
        return besides if besides.bit_count() >= LEAST_TOLD else 0
    return told


class _Groups:
    """Reports by their numbers, those that are alike together."""

    def __init__(self) -> None:
        self._leads: dict[int, int] = {}

    def join(self, one: int, other: int) -> None:
        """Say that two reports are alike."""
        first, last = sorted((self._first(one), self._first(other)))
        self._leads[last] = first

    def members(self) -> Mapping[int, Mapping[int, None]]:
        """Give for each report those of its group, itself among them."""
        together: dict[int, dict[int, None]] = defaultdict(dict)
        for number in sorted(self._leads):
            together[self._first(number)][number] = None
        return {number: group for group in together.values() for number in group}

    def _first(self, number: int) -> int:
        self._leads.setdefault(number, number)
        while self._leads[number] != number:
            self._leads[number] = self._leads[self._leads[number]]
            number = self._leads[number]
        return number


def _may_share(one: Entry, other: Entry) -> bool:
    """Say whether two reports may rightly say the same: of a government and its office, or of one office."""
    names = [canonical(entry.identity.office) for entry in (one, other)]
    if are_one(names):
        return True
    sorts = {read(entry.identity.office).sort for entry in (one, other)}
    of_government = sorts == {Sort.GOVERNMENT, Sort.GOVERNMENT_OFFICE}
    where = [places(entry.identity.office) for entry in (one, other)]
    return of_government and where[0] == where[1]
