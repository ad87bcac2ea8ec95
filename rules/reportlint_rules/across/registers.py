"""The reports of a ledger, office by office and year by year: which are of one office is certain, or not said.

Names are one in any of their usual variants, or where the configuration says that an office was renamed.
A name without its place is that of the place where all other offices of the ledger are; where these are
of several places, nobody can tell. Nor can anybody where two reports of such a name are for one year and
say different things, or lie in two folders that may be of two places. Many counties have a 城关镇, many
cities a 桥东区: without that county or city in their names they are one only within one folder, a town
only where no two counties are told of.

A county's own report and that of the whole county are two, though the office is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import PurePath
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.ledger import Entry, Fact, Ledger
from reportlint.model.rule import LeftOut
from reportlint.roster.offices import Renamed, are_one, shorter
from reportlint_grammar.about_itself.names import Level, Sort
from reportlint_grammar.about_itself.office_kind import areas, places, read, regions

_WORDS = (
    "claims.",
    "words.",
    "marks.",
    "telling.",
    "change.",
    "last-year.",
    "told",
    "office.",
    "title",
)
"""How the names of facts begin that are no figures of the form's."""
_YEAR = re.compile("(?:(?:19|20)[0-9]{2}年?|上年|去年|往年|历年|今年|本年)度?")
"""What a folder is named by that is of one year, and of no place."""
_Folder = tuple[str, ...]
"""The names of a folder and of those that it is in."""
_NAMELESS = Bilingual("没有写明单位", "without an office")
_UNDATED = Bilingual("看不出年度", "without a year")
_AMBIGUOUS = Bilingual("名称相同、拿不准是不是同一单位", "of a name that several offices may have")
_DIFFERING = Bilingual("同一年度有几份且数据不同", "beside others for their year that differ")
"""Why a report is not held against its office's other years."""
_OWN = re.compile("本级|机关本部")
_WHOLE = re.compile("汇总|(?<!安)全[省市县区州盟旗](?![场监])")
"""How a title or a file's name tells that a report is of one office alone, or of all offices of a place."""


@dataclass(frozen=True, slots=True)
class Register:
    """An office and its reports, by the year they are for. `is_certain` if there is no doubt whose they are.

    Of one office there are several where its reports are of several counts. A run has one for each office,
    so that years are told apart when they are asked for.
    """

    office: str
    entries: Sequence[Entry]
    is_certain: bool = True

    @property
    def reports(self) -> Mapping[int, Sequence[Entry]]:
        """The reports by year."""
        reports: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.identity.year.isdigit():
                reports[int(entry.identity.year)].append(entry)
        return reports


class Pair(NamedTuple):
    """A report and that of its office for the year before."""

    then: Entry
    now: Entry


def registers(ledger: Ledger) -> Sequence[Register]:
    """Give the offices of a ledger, and their reports."""
    return ledger.once(_registers)


def _registers(ledger: Ledger) -> Sequence[Register]:
    named: dict[str, list[Entry]] = defaultdict(list)
    renamed = Renamed(ledger.offices.renamed)
    for entry in ledger:
        if entry.identity.office and entry.identity.year:
            named[renamed.today(entry.identity.office)].append(entry)
    lie_together = partial(_lie_together, [PurePath(each).parts for each in ledger.side_by_side])
    longer = _longer(named)
    common = _common_place([name for name in named if name not in longer])
    found: dict[str, list[Entry]] = {name: named[name] for name in named if name not in longer}
    apart: dict[str, list[Entry]] = {}
    for name, others in longer.items():
        whole = max(others, key=len)
        joined = found.get(whole, []) + named[name]
        if (
            common
            and whole in found
            and are_one([*others, name])
            and _agree(joined)
            and lie_together(joined)
        ):
            found[whole] = joined
        else:
            apart[name] = named[name]
    is_one_area = common is not None or not any(map(_areas, found))
    is_one_place = common is not None or not any(map(_places, found))

    def is_certain(name: str, entries: Sequence[Entry]) -> bool:
        if _is_placed(name):
            return True
        if name in apart or not lie_together(entries):
            return False
        if _places(name):
            return is_one_area or bool(_areas(name))
        return is_one_place and _agree(entries)

    return [
        _register(counted, is_certain(name, entries))
        for name, entries in [*found.items(), *apart.items()]
        for counted in _by_count(entries)
    ]


def pairs(ledger: Ledger) -> Iterator[Pair]:
    """Give each report of a run with that for the year before, of whose office there is no doubt.

    Where several are for one year, as a text and a print of it, they have to say the same.
    """
    for register in registers(ledger):
        if not register.is_certain:
            continue
        by_year = register.reports
        for year, reports in by_year.items():
            before = by_year.get(year - 1, ())
            if before and _agree(before) and _agree(reports):
                yield from (Pair(before[0], now) for now in reports if now.is_checked)


