"""Reports that stand in one text, one behind the other: the first is read, and the others are noted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from reportlint_grammar.syntax.terminals import FormToken


def parted(terminals: Sequence[FormToken], headings: Collection[str]) -> list[Sequence[FormToken]]:
    """Part a text into the reports in it: only one unless each has all sections, in the same order.

    A report begins with what stands before its first section, as far as the first of them has it too.
    """
    at = [place for place, terminal in enumerate(terminals) if terminal.type in headings]
    kinds = [terminals[place].type for place in at]
    sections = len(headings)
    count, rest = divmod(len(kinds), sections)
    if rest or len(set(kinds[:sections])) < sections or kinds != kinds[:sections] * count:
        return [terminals]
    begins = [0] + [_beginning(terminals, at[0], place) for place in at[sections::sections]]
    return [terminals[first:last] for first, last in pairwise([*begins, len(terminals)])]


def _beginning(terminals: Sequence[FormToken], first: int, again: int) -> int:
    """Go back from where the first section stands again to what stands before it both times."""
    same = 0
    while same < first and (terminals[first - same - 1].value == terminals[again - same - 1].value):
        same += 1
    return again - same
