"""What only all reports of a run together show: rules on the ledger, once every file is checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportlint.checking.kept_facts import FactFile
from reportlint.checking.reported_findings import Lost, crashed, filed, named, told
from reportlint.config.settings import Decision
from reportlint.model.finding import Bilingual
from reportlint.model.ledger import Entry, Identity, KnownOffices, Ledger
from reportlint.model.outcome import Outcome
from reportlint.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.checking.session import Session
    from reportlint.config.settings import Settings
    from reportlint.model.finding import Finding
    from reportlint.model.option import OptionValue
    from reportlint.model.outcome import Failure
    from reportlint.model.place import Spot
    from reportlint.model.reported import Reported

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
        self, session: Session, wanted: Callable[[Rule[Any]], bool] = lambda _: True
    ) -> None:
        self._session = session
        self._wanted = wanted
        self._kept: dict[str, tuple[Entry, Settings]] = {}
        self._earlier: list[Entry] = []
        self._offices = KnownOffices()
        self._facts = FactFile()

    def keep(self, outcome: Outcome, settings: Settings) -> None:
        """Enter a checked file into the ledger, if it is a report and anybody will read of it."""
        if outcome.is_report and self._session.selection(Ledger, outcome.path, settings):
            self._kept[outcome.path] = self._entry(outcome), settings
            self._offices = self._offices.joined(settings.offices)

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
        return Entry(outcome.path, outcome.identity, facts, outcome.layouts)

    def outcomes(self) -> Iterator[tuple[Outcome, Settings]]:
        """Run the rules; gives what they find, report by report, in the order of the reports."""
        drafts: dict[str, list[Reported]] = defaultdict(list)
        failures: list[Failure] = []
        paths: list[str] = []
        ledger = Ledger()
        for rules in self._rules():
            if paths != [*rules]:  # Rules that are on for the same reports see one ledger.
                paths = [*rules]
                checked = (self._kept[path][0] for path in paths)
                ledger = Ledger((*checked, *self._earlier), self._offices)
            for rule, decisions in _as_set(rules):
                try:
                    for path, found in _found(rule, ledger).items():
                        if path in decisions:
                            drafts[path] += told(found, decisions[path])
                except Exception as error:
                    failures.append(crashed(rule, _COMPARING, error))
        for path, (entry, settings) in self._kept.items():
            if path in drafts:
                findings = _filed(entry, drafts[path])
                yield Outcome(path, entry.identity, findings, in_hindsight=True), settings
        if failures:
            _, settings = next(iter(self._kept.values()))
            yield Outcome("", failures=tuple(failures), in_hindsight=True), settings

    def _rules(self) -> Iterator[_ByReport]:
        """Give each rule that is on for any report, as it is set for which."""
        by_code: dict[str, dict[str, tuple[Rule[Any], Decision]]] = defaultdict(dict)
        for path, (_, settings) in self._kept.items():
            for rule, decision in self._session.selection(Ledger, path, settings):
                by_code[rule.code][path] = rule, decision
        for rule in self._session.plugins.rules:
            if rule.code in by_code and self._wanted(rule):
                yield by_code[rule.code]


_ByReport = Mapping[str, tuple[Rule[Any], Decision]]
"""One rule for every report for which it is on, by the paths: its options may differ."""


def _as_set(rules: _ByReport) -> Iterator[tuple[Rule[Any], Mapping[str, Decision]]]:
    """Give a rule once for each way its options are set, and what is decided of it for which reports."""
    ways: dict[tuple[tuple[str, OptionValue], ...], tuple[Rule[Any], dict[str, Decision]]] = {}
    for path, (rule, decision) in rules.items():
        _, decisions = ways.setdefault(tuple(rule.chosen.items()), (rule, {}))
        decisions[path] = decision
    yield from ways.values()


def _found(rule: Rule[Any], ledger: Ledger) -> Mapping[str, Sequence[Finding]]:
    """Run a rule on a ledger; gives what it finds by report."""
    paths = {entry.path for entry in ledger}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in rule.check(ledger):
        if finding.path not in paths:
            raise ValueError(f"a finding on no report of the ledger: {finding.path!r}")
        found[finding.path].append(finding)
    return found


class _Remembered(Lost):
    """The guide to a report whose file is closed: it knows where its facts are."""

    def __init__(self, entry: Entry) -> None:
        self._known = {fact.place: fact for fact in entry.facts.values()}

    def spot(self, spot: Spot) -> Spot:
        """Give a spot with its words and place, if it is that of a fact."""
        fact = self._known.get(spot.place)
        return replace(spot, words=fact.words, location=fact.location) if fact else spot


def _filed(entry: Entry, drafts: Sequence[Reported]) -> tuple[Reported, ...]:
    """Give the findings on a report with their place in it, as far as its facts tell that."""
    return filed(drafts, entry.path, named(entry.identity, entry.path), _Remembered(entry))
