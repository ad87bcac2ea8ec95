"""Which lines are the headings of the sections: those of the reading that costs least.

The lines that may be headings are read by the grammar of the report, as its rows are by that of their
table: what a section owes below its heading is left open, for which lines are a table's rows hangs on the
section they are in. A line that is not read in its place is prose, or a heading out of place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from reportlint.model.document import Document, Paragraph, Passage, Table
from reportlint_grammar.form import free_form
from reportlint_grammar.form.edition import Edition, SectionForm
from reportlint_grammar.form.labels import labels
from reportlint_grammar.headings import run_together
from reportlint_grammar.headings.candidates import Candidate, Candidates, Manner, Numbering
from reportlint_grammar.headings.candidates import passages as passages_in
from reportlint_grammar.headings.surroundings import surrounded
from reportlint_grammar.syntax.grammar import built
from reportlint_grammar.syntax.prices import Prices, heading_cost, repair_costs
from reportlint_grammar.syntax.productions import ABSENT, TABLE
from reportlint_grammar.syntax.repair import Automaton, Meaning, Pieces, Repairer

_LONGEST_FRONT = 200
"""In so many lines before the first section the title stands."""

Blocks = Sequence[Paragraph | Table]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: the passages it is written in, and how much of the last is heading.

    What stands behind `end` in the last passage is the section's first paragraph, run in. One that is
    `told` has words that tell of the section, and not its number alone.
    """

    section: SectionForm
    passages: tuple[Passage, ...]
    end: int
    is_told: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A document's section headings, and its blocks, in which none stands within a paragraph.

    Keyed by `id` of the first passage of each; further passages of a heading follow it directly.
    """

    blocks: Blocks
    headings: Mapping[int, Heading]


@lru_cache(maxsize=1)
def find(document: Document, editions: tuple[Edition, ...]) -> Found:
    """Find a document's section headings; asked twice, of recognising a report and of lexing it."""
    outline = _outline(editions)
    blocks, chosen = outline.read(document.blocks)
    return Found(
        blocks,
        {
            id(line.candidate.passages[0]): Heading(
                line.section,
                line.candidate.passages,
                line.candidate.end,
                line.candidate.section is not None,
            )
            for line in chosen
        },
    )


def before_first(document: Document, editions: tuple[Edition, ...]) -> list[Passage]:
    """Give the lines before the first section heading, where the title is.

    Of many the nearest to it. In a text without such headings, those before the first that reports had
    before there was a form; where there is none at all, those at the beginning.
    """
    found = find(document, editions)
    firsts: Collection[int] = found.headings.keys()
    first = None if firsts else free_form.first_heading(document)
    if first is not None:
        firsts = {id(first)}
    lines: Iterable[Passage] = takewhile(
        lambda passage: id(passage) not in firsts, passages_in(found.blocks)
    )
    if not firsts:
        lines = islice(lines, _LONGEST_FRONT)
    return [line for line in deque(lines, _LONGEST_FRONT) if line.text]


class _Chosen(NamedTuple):
    """A line that was read as the heading of a section."""

    candidate: Candidate
    section: SectionForm


class _Line(NamedTuple):
    """A candidate with what it costs to read it as each section's, the likeliest first."""

    candidate: Candidate
    meanings: Sequence[tuple[SectionForm, float]]
    is_within: bool

    @property
    def section(self) -> SectionForm:
        return self.meanings[0][0]

    @property
    def cost(self) -> float:
        return self.meanings[0][1]


