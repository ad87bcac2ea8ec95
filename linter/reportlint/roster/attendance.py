"""Calls the roll of a list of offices: the reports of a run, each under the office whose it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.attendance import Attendance, Entry, Stray
from reportlint.roster.offices import Offices, are_one, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.outcome import Identity

_FEW = 4
"""A year counts if it has this part of the commonest one's reports: a single report for another year
is one office's mistake, not a year that all the others owe."""

_MOST_FITS = 5
"""Offices that are named where several fit; more of them help nobody."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def attendance(
    offices: Sequence[str],
    handed_in: Iterable[tuple[str, Identity]],
    unreadable: Iterable[str] = (),
) -> Attendance:
    """Say who has handed in, by the paths of the reports and of what could not be read."""
    register = _Register(offices)
    for path, identity in handed_in:
        register.take(path, identity)
    register.part_places()
    return register.attendance(unreadable)


class _Report(NamedTuple):
    path: str
    office: str
    """Whose it says it is; empty where only its file does."""

    year: str


_Dated = dict[tuple[str, str], list[str]]
"""Paths by office and year."""


class _Register:
    """The offices of a list, and what has come of each."""

    def __init__(self, offices: Sequence[str]) -> None:
        self._offices = offices
        self._known = Offices(offices)
        self._reports: dict[str, list[_Report]] = {office: [] for office in offices}
        self._strays: list[Stray] = []

    def take(self, path: str, identity: Identity) -> None:
        """Enter a report for the one office that it names; its file's name is asked if it names none."""
        name = identity.office
        fits = self._known.meant(name) if name else self._known.named_in(PurePath(path).stem)
        if len(fits) == 1:
            self._reports[fits[0]].append(_Report(path, name, identity.year))
        else:
            self._strays.append(Stray(path, name, tuple(fits[:_MOST_FITS])))

    def part_places(self) -> None:
        """Give no office the reports of two: 甲县水务局 and 乙县水务局 are not both 水务局."""
        for office, reports in self._reports.items():
            names = {canonical(report.office) for report in reports if report.office}
            if not are_one({canonical(office), *names}):
                self._strays += [Stray(report.path, report.office, (office,)) for report in reports]
                reports.clear()

    def attendance(self, unreadable: Iterable[str]) -> Attendance:
        """Sum up, with the paths of what could not be read."""
        years = self._years() or ("",)
        dated = self._by_year(years)
        unread = self._unread(unreadable, years, dated)
        known = [Entry(*key, tuple(paths)) for key, paths in dated.items()]
        current = [entry for entry in known if entry.year in years]
        others = [entry for entry in known if entry.year not in years]
        owed = [(office, year) for office in self._offices for year in years]
        return Attendance(
            listed=len(self._offices),
            years=tuple(year for year in years if year),
            missing=tuple(Entry(*key) for key in owed if key not in dated and key not in unread),
            twice=tuple(entry for entry in current if len(entry.paths) > 1),
            unreadable=tuple(Entry(*key, tuple(paths)) for key, paths in unread.items()),
            other_years=tuple(entry for entry in others if entry.year),
            undated=tuple(entry for entry in others if not entry.year),
            strays=tuple(sorted(self._strays)),
        )

    def _years(self) -> tuple[str, ...]:
        """Give the years that all offices owe a report for."""
        reports = chain.from_iterable(self._reports.values())
        counts = Counter(report.year for report in reports if report.year)
        most = max(counts.values(), default=0)
        return tuple(sorted(year for year, count in counts.items() if count * _FEW >= most))

    def _by_year(self, years: Sequence[str]) -> _Dated:
        """Give the reports; one without a year is for the only one there is."""
        found: _Dated = defaultdict(list)
        only = years[0] if len(years) == 1 else ""
        for office, reports in self._reports.items():
            for report in sorted(reports, key=lambda report: (report.year, report.path)):
                found[office, report.year or only].append(report.path)
        return dict(found)

    def _unread(self, paths: Iterable[str], years: Sequence[str], dated: _Dated) -> _Dated:
        """Give what could not be read of offices that have nothing else for its year."""
        found: _Dated = defaultdict(list)
        for path in sorted(paths):
            stem = PurePath(path).stem
            offices = self._known.named_in(stem)
            if len(offices) != 1:
                continue
            owed = [year for year in years if (offices[0], year) not in dated]
            said = _YEAR.findall(stem)
            fits = [year for year in owed if not year or not said or year in said]
            if fits:
                found[offices[0], fits[0] if len(fits) == 1 else ""].append(path)
        order = {office: place for place, office in enumerate(self._offices)}
        return dict(sorted(found.items(), key=lambda item: (order[item[0][0]], item[0][1])))
