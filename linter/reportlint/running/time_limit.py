"""A time limit: what takes too long is interrupted where it stands, be it in a loop or in a pattern.

An alarm rings by a signal of the system, for which Python's own patterns look out as well. Nothing
else is as cheap, or reaches into a pattern; where there is no such signal, there is no limit.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import NoReturn, TypeVar

_T = TypeVar("_T")


class TookTooLong(BaseException):
    """The alarm has rung; no `except Exception` of a plugin's is to take it for its own."""


def can_be_set() -> bool:
    """Say whether there is an alarm to set, here and now, that nobody else has set."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )


def within(seconds: float, act: Callable[[], _T]) -> _T:
    """Give what a call gives; raises TookTooLong if it is not done within so many seconds.

    The alarm rings again and again, lest the call go on in spite of it.
    """
    signal.signal(signal.SIGALRM, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
            return act()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        # It may have rung while it was being put off: then it is put off now, long before the next.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _ring(*_: object) -> NoReturn:
    raise TookTooLong
