"""The corpus: each layout with sound reports and with reports of one fault each, always the same."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from benchmarks.accuracy import files, lookalikes, plain, web
from benchmarks.accuracy.faults import KINDS, Kind, Owed
from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.layouts import Layout
from benchmarks.accuracy.offices import office
from benchmarks.accuracy.paper import written
from reportlint.plugin import Source

SOUND = 3
"""So many reports of each layout have no fault."""
FAULTY = 6
SEED = 20261127
LAYOUTS: tuple[Layout, ...] = (*plain.LAYOUTS, *web.LAYOUTS, *files.LAYOUTS)
NO_FAULT = "none"


class Case(NamedTuple):
    """A report, how it is laid out, the kind of its fault, and what must be said of it."""

    source: Source
    layout: str
    kind: str
    owed: tuple[Owed, ...]


def cases(seed: int = SEED) -> Iterator[Case]:
    """Give every report; the kinds of fault take turns, whatever the layout."""
    turns = _turns(Random(seed))
    for layout in LAYOUTS:
        for number in range(SOUND):
            yield _case(layout, None, f"{seed}:{layout.name}:{number}")
        made = 0
        while made < FAULTY:
            kind = next(turns)
            if kind.name not in layout.loses:
                made += 1
                yield _case(layout, kind, f"{seed}:{layout.name}:{kind.name}")


def others(seed: int = SEED) -> Iterator[Case]:
    """Give the papers that are no reports, and reports for years before the form, as texts."""
    for title, text in lookalikes.papers(Random(seed)):
        yield Case(Source("paper.txt", text.encode()), "other papers", title, (Owed("E002"),))
    for text in lookalikes.earlier(Random(seed)):
        yield Case(Source("paper.txt", text.encode()), "other papers", "early", (Owed("E005"),))


def _turns(random: Random) -> Iterator[Kind]:
    """Give the kinds for ever, each as often as the others and in another order each time."""
    while True:
        yield from random.sample(KINDS, len(KINDS))


def _case(layout: Layout, kind: Kind | None, seed: str) -> Case:
    random = Random(seed)
    figures = Figures(random)
    owed: list[Owed] = [Owed(code) for code in layout.owes]
    reporting = office(random)
    if kind and kind.miscount:
        owed += kind.miscount(figures, random)
    paper = written(random, reporting, figures)
    if kind and kind.spoil:
        owed += kind.spoil(paper, random)
    source = Source(f"report{layout.suffix}", layout.make(paper, random))
    return Case(source, layout.name, kind.name if kind else NO_FAULT, tuple(owed))
