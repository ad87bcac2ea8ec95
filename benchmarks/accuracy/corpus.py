"""The corpus: each layout with sound reports and with reports of one fault each, always the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from typing import NamedTuple

from benchmarks.accuracy import claim_faults, faults, files, lookalikes, plain, web, word_faults
from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.kinds import Kind, Owed
from benchmarks.accuracy.layouts import Layout
from benchmarks.accuracy.narrative import Narrative
from benchmarks.accuracy.offices import office
from benchmarks.accuracy.paper import written
from reportlint.plugin import Source

SOUND = 3
"""So many reports of each layout have no fault."""
FAULTY = 6
"""So many have a fault in tables, sections and the like."""
FAULTY_IN_WORDS = 4
"""So many have one in what the text says."""
SEED = 20261127
LAYOUTS: tuple[Layout, ...] = (*plain.LAYOUTS, *web.LAYOUTS, *files.LAYOUTS)
IN_WORDS = (*claim_faults.KINDS, *word_faults.KINDS)
NO_FAULT = Kind("none")


class Case(NamedTuple):
    """A report, how it is laid out, the kind of its fault, and what must be said of it."""

    source: Source
    layout: str
    kind: str
    owed: tuple[Owed, ...]


def cases(seed: int = SEED) -> Iterator[Case]:
    """Give every report; the kinds of fault take turns, whatever the layout."""
    random = Random(seed)
    turns = (
        (FAULTY, _turns(random, faults.KINDS)),
        (FAULTY_IN_WORDS, _turns(random, IN_WORDS)),
    )
    for layout in LAYOUTS:
        for number in range(SOUND):
            yield _case(layout, NO_FAULT, f"{seed}:{layout.name}:{number}")
        for count, kinds in turns:
            able = (kind for kind in kinds if kind.name not in layout.loses)
            for kind in islice(able, count):
                yield _case(layout, kind, f"{seed}:{layout.name}:{kind.name}")


def others(seed: int = SEED) -> Iterator[Case]:
    """Give the papers that are no reports, and reports for years before the form, as texts."""
    for title, text in lookalikes.papers(Random(seed)):
        yield Case(Source("paper.txt", text.encode()), "other papers", title, (Owed("E002"),))
    for text in lookalikes.earlier(Random(seed)):
        yield Case(Source("paper.txt", text.encode()), "other papers", "early", (Owed("E005"),))


def _turns(random: Random, kinds: Sequence[Kind]) -> Iterator[Kind]:
    """Give the kinds for ever, each as often as the others and in another order each time."""
    while True:
        yield from random.sample(kinds, len(kinds))


def _case(layout: Layout, kind: Kind, seed: str) -> Case:
    random = Random(seed)
    reporting = office(random)
    figures = Figures(random, reporting)
    while not kind.fits(reporting, figures):
        reporting = office(random)
        figures = Figures(random, reporting)
    owed: list[Owed] = [Owed(code) for code in layout.owes]
    if kind.miscount:
        owed += kind.miscount(figures, random)
    narrative = Narrative(random, figures, kind.untold)
    if kind.misstate:
        owed += kind.misstate(narrative, random)
    paper = written(random, reporting, figures, narrative)
    if kind.spoil:
        owed += kind.spoil(paper, random)
    source = Source(f"report{layout.suffix}", layout.make(paper, random))
    return Case(source, layout.name, kind.name, tuple(owed))
