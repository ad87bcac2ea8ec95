"""Which report is to be compared with which: an office's with its own for the year before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlint.roster.offices import Offices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def paired(old: Sequence[Read], new: Sequence[Read]) -> Pairs:
    """Pair reports by office. One report and one other are a pair, whoever they are of."""
    if len(old) == len(new) == 1:
        return Pairs([Pair(old[0], new[0])], [], [])
    by_office: dict[str, list[Read]] = defaultdict(list)
    for read in old:
        by_office[read.entry.identity.office].append(read)
    offices = Offices(filter(None, by_office))
    pairs: list[Pair] = []
    only_new = []
    for read in new:
        earlier = _latest_before(read, _of_same_office(read, by_office, offices))
        if earlier is None:
            only_new.append(read)
        else:
            pairs.append(Pair(earlier, read))
    used = {id(pair.old) for pair in pairs}
    return Pairs(pairs, [read for read in old if id(read) not in used], only_new)


def _of_same_office(
    read: Read, by_office: dict[str, list[Read]], offices: Offices
) -> Iterator[Read]:
    """Give the reports of the office that a name means; none where it may mean several."""
    office = read.entry.identity.office
    meant = offices.meant(office) if office else ()
    if len(meant) == 1:
        yield from by_office[meant[0]]


def _latest_before(read: Read, earlier: Iterator[Read]) -> Read | None:
    """Give the latest of some reports that is for an earlier year; one without a year is for none."""
    year = read.entry.identity.year
    before = [other for other in earlier if "" < other.entry.identity.year < year]
    return max(before, key=lambda other: other.entry.identity.year, default=None)
