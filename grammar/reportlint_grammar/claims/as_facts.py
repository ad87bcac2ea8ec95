"""What a report claims of itself and its year as facts, which outlive its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportlint.model.ledger import Fact, Facts
from reportlint_grammar.claims.claim import Bound, Claim, Figures, Subject

_PREFIX = "claims"
_NUMBERS = (Bound.EXACTLY, Bound.NONE)
"""Other quantities are no number: 60余件."""


def as_facts(claims: Iterable[Claim]) -> Facts:
    """Give what is claimed of the office that reports and of its year, as it is said, with its place.

    By what it is of, `claims.requests.received.total` or `claims.fee.received`; what is said again has a
    number behind it. Of several figures that may be meant it is the likeliest.
    """
    facts: dict[str, Fact] = {}
    said = Counter[str]()
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or not claim.is_own:
            continue
        name = f"{_PREFIX}.{_name(claim.subject)}"
        said[name] += 1
        name = name if said[name] == 1 else f"{name}.{said[name]}"
        text = claim.prose.text[claim.first : claim.last]
        number = quantity.number if quantity.bound in _NUMBERS else None
        facts[name] = Fact(text, number, claim.prose.place, claim.span, is_in_words=True)
    return facts


def _name(subject: Subject | Figures) -> str:
    if isinstance(subject, Subject):
        return f"fee.{subject.name.lower()}"
    cells = (f"{cell.row}.{cell.column}" for cell in subject.sums[0])
    return f"{subject.table}.{'+'.join(cells)}"
