"""What findings say of texts that repeat each other."""

from __future__ import annotations

from reportlint_grammar.content.repetition import Repetition

_MOST = 2
"""Passages that are quoted."""
_LONGEST = 48
"""Characters of a passage that are quoted."""


def quoted(repetition: Repetition) -> str:
    """Quote the longest passages that are repeated, as this text has them."""
    return "".join(f"“{_cut(passage.text)}”" for passage in repetition.passages[:_MOST])


def _cut(text: str) -> str:
    said = "".join(text.split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
