"""Ctrl-C during a run: what is done is kept, and what came of it is still written."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

Item = TypeVar("Item")


class Interruption:
    """Ctrl-C while the block runs: it ends a wait at once, and writing only when it is done.

    Asked a second time, it ends whatever goes on. Where nobody can ask, as in a thread or where it
    is ignored, nothing changes.
    """

    def __init__(self) -> None:
        self._asked = False
        self._waiting = False
        self._is_heeded = False

    def __enter__(self) -> Interruption:
        """Take over from Python's own way, which breaks off anything anywhere."""
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            with contextlib.suppress(ValueError):  # Only the main thread may say what it does.
                signal.signal(signal.SIGINT, self._ask)
                self._is_heeded = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Give back what was taken over."""
        if self._is_heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def awaiting(self, items: Iterable[Item]) -> Iterator[Item]:
        """Pass on what is waited for; raises KeyboardInterrupt in a wait, or before the next."""
        iterator = iter(items)
        while True:
            self._waiting = True
            if self._asked:
                raise KeyboardInterrupt
            try:
                item = next(iterator)
            except StopIteration:
                return
            finally:
                self._waiting = False
            yield item

    def _ask(self, *_: object) -> None:
        if self._waiting or self._asked:
            raise KeyboardInterrupt
        self._asked = True
