"""The numbers that words speak of: figures of the tables by short names, and what is counted besides."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.accuracy.figures import REQUESTS, Figures

Counts = dict[str, Decimal]
_RESULTS = {
    "upheld": "upheld",
    "corrected": "corrected",
    "other": "other_results",
    "pending": "pending",
}
_LEAST_ROUNDED = 20
"""Smaller numbers are not said to be some tens."""


def counted(figures: Figures) -> Counts:
    """Name the figures that words speak of; rows of a group are summed, and both kinds of suits.

    What is taken to be received is the new requests, what is handled those carried over as well.
    """
    totals = {row: cells["total"] for row, cells in figures.requests.items()}
    new = figures.requests["received"]
    reviews = figures.review["reconsideration"]
    direct = figures.review["direct_litigation"]
    after = figures.review["litigation_after_reconsideration"]
    whole = {
        "received": totals["received"],
        "carried": totals["carried_over"],
        "answered": totals["outcome_total"],
        "forward": totals["carried_forward"],
        "taken": totals["received"],
        "handled": totals["received"] + totals["carried_over"],
        "granted": totals["granted"],
        "partly": totals["partly_granted"],
        "refused": _group(totals, "refused"),
        "unavailable": _group(totals, "unavailable"),
        "unprocessed": _group(totals, "unprocessed"),
        "otherwise": _group(totals, "otherwise_handled"),
        "not_held": totals["not_held"],
        "repeated": totals["repeated"],
        "enforcement_files": totals["enforcement_files"],
        "new_natural": new["natural_persons"],
        "new_enterprises": new["enterprises"],
        "new_research": new["research_institutes"],
        "new_welfare": new["welfare_organisations"],
        "new_legal": new["legal_services"],
        "new_organisations": new["total"] - new["natural_persons"],
        "reviews": reviews["total"],
        "direct": direct["total"],
        "after": after["total"],
        "suits": direct["total"] + after["total"],
        **{f"reviews_{name}": reviews[column] for name, column in _RESULTS.items()},
        **{f"suits_{name}": direct[column] + after[column] for name, column in _RESULTS.items()},
    }
    disclosed = figures.disclosure
    written = {
        **{f"regulations_{name}": cell for name, cell in disclosed["regulations"].items()},
        **{f"documents_{name}": cell for name, cell in disclosed["normative_documents"].items()},
        "licences": disclosed["licences"]["decisions"],
        "penalties": disclosed["penalties"]["decisions"],
        "compulsory_measures": disclosed["compulsory_measures"]["decisions"],
        "charged": disclosed["charges"]["charged"],
    }
    return {
        **{name: Decimal(number) for name, number in whole.items()},
        **{name: Decimal(number) for name, number in written.items()},
    }


def invented(random: Random, figures: Figures) -> Counts:
    """Count what no table has: what was published, how and when requests came in, and shares."""
    known = counted(figures)
    some, few, rest = random.randint(3, 60), random.randint(2, 9), random.randint(1, 30)
    online = random.randint(0, int(known["received"]))
    published = Decimal(some + few + rest)
    counts = {
        "some": Decimal(some),
        "few": Decimal(few),
        "rest": Decimal(rest),
        "published": published,
        "some_share": _share(Decimal(some), published),
        "online": Decimal(online),
        "posted": known["received"] - online,
        "in_three_years": known["handled"] + random.randint(10, 900),
    }
    if known["answered"]:
        counts["third"] = Decimal(random.randint(1, int(known["answered"])))
        counts["granted_share"] = _share(known["granted"], known["answered"])
    if known["received"]:
        counts["new_natural_share"] = _share(known["new_natural"], known["received"])
    if known["received"] > _LEAST_ROUNDED:
        tens = (known["received"] - 1) // 10 * 10
        counts |= {"taken_tens": tens, "received_tens": tens}
    return counts


def _group(totals: dict[str, int], group: str) -> int:
    return sum(
        totals[row.label.name]
        for row in REQUESTS.rows
        if any(label.name == group for label in row.groups)
    )


def _share(part: Decimal, whole: Decimal) -> Decimal:
    share = (part / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return share.to_integral() if share == share.to_integral() else share
