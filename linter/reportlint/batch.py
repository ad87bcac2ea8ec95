"""Checks many files, on one core or all of them, with the same outcomes in the same order."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from reportlint.finding import Bilingual
from reportlint.run import Failure, Outcome, Session, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from reportlint.plugins import Plugins

WORTHWHILE = 64
"""Fewer files are sooner checked than a second process is started."""

CHUNK = 16
"""Files a worker takes at a time: enough to forget the cost of asking, few enough to share."""


def outcomes(session: Session, targets: Sequence[Target], jobs: int | None) -> Iterator[Outcome]:
    """Check files in order; without `jobs`, on all cores if there are enough files."""
    if jobs is None:
        jobs = _cores() if len(targets) >= WORTHWHILE else 1
    chunks = [targets[start : start + CHUNK] for start in range(0, len(targets), CHUNK)]
    if jobs == 1 or len(targets) == 1:
        return (session.check(target) for target in targets)
    return _in_parallel(session.plugins, chunks, min(jobs, len(chunks)))


def _in_parallel(
    plugins: Plugins, chunks: Sequence[Sequence[Target]], jobs: int
) -> Iterator[Outcome]:
    """Hand chunks to workers, no more at a time than keeps them busy.

    When a worker dies all chunks under way are lost with it. They are checked again file by file,
    each in a process of its own, so that only the file that kills its worker goes unchecked.
    """
    from concurrent.futures.process import BrokenProcessPool

    waiting = list(reversed(chunks))
    while waiting:
        under_way: list[tuple[Sequence[Target], Future[list[Outcome]]]] = []
        with _pool(plugins, jobs) as pool:
            try:
                while waiting or under_way:
                    while waiting and len(under_way) < 2 * jobs:
                        under_way.append((waiting[-1], pool.submit(_check, waiting[-1])))
                        waiting.pop()
                    yield from under_way[0][1].result()
                    under_way.pop(0)
            except BrokenProcessPool:
                pass
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        for lost, _ in under_way:
            for target in lost:
                yield _alone(plugins, target)


def _alone(plugins: Plugins, target: Target) -> Outcome:
    """Check a file in a process of its own, which may die of it."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(plugins, 1) as pool:
        try:
            return pool.submit(_check, [target]).result()[0]
        except BrokenProcessPool:
            return Outcome(target.path, failures=[Failure(_died(target.path))], unchecked=True)


def _died(path: str) -> Bilingual:
    return Bilingual(
        f"{path}：检查它的进程意外终止（多半是内存不足），未能检查。请单独检查这个文件。",
        f"{path}: not checked: the process checking it died, for want of memory most likely; "
        "check the file by itself.",
    )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pool(plugins: Plugins, jobs: int) -> ProcessPoolExecutor:
    """Make workers; by fork where that is safe, for then they have their plugins at once."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(plugins,))


_session: Session
"""A worker's own session. Under fork it is made of the parent's plugins, already loaded."""


def _begin(plugins: Plugins) -> None:
    """Start a worker; leaving an interrupt to the parent, which ends its workers in good order."""
    global _session
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _session = Session(plugins)


def _check(targets: Sequence[Target]) -> list[Outcome]:
    return [_session.check(target) for target in targets]
