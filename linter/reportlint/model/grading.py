"""Points for reports: so many off for a finding of a rule, at most so many a group, from a full mark.

All numbers are decimal, and exact.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.reported import Reported

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Rules whose findings cost points, by their codes; together `at_most` so many, if that is set."""

    name: Bilingual
    points: tuple[tuple[str, Decimal], ...]
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Grading:
    """How reports are graded.

    A file that could not be checked has the mark of an `unchecked` one, and an office that has not
    handed in that of a `missing` one; where it is None, they are shown without a mark.
    """

    full_mark: Decimal
    groups: tuple[PointGroup, ...]
    unchecked: Decimal | None = None
    missing: Decimal | None = None

    def grade(self, findings: Sequence[Reported]) -> Grade:
        """Grade a report by all that was found in it.

        Findings of one cause are one mistake: the dearest of them costs, the others cost nothing. What
        does not count, costs nothing either.
        """
        prices = {code: (group, points) for group in self.groups for code, points in group.points}
        costs: dict[PointGroup, list[Cost]] = defaultdict(list)
        hints: list[Reported] = []

        def price(finding: Reported) -> Decimal:
            return prices[finding.code][1] if finding.code in prices else NOTHING

        for leading, others in folded([finding for finding in findings if finding.counts]):
            together = [leading, *others]
            dearest = max(together, key=price)
            if dearest.code not in prices:
                hints += together
                continue
            group, points = prices[dearest.code]
            same = tuple(finding for finding in together if finding is not dearest)
            costs[group].append(Cost(dearest, points, same))
        losses = tuple(Loss(group, tuple(costs[group])) for group in self.groups if group in costs)
        hidden = tuple(finding for finding in findings if not finding.counts)
        return Grade(self.full_mark, losses, tuple(hints), hidden)


class Cost(NamedTuple):
    """A finding that costs points, and those of the same cause, which cost nothing besides."""

    finding: Reported
    points: Decimal
    same_cause: tuple[Reported, ...] = ()


class Loss(NamedTuple):
    """What a group of rules costs a report."""

    group: PointGroup
    costs: tuple[Cost, ...]

    @property
    def total(self) -> Decimal:
        """What all findings cost together, were there no limit."""
        return sum((cost.points for cost in self.costs), NOTHING)

    @property
    def points(self) -> Decimal:
        """The points that are lost, no more than the group may cost."""
        return self.total if self.group.at_most is None else min(self.total, self.group.at_most)


class Grade(NamedTuple):
    """What a report comes to: what it lost, what only draws attention, and what does not count."""

    full_mark: Decimal
    losses: tuple[Loss, ...]
    hints: tuple[Reported, ...]
    hidden: tuple[Reported, ...]

    @property
    def points(self) -> Decimal:
        """The points that are left: never less than none."""
        lost = sum((loss.points for loss in self.losses), NOTHING)
        return max(self.full_mark - lost, NOTHING)


def written(points: Decimal) -> str:
    """Write points without zeros that say nothing: 9.5, 10."""
    text = format(points, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
