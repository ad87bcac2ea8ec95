"""What holds for any report in any surface: what is written is read, and judged as it should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint_grammar.form import edition
from tests.builder import checking
from tests.builder.noises import Noise, mixtures, render
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths

each_surface = pytest.mark.parametrize("surface", SURFACES, ids=lambda of: of.__name__)


def test_a_truth_has_every_figure_of_the_form() -> None:
    sizes = {
        table.name: sum(len(row.columns) for row in table.rows)
        for table in edition().tables.values()
    }
    assert sizes == {"disclosure": 10, "requests": 175, "review": 15}


@each_surface
@given(truth=truths(), noises=mixtures(), seed=st.integers(0, 2**16))
def test_what_is_written_is_read(
    surface: Surface, truth: Truth, noises: tuple[Noise, ...], seed: int
) -> None:
    report = checking.parse(render(truth, surface, noises, seed))
    assert checking.figures(report) == truth.figures
    assert [of.form.name for of in report.sections] == [of.name for of in edition().sections]
    assert (report.office, report.year) == (truth.office, truth.year)
    earned = frozenset[str]().union(*(noise.earns for noise in noises))
    unearned = [of for of in checking.findings(report) if of.code not in earned]
    assert not unearned, [(of.code, of.place) for of in unearned]
