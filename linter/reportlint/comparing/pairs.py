"""Which report is to be compared with which: an office's with its own for the year before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlint.roster.offices import Offices, Renamed, are_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.model.ledger import Entry
    from reportlint.model.reported import Reported


@dataclass(slots=True)
class Read:
    """A report of one side, with what rules on the ledger have found in it."""

    entry: Entry
    findings: list[Reported] = field(default_factory=list)


class Pair(NamedTuple):
    """An office's report and the earlier one that it is held against."""

    old: Read
    new: Read


class Pairs(NamedTuple):
    """All pairs, in the order of the new reports, and the reports that found none."""

    pairs: Sequence[Pair]
    only_old: Sequence[Read]
    only_new: Sequence[Read]


def paired(old: Sequence[Read], new: Sequence[Read], renamed: Renamed) -> Pairs:
    """Pair reports by office. One report and one other are a pair, whoever they are of."""
    if len(old) == len(new) == 1:
        return Pairs([Pair(old[0], new[0])], [], [])
    by_office: dict[str, list[Read]] = defaultdict(list)
    for read in old:
        if read.entry.identity.office:
            by_office[renamed.today(read.entry.identity.office)].append(read)
    offices = Offices(by_office)
    fitting = [
        Pair(earlier, read)
        for read in new
        if (earlier := _latest_before(read, _of_same_office(read, by_office, offices, renamed)))
    ]
    pairs = [*_of_one_office(fitting, renamed)]
    used = {id(read) for pair in pairs for read in pair}
    only_old, only_new = ([read for read in side if id(read) not in used] for side in (old, new))
    return Pairs(pairs, only_old, only_new)


def _of_same_office(
    read: Read, by_office: Mapping[str, Sequence[Read]], offices: Offices, renamed: Renamed
) -> Sequence[Read]:
    """Give the reports of the office that a name means; none where it may mean several."""
    office = read.entry.identity.office
    meant = offices.meant(renamed.today(office)) if office else ()
    return by_office[meant[0]] if len(meant) == 1 else ()


def _of_one_office(pairs: Sequence[Pair], renamed: Renamed) -> Iterator[Pair]:
    """Leave out who would share an earlier report: 甲县水务局 and 乙县水务局 are not both 水务局."""
    claiming: dict[int, set[str]] = defaultdict(set)
    for pair in pairs:
        claiming[id(pair.old)] |= {renamed.today(read.entry.identity.office) for read in pair}
    return (pair for pair in pairs if are_one(claiming[id(pair.old)]))


def _latest_before(read: Read, earlier: Sequence[Read]) -> Read | None:
    """Give the latest of some reports that is for an earlier year; one without a year is for none."""
    year = read.entry.identity.year
    before = [other for other in earlier if "" < other.entry.identity.year < year]
    return max(before, key=lambda other: other.entry.identity.year, default=None)
