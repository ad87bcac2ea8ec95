"""Chooses how hard hypothesis tries, and has every file checked, whatever earlier runs found."""

from __future__ import annotations

import os

from tests.builder import profiles

os.environ["REPORTLINT_NO_CACHE"] = "1"
profiles.load()
