"""Reports a second on an engine, with one and two workers, against the plain command.

    python -m benchmarks.cluster

Each command is run over few reports and over many: the difference is what the others cost, and what is
left is the start, of which a cluster has more. The runs are taken by turns, for the speed of a machine changes.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import machine, processes, reports

FEW, MANY = 32, 1056
"""Two more parts of the size of a job's, for each of two workers."""

ROUNDS = 3

PLAIN = {
    "plain, 1 process": ["--jobs", "1", "--format", "parquet"],
    "plain, 2 processes": ["--jobs", "2", "--format", "parquet"],
}
ON_DASK = {
    "dask, 1 worker": ["--jobs", "1", "--on", "dask"],
    "dask, 2 workers": ["--jobs", "2", "--on", "dask"],
}
COMMANDS = PLAIN | ON_DASK


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for count in (FEW, MANY):
            reports.write(home / str(count), count)
        seconds: dict[tuple[str, int], list[float]] = {}
        for _ in range(ROUNDS):
            for name, options in COMMANDS.items():
                for count in (FEW, MANY):
                    seconds.setdefault((name, count), []).append(_seconds(home, count, options))
    print(f"{machine.described()}\n")
    print(f"| | start and {FEW} reports | reports a second | ms a report |\n|---|---|---|---|")
    for name in COMMANDS:
        each = _each(seconds, name)
        few = median(seconds[name, FEW])
        print(f"| {name} | {few:.1f} s | {1 / each:.0f} | {1000 * each:.1f} |")
    print()
    for plain, on_dask in zip(PLAIN, ON_DASK, strict=True):
        times = _each(seconds, on_dask) / _each(seconds, plain)
        print(f"A report costs {times:.2f} times as much by {on_dask} as by {plain}.")


def _each(seconds: dict[tuple[str, int], list[float]], name: str) -> float:
    """Give the seconds that a report takes by a command, without its start."""
    return (median(seconds[name, MANY]) - median(seconds[name, FEW])) / (MANY - FEW)


def _seconds(home: Path, count: int, options: list[str]) -> float:
    output = home / "data"
    command = processes.reportlint("export", "--isolated", "--no-cache", *options)
    cost = processes.cost([*command, "--output", str(output), str(count)], home)
    if cost.status:
        raise SystemExit("reportlint failed: nothing was measured")
    shutil.rmtree(output)
    return cost.seconds


if __name__ == "__main__":
    main()
