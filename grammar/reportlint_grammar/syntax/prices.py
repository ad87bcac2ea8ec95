"""What each departure from an edition of the form costs, as `editions/repairs.yaml` has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.edition import Edition, SectionForm
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.headings.candidates import Candidate, Manner, Numbering, Setting, Words
from reportlint_grammar.syntax.productions import ABSENT, TABLE
from reportlint_grammar.syntax.terminals import FIGURES, PROSE, UNKNOWN_LABEL


@dataclass(frozen=True)
class RepairCosts:
    """What each kind of departure costs, as `repairs.yaml` has it."""

    absent: Mapping[str, float]
    aside: Mapping[str, float]
    replaced_edition: float
    misnamed: Mapping[str, float]
    namesake: float
    heading: HeadingCosts


@dataclass(frozen=True)
class HeadingCosts:
    """What it costs to take a line for a section's heading, by what it has and what it is not."""

    words: Mapping[str, float]
    number: Mapping[str, float]
    unlike_the_others: Mapping[str, float]
    setting: Mapping[str, float]
    place: Mapping[str, float]


@cache
def repair_costs(file: Path = FOLDER / "repairs.yaml") -> RepairCosts:
    """Read the costs; raises ConfigurationError."""
    facts = fact_files.read(file).fields(
        ["absent", "aside", "replaced_edition", "misnamed", "namesake", "heading"]
    )
    return RepairCosts(
        absent=_costs(facts["absent"], "section", "table", "row", "figures", "group"),
        aside=_costs(
            facts["aside"], "section", "table", "row", "figures", "label", "group", "prose"
        ),
        replaced_edition=facts["replaced_edition"].number(),
        misnamed=_costs(
            facts["misnamed"], "row", "difference", "least_alike", "least_alike_with_its_number"
        ),
        namesake=facts["namesake"].number(),
        heading=_heading(facts["heading"]),
    )


def _heading(fact: Fact) -> HeadingCosts:
    facts = fact.fields(["words", "number", "unlike_the_others", "setting", "place"])
    return HeadingCosts(
        words=_costs(facts["words"], *Words),
        number=_costs(facts["number"], "other", "none"),
        unlike_the_others=_costs(facts["unlike_the_others"], *Numbering),
        setting=_costs(facts["setting"], *Setting),
        place=_costs(facts["place"], "cell", "within", "empty", "without_table", "listed"),
    )


def _costs(fact: Fact, *kinds: str) -> Mapping[str, float]:
    return {kind: cost.number() for kind, cost in fact.fields(kinds).items()}


def heading_cost(
    line: Candidate, section: SectionForm, words: Words, usual: Manner, *, is_within: bool
) -> float:
    """Give what it costs to take a line for the heading of a section by some words.

    `usual` is how the report's headings are written. One that `is_within` stands within a paragraph.
    """
    costs = repair_costs().heading
    cost = costs.words[words] + costs.setting[line.setting]
    if not line.has_number_of(section):
        cost += costs.number["none" if line.number is None else "other"]
    numbering, is_in_cell = usual
    if line.numbering is not numbering:
        cost += costs.unlike_the_others[line.numbering]
    lacks_table = section.table is not None and section.table not in line.tables
    places = {
        "cell": line.is_in_cell and not is_in_cell,
        "within": is_within,
        "empty": line.is_empty,
        "without_table": words in (Words.SIGNS, Words.ITS_OWN) and lacks_table,
        "listed": line.is_listed,
    }
    return cost + sum(costs.place[place] for place, holds in places.items() if holds)


class Prices:
    """The costs by terminal: of what an edition owes and is absent, and of what is set aside."""

    def __init__(self, edition: Edition) -> None:
        costs = repair_costs()
        kinds = dict(_kinds(edition))
        self._absent = {
            f"{ABSENT}{terminal}": costs.absent[kind]
            for terminal, kind in kinds.items()
            if kind in costs.absent
        }
        self._aside = {terminal: costs.aside[kind] for terminal, kind in kinds.items()}
        self._foreign = costs.aside["label"]
        self._of_prose = costs.aside["prose"]
        self.of_edition = costs.replaced_edition if edition.is_replaced else 0
        """What it costs to take a table for one of this edition."""

    def absent(self, terminal: str) -> float:
        """Give the cost of a terminal that stands for what is absent."""
        return self._absent[terminal]

    def aside(self, terminal: str) -> float:
        """Give the cost of setting a piece aside that begins with a terminal."""
        otherwise = self._of_prose if terminal in PROSE else self._foreign
        return self._aside.get(terminal, otherwise)


def _kinds(edition: Edition) -> Iterator[tuple[str, str]]:
    """Give each terminal with its kind in `repairs.yaml`."""
    yield from {FIGURES: "figures", UNKNOWN_LABEL: "row"}.items()
    for section in edition.sections:
        yield section.name.upper(), "section"
        yield section.heading.token, "section"
    for name, table in edition.tables.items():
        yield f"{name.upper()}{TABLE}", "table"
        yield from ((label.token, "label") for label in table.labels())
        if not table.side_by_side:
            yield from ((group.token, "group") for group in table.groups)
            yield from ((row.label.token, "row") for row in table.rows)
