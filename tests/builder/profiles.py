"""How hard hypothesis tries: `ci` unless the environment says HYPOTHESIS_PROFILE=thorough."""

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
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=_SLOW, print_blob=True
)


def load() -> None:
    """Choose the profile for this run."""
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
