"""What only all reports of a run together show: rules on the ledger, once every file is checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.checking.kept_facts import FactFile
from reportlint.checking.kept_findings import KeptFindings
from reportlint.checking.reported_findings import Lost, crashed, filed, named, told
from reportlint.config.settings import Decision
from reportlint.model.finding import Bilingual, Finding
from reportlint.model.ledger import Entry, Identity, KnownOffices, Ledger
from reportlint.model.outcome import Outcome
from reportlint.model.packed_facts import at
from reportlint.model.reported import Reported
from reportlint.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.checking.session import Selection, Session
    from reportlint.config.settings import Settings
    from reportlint.model.option import OptionValue
    from reportlint.model.outcome import Failure
    from reportlint.model.place import Spot

_SOME_YEAR = "0"
"""That of an office's reports of which nothing is read."""

_COMPARING = Bilingual("比对全部报告时", "comparing all reports")


class Hindsight:
    """Keeps the reports of a run as they come, as far as a rule on the ledger is on for them.

    Such a rule sees the reports for which it is on, and is as severe as it is for each of them; where
    its options differ, each is judged by its own, beside all the others. It may be run for some of the
    rules that are `wanted`, where another is run for the rest.
    """

    def __init__(
        self,
        session: Session,
        wanted: Callable[[Rule[Any]], bool] = lambda _: True,
        side_by_side: Sequence[str] = (),
    ) -> None:
        self._session = session
        self._wanted = wanted
        self._side_by_side = tuple(side_by_side)
        self._kept: dict[str, _Kept] = {}
        self._earlier: list[Entry] = []
        self._offices = KnownOffices()
        self._layouts: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._facts = FactFile()
        self._left_out: dict[str, Bilingual] = {}

    def keep(self, outcome: Outcome, settings: Settings) -> None:
        """Enter a checked file into the ledger, if it is a report and anybody will read of it."""
        if not outcome.is_report:
            return
        selection = self._session.selection(Ledger, outcome.path, settings)
        if selection:
            self._kept[outcome.path] = _Kept(self._entry(outcome), settings, selection)
            self._offices = self._offices.joined(settings.offices)

    @property
    def left_out(self) -> Mapping[str, Bilingual]:
        """The reports that rules have held against no other, by their paths, and why."""
        return self._left_out

    @property
    def is_reading(self) -> bool:
        """Whether any rule will read of any report."""
        return bool(self._kept)

    def remember(self, outcome: Outcome) -> None:
        """Enter a report to compare with, of which nothing is said."""
        if outcome.is_report:
            self._earlier.append(replace(self._entry(outcome), is_checked=False))

    def know_of(self, office: str) -> None:
        """Enter that there is an office, of whose reports nothing is read here."""
        self._earlier.append(Entry("", Identity(office, _SOME_YEAR), is_checked=False))

    def _entry(self, outcome: Outcome) -> Entry:
        facts = self._facts.kept(outcome.facts)
        layouts = self._layouts.setdefault(outcome.layouts, outcome.layouts)  # Kept once.
        return Entry(outcome.path, outcome.identity, facts, layouts)

    def outcomes(self) -> Iterator[tuple[Outcome, Settings]]:
        """Run the rules; gives what they find, report by report, in the order of the reports."""
        drafts, failures = self._drafts()
        for path, kept in self._kept.items():
            if path in drafts:
                findings = _filed(kept.entry, [*drafts.on(path)])
                outcome = Outcome(path, kept.entry.identity, findings, in_hindsight=True)
                yield outcome, kept.settings
        if failures:
            settings = next(iter(self._kept.values())).settings
            yield Outcome("", failures=tuple(failures), in_hindsight=True), settings

    def _drafts(self) -> tuple[KeptFindings[Reported], Sequence[Failure]]:
        """Run the rules; gives what they find, and which failed: the ledger, and all made of it, ends here."""
        drafts = KeptFindings[Reported]()
        failures: list[Failure] = []
        ledger = Ledger()
        for code, rules in self._rules():
            entries = (*self._entries(code), *self._earlier)
            if ledger.entries != entries:  # Rules that are on for the same reports see one ledger.
                ledger = Ledger(entries, self._offices, self._side_by_side)
            for rule in rules:
                try:
                    found = _found(rule, ledger)
                    for path in found:
                        decision = self._decision(rule, path)
                        if decision is not None:
                            drafts.keep(path, [*told(found.on(path), decision)])
                    for entry, reason in rule.left_out(ledger):
                        if self._decision(rule, entry.path) is not None:
                            self._left_out.setdefault(entry.path, reason)
                except Exception as error:
                    failures.append(crashed(rule, _COMPARING, error))
        return drafts, failures

    def _rules(self) -> Iterator[tuple[str, Sequence[Rule[Any]]]]:
        """Give each rule that is on for any report, by its code, once for each way its options are set."""
        selections = {id(kept.selection): kept.selection for kept in self._kept.values()}
        ways: dict[str, dict[_Way, Rule[Any]]] = defaultdict(dict)
        for rule, _ in chain.from_iterable(selections.values()):
            ways[rule.code].setdefault(_way(rule), rule)
        for rule in self._session.plugins.rules:
            if rule.code in ways and self._wanted(rule):
                yield rule.code, [*ways[rule.code].values()]

    def _entries(self, code: str) -> Iterator[Entry]:
        """Give the reports for which a rule is on."""
        for kept in self._kept.values():
            if any(rule.code == code for rule, _ in kept.selection):
                yield kept.entry

    def _decision(self, rule: Rule[Any], path: str) -> Decision | None:
        """Give what is decided of a rule for a report, if it is on for it and set in this way."""
        kept = self._kept.get(path)
        decided = kept.selection if kept is not None else ()
        for own, decision in decided:
            if own.code == rule.code and _way(own) == _way(rule):
                return decision
        return None


class _Kept(NamedTuple):
    """A report in the ledger, its settings, and the rules on the ledger that are on for it.

    There are as many as reports: all of one folder share the last two.
    """

    entry: Entry
    settings: Settings
    selection: Selection


_Way = tuple[tuple[str, "OptionValue"], ...]
"""How a rule's options are set."""


def _way(rule: Rule[Any]) -> _Way:
    return tuple(rule.chosen.items())


def _found(rule: Rule[Any], ledger: Ledger) -> KeptFindings[Finding]:
    """Run a rule on a ledger; gives what it finds by report."""
    paths = {entry.path for entry in ledger}
    found = KeptFindings[Finding]()
    for path, findings in groupby(rule.check(ledger), key=attrgetter("path")):
        if path not in paths:
            raise ValueError(f"a finding on no report of the ledger: {path!r}")
        found.keep(path, [*findings])
    return found


class _Remembered(Lost):
    """The guide to a report whose file is closed: it knows where its facts are."""

    def __init__(self, entry: Entry) -> None:
        self._facts = entry.facts

    def spot(self, spot: Spot) -> Spot:
        """Give a spot with its words and place, if it is that of a fact."""
        fact = at(self._facts, spot.place, spot.span)
        return replace(spot, words=fact.words, location=fact.location) if fact else spot


def _filed(entry: Entry, drafts: Sequence[Reported]) -> tuple[Reported, ...]:
    """Give the findings on a report with their place in it, as far as its facts tell that."""
    return filed(drafts, entry.path, named(entry.identity, entry.path), _Remembered(entry))
