"""What a broken sum rests on: the figures that it is of, and the one behind it all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.finding import Role
from reportlint.model.reported import Reported, folded
from tests.builder import checking
from tests.builder.noises import render
from tests.builder.surfaces import markdown
from tests.builder.truth import Place, Truth, places, truths

SUMS = frozenset({"A001", "A002", "A004", "A005"})
COUNTS = {"A001": 6, "A002": 2 + 8 + 3 + 5 + 3, "A003": 3, "A004": 4, "A005": 4, "A006": 2}
"""How many other figures each is of, as the form is laid out."""


def _figures(finding: Reported, role: Role, text: str) -> list[int]:
    spots = [related.at for related in finding.related if related.role is role]
    return [int(text[slice(*spot.span)]) for spot in spots]


@given(truth=truths(), place=st.sampled_from(places()), number=st.integers(0, 60))
def test_a_sum_rests_on_all_its_figures(truth: Truth, place: Place, number: int) -> None:
    text = render(truth.with_figure(place, number), markdown)
    for finding in checking.run(checking.parse(text), "A"):
        (total,) = [related.at for related in finding.related if related.role is Role.TOTAL]
        assert (total.place, total.span) == (finding.place, finding.span)
        addends = _figures(finding, Role.ADDEND, text)
        assert len(addends) == COUNTS[finding.code]
        if finding.code in SUMS:
            assert int(text[slice(*total.span)]) == finding.actual
            assert sum(addends) == finding.expected


@given(truth=truths(), place=st.sampled_from(places()), number=st.integers(0, 60))
def test_what_one_figure_breaks_has_one_cause(truth: Truth, place: Place, number: int) -> None:
    text = render(truth.with_figure(place, number), markdown)
    broken = checking.run(checking.parse(text), "A")
    names = (place.table, "row", place.row, "column", place.column)
    for finding in broken:
        if finding.cause is None:
            continue
        assert finding.cause.place.parts[1:] == names
        assert _figures(finding, Role.CULPRIT, text) == [number]
    groups = list(folded(broken))
    assert sum(1 + len(group.others) for group in groups) == len(broken)
    if any(finding.cause for finding in broken):
        assert len(groups) == 1
