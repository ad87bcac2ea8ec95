"""What each departure from an edition of the form costs, as `editions/repairs.yaml` has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint_grammar import fact_files
from reportlint_grammar.fact_files import FOLDER, Fact
from reportlint_grammar.form import Edition
from reportlint_grammar.productions import ABSENT, TABLE
from reportlint_grammar.terminals import FIGURES, PROSE, UNKNOWN_LABEL


@dataclass(frozen=True)
class RepairCosts:
    """What each kind of departure costs, as `repairs.yaml` has it."""

    absent: Mapping[str, float]
    aside: Mapping[str, float]
    replaced_edition: float
    misnamed: Mapping[str, float]
    namesake: float


@cache
def repair_costs(file: Path = FOLDER / "repairs.yaml") -> RepairCosts:
    """Read the costs; raises ConfigurationError."""
    facts = fact_files.read(file).fields(
        ["absent", "aside", "replaced_edition", "misnamed", "namesake"]
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
    )


def _costs(fact: Fact, *kinds: str) -> Mapping[str, float]:
    return {kind: cost.number() for kind, cost in fact.fields(kinds).items()}


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
