"""A report of an invented office, to be written down in whatever kind of file."""

from __future__ import annotations

from hypothesis import Phase, given, settings

from tests.builder.truth import Place, Truth, truths

RECEIVED = Place("requests", "received", "total")


def a_truth() -> Truth:
    """Give one, the same each time."""
    drawn: list[Truth] = []

    @settings(max_examples=1, phases=[Phase.generate], derandomize=True, database=None)
    @given(truths())
    def draw(truth: Truth) -> None:
        drawn.append(truth)

    draw()
    return drawn[0]
