"""A table as the facts of its report tell it, whose file is closed: what is wrong beside other reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain

from reportlint.model.document import Passage
from reportlint.model.ledger import Fact, Facts
from reportlint.model.packed_facts import group
from reportlint.model.place import Place, Spot
from reportlint_grammar.claims.as_facts import AND, AT_LEAST, OR, TOLD
from reportlint_grammar.figures import equations
from reportlint_grammar.figures.equations import Broken
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.edition import TableForm
from reportlint_grammar.form.facts import editions
from reportlint_grammar.locating.culprit import Certainty, Culprit, Told
from reportlint_grammar.syntax.productions import table_start, tables

__all__ = ["RetoldTable", "is_doubted", "retold"]


class RetoldTable:
    """A table that does not add up, with what is said of it in its report.

    Figures are known by the names of their facts.
    """

    def __init__(self, form: TableForm, facts: Facts) -> None:
        self._facts = facts
        self._rows = {
            row: {
                column: _figure(Figure(cell, Passage("", 0), State.BLANK), facts.get(cell.fact))
                for column, cell in cells.items()
            }
            for row, cells in form.cells.items()
            if any(cell.fact in facts for cell in cells.values())
        }
        self._equations = [*equations.owed(form, self._rows)]
        self.figures: Mapping[str, Figure] = {
            figure.form.fact: figure for row in self._rows.values() for figure in row.values()
        }

    @cached_property
    def culprits_alone(self) -> Sequence[Culprit]:
        """What is behind the sums that do not hold, as far as the report itself tells."""
        return self._located(())

    def culprits(self, beside: Mapping[Place, Fact]) -> Sequence[Culprit]:
        """Find what is behind the sums that do not hold; `beside` is what another report has for figures.

        What is certain from the report alone, no other report makes doubtful, and nothing is certain by
        another report.
        """
        others = [
            Told([[figure]], fact.number, Spot(fact.span, fact.place), fact.text)
            for figure in self.figures.values()
            if (fact := beside.get(figure.place)) is not None and fact.number is not None
        ]
        if not others:
            return self.culprits_alone
        certain = [each for each in self.culprits_alone if each.certainty is Certainty.CERTAIN]
        settled = {_sum(broken) for each in certain for broken in each.broken}
        return certain + [
            _but_likely(each)
            for each in self._located(others)
            if settled.isdisjoint(map(_sum, each.broken))
        ]

    def _located(self, others: Sequence[Told]) -> Sequence[Culprit]:
        from reportlint_grammar.locating.locate import culprits  # Sound reports do without.

        return [*culprits(self._equations, [*self._told(), *others])]

    def _told(self) -> Iterator[Told]:
        """Give what the report itself says of the figures."""
        for kind in (TOLD, AT_LEAST):
            for name, fact in group(self._facts, kind).items():
                names = name.split(".", 2)[-1]
                sums = [each.split(AND) for each in names.split(OR)]
                if fact.number is None or not self.figures.keys() >= {*chain(*sums)}:
                    continue
                yield Told(
                    [[self.figures[each] for each in one] for one in sums],
                    fact.number,
                    Spot(fact.span, fact.place),
                    fact.text,
                    at_least=kind == AT_LEAST,
                )


def is_doubted(name: str, facts: Facts) -> bool:
    """Say whether a table of a report does not add up, from its facts."""
    return f"{TOLD}.{name}" in group(facts, TOLD)


def retold(name: str, facts: Facts, layouts: Sequence[str]) -> RetoldTable | None:
    """Give a table by its name, from the facts and the layouts of its report, if it does not add up."""
    if not is_doubted(name, facts):
        return None
    forms = (_forms()[each] for each in layouts if each in _forms())
    return next((RetoldTable(form, facts) for form in forms if form.name == name), None)


@cache
def _forms() -> Mapping[str, TableForm]:
    """Give the forms of tables by the names of their layouts."""
    return {table_start(edition, form.name): form for edition, form in tables(editions())}


def _figure(blank: Figure, fact: Fact | None) -> Figure:
    if fact is None:
        return blank
    value = fact.impossible if fact.number is None else fact.number
    state = State.UNREADABLE if value is None else State.READ
    return Figure(blank.form, Passage(fact.text, fact.span.start), state, value, fact.number)


def _but_likely(culprit: Culprit) -> Culprit:
    if culprit.certainty is not Certainty.CERTAIN:
        return culprit
    return replace(culprit, certainty=Certainty.LIKELY)


def _sum(broken: Broken) -> tuple[str, int]:
    return broken.rule, id(broken.at)
