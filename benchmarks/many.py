"""A hundred thousand reports in one run on one machine, and once more: time, and memory of each process.

    python -m benchmarks.many FOLDER [COUNT] [OPTION of reportlint check …]

The reports are written to the folder unless it is there: those of many offices for two years, in the
shapes of the examples, most with something to be found. What is measured is the command from outside.
What has been checked before is not new to the first run: the cache is that of the user, or where
XDG_CACHE_HOME says. Linux only, where one sees what a process that goes on has taken.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import machine, processes, reports

COUNT = 100_000
INTERVAL = 0.5
"""Seconds between two looks at the processes. The kernel remembers the peak of each."""
_KILOBYTE, _MEGABYTE = 1024, 1_000_000


class Taken(NamedTuple):
    """What a run took: memory of the process that leads it, and of the largest of the others."""

    seconds: float
    leading_bytes: int
    worker_bytes: int
    status: int

    def row(self, what: str, count: int) -> str:
        """Give a line of the table."""
        peaks = f"{self.leading_bytes / _MEGABYTE:.0f} MB | {self.worker_bytes / _MEGABYTE:.0f} MB"
        each = f"{count / self.seconds:.0f} | {1000 * self.seconds / count:.2f}"
        return f"| {what} | {self.seconds:.0f} s | {each} | {peaks} | {self.status} |"


def main() -> None:
    """Print a table."""
    folder, *rest = sys.argv[1:]
    count = int(rest.pop(0)) if rest and rest[0].isdigit() else COUNT
    if not Path(folder).exists():
        reports.write_years(Path(folder), count)
    options = ["--isolated", "--format", "jsonl", "--output", f"{folder}.jsonl", *rest]
    print(f"{count:,} reports, {' '.join(rest) or 'all rules'}; {machine.described()}\n")
    print("| run | time | reports a second | ms a report | leading | a worker | exit |")
    print("|---|---|---|---|---|---|---|")
    for what in ("first", "second"):
        taken = watched(processes.reportlint("check", *options, folder))
        print(taken.row(what, count), flush=True)


def watched(command: list[str]) -> Taken:
    """Run a command, and look at its processes while it goes on."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    leading = worker = 0
    while process.poll() is None:
        leading = max(leading, _peak(process.pid))
        worker = max([worker, *map(_peak, _children(process.pid))])
        time.sleep(INTERVAL)
    return Taken(time.perf_counter() - began, leading, worker, process.returncode)


def _peak(number: int) -> int:
    """Give the most bytes that a process has had in memory; 0 for one that is gone."""
    try:
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(peaks[0]) * _KILOBYTE if peaks else 0


def _children(number: int) -> list[int]:
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="utf-8")
    except OSError:
        return []
    return [*map(int, children.split())]


if __name__ == "__main__":
    main()
