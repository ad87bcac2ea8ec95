"""Says of every finding of a run whether it counts, and what of the debts is no longer owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportlint.config.faults import ConfigurationError
from reportlint.debts.remarks import of_remarks
from reportlint.debts.sidecar import of_sidecar
from reportlint.model.outcome import Failure, Outcome
from reportlint.model.reported import Reported, State, Verdict
from reportlint.model.suppression import Suppressions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reportlint.checking.session import Session
    from reportlint.config.settings import Settings
    from reportlint.debts.baseline import Baseline, Entry
    from reportlint.model.outcome import Identity
    from reportlint.model.rule import Rule
    from reportlint.model.suppression import Suppression


class Debts:
    """The debts of a run: its baseline, if it has one, and what is suppressed in its reports.

    What was found `before` does not count either, but nobody expects it to be there still.
    """

    def __init__(
        self,
        session: Session,
        baseline: Baseline | None = None,
        *,
        before: Baseline | None = None,
        ignores_suppressions: bool = False,
    ) -> None:
        self.baseline = baseline
        self._before = before
        self._known = [known for known in (before, baseline) if known is not None]
        self._session = session
        self._ignores_suppressions = ignores_suppressions
        self._suppressing: dict[str, _Suppressing] = {}

    @property
    def apart(self) -> Debts:
        """The same debts for a look ahead: what is met there is not noted here."""
        before, baseline = self._before, self.baseline
        return Debts(
            self._session,
            baseline and baseline.apart,
            before=before and before.apart,
            ignores_suppressions=self._ignores_suppressions,
        )

    def settled(
        self, outcomes: Iterable[tuple[Outcome, Settings]]
    ) -> Iterator[tuple[Outcome, Settings]]:
        """Give what became of files with the states of their findings, and at last unused suppressions."""
        for outcome, settings in outcomes:
            yield self.stated(outcome, settings), settings
        for path, suppressing in self._suppressing.items():
            settings, session = suppressing.settings, self._session
            codes_on = session.codes_on(path, settings, in_hindsight=True)
            reviewed = suppressing.reviewed(codes_on, session.rules(settings))
            outcome = session.review(reviewed, path, suppressing.identity, settings)
            if outcome.findings or outcome.failures:
                yield self._against_baseline(outcome), settings

    def stated(self, outcome: Outcome, settings: Settings) -> Outcome:
        """Give what became of a file with the states of its findings, if it is a report."""
        if not outcome.is_report or not outcome.path:
            return outcome
        if not outcome.in_hindsight:
            if self.baseline is not None:
                codes = self._session.codes_on(outcome.path, settings)
                self.baseline.judge(outcome.identity, outcome.path, codes)
            outcome = self._with_suppressions(outcome, settings)
        outcome = self._against_baseline(outcome)
        if outcome.path in self._suppressing:
            suppressing = self._suppressing[outcome.path]
            findings = tuple(map(suppressing.applied, outcome.findings))
            outcome = replace(outcome, findings=findings)
        return outcome

    def _with_suppressions(self, outcome: Outcome, settings: Settings) -> Outcome:
        """Take in what is suppressed in a report; what cannot be read is a failure."""
        if self._ignores_suppressions:
            return outcome
        suppressions = [*of_remarks(outcome.remarks)]
        try:
            suppressions += of_sidecar(outcome.path)
        except ConfigurationError as error:
            failures = (*outcome.failures, *map(Failure, error.each))
            outcome = replace(outcome, failures=failures)
        if suppressions:
            self._suppressing[outcome.path] = _Suppressing(suppressions, outcome.identity, settings)
        return outcome

    def _against_baseline(self, outcome: Outcome) -> Outcome:
        """Mark what is known; what was said to be corrected, and is there, counts."""
        findings = outcome.findings
        for known in self._known:
            entries = [*known.known(outcome.findings)]
            findings = tuple(map(_known_by, findings, entries))
        return replace(outcome, findings=findings) if self._known else outcome


def _known_by(finding: Reported, entry: Entry | None) -> Reported:
    """Give a finding as the entry has it that it is known by, if there is one."""
    if entry is None:
        return finding
    is_back = entry.verdict is Verdict.CORRECTED
    state = State.NEW if is_back else State.BASELINED
    return replace(finding, state=state, verdict=entry.verdict, reason=entry.reason)


class _Suppressing:
    """What is suppressed in a report, and what of it has been of use."""

    def __init__(
        self, suppressions: Sequence[Suppression], identity: Identity, settings: Settings
    ) -> None:
        self.identity = identity
        self.settings = settings
        self._suppressions = suppressions
        self._used: set[int] = set()
        self._by_selector: dict[str, list[int]] = defaultdict(list)
        for number, suppression in enumerate(suppressions):
            self._by_selector[suppression.selector].append(number)

    def applied(self, finding: Reported) -> Reported:
        """Give a finding as suppressed, if it is; the first that suppresses it says why."""
        by = [
            number
            for selector in (finding.code, finding.name)
            for number in self._by_selector.get(selector, ())
            if _covers(self._suppressions[number], finding)
        ]
        self._used.update(by)
        if not by:
            return finding
        reason = self._suppressions[by[0]].reason or finding.reason
        return replace(finding, state=State.SUPPRESSED, reason=reason)

    def reviewed(self, codes_on: Collection[str], rules: Iterable[Rule[Any]]) -> Suppressions:
        """Give them as rules on them see it: of a rule that is off, none can be of use."""
        off = {
            word for rule in rules if rule.code not in codes_on for word in (rule.code, rule.name)
        }
        unused = tuple(
            suppression
            for number, suppression in enumerate(self._suppressions)
            if number not in self._used and suppression.selector not in off
        )
        return Suppressions(tuple(self._suppressions), unused)


def _covers(suppression: Suppression, finding: Reported) -> bool:
    """Say whether a finding of its rule is where it holds."""
    within = suppression.within
    if within is not None and not within.start <= finding.span.start <= within.end:
        return False
    return suppression.words in ("", finding.words.zh, finding.words.en)


def settled_alone(session: Session, outcome: Outcome, settings: Settings) -> Outcome:
    """Give what became of a file that is no part of a run, with what is wrong with its suppressions."""
    settled, *reviewed = [each for each, _ in Debts(session).settled([(outcome, settings)])]
    for each in reviewed:
        settled = replace(
            settled,
            findings=(*settled.findings, *each.findings),
            failures=(*settled.failures, *each.failures),
        )
    return settled
