"""A process apart that checks files: where it hangs, dies or runs out of memory, one file is lost.

Readers of other formats than text rely on libraries, and take what strangers made of a file. What
they do to a worker ends the worker; the run goes on with another.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from reportlint.checking.reported_findings import traced
from reportlint.checking.session import Session
from reportlint.discovery.target import refused
from reportlint.errors import described
from reportlint.hookspecs import Unreadable
from reportlint.model.outcome import Outcome
from reportlint.refusals.catalogue import have_at_hand, kept_elsewhere, refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from reportlint.discovery.target import Target
    from reportlint.plugins.loading import Plugins

PATIENCE = 120.0
"""Seconds for one file. The slowest reader, which runs LibreOffice, gives up by itself before."""

PATIENCE_WITH_TEXT = 30.0
"""The same for a text of a usual size: a thousand times what one needs."""

GRACE = 3.0
"""Seconds to put things away in, for a worker that is told to end."""

MEMORY = 2 * 1024**3
"""Bytes of address space a worker may take up of its own: ten times what any report has needed."""


SELDOM = 50_000
"""So many values are made, a few reports' worth, before those that are gone are looked for: 5 % less time."""


def can_be_started() -> bool:
    """Say whether there are processes; in a browser, its page ends what hangs, and begins again."""
    return sys.platform not in ("emscripten", "wasi")


class Task(NamedTuple):
    """A file to check, its number among the others, and whether its reader is to be kept apart."""

    number: int
    target: Target
    is_apart: bool

    @property
    def patience(self) -> float:
        """The seconds that may be spent on it."""
        return PATIENCE if self.is_apart else PATIENCE_WITH_TEXT


class Worker:
    """One such process, and the files it was given; the first of them is the one it is at."""

    def __init__(self, plugins: Plugins) -> None:
        from multiprocessing import get_context

        # By fork where that is safe, for then the worker has its plugins at once.
        context = get_context("fork") if sys.platform == "linux" else get_context("spawn")
        self.given: deque[Task] = deque()
        self.connection, theirs = context.Pipe()
        self._scratch = tempfile.mkdtemp(prefix="reportlint-")
        self._process = context.Process(
            target=_work, args=(plugins, self.connection, theirs, self._scratch), daemon=True
        )
        self._process.start()
        theirs.close()
        self._since = time.monotonic()

    def give(self, tasks: Sequence[Task]) -> None:
        """Hand it files when it has none left; none at all to dismiss it."""
        self.given.extend(tasks)
        self._since = time.monotonic()
        with contextlib.suppress(BrokenPipeError):  # It has died: taking from it will say so.
            self.connection.send([task.target for task in tasks])

    @property
    def seconds_left(self) -> float:
        """How long it may still take over the file it is at."""
        return max(self._since + self.given[0].patience - time.monotonic(), 0.0)

    def take(self) -> tuple[int, Outcome]:
        """Take what became of the file it was at, with its number; raises Unreadable if it died."""
        try:
            outcome: Outcome = self.connection.recv()
        except (EOFError, OSError):
            raise died() from None
        self._since = time.monotonic()
        return self.given.popleft().number, outcome

    def end(self) -> None:
        """End it, and whatever it started, leaving nothing behind."""
        if self.given:
            self._process.terminate()
        else:
            self.give([])
        self._process.join(GRACE)
        if self._process.is_alive():
            self._kill()
            self._process.join()
        self.connection.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _kill(self) -> None:
        if hasattr(os, "killpg") and self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()


def hung(task: Task) -> Unreadable:
    """Say that a file takes too long."""
    key = "process.hung" if task.is_apart else "process.hung-over-text"
    return refusal(key, seconds=task.patience)


def died() -> Unreadable:
    """Say that a file was the end of the process that read it."""
    return refusal("process.died")


# ---------------------------------------------------------------- within the process


def _work(plugins: Plugins, ours: Connection, connection: Connection, scratch: str) -> None:
    """Check what is handed over, until it is nothing or there is nobody left to hand it over."""
    ours.close()
    try:
        _settle_in(scratch)
        session = Session(plugins)
        while targets := connection.recv():
            for target in targets:
                _send(connection, session.check(target))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _send(connection: Connection, outcome: Outcome) -> None:
    try:
        connection.send(outcome)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # A rule of a stranger may give what no process can hand over.
        connection.send(_untold(outcome.path, error))


def _settle_in(scratch: str) -> None:
    """Keep to a group, a folder and a share of memory of its own; leave standard output alone."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _put_away)
    tempfile.tempdir = scratch
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    have_at_hand()
    gc.set_threshold(SELDOM)
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    share = _taken() + MEMORY
    least = share if most == resource.RLIM_INFINITY else min(share, most)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


def _taken() -> int:
    """Give the bytes of address space that it has from the process it was forked from.

    Some libraries reserve more of it than any report needs, and use none.
    """
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _put_away(*_: object) -> NoReturn:
    """Leave by way of every `finally`, so that a program started by a reader is ended, too."""
    raise SystemExit


def _untold(path: str, error: Exception) -> Outcome:
    reason = kept_elsewhere("process.not-handed-over", why=described(error))
    unchecked = replace(refused(path, reason), traceback=traced(error))
    return Outcome(path, unchecked=unchecked)
