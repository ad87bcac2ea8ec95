"""Print by how much twice the input takes longer, and more memory; exit 1 where it is too much.

`python -m benchmarks.growth WORD…` looks only at the kinds that have all these words in their names.
"""

from __future__ import annotations

import gc
import pkgutil
import signal
import sys
import time
import tracemalloc
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from benchmarks import growth
from benchmarks.growth.texts import Make
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.plugins.loading import load

MOST = 2.2
"""Twice the input may take so many times as long: 2, and what noise adds."""
ENOUGH_SECONDS = 0.05
"""A shorter time says little of what it is made of."""
FEWEST, MOST_PIECES = 100, 200_000
ROUNDS = 6
"""A ratio that is too high is measured again so often: noise only adds to a time."""
LIMIT_SECONDS = 20
"""What takes longer is stopped, and grows too fast."""
MEGABYTE = 1_000_000


class Growth(NamedTuple):
    """What a kind of file costs: the time with n, 2n and 4n pieces, the memory with n/2 and n."""

    kind: str
    pieces: int
    seconds: tuple[float, float, float]
    peak_bytes: tuple[int, int]

    @property
    def ratios(self) -> tuple[float, float, float]:
        """By how much twice the input takes longer, measured twice, and more memory."""
        once, twice, four_times = self.seconds
        less, more = self.peak_bytes
        return twice / once, four_times / twice, more / less

    @property
    def holds(self) -> bool:
        """Whether it grows with the input, and no faster; of next to no time there is nothing to say."""
        return self.seconds[-1] < ENOUGH_SECONDS or max(self.ratios) <= MOST

    def row(self) -> str:
        """Give the line in Markdown."""
        first, second, memory = self.ratios
        holds = "yes" if self.holds else "**no**"
        return (
            f"| {self.kind} | {self.pieces:,} | {1000 * self.seconds[0]:.0f} ms | {first:.2f} |"
            f" {second:.2f} | {self.peak_bytes[0] / MEGABYTE:.0f} MB | {memory:.2f} | {holds} |"
        )


class _TooSlow(BaseException):
    """No error of a rule or a reader, which the session would catch."""


class Bench:
    """Checks files in this process and says what each took.

    Python's search for cyclic garbage is off meanwhile: it comes in steps, when what is new is a
    quarter of all there is, so that a ratio would tell of the size of the program.
    """

    def __init__(self) -> None:
        self._session = Session(load())
        gc.disable()
        signal.signal(signal.SIGVTALRM, _stop)

    def growth(self, kind: str, make: Make) -> Growth:
        """Measure a kind of file at a size at which there is something to measure."""
        pieces = FEWEST
        self.seconds(make, pieces)  # So that nothing is made for the first time from here on.
        while self.seconds(make, pieces) < ENOUGH_SECONDS and pieces < MOST_PIECES:
            pieces *= 2
        once, twice, four_times = pieces, 2 * pieces, 4 * pieces
        seconds = [float("inf")] * 3
        for _ in range(ROUNDS):
            again = [self.seconds(make, size) for size in (once, twice, four_times)]
            seconds = list(map(min, seconds, again))
            if seconds[1] <= MOST * seconds[0] and seconds[2] <= MOST * seconds[1]:
                break
        peaks = self.peak(make, once // 2), self.peak(make, once)
        return Growth(kind, pieces, (seconds[0], seconds[1], seconds[2]), peaks)

    def seconds(self, make: Make, pieces: int) -> float:
        """Give the CPU time that checking a file takes; without end if it is stopped."""
        source = Source(*make(pieces))
        gc.collect()
        began = time.process_time()
        is_done = self._check(source)
        return time.process_time() - began if is_done else float("inf")

    def peak(self, make: Make, pieces: int) -> int:
        """Give the memory that checking a file takes at most."""
        source = Source(*make(pieces))
        gc.collect()
        tracemalloc.start()
        self._check(source)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    def _check(self, source: Source) -> bool:
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_SECONDS)
        try:
            self._session.lint(source, Settings())
        except _TooSlow:
            return False
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return True


def _stop(*_: object) -> None:
    raise _TooSlow


def kinds() -> Mapping[str, Make]:
    """Give every kind of file, by its name."""
    found: dict[str, Make] = {}
    for module in pkgutil.iter_modules(growth.__path__, f"{growth.__name__}."):
        if not module.name.endswith("__main__"):
            found |= import_module(module.name).KINDS
    return found


def main() -> None:
    """Print the table."""
    bench = Bench()
    print(
        "| kind | n | time | × 2 | × 4 | memory | × 2 | holds |\n|---|---|---|---|---|---|---|---|"
    )
    failed = measured = 0
    for kind, make in kinds().items():
        if all(word in kind for word in sys.argv[1:]):
            measure = bench.growth(kind, make)
            print(measure.row(), flush=True)
            measured += 1
            failed += not measure.holds
    print(f"\n{failed} of {measured} kinds grow faster than the input.")
    sys.exit(1 if failed or not measured else 0)


if __name__ == "__main__":
    main()
