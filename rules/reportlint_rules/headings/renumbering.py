"""Numbers anew what repeats a number: nothing can be missing there, as it may where one is skipped."""

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


class Numeral(NamedTuple):
    """A number and the place of its numeral, without brackets; None where it has none of its own."""

    number: int
    span: Span | None


def renumbered(slip: Slip, wrong: Sequence[Numeral]) -> Fix | None:
    """Give the fix of a slip, whose numbers are `wrong`; None unless they are too low."""
    by = slip.expected - wrong[0].number
    if by <= 0 or slip.swapped is not None or any(item.number + by > _LAST for item in wrong):
        return None
    edits = [Edit(item.span, numeral(item.number + by)) for item in wrong if item.span is not None]
    if len(edits) < len(wrong):
        return None
    return Fix(Safety.SAFE, Bilingual("重排序号", "number anew"), tuple(edits))
