"""Print what is found across reports of what is owed, code by code; exit 1 where it is less than promised."""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks import machine
from benchmarks.accuracy.across.corpus import CHILDREN, GOVERNMENT, Archive, archive
from benchmarks.accuracy.corpus import SEED
from benchmarks.accuracy.kinds import Owed
from benchmarks.accuracy.scoring import Score, compare, shown
from reportlint.api import lint_paths
from reportlint.plugin import Reported, Severity

LEAST = 0.99
_CONFIGURATION = f"""\
select: [X]
offices: {{children: {{{GOVERNMENT}: [{", ".join(CHILDREN)}]}}}}
"""


def findings(made: Archive) -> dict[str, list[Reported]]:
    """Check an archive; gives what is found by file, without its suffix."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".reportlint.yaml").write_text(_CONFIGURATION, encoding="utf-8")
        for source in made.sources:
            path = folder / source.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.data)
        found: dict[str, list[Reported]] = defaultdict(list)
        for outcome in lint_paths([folder]):
            path = Path(outcome.path).relative_to(folder).with_suffix("")
            found[path.as_posix()] += outcome.findings
    return found


def main() -> None:
    """Print the table."""
    seeds = [int(argument) for argument in sys.argv[1:]] or [SEED]
    scores: dict[str, Score] = defaultdict(Score)
    wrong: list[str] = []
    for seed in seeds:
        made = archive(seed, has_faults=True)
        owed: dict[str, list[Owed]] = defaultdict(list)
        for path, debt in made.expected:
            owed[path.removesuffix(".txt")].append(debt)
        found = findings(made)
        for path in {*owed, *found}:
            result = compare(owed[path], found[path], from_severity=Severity.INFO)
            for code, score in result.by_code.items():
                scores[code] += score
            wrong += [f"{path}: missing: {' '.join(each)}" for each in result.missing]
            wrong += [f"{path}: not owed: {shown(each)}" for each in result.spare]
            wrong += [f"{path}: misplaced: {shown(each)}" for _, each in result.misplaced]
        clean = findings(archive(seed, has_faults=False))
        on_clean = [
            f"{path}: on a sound archive: {shown(each)}" for path in clean for each in clean[path]
        ]
        wrong += on_clean
    print(f"{machine.described()}; {len(made.sources)} reports an archive\n")
    print("| code | owed | recall | precision | places |\n|---|---|---|---|---|")
    for code, score in sorted(scores.items()):
        print(
            f"| {code} | {score.owed} | {score.recall:.3f} | {score.precision:.3f} | {score.places:.3f} |"
        )
    total = sum(scores.values(), Score())
    print(f"\nrecall {total.recall:.3f}, precision {total.precision:.3f}, each ≥ {LEAST}")
    print("\n".join(wrong))
    is_sound = not any("on a sound archive" in each for each in wrong)
    sys.exit(not (total.recall >= LEAST and total.precision >= LEAST and is_sound))


if __name__ == "__main__":
    main()
