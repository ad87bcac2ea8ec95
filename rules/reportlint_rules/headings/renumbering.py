"""Numbers anew what repeats a number, has changed places, or skips one.

Where all numbers are there nothing can be missing; where one is skipped, its paragraph may be lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlint.model.document import Span
from reportlint.model.finding import Bilingual
from reportlint.model.fix import Edit, Fix, Safety
from reportlint_grammar.form.wording import numeral
from reportlint_rules.headings.counting import Slip

_LAST = 99
"""No Chinese numeral beyond it is read or written."""


_SKIPPED = Bilingual("重排序号（先核对没有漏段）", "number anew, if no paragraph is lost")


class Numeral(NamedTuple):
    """A number and the place of its numeral, without brackets; None where it has none of its own."""

    number: int
    span: Span | None


def renumbered(slip: Slip, numerals: Sequence[Numeral]) -> Fix | None:
    """Give the fix of a slip among some numbers; None where one has no numeral, or no right one."""
    if slip.swapped is not None:
        first, other = numerals[slip.at], numerals[slip.swapped]
        anew = [(first, other.number), (other, first.number)]
        is_safe = slip.expected == other.number
    else:
        by = slip.expected - numerals[slip.at].number
        anew = [(numerals[at], numerals[at].number + by) for at in slip.wrong]
        is_safe = by > 0
    edits = [
        Edit(item.span, numeral(number))
        for item, number in anew
        if item.span is not None and 0 < number <= _LAST
    ]
    if len(edits) < len(anew):
        return None
    return Fix(
        Safety.SAFE if is_safe else Safety.UNSAFE,
        Bilingual("重排序号", "number anew") if is_safe else _SKIPPED,
        tuple(edits),
    )
