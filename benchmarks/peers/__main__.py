"""Print a Markdown table of what other linters take for the same files, beside reportlint."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import machine, processes, reports
from benchmarks.peers import running
from benchmarks.peers.installing import NotInstalledError
from benchmarks.peers.known import LINTERS, Peer
from benchmarks.turns import by_turns, ratio
from benchmarks.warm import checking, sources_of

COUNT = 100
"""So many reports: the slowest of the peers takes a tenth of a second for each."""
ROUNDS = 5

_HEAD = (
    "tool",
    "warm, CPU a report",
    "reportlint ÷ it",
    "cold, CPU",
    "reportlint ÷ it",
    "cold, wall",
    "reportlint ÷ it",
)


def main() -> None:
    """Print the table."""
    print(f"{machine.described()}; {COUNT} reports\n")
    print(f"| {' | '.join(_HEAD)} |\n{'|---' * len(_HEAD)}|")
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "reports")
        reports.write(files, COUNT)
        for peer in LINTERS:
            print(_row(peer, files), flush=True)


def _row(peer: Peer, files: Path) -> str:
    try:
        cells = [peer.packages[0], *_warm(peer, files), *_cold(peer, files)]
    except NotInstalledError as error:
        cells = [peer.packages[0], f"skipped, not installed: {error}", *[""] * (len(_HEAD) - 2)]
    return f"| {' | '.join(cells)} |"


def _warm(peer: Peer, files: Path) -> list[str]:
    with running.warm_linter(peer, files) as theirs:
        turns = by_turns(checking(sources_of(files)), theirs, rounds=ROUNDS)
    milliseconds = 1000 * median(peers for _, peers in turns) / COUNT
    return [f"{milliseconds:.3g} ms", f"{ratio(turns):.2g} ×"]


def _cold(peer: Peer, files: Path) -> list[str]:
    ours = processes.reportlint("--isolated", "--fail-on", "never", ".")
    turns = by_turns(
        partial(processes.cost, ours, files),
        partial(processes.cost, running.command(peer), files),
        rounds=ROUNDS,
    )
    cells = []
    for name in ("cpu_seconds", "seconds"):
        pairs = [(getattr(mine, name), getattr(peers, name)) for mine, peers in turns]
        cells += [f"{median(peers for _, peers in pairs):.3g} s", f"{ratio(pairs):.2g} ×"]
    return cells


if __name__ == "__main__":
    main()
