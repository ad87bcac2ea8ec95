"""A run graded: every report with its points and what cost them, and what has no mark, or one by rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.formatters.whole_run import WholeRun
from reportlint.messages.languages import Bilingual
from reportlint.model.outcome import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.hookspecs import Run
    from reportlint.model.grading import Grade
    from reportlint.model.outcome import Identity

_UNCHECKED = Bilingual("未能检查", "not checked")
_MISSING = Bilingual("未报送", "not handed in")


@dataclass(frozen=True, slots=True)
class Graded:
    """A report, or what there is in place of one, with its points; None for what has no mark.

    `grade` says what a report has them for; `why` is what is to be known of it besides, and `alike` how
    many files there are of its office for its year.
    """

    path: str
    identity: Identity
    points: Decimal | None
    full_mark: Decimal
    grade: Grade | None = None
    why: Bilingual | None = None
    alike: int = 1


def graded(run: Run, whole: WholeRun) -> Sequence[Graded]:
    """Grade all that came of a run, by office, year and file; at the end what could not be checked.

    Each file is graded by itself, however many an office has handed in. Files for which no points are
    configured are not in it.
    """
    identities = Counter(report.identity for report in whole.reports if all(report.identity))
    reports = [
        Graded(
            report.path,
            report.identity,
            (grade := grading.grade(report.findings)).points,
            grading.full_mark,
            grade,
            alike=identities.get(report.identity, 1),
        )
        for report in whole.reports
        if (grading := run.gradings.get(report.path)) is not None
    ]
    reports.sort(key=lambda each: (each.identity, each.path))
    return [*reports, *_unchecked(run), *_missing(run)]


def _unchecked(run: Run) -> Iterator[Graded]:
    for outcome in sorted(run.summary.unchecked, key=lambda outcome: outcome.path):
        grading, refusal = run.gradings.get(outcome.path), outcome.unchecked
        if grading is not None and refusal is not None:
            why = Bilingual(
                f"{_UNCHECKED.zh}：{refusal.reason.zh}", f"{_UNCHECKED.en}: {refusal.reason.en}"
            )
            yield Graded(outcome.path, NOBODY, grading.unchecked, grading.full_mark, why=why)


def _missing(run: Run) -> Iterator[Graded]:
    attendance, grading = run.summary.attendance, run.grading
    if attendance is not None and grading is not None:
        for office, year, _ in attendance.missing:
            identity = NOBODY._replace(office=office, year=year)
            yield Graded("", identity, grading.missing, grading.full_mark, why=_MISSING)
