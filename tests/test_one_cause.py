"""One cause, one finding: of a report with one slip in it, one thing is said.

Findings that name one cause are one: sums that a single wrong figure breaks. So are those at one
place: a section that is missing, and what was owed in it.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builder import checking, profiles
from tests.builder.faults import FAULTS, MORE_FAULTS, row_doubled
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths
from tests.builder.written import written


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.__name__)
@settings(max_examples=profiles.slipped_truths())
@given(truth=truths(), seed=st.integers(0, 2**16))
def test_one_slip_is_said_once(surface: Surface, truth: Truth, seed: int) -> None:
    for fault in (*FAULTS, *MORE_FAULTS):
        report = checking.parse(surface(fault(Random(seed), written(truth))))
        found = checking.findings(report)
        said = [(each.code, each.words.zh) for each in found]
        causes = {each.cause or each.place for each in found}
        assert len(causes) <= 1, (fault.__name__, said)


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.__name__)
@settings(max_examples=profiles.slipped_truths())
@given(truth=truths(), seed=st.integers(0, 2**16))
def test_a_row_that_stands_twice_is_said_in_every_surface(
    surface: Surface, truth: Truth, seed: int
) -> None:
    report = checking.parse(surface(row_doubled(Random(seed), written(truth))))
    assert [finding.code for finding in checking.findings(report)] == ["T009"]
