"""What a report claims of itself and its year as facts, which outlive its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reportlint.model.ledger import CLAIMS, Fact, Facts
from reportlint_grammar.claims.amounts import Amount
from reportlint_grammar.claims.claim import Bound, Claim, Figures, Subject
from reportlint_grammar.claims.compared import Compared
from reportlint_grammar.claims.phrases import phrases
from reportlint_grammar.claims.shares import Rate
from reportlint_grammar.content.table import Table
from reportlint_grammar.form.wording import years

_ENDS = re.compile("[。；;！？\n]")
LAST_YEAR = "last-year"
CHANGE = "change"
TOLD, AT_LEAST = "told", "told-at-least"
OR, AND = "|", "+"
"""Between the names of figures of which one is meant, and of those that are summed."""
_NUMBERS = (Bound.EXACTLY, Bound.NONE)
"""How last year's number has to be meant: 60余件 is held against nothing."""


def as_facts(claims: Iterable[Claim]) -> Facts:
    """Give what is claimed of the office that reports and of its year, as it is said, with its place.

    By what it is of, `claims.requests.received.total` or `claims.fee.received`; what is said again has a
    number behind it. Of several figures that may be meant it is the likeliest. 60余件, and what may be a
    part, are their number and `at-least`; 未收到 is 0 and `none`.
    """
    facts: dict[str, Fact] = {}
    said = Counter[str]()
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or not claim.is_own:
            continue
        name = f"{CLAIMS}{_name(claim.subject)}"
        said[name] += 1
        name = name if said[name] == 1 else f"{name}.{said[name]}"
        text = claim.prose.text[claim.first : claim.last]
        facts[name] = Fact(
            text,
            quantity.number,
            claim.prose.place,
            claim.span,
            is_in_words=True,
            bound=quantity.bound.value,
        )
    return facts


def changes_as_facts(
    claims: Sequence[Claim], rates: Sequence[Rate], tables: Mapping[str, Table], year: int | None
) -> Facts:
    """Give what is told of the year before, of the form's own figures, and by how much they changed.

    By the figures' own names, those of which any may be meant: `last-year.requests.received.total|…` is
    last year's number, `change.requests.received.total` is the change in percent, below zero if there
    are fewer.
    """
    facts: dict[str, Fact] = {}
    for claim in claims:
        if not isinstance(claim.subject, Figures) or claim.whose or claim.several_years:
            continue
        if claim.subject.table not in tables or claim.quantity is None:
            continue
        name = _names(claim.subject, tables[claim.subject.table])
        text = claim.prose.text[claim.first : claim.last]
        if year is not None and claim.year == year - 1:
            if claim.quantity.bound in _NUMBERS and _says_so(claim):
                told = Fact(text, claim.quantity.number, claim.prose.place, claim.span)
                facts.setdefault(f"{LAST_YEAR}.{name}", told._replace(is_in_words=True))
        elif claim.is_own:
            for rate in rates:
                if rate.prose is claim.prose and _is_within(rate.now, claim):
                    facts.setdefault(f"{CHANGE}.{name}", _change(rate))
    return facts


def evidence_as_facts(tables: Iterable[Table], claims: Iterable[Compared]) -> Facts:
    """Give what is told of tables that do not add up, where no row that stands twice explains that.

    `told.requests` is that such a table is there, `told.1.requests.received.total|…` a number that is said
    of figures, of which any may be meant, `told-at-least.…` one that is said to be exceeded.
    """
    doubted = [each for each in tables if each.broken_equations and each.mistaken_repeat is None]
    facts = {
        f"{TOLD}.{table.form.name}": Fact("", None, table.place, table.span, is_in_words=True)
        for table in doubted
    }
    for count, each in enumerate(claims if doubted else (), start=1):
        if each.quantity.bound is Bound.ABOUT or each.table not in doubted:
            continue
        kind = AT_LEAST if each.quantity.bound is Bound.AT_LEAST else TOLD
        names = OR.join(AND.join(figure.form.fact for figure in one.figures) for one in each.sums)
        claim = each.claim
        text = claim.prose.text[claim.first : claim.last]
        told = Fact(text, each.number, claim.prose.place, claim.span, is_in_words=True)
        facts[f"{kind}.{count}.{names}"] = told
    return facts


def _says_so(claim: Claim) -> bool:
    """Say whether a claim of last year names it itself: what an earlier sentence names may be over."""
    said = _ENDS.split(claim.prose.text[: claim.last].rstrip("。；;"))[-1]
    return phrases().last_year.search(said) is not None or claim.year in years(said)


def _is_within(amount: Amount, claim: Claim) -> bool:
    return claim.first <= amount.first and amount.last <= claim.last


def _change(rate: Rate) -> Fact:
    number = -rate.percent.number if rate.is_less else rate.percent.number
    first, last = rate.percent.first, rate.percent.last
    text = rate.prose.text[first:last]
    return Fact(text, number, rate.prose.place, rate.prose.at(first, last), is_in_words=True)


def _names(subject: Figures, table: Table) -> str:
    """Name the figures of each sum that may be meant, those of a group of rows one by one."""
    form = table.form
    return OR.join(
        AND.join(
            f"{form.name}.{row.label.name}.{column}"
            for cell in cells
            for row in form.rows_of(cell.row)
            for column in form.columns_of(cell.column)
        )
        for cells in subject.sums
    )


def _name(subject: Subject | Figures) -> str:
    if isinstance(subject, Subject):
        return f"fee.{subject.name.lower()}"
    cells = (f"{cell.row}.{cell.column}" for cell in subject.sums[0])
    return f"{subject.table}.{'+'.join(cells)}"
