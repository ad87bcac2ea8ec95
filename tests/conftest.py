"""Chooses how hard hypothesis tries."""

from __future__ import annotations

from tests.builder import profiles

profiles.load()
