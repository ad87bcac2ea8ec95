"""A run: every file by itself, in order, then what only all of them together show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from reportlint.checking.across_reports import Hindsight
from reportlint.checking.drawing import drawn
from reportlint.checking.session import Session
from reportlint.config.settings import FailOn, Settings
from reportlint.debts.settling import Debts
from reportlint.discovery.earlier_reports import EarlierReports
from reportlint.discovery.target import Target
from reportlint.fixing.mending import Mender
from reportlint.hookspecs import ComparingForm
from reportlint.model.finding import Bilingual
from reportlint.model.layout import Layout
from reportlint.model.outcome import Failure, Identity, Outcome
from reportlint.plugins.blaming import blaming
from reportlint.running.batch import outcomes
from reportlint.running.interruption import Interruption
from reportlint.running.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.discovery.walk import Discovery
    from reportlint.fixing.mending import Mending
    from reportlint.hookspecs import Repeated
    from reportlint.model.finding import Language
    from reportlint.model.grading import Grading
    from reportlint.model.ledger import Entry
    from reportlint.model.outcome import Summary, Unchecked
    from reportlint.model.rule import Rule
    from reportlint.roster.listing import Roster
    from reportlint.running.batch import Keeping

Progress = Callable[[Iterator[Outcome], int], Iterable[Outcome]]
"""Is given the files being checked and how many they are, and passes them on as they are done."""

_UNCALLED = Bilingual(
    "没有全部检查，未核对单位名单。",
    "Not all was checked, so nothing is said of the list of offices.",
)


class LintRun(Iterator[Outcome]):
    """A run as it goes: gives the files as they are done, and keeps count.

    What is `found` is known from the beginning; the `summary` is whole once all files have come.
    `fail_on` says what of the run as a whole makes it fail, as a file's settings say it of the file.
    `notes` are on the run, `doubts` are what readers were not certain of. `crash` is what ended it
    early, if anything did; it is `finished` when it has come to the last file, or was interrupted. Its
    `debts` say which findings count; `baseline` is the file that has them, if one has. By `grading` those
    are graded that have not handed in; the `rule_files` declare rules beside those of plugins. Folders
    that are compared lie `side_by_side`.
    """

    def __init__(
        self,
        session: Session,
        found: Discovery,
        *,
        language: Language,
        fail_on: FailOn = FailOn.WARNING,
        jobs: int | None = None,
        roster: Roster | None = None,
        progress: Progress | None = None,
        kept: Keeping | None = None,
        debts: Debts | None = None,
        baseline: str | None = None,
        mending: Mending | None = None,
        earlier: EarlierReports | None = None,
        declared: Sequence[Rule[Any]] = (),
        rule_files: Sequence[str] = (),
        grading: Grading | None = None,
        side_by_side: Sequence[str] = (),
    ) -> None:
        self.found = found
        self.language = language
        self.fail_on = fail_on
        self._earlier = earlier or EarlierReports()
        self._notes: list[Bilingual] = [*found.notes, *(roster.notes if roster else ())]
        self.doubts: list[Bilingual] = [*self._earlier.notes]
        self.crash: Exception | None = None
        self.finished = False
        self.tally = Tally(found.total, roster, passed_by=bool(found.faults))
        self.tally.failures += map(Failure, chain.from_iterable(found.faults.values()))
        self._interruption = Interruption()
        self._is_interruptible = False
        self._kept = kept
        self.rules = (*session.plugins.rules, *declared)
        self.rule_files = rule_files
        self.grading = grading
        self._gradings: dict[str, Grading] = {}
        self.families = session.plugins.families
        self._forms = session.plugins.forms
        checked = _checked(session, found.targets, jobs, progress, kept)
        self.baseline = baseline
        self.debts = debts or Debts(session)
        if mending is not None:
            checked = _mended(session, found.targets, checked, mending, self.debts)
        compared_with = self._compared_with(session, jobs)
        self._hindsight = Hindsight(session, side_by_side=side_by_side)
        in_order = _in_order(session, found, checked, compared_with, self._hindsight)
        settled = self.debts.settled(in_order)
        self._outcomes = self._interruption.awaiting(settled)

    @cached_property
    def layouts(self) -> Mapping[str, Layout]:
        """How the forms draw their tables, by name."""
        return drawn(self._forms)

    def repeated(self, now: Entry, then: Entry) -> Sequence[Repeated]:
        """Say how far a report repeats an earlier one, as far as its form can tell."""
        found: list[Repeated] = []
        for form in self._forms:
            if isinstance(form, ComparingForm):
                with blaming(form):
                    found += form.repeated(now, then)
        return found

    @property
    def notes(self) -> Sequence[Bilingual]:
        """What is to be said of the run, whatever came of it."""
        uncalled = [_UNCALLED] if self.tally.is_roll_uncalled else []
        return (*self._notes, *self.debts.notes, *uncalled)

    @property
    def summary(self) -> Summary:
        """What has become of all so far."""
        return self.tally.summary

    @property
    def gradings(self) -> Mapping[str, Grading]:
        """How each file that has come is graded, by its path, if it is."""
        return self._gradings

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let Ctrl-C end the run early, within the block: what is done by then is kept."""
        self._is_interruptible = True
        with self._interruption:
            yield

    def cut_short(self) -> None:
        """Say that nobody reads on: the rest, if there is any, goes unchecked."""
        self.tally.interrupted = not self.tally.is_whole

    def _compared_with(self, session: Session, jobs: int | None) -> Iterator[Outcome]:
        """Read the reports to compare with, once the first is asked for; say which cannot be read."""
        for outcome in outcomes(session, self._earlier.targets, jobs, self._kept):
            if outcome.unchecked is not None:
                said = outcome.unchecked.said
                heard = self._notes if self._earlier.asked_for else self.doubts
                heard.append(Bilingual(f"未能用于比对：{said.zh}", f"Not compared with: {said.en}"))
            yield outcome

    def _finish(self) -> None:
        if not self.finished and self._kept is not None and self._kept.trouble is not None:
            self.doubts.append(self._kept.trouble)
        self.tally.left_out = self._hindsight.left_out
        self.finished = True

    def __next__(self) -> Outcome:
        try:
            outcome, settings = next(self._outcomes)
        except StopIteration:
            self._finish()
            raise
        except KeyboardInterrupt:
            if not self._is_interruptible:
                raise
            self.tally.interrupted = True
            self._finish()
            raise StopIteration from None
        except Exception as error:
            self.crash = error
            raise
        self.tally.add(outcome, settings.fail_on)
        if settings.grading is not None:
            self._gradings[outcome.path] = settings.grading
        self.doubts += [
            Bilingual(f"{outcome.path}：{note.zh}。", f"{outcome.path}: {note.en}.")
            for note in outcome.notes
        ]
        return outcome


