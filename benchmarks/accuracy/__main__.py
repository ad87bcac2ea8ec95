"""Print what is found of what is owed, code by code; exit 1 where it is less than was promised.

`python -m benchmarks.accuracy 7 8 9` does so for other corpora, of these seeds.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePath
from typing import NamedTuple

from benchmarks import machine
from benchmarks.accuracy import corpus
from benchmarks.accuracy.corpus import Case
from benchmarks.accuracy.scoring import Comparison, Score, compare, shown
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.plugins.loading import load

SURFACES = {
    ".txt": "text",
    ".md": "Markdown",
    ".html": "web pages",
    ".docx": "Word files",
    ".xlsx": "worksheets",
}
LEAST_RECALL = 0.985
LEAST_PRECISION = 0.985
LEAST_PLACES = 0.99


class Checked(NamedTuple):
    """A report of the corpus, and how what is said of it compares with what is owed."""

    case: Case
    result: Comparison


def checked(seed: int, unknown: Counter[str]) -> Iterator[Checked]:
    """Check every report of a corpus, but for those that owe codes of no rule, which are counted."""
    session = Session(load())
    codes = {rule.code for rule in session.plugins.rules}
    for case in chain(corpus.cases(seed), corpus.others(seed)):
        lacking = {debt.code for debt in case.owed} - codes
        if lacking:
            unknown.update(lacking)
            continue
        outcome = session.lint(case.source, Settings())
        yield Checked(case, compare(case.owed, outcome.findings))


def by_code(reports: Sequence[Checked]) -> dict[str, Score]:
    """Add up the counts of every code."""
    scores: dict[str, Score] = defaultdict(Score)
    for report in reports:
        for code, score in report.result.by_code.items():
            scores[code] += score
    return dict(sorted(scores.items()))


def by_surface(reports: Sequence[Checked]) -> dict[str, Score]:
    """Add up the counts of every kind of file."""
    scores = dict.fromkeys(SURFACES.values(), Score())
    for case, result in reports:
        surface = SURFACES[PurePath(case.source.path).suffix]
        scores[surface] = sum(result.by_code.values(), scores[surface])
    return scores


def print_scores(what: str, scores: Mapping[str, Score]) -> None:
    """Print a line a code, or whatever the scores are of."""
    print(f"\n| {what} | owed | recall | precision | places |\n|---|---|---|---|---|")
    for name, score in scores.items():
        print(
            f"| {name} | {score.owed} | {score.recall:.3f} | {score.precision:.3f} |"
            f" {score.places:.3f} |"
        )


def print_layouts(reports: Sequence[Checked]) -> None:
    """Print the layouts in which not all is right, the worst first."""
    right: dict[str, list[bool]] = defaultdict(list)
    for report in reports:
        right[report.case.layout].append(report.result.is_right)
    print("\n| layout | reports | all right |\n|---|---|---|")
    for layout, each in sorted(right.items(), key=lambda item: sum(item[1]) / len(item[1])):
        if not all(each):
            print(f"| {layout} | {len(each)} | {sum(each)} |")


def print_departures(reports: Sequence[Checked]) -> None:
    """Print what is missing, too much or elsewhere, report by report."""
    for case, result in reports:
        if not result.is_right:
            print(f"\n{case.layout}; fault: {case.kind}")
        for owed in result.missing:
            print(f"  missing: {' '.join(owed)}")
        for owed, said in result.misplaced:
            print(f"  misplaced: {shown(said)}; owed: {' '.join(owed)}")
        for said in result.spare:
            print(f"  not owed: {shown(said)}")


def budgets(reports: Sequence[Checked]) -> list[tuple[str, str, str, bool]]:
    """Measure all of it against what was promised: what, measured, budget, whether it holds."""
    total = sum(by_code(reports).values(), Score())
    on_sound = sum(
        len(report.result.spare) for report in reports if report.case.kind == corpus.NO_FAULT.name
    )
    return [
        ("recall", f"{total.recall:.3f}", f"≥ {LEAST_RECALL}", total.recall >= LEAST_RECALL),
        (
            "precision, at warning and above",
            f"{total.precision:.3f}",
            f"≥ {LEAST_PRECISION}",
            total.precision >= LEAST_PRECISION,
        ),
        ("places", f"{total.places:.3f}", f"≥ {LEAST_PLACES}", total.places >= LEAST_PLACES),
        ("findings on reports without a fault", str(on_sound), "0", not on_sound),
    ]


def main() -> None:
    """Print the tables."""
    seeds = [int(argument) for argument in sys.argv[1:]] or [corpus.SEED]
    unknown: Counter[str] = Counter()
    reports = [report for seed in seeds for report in checked(seed, unknown)]
    print(f"{machine.described()}; {len(reports)} reports\n")
    print("| what | measured | budget | holds |\n|---|---|---|---|")
    measured = budgets(reports)
    for what, value, budget, holds in measured:
        print(f"| {what} | {value} | {budget} | {'yes' if holds else '**no**'} |")
    print_scores("code", by_code(reports))
    print_scores("surface", by_surface(reports))
    for code, count in sorted(unknown.items()):
        print(f"\nleft out, for there is no {code}: {count} reports")
    print_layouts(reports)
    print_departures(reports)
    sys.exit(not all(holds for *_, holds in measured))


if __name__ == "__main__":
    main()
