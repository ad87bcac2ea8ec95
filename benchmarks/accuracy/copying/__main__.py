"""Print how often honest reports are called copies, and copies are found; exit 1 if it is less than promised.

python -m benchmarks.accuracy.copying [rounds]
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.accuracy.copying.corpus import Case, by_kind, cases
from benchmarks.accuracy.corpus import SEED
from reportlint.api import lint_paths
from reportlint.plugin import Language, Severity

LEAST_RECALL, LEAST_PRECISION = 0.97, 0.99
"""A group's member that wrote more than a third of what it tells anew is none: see decision 77."""
_ROUNDS = 20
_CODES = ("X005", "X006")
_OTHERS = re.compile("另有([0-9]+)家")


def found(case: Case) -> Mapping[str, tuple[str, int]]:
    """Check the reports of a case; gives the code of what is found by report, and the 另有n家."""
    said: dict[str, tuple[str, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in case.reports.items():
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        for outcome in lint_paths([Path(folder)], isolated=True, select=["X"]):
            for finding in outcome.findings:
                if finding.code in _CODES and finding.severity is not Severity.INFO:
                    others = _OTHERS.search(finding.message(Language.ZH))
                    name = Path(outcome.path).stem
                    said[name] = finding.code, int(others[1]) if others else 0
    return said


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS
    is_sound = True
    print(
        "| sentences of every office | kind | reports | owed | found | too much | 另有n家 wrong |"
    )
    print("|---|---|---|---|---|---|---|")
    for held_out in (False, True):
        owed = right = spare = 0
        for kind, of_kind in by_kind(cases(SEED, rounds, held_out=held_out)).items():
            results = [(case, found(case)) for case in of_kind]
            due = sum(len(case.owed) for case, _ in results)
            hits = [
                (case.owed[name], said[name])
                for case, said in results
                for name in case.owed
                if name in said and said[name][0] == case.owed[name][0]
            ]
            more = sum(len({*said} - {*case.owed}) for case, said in results)
            miscounted = sum(one != other for one, other in hits)
            reports = sum(len(case.reports) for case in of_kind)
            half = "held out" if held_out else "seen"
            print(f"| {half} | {kind} | {reports} | {due} | {len(hits)} | {more} | {miscounted} |")
            owed, right, spare = owed + due, right + len(hits) - miscounted, spare + more
        recall, precision = right / owed, right / (right + spare)
        print(
            f"\nrecall {recall:.3f} ≥ {LEAST_RECALL}, precision {precision:.3f} ≥ {LEAST_PRECISION}\n"
        )
        is_sound &= recall >= LEAST_RECALL and precision >= LEAST_PRECISION
    sys.exit(not is_sound)


if __name__ == "__main__":
    main()
