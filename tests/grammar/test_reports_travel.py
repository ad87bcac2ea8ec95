"""A report is a value: another process finds in it what was found here, whatever was read before."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.finding import Language
from reportlint_grammar.report import Report
from tests.builder import checking
from tests.builder.noises import Noise, mixtures, render
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Place, Truth, places, truths


def _travelled(report: Report) -> Report:
    travelled = pickle.loads(pickle.dumps(report))
    assert isinstance(travelled, Report)
    return travelled


@given(
    surface=st.sampled_from(SURFACES),
    truth=truths(),
    place=st.sampled_from(places()),
    noises=mixtures(),
    seed=st.integers(0, 2**16),
    left_out=st.sets(st.integers(0, 120), max_size=3),
)
def test_a_report_is_the_same_wherever_it_goes(
    surface: Surface,
    truth: Truth,
    place: Place,
    noises: tuple[Noise, ...],
    seed: int,
    left_out: set[int],
) -> None:
    wrong = truth.with_figure(place, 123456789)
    lines = render(wrong, surface, noises, seed).splitlines()
    text = "\n".join(line for number, line in enumerate(lines) if number not in left_out)
    report = checking.parse(text)
    as_parsed = _travelled(report)
    found = checking.run(report)
    as_checked = _travelled(report)
    for travelled in (as_parsed, as_checked, _travelled(as_checked)):
        assert checking.run(travelled) == found
        assert checking.figures(travelled) == checking.figures(report)
        assert travelled.tree(Language.ZH) == report.tree(Language.ZH)
        assert travelled.identity == report.identity
