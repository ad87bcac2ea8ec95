"""How it is told that parts do not add up, of counts and of money alike."""

from __future__ import annotations

from reportlint.model.finding import Bilingual, Finding, Role
from reportlint.model.place import Spot
from reportlint.model.rule import related
from reportlint_grammar.claims.amounts import Amount
from reportlint_grammar.claims.breakdowns import Breakdown
from reportlint_rules.report_rule import ReportRule


def finding_of_parts(rule: ReportRule, breakdown: Breakdown) -> Finding:
    """Make a finding at a whole that its parts, to which it points, do not add up to.

    The rule's message may use `{whole}` and `{sum}`, which has the addition written out.
    """
    whole = breakdown.wholes[-1]
    addends = [f"{part.number.normalize():,f}" for part in breakdown.parts]
    unit, written = breakdown.unit, f"{breakdown.sum.normalize():,f}"
    return rule.finding(
        _spot(breakdown, whole),
        expected=int(breakdown.sum),
        actual=int(breakdown.whole),
        whole=f"{breakdown.whole.normalize():,f}{unit}",
        sum=Bilingual(
            f"{written}{unit}（{'＋'.join(addends)}）", f"{written} ({' + '.join(addends)})"
        ),
        related=[related(Role.ADDEND, _spot(breakdown, part)) for part in breakdown.parts],
    )


def _spot(breakdown: Breakdown, amount: Amount) -> Spot:
    prose = breakdown.prose
    return Spot(prose.at(amount.first, amount.last), prose.place)
