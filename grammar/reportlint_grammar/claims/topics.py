"""What a clause is about: the fee, what copies cost, or another charge or matter.

Reports tell of many charges, 行政事业性收费 in table two among them. Where the fee is owed, a word on
charging is taken for it unless it is of another; elsewhere it must be of disclosure, or of requests in
a paragraph on disclosure.
"""

from __future__ import annotations

import enum
from itertools import pairwise

from reportlint_grammar.claims.clauses import Clause
from reportlint_grammar.claims.words import Kind

NEGATIONS = frozenset({Kind.NOT, Kind.UNMET, Kind.FREE, Kind.GRATIS})
_CHARGING = frozenset({Kind.CHARGE, Kind.COLLECT, Kind.PAY, Kind.FREE})
"""What is said of any charge."""
_OF_OTHERS = (
    frozenset({Kind.OTHER}),
    frozenset({Kind.LAWSUIT}),
    frozenset({Kind.MATTERS}),
    frozenset({Kind.SPEND}),
    frozenset({Kind.COLLECT, Kind.THINGS}),
    frozenset({Kind.PAPER, Kind.COUNT}),
    frozenset({Kind.ABUSE, Kind.COUNT}),
)
"""Words that, together, make a clause one on other matters, if it does not name the fee."""
OF_REQUESTS = frozenset({Kind.DISCLOSURE, Kind.REQUEST})
_OURS = OF_REQUESTS | {Kind.CHARGE, Kind.NOTICE}
_COST = "费用"
"""Unlike 收费 it is of what stands before it: 培训费用."""


class Topic(enum.Enum):
    """What a clause is about."""

    UNKNOWN = enum.auto()
    FEE = enum.auto()
    COSTS = enum.auto()
    OTHER = enum.auto()


def names_fee(clause: Clause, *, is_home: bool) -> bool:
    """Say whether a clause names the fee or the notices to pay it, and not just a charge."""
    is_nothing = is_home and Kind.EMPTY in clause.kinds
    return Kind.FEE in clause.kinds or is_nothing or _names_notices(clause, is_home=is_home)


def is_of_others(clause: Clause) -> bool:
    """Say whether a clause that does not name the fee is of another charge or matter."""
    return any(words <= clause.kinds for words in _OF_OTHERS) or _is_of_the_unknown(clause)


def is_of_charges(clause: Clause, *, is_of_requests: bool) -> bool:
    """Say whether a clause speaks of charging; that a service is for nothing, only of requests."""
    kinds = clause.kinds
    is_below = Kind.PRICE in kinds and bool(kinds & {Kind.UNMET, Kind.NOT})
    return bool(kinds & _CHARGING) or is_below or (Kind.GRATIS in kinds and is_of_requests)


def _names_notices(clause: Clause, *, is_home: bool) -> bool:
    """Say whether a clause names notices to pay the fee: 学校收费通知 is none."""
    kinds: set[Kind] = set()
    last = -1
    for word in clause.telling:
        if word.kind is Kind.NOTICE:
            return is_home or word.first > last or bool(kinds & {Kind.SEND, Kind.NOT})
        kinds.add(word.kind)
        last = word.last
    return False


def _is_of_the_unknown(clause: Clause) -> bool:
    """Say whether a sum is of what is not known: 培训费用2万元, 停车收费3万元, 收缴罚没款12万元."""
    kinds = clause.kinds
    if Kind.SUM not in kinds or kinds & NEGATIONS:
        return False
    for before, word in pairwise(clause.telling):
        if before.last != word.first:
            continue
        if before.kind is Kind.UNKNOWN and word.kind is Kind.CHARGE:
            return word.text == _COST or not kinds & OF_REQUESTS
        if before.kind is Kind.COLLECT and word.kind is Kind.UNKNOWN and not kinds & _OURS:
            return True
    return False
