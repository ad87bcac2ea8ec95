"""No text keeps a pattern busy: each is met with what it likes best, over and over.

Time is that of this process alone, and the best of three; the bound is ten times what is needed.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.attack import collected
from tests.attack.attacks import Attack, attacks
from tests.attack.collected import Collected

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="nothing here stops a pattern that goes on"
)

SHORT, LONG = 2_000, 20_000
LIMITS = {SHORT: 0.05, LONG: 0.25}
"""How many seconds a text of so many characters may take."""
DOUBTFUL = 0.001
"""From so many seconds on for a short text a long one is tried."""
ROUNDS = 3
SAMPLE = None if os.environ.get("HYPOTHESIS_PROFILE", "ci") != "ci" else 250
"""So many attacks on a pattern; without the profile `full`, a sample of them."""


class _TooSlow(Exception):
    pass


def test_every_pattern_is_met() -> None:
    met = {(pattern.module, pattern.line) for pattern in collected.patterns()}
    unmet = [
        site
        for site in collected.sites()
        if not any((site.module, line) in met for line in range(site.first, site.last + 1))
    ]
    assert not unmet, "make these patterns when their modules are imported"


def test_what_python_does_not_see_through_is_noticed() -> None:
    """The attacks find what is wrong with these, and nothing wrong with those."""
    for slow in (r"\d+\s*(?:件)?\s*[。]?\s*(?:其中.*)?", r"(?:[一-龥]+，?)+。", r"(?:附\s*)+\s+件"):
        assert _slow(_made(slow, "fullmatch")), slow
    for slow in (r"\s+$", r"[1-9]\d*件"):
        assert _slow(_made(slow, "search")), slow
    for quick in (r"\d+\s*+(?:件)?\s*+[。]?\s*+(?:其中.*)?", r"(?:[一-龥]++，?)+。"):
        assert not _slow(_made(quick, "fullmatch")), quick


def test_no_pattern_is_kept_busy() -> None:
    slow = {pattern.place: found for pattern in collected.patterns() if (found := _slow(pattern))}
    assert not slow, "what the text begins with, repeats and ends with"


def _made(text: str, *methods: str) -> Collected:
    return Collected("", 0, text, 0, is_of_bytes=False, methods=methods)


def _slow(pattern: Collected) -> list[Attack]:
    """Give attacks that keep a pattern busy: one is enough."""
    compiled = pattern.compiled()
    tried = list(attacks(pattern.text, pattern.flags))
    if SAMPLE is not None and len(tried) > SAMPLE:
        tried = random.Random(pattern.text).sample(tried, SAMPLE)
    for method in pattern.methods:
        ask = _ask(compiled, method)
        for attack in tried:
            if _is_slow(ask, attack, as_bytes=pattern.is_of_bytes):
                return [attack]
    return []


def _ask(pattern: re.Pattern[Any], method: str) -> Callable[[Any], object]:
    if method == "finditer":
        return lambda text: sum(1 for _ in pattern.finditer(text))
    if method == "sub":
        return lambda text: pattern.sub(text[:0], text)
    function: Callable[[Any], object] = getattr(pattern, method)
    return function


def _is_slow(ask: Callable[[Any], object], attack: Attack, *, as_bytes: bool) -> bool:
    for length, limit in LIMITS.items():
        text = attack.text(length)
        seconds = _seconds(ask, text.encode("latin-1", "replace") if as_bytes else text, limit)
        if seconds >= limit:
            return True
        if seconds < DOUBTFUL:
            return False
    return False


def _seconds(ask: Callable[[Any], object], text: str | bytes, limit: float) -> float:
    """Say how long a pattern takes for a text: the least of some rounds, once it is too long."""

    def stop(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        for _ in range(ROUNDS):
            began = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            try:
                ask(text)
                return time.process_time() - began
            except _TooSlow:
                continue
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return limit
    finally:
        signal.signal(signal.SIGVTALRM, before)
