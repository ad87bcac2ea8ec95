"""The grammar as a text: its productions and the terminals they are made of."""

from __future__ import annotations

import re

from reportlint_grammar.facts import editions
from reportlint_grammar.grammar import build, grammar
from reportlint_grammar.parser import FormParser
from reportlint_grammar.productions import ABSENT, TABLE

TEXT = re.sub("//.*", "", grammar(editions()))
"""The grammar without its comments."""

PRODUCTIONS = re.findall(r"^(\w+)\s*:", TEXT, re.MULTILINE)
TERMINALS = sorted(
    name
    for name in set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", TEXT))
    if not name.startswith(ABSENT) and not name.endswith(TABLE)
)
"""The terminals that something is read as; not those for what is absent, and for whole tables."""


def parser(text: str) -> FormParser:
    """Make a parser of a grammar; raises GrammarError for one that is none, or has conflicts."""
    return FormParser(editions(), build(text, editions()))


def without(production: str) -> str:
    """Give the grammar with a terminal that nothing is ever read as in a production's place."""
    return re.sub(rf"(?<![\w%]){production}(?!\w)(?!\s*:)", "NEVER", TEXT) + "\n%declare NEVER\n"
