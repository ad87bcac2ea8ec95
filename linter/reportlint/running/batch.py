"""Checks many files, here or in workers, with the same outcomes in the same order."""

from __future__ import annotations

import gc
import os
from collections import deque
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Protocol

from reportlint.checking.session import Session
from reportlint.discovery.target import Target, refused
from reportlint.hookspecs import Unreadable
from reportlint.model.outcome import Outcome
from reportlint.running import time_limit
from reportlint.running.worker import Task, Worker, can_be_started, hung

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from reportlint.messages.languages import Bilingual


WORTHWHILE = 64
"""Fewer texts are sooner checked than a second process is started."""

WORTHWHILE_APART = 4
"""The same of files whose readers take longer."""

ENOUGH = 5.0
"""Seconds after which a text goes to a worker: hundreds of times what one needs, but no long wait."""

CHUNK = 16
"""Files a worker takes at a time: enough to forget the cost of asking, few enough to share."""


STRETCH = 512
"""Files whose outcomes are recalled, and kept, at a time: few enough to be held in memory."""


class Keeping(Protocol):
    """What is known of files from elsewhere, and what is to be known of them later."""

    @property
    def trouble(self) -> Bilingual | None:
        """What went wrong with it, if anything did: from then on it knows nothing."""

    def recalled(self, targets: Sequence[Target]) -> list[tuple[bytes | None, Outcome | None]]:
        """Give the key of each file, if it may have one, and what is known to become of it."""

    def keep(self, key: bytes | None, target: Target, outcome: Outcome) -> None:
        """Keep what became of a file."""

    def save(self) -> None:
        """Save what is to be kept."""


def outcomes(
    session: Session, targets: Sequence[Target], jobs: int | None, kept: Keeping | None = None
) -> Generator[Outcome, None, None]:
    """Check files in order; those that are as they were are recalled, if outcomes are `kept`."""
    if kept is None:
        yield from _fresh(session, targets, jobs)
        return
    for start in range(0, len(targets), STRETCH):
        yield from _recalled(session, targets[start : start + STRETCH], jobs, kept)


def _recalled(
    session: Session, targets: Sequence[Target], jobs: int | None, kept: Keeping
) -> Generator[Outcome, None, None]:
    """Recall what is known, check the rest, and keep what comes of it, however early it ends."""
    known = kept.recalled(targets)
    left = [target for target, (_, outcome) in zip(targets, known, strict=True) if outcome is None]
    try:
        with closing(_fresh(session, left, jobs)) as fresh:
            for target, (key, outcome) in zip(targets, known, strict=True):
                if outcome is None:
                    outcome = next(fresh)
                    kept.keep(key, target, outcome)
                yield outcome
    finally:
        kept.save()


def _fresh(
    session: Session, targets: Sequence[Target], jobs: int | None
) -> Generator[Outcome, None, None]:
    """Check files in order; without `jobs`, on all cores if there are enough files.

    A file whose reader is to be kept apart is checked by a worker, be it the only one. So is any
    where nothing could interrupt its check. What nothing on this machine reads is refused before
    any worker is started.
    """
    # What is there by now stays: to look it all through, again and again, would be a twentieth of the time.
    gc.freeze()
    at_once = [session.refused_at_once(target) for target in targets]
    left = [target for target, outcome in zip(targets, at_once, strict=True) if outcome is None]
    with closing(_checked(session, left, jobs)) as checked:
        for outcome in at_once:
            yield outcome or next(checked)


def _checked(
    session: Session, targets: Sequence[Target], jobs: int | None
) -> Generator[Outcome, None, None]:
    if not can_be_started():
        return (session.check(target) for target in targets)
    apart = [session.keeps_apart(target) for target in targets]
    if jobs is None:
        enough = len(targets) >= WORTHWHILE or sum(apart) >= WORTHWHILE_APART
        jobs = _cores() if enough else 1
    if not any(apart) and (jobs == 1 or len(targets) == 1) and time_limit.can_be_set():
        return _here(session, targets)
    return _Crew(session, targets, apart, min(jobs, len(targets))).outcomes()


def _here(session: Session, targets: Sequence[Target]) -> Generator[Outcome, None, None]:
    """Check files in this process; from the first that takes too long on, in another."""
    for number, target in enumerate(targets):
        try:
            # Its bytes come first, and may take their time: what a pipe gives, it gives but once.
            source = session.source(target)
            check = partial(session.check, target._replace(data=source.data))
            outcome = time_limit.within(ENOUGH, check)
        except Unreadable as refusal:
            outcome = session.give_up(refused(target.path, refusal), target.settings)
        except time_limit.TookTooLong:
            rest = [target._replace(data=source.data), *targets[number + 1 :]]
            break
        yield outcome
    else:
        return
    yield from _Crew(session, rest, [False] * len(rest), 1).outcomes()


class _Crew:
    """Workers, each busy with a few files at a time."""

    def __init__(
        self, session: Session, targets: Sequence[Target], apart: Sequence[bool], size: int
    ) -> None:
        self._session = session
        self._size = size
        self._waiting = deque(
            Task(number, target, is_apart)
            for number, (target, is_apart) in enumerate(zip(targets, apart, strict=True))
        )
        self._workers: list[Worker] = []
        self._done: dict[int, Outcome] = {}

    def outcomes(self) -> Generator[Outcome, None, None]:
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
                            self._lose(worker, hung(worker.given[0]))
                yield self._done.pop(number)
        finally:
            for worker in self._workers:
                worker.end()

    def _keep_busy(self) -> None:
        """See that there are workers enough, and give each that has nothing left its next files."""
        while self._waiting and len(self._workers) < self._size:
            self._workers.append(Worker(self._session.plugins))
            self._give(self._workers[-1])
        for worker in [worker for worker in self._workers if not worker.given]:
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
        number, target, _ = worker.given.popleft()
        self._done[number] = self._session.give_up(refused(target.path, refusal), target.settings)
        self._waiting.extendleft(reversed(worker.given))
        self._workers.remove(worker)
        worker.end()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
