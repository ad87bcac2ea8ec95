"""The grammar as a text: its productions and the terminals they are made of."""

from __future__ import annotations

import re

from reportlint_grammar.form.facts import editions
from reportlint_grammar.parsing.parser import FormParser
from reportlint_grammar.syntax.grammar import build, grammar
from reportlint_grammar.syntax.productions import ABSENT, TABLE

TEXT = re.sub("//.*", "", grammar(editions()))
"""The grammar without its comments."""

PRODUCTIONS = re.findall(r"^(\w+)(?:\{.*\})?\s*:", TEXT, re.MULTILINE)
TERMINALS = sorted(
    name
    for name in set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", TEXT))
    if not name.startswith(ABSENT) and not name.endswith(TABLE)
)
"""The terminals that something is read as; not those for what is absent, and for whole tables."""


def parser(text: str) -> FormParser:
    """Make a parser of a grammar; raises GrammarError for one that is none, or has conflicts."""
    return FormParser(editions(), build(text, editions()))


def altered(production: str, body: str) -> str:
    """Give the grammar with another body for a production."""
    return _replaced(rf"^({production}(?:\{{.*\}})?\s*:).*$", rf"\g<1> {body}")


def left_out(production: str) -> str:
    """Give the grammar without a production wherever it stands in a row with others.

    What may stand before it, heads, goes with it; behind it where nothing stands before.
    """
    this = rf"(?<!-> )\b{production}\b(?!\s*:)"
    return _replaced(rf"\b_\w+_heads(?:_\d+)? {this}|{this}(?: _\w+_heads(?:_\d+)?\b)?", "")


def exchanged(one: str, other: str) -> str:
    """Give the grammar with two neighbours exchanged, whatever stands between them."""
    return _replaced(rf"\b{one}\b (_\w+ )?{other}\b", rf"{other} \g<1>{one}")


def _replaced(pattern: str, by: str) -> str:
    text, count = re.subn(pattern, by, TEXT, flags=re.MULTILINE)
    if not count:
        raise ValueError(pattern)
    return text
