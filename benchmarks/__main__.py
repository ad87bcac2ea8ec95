"""Measure, and print a Markdown table of what was measured against what was promised.

All but the memory is a ratio of two things measured by turns, for the speed of a machine changes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from benchmarks import machine, processes, reports
from benchmarks.peers import running
from benchmarks.peers.installing import NotInstalledError
from benchmarks.peers.known import AUTOCORRECT
from benchmarks.turns import Turn, by_turns, ratio
from benchmarks.warm import checking, sources_of
from reportlint.hookspecs import Source

MEGABYTE = 1_000_000
STARTS = 31
"""A start takes so little that noise is much of it."""
ROUNDS = 15
RUNS = 5
MANY = 1000
ALIKE = 40
"""So many text reports take long enough to be measured; so many times one is checked for a page."""


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


def start() -> list[Measure]:
    """Compare the start with that of Python importing click."""
    turns = by_turns(
        _cpu(processes.reportlint("--version")),
        _cpu([sys.executable, "-c", "import click"]),
        rounds=STARTS,
    )
    what = "start (`--version`), CPU ÷ `python -c 'import click'`"
    return [Measure(what, ratio(turns), " ×", 1.2)]


def text_reports() -> list[Measure]:
    """Compare the checking of text reports with autocorrect's, both warm."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        files = Path(folder, "reports")
        reports.write(files, ALIKE)
        theirs = stack.enter_context(running.warm_linter(AUTOCORRECT, files))
        turns = by_turns(checking(sources_of(files)), theirs, rounds=ROUNDS)
    what = "a text report, bytes to findings, warm, CPU ÷ autocorrect"
    return [Measure(what, ratio(turns), " ×", 1.5)]


def other_kinds() -> list[Measure]:
    """Compare the checking of one report as a page and as a Word file with that of its text."""
    example = reports.examples()[0]
    text = checking([Source(example.name, example.read_bytes())] * ALIKE)
    kinds = [("a web page", reports.as_page(example), 4.0), ("a Word", reports.as_word(example), 6)]
    return [
        Measure(
            f"{kind} report, warm, CPU ÷ the same as text",
            ratio(by_turns(checking([source] * ALIKE), text, rounds=ROUNDS)),
            " ×",
            budget,
        )
        for kind, source, budget in kinds
    ]


def printed() -> list[Measure]:
    """Compare the checking of a PDF file with what pdfplumber needs to read its tables."""
    source = reports.as_pdf(reports.examples()[0])
    if source is None:
        return []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder, source.path)
        file.write_bytes(source.data)
        theirs = stack.enter_context(running.warm_pdfplumber(file))
        turns = by_turns(checking([source]), theirs, rounds=ROUNDS)
    what = "a PDF report of 6 pages, warm, CPU ÷ pdfplumber's `extract_tables`"
    return [Measure(what, ratio(turns), " ×", 0.4)]


def many_reports() -> list[Measure]:
    """Compare a folder of reports with autocorrect from the outside: new to both, and seen before."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "reports")
        reports.write(files, MANY)
        ours = processes.reportlint("--isolated", "--format", "json", "--fail-on", "never", ".")
        theirs = running.command(AUTOCORRECT)
        first, second, peaks = [], [], []
        for run in range(RUNS):
            os.environ["XDG_CACHE_HOME"] = f"{folder}/cache-{run}"
            cold, peer, again = (processes.cost(each, files) for each in (ours, theirs, ours))
            if cold.status or again.status:
                raise SystemExit("reportlint failed: nothing was measured")
            first.append((cold.seconds, peer.seconds))
            second.append((again.seconds, peer.seconds))
            peaks.append(cold.peak_bytes)
    return [
        Measure(f"{MANY:,} text reports, cold, wall ÷ autocorrect", ratio(first), " ×", 1.5),
        Measure("the same, unchanged, a second time", ratio(second), " ×", 0.3),
        Measure("peak memory of the largest process there", max(peaks) / MEGABYTE, " MB", 150),
    ]


def _cpu(command: list[str]) -> Turn:
    return lambda: processes.cost(command).cpu_seconds


def main() -> None:
    """Print the table."""
    print(f"{machine.described()}\n")
    print("| what | measured | budget | holds |\n|---|---|---|---|")
    for measure in (start, text_reports, other_kinds, printed, many_reports):
        for row in _rows(measure):
            print(row, flush=True)


def _rows(measure: Callable[[], Sequence[Measure]]) -> list[str]:
    try:
        return [line.row() for line in measure()]
    except NotInstalledError as error:
        return [f"| {measure.__name__} | skipped: {error} | | |"]


if __name__ == "__main__":
    main()
