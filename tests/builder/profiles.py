"""How hard tests try: `ci` unless the environment says HYPOTHESIS_PROFILE=full or =thorough."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "ci",
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=_SLOW,
)
settings.register_profile("full", parent=settings.get_profile("ci"), max_examples=100)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=_SLOW, print_blob=True
)


_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
_TRUTHS = {"ci": 11}
_MANY_TRUTHS = 500
_MENDED = {"ci": 20, "full": 500}
_MANY_MENDED = 1000
_KILLS = {"ci": 150}
_EVERY_KILL = 1_000_000
_SLIPPED_TRUTHS = {"ci": 4, "full": 20}
_MANY_SLIPPED_TRUTHS = 100


def load() -> None:
    """Choose the profile for this run."""
    settings.load_profile(_PROFILE)


def truths() -> int:
    """Say how many reports are to be written down in every format, which takes its time."""
    return _TRUTHS.get(_PROFILE, _MANY_TRUTHS)


def mended() -> int:
    """Say how many reports are to be mended in every format that can be."""
    return _MENDED.get(_PROFILE, _MANY_MENDED)


def kills() -> int:
    """Say how many times, at most, a process is to be killed while it writes."""
    return _KILLS.get(_PROFILE, _EVERY_KILL)


def slipped_truths() -> int:
    """Say how many reports are to have every slip made in them by turns."""
    return _SLIPPED_TRUTHS.get(_PROFILE, _MANY_SLIPPED_TRUTHS)
