"""Formulas, as facts and house rules have them: sums of names with a relation between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reportlint_grammar.form.fact_files import Fact

Terms = tuple[tuple[int, str], ...]
"""Names, each with its sign."""

_FORMULA = re.compile(r"(?P<left>[^=<>]+)(?P<relation>>=|<=|=)(?P<right>[^=<>]+)")
_TERM = re.compile(r"([+-])\s*+([\w.]++)")
_SUM = re.compile(r"\s*+(?:[+-]\s*+[\w.]++\s*+)++")


class Formula(NamedTuple):
    """Two sums and the relation between them, `=` or `>=`: what is at most another is on the right."""

    left: Terms
    relation: str
    right: Terms


def read(fact: Fact) -> Formula:
    """Read a formula; raises ConfigurationError for what is none."""
    formula = _FORMULA.fullmatch(fact.text())
    if formula is None:
        fact.fail("应为等式或不等式，如 a + b = c", "it must be an equation, such as a + b = c")
    left, right = _terms(fact, formula["left"]), _terms(fact, formula["right"])
    if formula["relation"] == "<=":
        return Formula(right, ">=", left)
    return Formula(left, formula["relation"], right)


def _terms(fact: Fact, formula: str) -> Terms:
    """Read a side of a formula: names with + or - between them."""
    signed = formula if formula.strip().startswith(("+", "-")) else f"+{formula}"
    if _SUM.fullmatch(signed) is None:
        fact.fail(f"看不懂“{formula.strip()}”", f"{formula.strip()!r} is not a sum of names")
    return tuple((-1 if sign == "-" else 1, name) for sign, name in _TERM.findall(signed))