def _checked(
    session: Session,
    targets: Sequence[Target],
    jobs: int | None,
    progress: Progress | None,
    kept: Keeping | None,
) -> Iterator[Outcome]:
    """Check files once the first is asked for, and show how far it is from then on."""
    checked = outcomes(session, targets, jobs, kept)
    yield from checked if progress is None else progress(checked, len(targets))


def _mended(
    session: Session,
    targets: Sequence[Target],
    checked: Iterator[Outcome],
    mending: Mending,
    debts: Debts,
) -> Iterator[Outcome]:
    """Mend files as they are checked; one at a time, in order."""
    mender = Mender(session, mending, debts, lambda target: next(outcomes(session, [target], 1)))
    for target, outcome in zip(targets, checked, strict=True):
        yield mender.mended(target, outcome)


def _in_order(
    session: Session,
    found: Discovery,
    checked: Iterator[Outcome],
    compared_with: Iterator[Outcome],
    hindsight: Hindsight,
) -> Iterator[tuple[Outcome, Settings]]:
    """Give what became of each file, and the settings that held for it.

    What is in doubt comes behind, for only when all is read can it be said what lies beside reports;
    last is what rules on the ledger find.
    """
    for path in found.skipped:
        yield Outcome(path, skipped=True), Settings()
    handed_in: list[str] = []
    years: dict[str, str] = {}
    empty: list[tuple[Target, Unchecked]] = []
    digests: dict[str, str] = {}
    for entry in found.in_order():
        if isinstance(entry, Target):
            outcome, settings = _of(entry, next(checked), years), entry.settings
            if outcome.in_doubt is not None:
                empty.append((entry, outcome.in_doubt))
                digests[outcome.path] = outcome.sha256
                continue
        else:
            unchecked, settings = entry
            outcome = session.give_up(unchecked, settings)
        if not outcome.skipped:
            handed_in.append(outcome.path)
        hindsight.keep(outcome, settings)
        yield outcome, settings
    submissions, skipped = found.settled(handed_in, empty)
    for unchecked, settings in submissions:
        outcome = session.give_up(unchecked, settings)
        yield replace(outcome, sha256=digests.get(outcome.path, "")), settings
    for path in skipped:
        yield Outcome(path, skipped=True), Settings()
    if hindsight.is_reading:
        for outcome in compared_with:
            hindsight.remember(outcome)
    yield from hindsight.outcomes()


def _of(target: Target, outcome: Outcome, years: dict[str, str]) -> Outcome:
    """Give what became of a file with its target's path and one of the `years`: both outlive it.

    A worker or a cache gives copies of them, for each report its own.
    """
    office, year = outcome.identity
    return replace(
        outcome, path=target.path, identity=Identity(office, years.setdefault(year, year))
    )
