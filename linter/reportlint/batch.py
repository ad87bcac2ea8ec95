"""Checks many files, here or in workers, with the same outcomes in the same order."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

from reportlint.hookspecs import Unreadable
from reportlint.outcome import Outcome
from reportlint.run import Session, Target, refused
from reportlint.worker import Worker, hung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORTHWHILE = 64
"""Fewer texts are sooner checked than a second process is started."""

WORTHWHILE_APART = 4
"""The same of files whose readers take longer."""

CHUNK = 16
"""Files a worker takes at a time: enough to forget the cost of asking, few enough to share."""


def outcomes(session: Session, targets: Sequence[Target], jobs: int | None) -> Iterator[Outcome]:
    """Check files in order; without `jobs`, on all cores if there are enough files.

    A file whose reader is to be kept apart is checked by a worker, be it the only one.
    """
    apart = sum(map(session.keeps_apart, targets))
    if jobs is None:
        enough = len(targets) >= WORTHWHILE or apart >= WORTHWHILE_APART
        jobs = _cores() if enough else 1
    if not apart and (jobs == 1 or len(targets) == 1):
        return (session.check(target) for target in targets)
    return _Crew(session, targets, min(jobs, len(targets))).outcomes()


class _Crew:
    """Workers, each busy with a few files at a time."""

    def __init__(self, session: Session, targets: Sequence[Target], size: int) -> None:
        self._session = session
        self._size = size
        self._waiting = deque(enumerate(targets))
        self._workers: list[Worker] = []
        self._done: dict[int, Outcome] = {}

    def outcomes(self) -> Iterator[Outcome]:
        """Give what became of each file, in their order."""
        from multiprocessing.connection import wait

        count = len(self._waiting)
        try:
            for number in range(count):
                while number not in self._done:
                    self._keep_busy()
                    soonest = min(worker.seconds_left for worker in self._workers)
                    ready = wait([worker.connection for worker in self._workers], soonest)
                    for worker in list(self._workers):
                        if worker.connection in ready:
                            self._take(worker)
                        elif not worker.seconds_left:
                            self._lose(worker, hung())
                yield self._done.pop(number)
        finally:
            for worker in self._workers:
                worker.end()

    def _keep_busy(self) -> None:
        """See that there are workers enough, and give each that has nothing left its next files."""
        while self._waiting and len(self._workers) < self._size:
            self._workers.append(Worker(self._session.plugins))
            self._give(self._workers[-1])
        for worker in [of for of in self._workers if not of.given]:
            if self._waiting:
                self._give(worker)
            else:
                self._workers.remove(worker)
                worker.end()

    def _give(self, worker: Worker) -> None:
        """Hand over some files; fewer towards the end, so that no worker is last by far."""
        share = max(1, min(CHUNK, len(self._waiting) // (2 * self._size)))
        worker.give([self._waiting.popleft() for _ in range(share)])

    def _take(self, worker: Worker) -> None:
        try:
            number, outcome = worker.take()
        except Unreadable as refusal:
            self._lose(worker, refusal)
        else:
            self._done[number] = outcome

    def _lose(self, worker: Worker, refusal: Unreadable) -> None:
        """Give up a worker and the file it was at; its other files wait for the next one."""
        number, target = worker.given.popleft()
        self._done[number] = self._session.give_up(refused(target.path, refusal), target.settings)
        self._waiting.extendleft(reversed(worker.given))
        self._workers.remove(worker)
        worker.end()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
