"""The grammar as a text: its productions and the terminals they are made of."""

from __future__ import annotations

import re

from reportlint_grammar.parser import GRAMMAR

TEXT = re.sub("//.*", "", GRAMMAR.read_text(encoding="utf-8"))
"""The grammar without its comments."""

PRODUCTIONS = re.findall(r"^(\w+)\s*:", TEXT, re.MULTILINE)
TERMINALS = sorted(set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", TEXT)))


def without(production: str) -> str:
    """Give the grammar with a terminal that nothing is ever read as in a production's place."""
    return re.sub(rf"(?<![\w%]){production}(?!\w)(?!\s*:)", "NEVER", TEXT) + "\n%declare NEVER\n"
