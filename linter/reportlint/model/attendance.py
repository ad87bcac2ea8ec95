"""Who of a list of offices has handed in a report, who has not, and who has twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Entry(NamedTuple):
    """What there is of an office for a year; an empty year is one that is not known."""

    office: str
    year: str
    paths: tuple[str, ...] = ()


class Stray(NamedTuple):
    """A report that is nobody's on the list: whose it says it is, and some offices that would fit."""

    path: str
    office: str
    fits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who of a list has handed in what, in the order of the list.

    `unreadable` are offices of which there is only what could not be read; `other_years` have a
    report for a year that hardly anybody reports for; `undated` reports name no year where several
    are reported for.
    """

    listed: int
    years: tuple[str, ...]
    missing: tuple[Entry, ...] = ()
    twice: tuple[Entry, ...] = ()
    unreadable: tuple[Entry, ...] = ()
    other_years: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()
    strays: tuple[Stray, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Say whether every office has one report for every year, and no more than one."""
        return not (self.missing or self.twice or self.unreadable)
