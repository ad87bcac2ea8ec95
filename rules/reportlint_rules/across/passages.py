"""What findings say of texts that repeat each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

PASSAGES = 2
"""Passages that are quoted."""
_LONGEST = 48
"""Characters of a passage that are quoted."""


def quoted(passages: Iterable[str]) -> str:
    """Quote the first passages that are repeated."""
    return "".join(f"“{_cut(passage)}”" for passage in islice(passages, PASSAGES))


def _cut(text: str) -> str:
    said = "".join(text.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
