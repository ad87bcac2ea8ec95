"""What is taken in at a time, by the page and by the server alike."""

from __future__ import annotations

from reportlint.files.contents import LIMIT

MOST_FILES = 5000
LARGEST_FILE = LIMIT
"""Bytes of any file but an archive: of a larger one, the checker wants no more than its size."""
