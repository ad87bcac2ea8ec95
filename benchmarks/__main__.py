"""Measure, and print a Markdown table of what was measured against what was promised."""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import processes, reports
from reportlint.hookspecs import Source
from reportlint.plugins import load
from reportlint.run import Session
from reportlint.settings import Settings

MEGABYTE = 1_000_000

ROUNDS = 5
"""Everything is measured so often, and the least is given: noise only adds."""


class Measure(NamedTuple):
    """One line of the table; the budget is the most it may be."""

    what: str
    value: float
    unit: str
    budget: float

    def row(self) -> str:
        """Give the line in Markdown."""
        holds = "yes" if self.value <= self.budget else "**no**"
        return (
            f"| {self.what} | {self.value:.3g}{self.unit} | {self.budget:g}{self.unit} | {holds} |"
        )


def start() -> Measure:
    """Compare the start with that of Python importing click."""
    peer = [sys.executable, "-c", "import click"]
    value = processes.ratio(processes.reportlint("--version"), peer, rounds=31)
    return Measure('start (`--version`, against `python -c "import click"`)', value, " ×", 1.5)


def one_report() -> list[Measure]:
    """Time each example report from bytes to findings in a process that is warm."""
    session = Session(load())
    examples = reports.examples()
    measures = [
        _checked(session, "text", Source(path.name, path.read_bytes()), 3) for path in examples
    ]
    measures.append(_checked(session, "web", reports.as_page(examples[0]), 20))
    measures.append(_checked(session, "Word", reports.as_word(examples[0]), 20))
    printed = reports.as_pdf(examples[0])
    if printed is not None:
        measures.append(_checked(session, "PDF", printed, 600, calls=5))
    return measures


def _checked(
    session: Session, kind: str, source: Source, budget: float, *, calls: int = 100
) -> Measure:
    milliseconds = 1000 * _typical(partial(session.lint, source, Settings()), calls=calls)
    what = f"one {kind} report, bytes to findings, CPU (`{source.path}`)"
    return Measure(what, milliseconds, " ms", budget)


def many_reports(count: int = 1000) -> list[Measure]:
    """Time a folder of reports from the outside, in a process that has nothing kept, and again."""
    with tempfile.TemporaryDirectory() as folder:
        reports.write(Path(folder, "reports"), count)
        command = processes.reportlint(
            "--isolated", "--format", "json", "--fail-on", "never", f"{folder}/reports"
        )
        costs, again = [], []
        for run in range(ROUNDS):
            os.environ["XDG_CACHE_HOME"] = f"{folder}/cache-{run}"
            costs.append(processes.cost(command))
            again.append(processes.cost(command))
    if any(cost.status for cost in (*costs, *again)):
        raise SystemExit("reportlint failed: nothing was measured")
    seconds = min(cost.seconds for cost in costs)
    unchanged = min(cost.seconds for cost in again) / seconds
    peak = max(cost.peak_bytes for cost in costs)
    return [
        Measure(f"{count:,} text reports, cold", seconds, " s", 2.5),
        Measure("the same, unchanged, against that", unchanged, " ×", 0.3),
        Measure("peak memory of the largest process there", peak / MEGABYTE, " MB", 150),
    ]


def _typical(act: Callable[[], object], *, calls: int = 100) -> float:
    """Give the usual CPU time of a call, in seconds, once warm: the least of the rounds' medians.

    Other work on the machine can only add to it.
    """
    gc.collect()
    medians = []
    for _ in range(1 + ROUNDS):
        times = []
        for _ in range(calls):
            began = time.process_time()
            act()
            times.append(time.process_time() - began)
        medians.append(median(times))
    return min(medians[1:])


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores,", end=" ")
    print(f"{platform.system()} {platform.machine()}, {time.strftime('%Y-%m-%d')}\n")
    print("| what | measured | budget | holds |\n|---|---|---|---|")
    for measure in (start(), *one_report(), *many_reports()):
        print(measure.row(), flush=True)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown processor"


if __name__ == "__main__":
    main()