def left_out(ledger: Ledger) -> Iterator[LeftOut]:
    """Give the reports of a run that are in no pair though their office may have one, and why.

    Of a ledger with one year's reports there is none: nothing was to be compared.
    """
    if len({entry.identity.year for entry in ledger if entry.identity.year}) < 2:
        return
    for entry in ledger:
        if entry.is_checked and not all(entry.identity):
            yield LeftOut(entry, _NAMELESS if entry.identity.year else _UNDATED)
    for register in registers(ledger):
        by_year = register.reports
        for year, reports in by_year.items():
            if not by_year.keys() & {year - 1, year + 1}:
                continue
            if not register.is_certain:
                yield from _checked(reports, _AMBIGUOUS)
            elif not _agree(reports):
                yield from _checked(reports, _DIFFERING)


def _checked(reports: Sequence[Entry], reason: Bilingual) -> Iterator[LeftOut]:
    return (LeftOut(report, reason) for report in reports if report.is_checked)


def figures(entry: Entry) -> Iterator[tuple[str, Fact]]:
    """Give the form's figures that a report tells, by their names."""
    return (fact for fact in entry.facts.items() if not fact[0].startswith(_WORDS))


def differing(one: Entry, other: Entry) -> list[tuple[Fact, Fact]]:
    """Give the figures that two reports both tell, and not alike."""
    return [
        (fact, other.facts[name])
        for name, fact in figures(one)
        if name in other.facts and _differ(fact, other.facts[name])
    ]


def are_alike(one: Entry, other: Entry, table: str) -> bool:
    """Say whether a table of two reports is of one form: where the form was another, so was the count."""
    drawn = {name for name in one.layouts if name.startswith(f"{table}_")}
    return bool(drawn & {*other.layouts})


def _differ(one: Fact, other: Fact) -> bool:
    return None not in (one.number, other.number) and one.number != other.number


def _register(entries: Sequence[Entry], is_certain: bool) -> Register:
    name = max((entry.identity.office for entry in entries), key=len)
    return Register(name, tuple(entries), is_certain)


def _longer(names: Mapping[str, object]) -> Mapping[str, list[str]]:
    """Give, for each name that others may be without their place or higher office, these others."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for short in dict.fromkeys(shorter(name)):
            if short in names and short != name:
                longer[short].append(name)
    return longer


def _common_place(names: Sequence[str]) -> str | None:
    """Give a place in which all offices are whose names tell one; None if there is none.

    Where names tell counties or cities, it is one of these; else a district, if they tell any.
    """
    for told in (_regions, _areas, _places):
        common: set[str] | None = None
        for these in filter(None, map(told, names)):
            common = {*these} if common is None else common.intersection(these)
        if common is not None:
            return max(common, key=len, default=None)
    return None


@lru_cache(maxsize=4096)
def _places(name: str) -> tuple[str, ...]:
    return places(name)


@lru_cache(maxsize=4096)
def _areas(name: str) -> tuple[str, ...]:
    return areas(name)


@lru_cache(maxsize=4096)
def _regions(name: str) -> tuple[str, ...]:
    return regions(name)


def _is_placed(name: str) -> bool:
    """Say whether a name tells where its office is, or is that of an office of the State Council."""
    return bool(_regions(name)) or read(name).level is Level.STATE


def _lie_together(side_by_side: Sequence[_Folder], reports: Sequence[Entry]) -> bool:
    """Say whether reports lie in one folder, or in folders that differ in the year alone."""
    return len({_folder(report.path, side_by_side) for report in reports}) == 1


def _folder(path: str, side_by_side: Sequence[_Folder]) -> _Folder:
    """Give the folder of a file, years aside; within one that is compared with others, from there on."""
    parts = PurePath(path).parent.parts
    above = max((len(each) for each in side_by_side if parts[: len(each)] == each), default=0)
    rest = (_YEAR.sub("", part) for part in parts[above:])
    return tuple(part for part in rest if part not in ("", ".."))


def _by_count(reports: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Part an office's reports by whose figures they are: its own, or those of all offices of its place."""
    parted: dict[tuple[bool, bool, bool], list[Entry]] = defaultdict(list)
    for report in reports:
        parted[_count(report)].append(report)
    yield from parted.values()


def _count(report: Entry) -> tuple[bool, bool, bool]:
    """Tell whose figures a report has, as far as title, file name and office say: 云岭县 is a county."""
    title = report.facts.get("title")
    said = f"{PurePath(report.path).stem} {title.text if title else ''}"
    office = report.identity.office
    kind = read(office)
    is_area = (
        kind.sort is Sort.GOVERNMENT
        and kind.level is not Level.TOWNSHIP
        and not office.endswith("政府")
    )
    return bool(_OWN.search(said)), bool(_WHOLE.search(said)), is_area


def _agree(reports: Sequence[Entry]) -> bool:
    """Say whether reports for one year say the same, as the first of that year."""
    first: dict[str, Entry] = {}
    return not any(
        known is not report and differing(known, report)
        for report in reports
        for known in [first.setdefault(report.identity.year, report)]
    )
