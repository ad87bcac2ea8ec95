"""The one cell that, put right, would make every broken equation of a table hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlint_grammar.figures.equations import Broken, Equation, Number
from reportlint_grammar.figures.figure import Figure
from reportlint_grammar.form.edition import CellForm


class Culprit(NamedTuple):
    """A figure that alone explains all that does not add up, and the number it should be."""

    figure: Figure
    implied: Number


def culprit(broken: Sequence[Broken], equations: Iterable[Equation]) -> Culprit | None:
    """Find the one figure whose change makes all the broken equations hold and breaks none.

    None where fewer than two equations are broken, for then each of their figures is as good as
    another, or where no figure or more than one would do.
    """
    if len(broken) < 2 or any(equation.is_open for equation in broken):
        return None
    shared = set.intersection(
        *({figure.form for _, figure in equation.terms} for equation in broken)
    )
    if not shared:
        return None
    every = list(equations)
    found = []
    for _, figure in broken[0].terms:
        at = figure.form
        if at not in shared or sum(_has(equation, at) for equation in every) != len(broken):
            continue
        changes = {
            -sign * equation.residual
            for equation in broken
            for sign, term in equation.terms
            if term.form == at
        }
        if len(changes) == 1 and figure.usable is not None and figure.usable + min(changes) >= 0:
            found.append(Culprit(figure, figure.usable + min(changes)))
    return found[0] if len(found) == 1 else None


def _has(equation: Equation, at: CellForm) -> bool:
    return any(term.form == at for _, term in equation.terms)