class _Outline:
    """Reads the sections of reports by the grammar of the editions."""

    def __init__(self, editions: tuple[Edition, ...]) -> None:
        self._editions = editions
        self._sections = editions[0].sections
        self._by_token = {section.heading.token: section for section in self._sections}
        self._candidates = Candidates(editions)
        self._labels = labels(editions)
        self._prices = Prices(editions[0])
        self._absent = repair_costs().absent["section"]
        self._out_of_place = repair_costs().aside["section"]

    def read(self, blocks: Blocks) -> tuple[Blocks, list[_Chosen]]:
        """Give the headings, and the blocks, parted before those that stand within a paragraph.

        Within paragraphs they are looked for only where one is missing on lines of its own.
        """
        chosen = self._chosen(blocks)
        if {section for _, section in chosen}.issuperset(self._sections):
            return blocks, chosen
        cuts = {
            place: list(run_together.headings(block.text, self._editions[0]))
            for place, block in enumerate(blocks)
            if isinstance(block, Paragraph)
        }
        if not any(cuts.values()):
            return blocks, chosen
        parted, within = _parted(blocks, cuts)
        headed = [id(candidate.passages[0]) for candidate, _ in self._chosen(parted, within)]
        cuts = {place: [] for place in cuts}
        for start in headed:
            if start in within:
                place, at = within[start]
                cuts[place].append(at)
        if not any(cuts.values()):
            return blocks, chosen
        parted, within = _parted(blocks, cuts)
        return parted, self._chosen(parted, within)

    def _chosen(self, blocks: Blocks, within: Collection[int] = ()) -> list[_Chosen]:
        """Give the headings of the reading that costs least, and those out of their places.

        Where there is one line for each section, in order, any other reading takes one for absent.
        """
        passages = list(passages_in(blocks))
        candidates = list(self._candidates.among(passages))
        found = list(surrounded(candidates, passages, self._labels))
        usual = _usual_manner(found)
        lines = list(self._lines(found, usual, within))
        if [line.section for line in lines] == [*self._sections] or not lines:
            return [_Chosen(line.candidate, line.section) for line in lines]
        heads = set(map(id, self._heads(lines, usual)))
        otherwise = [self._out_of_place if id(line) in heads else 0 for line in lines]
        _, steps = self._repairer.cheapest(
            Pieces(
                [
                    [Meaning(section.heading.token, cost) for section, cost in line.meanings]
                    for line in lines
                ],
                otherwise.__getitem__,
                lambda place: place + 1,
                lambda _: True,
            )
        )
        return [
            _Chosen(
                lines[step.first].candidate,
                self._by_token.get(step.terminal, lines[step.first].section),
            )
            for step in steps
            if not step.is_absent and (not step.is_aside or otherwise[step.first])
        ]

    @cached_property
    def _repairer(self) -> Repairer:
        automaton = Automaton(built(self._editions), "report", ABSENT)
        return Repairer(automaton, self._absent_cost, readings=len(self._sections) + 1)

    def _absent_cost(self, terminal: str) -> float:
        """Give what an absent section costs; whether tables are absent is not known yet."""
        return 0 if terminal.endswith(TABLE) else self._prices.absent(terminal)

    def _lines(
        self, found: Sequence[Candidate], usual: Manner, within: Collection[int]
    ) -> Iterator[_Line]:
        """Give what each candidate may be at less cost than that its section is absent."""
        for candidate in found:
            is_within = id(candidate.passages[0]) in within
            costs = [
                (section, heading_cost(candidate, section, words, usual, is_within=is_within))
                for section, words in candidate.told
            ]
            meanings = [(section, cost) for section, cost in costs if cost < self._absent]
            meanings.sort(key=lambda meaning: meaning[1])
            if meanings:
                yield _Line(candidate, meanings, is_within)

    def _heads(self, lines: Sequence[_Line], usual: Manner) -> Iterator[_Line]:
        """Give the lines that are headings wherever they stand.

        Such are those with a section's very words that are written as the report's headings are, and
        of each section the likeliest.
        """
        likeliest: dict[SectionForm, _Line] = {}
        for line in lines:
            if line.candidate.section is not None:
                known = likeliest.get(line.section)
                if known is None or line.cost < known.cost:
                    likeliest[line.section] = line
        for line in lines:
            candidate = line.candidate
            if (
                candidate.section is None
                or candidate.numbering is Numbering.BRACKETED
                or line.is_within
            ):
                continue
            is_usual = candidate.manner == usual
            if (candidate.is_exact and is_usual) or (
                likeliest[line.section] is line
                and (candidate.is_exact or is_usual or candidate.numbering.is_of_sections)
            ):
                yield line


def _usual_manner(found: Sequence[Candidate]) -> Manner:
    """Give how most sections' headings are written; the form's own manner, where as many are."""
    said: dict[Manner, set[SectionForm]] = {(Numbering.CHAPTER, False): set()}
    for candidate in found:
        section = candidate.section
        if section is not None and not candidate.is_listed:
            is_sure = candidate.is_exact and candidate.numbering is not Numbering.BRACKETED
            if is_sure or candidate.has_number_of(section):
                said.setdefault(candidate.manner, set()).add(section)
    return max(said, key=lambda manner: len(said[manner]))


def _parted(
    blocks: Blocks, cuts: Mapping[int, Sequence[int]]
) -> tuple[Blocks, Mapping[int, tuple[int, int]]]:
    """Part paragraphs at places, by block; gives which block each further part is of, and where it begins."""
    parted: list[Paragraph | Table] = []
    within: dict[int, tuple[int, int]] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Table) or not cuts.get(place):
            parted.append(block)
            continue
        first, *further = run_together.parts(block, [0, *cuts[place]])
        parted += [first, *further]
        within |= {id(part): (place, at) for part, at in zip(further, cuts[place], strict=True)}
    return parted, within


@cache
def _outline(editions: tuple[Edition, ...]) -> _Outline:
    return _Outline(editions)
