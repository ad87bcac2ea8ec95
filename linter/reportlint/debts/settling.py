"""Says of every finding of a run whether it counts, and what of the debts is no longer owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reportlint.checking.reported_findings import former_fingerprints, named
from reportlint.config.faults import ConfigurationError
from reportlint.config.settings import gone, is_own
from reportlint.config.standing import renamed, told_of_renamed
from reportlint.debts.remarks import of_remarks
from reportlint.debts.sidecar import of_sidecar
from reportlint.messages.languages import Bilingual
from reportlint.model.outcome import Failure, Outcome
from reportlint.model.reported import Acceptance, Reported, State, Verdict
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

    What was found `before` does not count either, but nobody expects it to be there still. The
    `notes` are on what goes by codes and names that rules no longer have, each once.
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
        self.notes: dict[Bilingual, None] = {}
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
                self.baseline.judge(outcome.identity, outcome.path, self._with_former(codes))
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
        suppressions = [*map(self._renamed, suppressions)]
        if suppressions:
            self._suppressing[outcome.path] = _Suppressing(suppressions, outcome.identity, settings)
        return outcome

    def _against_baseline(self, outcome: Outcome) -> Outcome:
        """Mark what is known; what was said to be corrected, and is there, counts."""
        findings = outcome.findings
        for known in self._known:
            accepted = Acceptance.ELSEWHERE if known is self.baseline else None
            entries = known.known(outcome.findings, partial(self._former, outcome))
            findings = tuple(
                _known_by(finding, entry, accepted)
                for finding, entry in zip(findings, entries, strict=True)
            )
        if self.baseline is not None:
            self.notes |= dict.fromkeys(map(self._told_of_entries, self.baseline.renamed))
        return replace(outcome, findings=findings) if self._known else outcome

    def _former(self, outcome: Outcome, finding: Reported) -> Iterator[str]:
        """Give what a finding was known by while its rule had another code, if it had one."""
        for rule in self._session.plugins.rules:
            if rule.code == finding.code and rule.formerly:
                yield from former_fingerprints(finding, named(outcome.identity, outcome.path), rule)

    def _with_former(self, codes: Collection[str]) -> Iterator[str]:
        """Give codes with those that their rules had before, and those of rules that are no more."""
        yield from codes
        plugins = self._session.plugins
        yield from (old for rule in plugins.rules if rule.code in codes for old in rule.formerly)
        yield from (rule.code for rule in plugins.removed)

    def _renamed(self, suppression: Suppression) -> Suppression:
        """Give a suppression with the present code of its rule."""
        rule = renamed(suppression.selector, self._session.plugins.rules)
        if rule is None:
            for rule in self._session.plugins.removed:
                if is_own(suppression.selector, rule):
                    zh, en = gone(rule)
                    self.notes[Bilingual(f"忽略问题的说明：{zh}。", f"In a suppression, {en}.")] = (
                        None
                    )
            return suppression
        where = Bilingual("忽略问题的说明", "a suppression")
        self.notes[told_of_renamed(suppression.selector, rule, where)] = None
        return replace(suppression, selector=rule.code)

    def _told_of_entries(self, old: str) -> Bilingual:
        code = self.baseline.renamed[old] if self.baseline is not None else ""
        return Bilingual(
            f"基线中的 {old} 已改为 {code}，请用 reportlint baseline update 更新。",
            f"{old} in the baseline is now {code}; reportlint baseline update brings it up to date.",
        )


def _known_by(finding: Reported, entry: Entry | None, accepted: Acceptance | None) -> Reported:
    """Give a finding as the entry has it that it is known by, if there is one."""
    if entry is None:
        return finding
    finding = replace(finding, verdict=entry.verdict, reason=entry.reason)
    if entry.verdict is Verdict.CORRECTED:
        return replace(finding, state=State.NEW, accepted=None)
    return replace(finding, state=State.BASELINED, accepted=accepted)


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
        first = self._suppressions[by[0]]
        return replace(
            finding,
            state=State.SUPPRESSED,
            reason=first.reason or finding.reason,
            accepted=Acceptance.IN_REPORT if first.in_report else Acceptance.ELSEWHERE,
        )

    def reviewed(self, codes_on: Collection[str], rules: Iterable[Rule[Any]]) -> Suppressions:
        """Give them as rules on them see it: of a rule that is off, none can be of use."""
        on, off = set[str](), set[str]()
        for rule in rules:
            (on if rule.code in codes_on else off).update((rule.code, rule.name))
        unused = tuple(
            suppression
            for number, suppression in enumerate(self._suppressions)
            if number not in self._used and suppression.selector not in off
        )
        lost = tuple(suppression for suppression in unused if suppression.selector not in on)
        return Suppressions(tuple(self._suppressions), unused, lost)


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
