"""The reports of a ledger, office by office and year by year: which are of one office is certain, or not said.

Names are one in any of their usual variants, or where the configuration says that an office was renamed.
A name without its place is that of the place where all other offices of the ledger are; where these are
of several places, nobody can tell. Nor can anybody where two reports of such a name are for one year and
say different things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportlint.model.ledger import Entry, Fact, Ledger
from reportlint.roster.offices import are_one, canonical, shorter
from reportlint_grammar.about_itself.names import Level
from reportlint_grammar.about_itself.office_kind import places, read

_WORDS = ("claims.", "words.", "change.", "last-year.", "office.", "title")
"""How the names of facts begin that are no figures of the form's."""


@dataclass(frozen=True, slots=True)
class Register:
    """An office and its reports, by the year they are for. `is_certain` if its name has its place in it."""

    office: str
    reports: Mapping[int, Sequence[Entry]]
    is_certain: bool = True


class Pair(NamedTuple):
    """A report and that of its office for the year before."""

    then: Entry
    now: Entry


def registers(ledger: Ledger) -> Sequence[Register]:
    """Give the offices of a ledger, and their reports."""
    named: dict[str, list[Entry]] = defaultdict(list)
    renamed = {canonical(old): canonical(new) for old, new in ledger.offices.renamed}
    for entry in ledger:
        if entry.identity.office and entry.identity.year:
            name = canonical(entry.identity.office)
            named[renamed.get(name, name)].append(entry)
    longer = _longer(named)
    common = _common_place([name for name in named if name not in longer])
    found: dict[str, list[Entry]] = {name: named[name] for name in named if name not in longer}
    apart: dict[str, list[Entry]] = {}
    for name, others in longer.items():
        whole = max(others, key=len)
        together = found.get(whole, []) + named[name]
        if common and whole in found and are_one([*others, name]) and _agree(together):
            found[whole] = together
        else:
            apart[name] = named[name]
    alone = common is not None or not any(places(name) for name in found)
    return [
        *(
            _register(entries, _is_placed(name) or (alone and _agree(entries)))
            for name, entries in found.items()
        ),
        *(_register(entries, _is_placed(name)) for name, entries in apart.items()),
    ]


def pairs(ledger: Ledger) -> Iterator[Pair]:
    """Give each report of a run with that for the year before, of whose office there is no doubt.

    Where several are for one year, as a text and a print of it, they have to say the same.
    """
    for register in registers(ledger):
        if not register.is_certain:
            continue
        for year, reports in register.reports.items():
            before = register.reports.get(year - 1, ())
            if before and _agree(before) and _agree(reports):
                yield from (Pair(before[0], now) for now in reports if now.is_checked)


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
    reports: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.identity.year.isdigit():
            reports[int(entry.identity.year)].append(entry)
    name = max((entry.identity.office for entry in entries), key=len)
    return Register(name, reports, is_certain)


def _longer(names: Mapping[str, object]) -> Mapping[str, list[str]]:
    """Give, for each name that others may be without their place or higher office, these others."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for short in dict.fromkeys(shorter(name)):
            if short in names and short != name:
                longer[short].append(name)
    return longer


def _common_place(names: Sequence[str]) -> str | None:
    """Give a place in which all offices are whose names tell one; None if there is none."""
    told = [{*named} for name in names if (named := _places(name))]
    common = set.intersection(*told) if told else set()
    return max(common, key=len, default=None)


@lru_cache(maxsize=4096)
def _places(name: str) -> tuple[str, ...]:
    return places(name)


def _is_placed(name: str) -> bool:
    """Say whether a name has its place in it, or is that of an office of the State Council."""
    return bool(_places(name)) or read(name).level is Level.STATE


def _agree(reports: Sequence[Entry]) -> bool:
    """Say whether reports for one year say the same, as the first of that year."""
    first: dict[str, Entry] = {}
    return not any(
        known is not report and differing(known, report)
        for report in reports
        for known in [first.setdefault(report.identity.year, report)]
    )
