"""Counts what becomes of the files of a run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.model.outcome import Standing, Summary
from reportlint.model.reported import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.config.settings import FailOn
    from reportlint.model.attendance import Attendance
    from reportlint.model.finding import Bilingual, Severity
    from reportlint.model.fix import Safety
    from reportlint.model.outcome import Failure, Identity, Outcome
    from reportlint.model.reported import Reported
    from reportlint.roster.listing import Roster

Kind = tuple[str, str]
"""A rule's code and name."""


class Tally:
    """What has become of the files so far; no finding is kept, there may be millions.

    `total` is how many were met, which says of a run that is cut short how far it came.
    With a `roster`, it is also remembered whose report each is; where some were `passed_by`, as they
    lie below a broken configuration, nobody can be said not to have handed in.
    """

    def __init__(
        self, total: int, roster: Roster | None = None, *, passed_by: bool = False
    ) -> None:
        self.total = total
        self._roster = roster
        self._passed_by = passed_by
        self._handed_in: list[tuple[str, Identity]] = []
        self.failing = False
        self.interrupted = False
        self.rules = 0
        self.kinds: Counter[Kind] = Counter()
        self.failures: list[Failure] = []
        self.left_out: Mapping[str, Bilingual] = {}
        self._reports = 0
        self._standings: list[Standing] = []
        self._alike: dict[frozenset[tuple[Severity, int]], Counter[Severity]] = {}
        self._places: dict[str, int] = {}
        self._unchecked: list[Outcome] = []
        self._skipped: list[str] = []
        self._counts: Counter[Severity] = Counter()
        self._states: Counter[State] = Counter()
        self._fixed = 0
        self._mended = 0
        self._unfixed: list[Outcome] = []
        self._fixable: Counter[Safety] = Counter()

    def add(self, outcome: Outcome, fail_on: FailOn) -> None:
        """Count a file."""
        new = [finding for finding in outcome.findings if finding.counts]
        counts = Counter(finding.severity for finding in new)
        self._states.update(finding.state for finding in outcome.findings)
        self.failing |= any(map(fail_on.fails, counts))
        self.kinds.update((finding.code, finding.name) for finding in new)
        self.failures += outcome.failures
        self.rules += outcome.rules
        self._add_fixes(outcome, new)
        if outcome.in_hindsight:
            self._stand(outcome, counts, self._places.get(outcome.path))
        elif outcome.skipped:
            self._skipped.append(outcome.path)
        elif outcome.unchecked is not None:
            self._unchecked.append(outcome)
        else:
            self._reports += 1
            if self._roster is not None:
                self._handed_in.append((outcome.path, outcome.identity))
            self._stand(outcome, counts)

    def _add_fixes(self, outcome: Outcome, new: Iterable[Reported]) -> None:
        self._fixed += outcome.fixed
        self._mended += outcome.fixed > 0
        self._fixable.update(finding.fix.safety for finding in new if finding.fix)
        if outcome.unfixed is not None:
            self._unfixed.append(outcome)

    def _stand(self, outcome: Outcome, counts: Counter[Severity], place: int | None = None) -> None:
        """Count a report's findings; one that has some already has its `place` in the standings.

        Thousands have as many of each severity: their counts are kept once.
        """
        self._counts += counts
        if place is not None:
            before = self._standings[place]
            both = counts + Counter(before.counts)
            self._standings[place] = before._replace(counts=self._known(both))
        elif counts:
            self._places[outcome.path] = len(self._standings)
            standing = Standing(outcome.path, outcome.identity, self._known(counts))
            self._standings.append(standing)

    def _known(self, counts: Counter[Severity]) -> Counter[Severity]:
        return self._alike.setdefault(frozenset(counts.items()), counts)

    @property
    def _done(self) -> int:
        return self._reports + len(self._unchecked) + len(self._skipped)

    @property
    def is_whole(self) -> bool:
        """Whether all that was met is counted."""
        return self._done >= self.total

    @property
    def is_trusted(self) -> bool:
        """Whether every file that was to be checked was, and by every rule."""
        return not (self.failures or self._unchecked)

    @property
    def is_roll_uncalled(self) -> bool:
        """Whether there is a list of offices, and too little was looked at to say who is missing."""
        return self._roster is not None and (self.interrupted or self._passed_by)

    @property
    def attendance(self) -> Attendance | None:
        """Say who of the list has handed in; None without a list, or where that cannot be said."""
        if self._roster is None or self.is_roll_uncalled:
            return None
        return self._roster.attendance(
            self._handed_in, [outcome.path for outcome in self._unchecked]
        )

    @property
    def summary(self) -> Summary:
        """Give the counts as a value."""
        return Summary(
            total=self.total if self.interrupted else self._done,
            reports=self._reports,
            standings=tuple(self._standings),
            unchecked=tuple(self._unchecked),
            skipped=tuple(sorted(self._skipped)),
            failures=tuple(self.failures),
            interrupted=self.interrupted,
            counts=dict(self._counts),
            hidden={
                state: count for state, count in self._states.items() if state is not State.NEW
            },
            rules=self.rules,
            left_out=self.left_out,
            attendance=self.attendance,
            fixed=self._fixed,
            mended=self._mended,
            unfixed=tuple(self._unfixed),
            fixable=dict(self._fixable),
        )
