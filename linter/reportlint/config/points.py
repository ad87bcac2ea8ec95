"""The points of a configuration: taken as decimal numbers, and given to the rules that they are meant for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.config.settings import check_selectors, is_own, meant
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual
from reportlint.model.grading import Grading, PointGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.config.marked import Route
    from reportlint.config.model import GradingTable
    from reportlint.model.rule import Rule


class PointFault(NamedTuple):
    """What is wrong with points, and the way to them from the table that has `grading`."""

    route: Route
    said: Bilingual


def point_faults(table: GradingTable, rules: Sequence[Rule[Any]]) -> Iterator[PointFault]:
    """Say which rules there are not, and which have points in two groups."""
    first: dict[str, str] = {}
    for name, group in table.groups.items():
        for selector in group.points:
            route = ("grading", "groups", name, "points", selector)
            try:
                check_selectors([selector], rules)
            except RunError as error:
                yield PointFault(route, error.said)
            if selector in first:
                other = first[selector]
                said = Bilingual(
                    f"“{selector}”在“{other}”一组已有分值",
                    f"{selector!r} has points in the group “{other}” already",
                )
                yield PointFault(route, said)
            first.setdefault(selector, name)


def grading(table: GradingTable, rules: Sequence[Rule[Any]]) -> Grading:
    """Give how reports are graded by these rules.

    Of several selectors that mean a rule the longest has its points. A rule that needs judgement has
    none unless it is named itself.
    """
    priced: dict[str, dict[str, Decimal]] = {name: {} for name in table.groups}
    for rule in rules:
        meaning = [
            (meant(selector, rule), name, points)
            for name, group in table.groups.items()
            for selector, points in group.points.items()
            if (is_own(selector, rule) if rule.needs_judgement else meant(selector, rule) >= 0)
        ]
        if meaning:
            _, name, points = max(meaning, key=lambda each: each[0])
            if points:
                priced[name][rule.code] = points
    groups = tuple(
        PointGroup(
            Bilingual(name, group.en or name), tuple(sorted(priced[name].items())), group.at_most
        )
        for name, group in table.groups.items()
    )
    return Grading(table.full_mark, groups, table.unchecked, table.missing)
