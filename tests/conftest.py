"""Chooses how hard hypothesis tries, has every file checked, whatever earlier runs found, and in Chinese."""

from __future__ import annotations

import os

from tests.builder import profiles

os.environ["REPORTLINT_NO_CACHE"] = "1"
for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(variable, None)
profiles.load()
