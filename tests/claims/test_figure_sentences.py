"""Sentences in the words of reports: nothing is claimed that they do not say, and most of what they do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from reportlint_grammar.claims.claim import TOTAL, Bound, Cell, Figures
from tests.builder import checking

_SENTENCES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "sentences" / "seen.yaml").read_text(encoding="utf-8")
)
_OFFICE = "云岭县水务局"
_LEAST_RECALL = 0.94


class Meant(NamedTuple):
    """A number, and the sums of figures that it may be of."""

    sums: frozenset[frozenset[str]]
    number: Decimal
    is_exact: bool


def _owed(sentence: dict[str, Any]) -> list[Meant]:
    return [
        Meant(
            frozenset(frozenset(term.strip() for term in of.split("+")) for of in claim["of"]),
            Decimal(str(claim["is"])),
            "bound" not in claim,
        )
        for claim in sentence["claims"]
        if not any(of.startswith("fee") for of in claim["of"])
    ]


def _claimed(sentence: dict[str, Any]) -> Iterator[Meant]:
    report = checking.parse(
        f"{sentence.get('office', _OFFICE)}2024年政府信息公开工作年度报告\n一、总体情况\n"
        f"（二）依申请公开\n{sentence['text']}\n五、存在的主要问题及改进情况\n"
    )
    for claim in report.claims:
        if isinstance(claim.subject, Figures) and claim.quantity and claim.is_own:
            form = report.edition.tables[claim.subject.table]
            yield Meant(
                frozenset(
                    frozenset(_named(claim.subject.table, cell) for cell in cells)
                    for cells in claim.subject.sums
                ),
                claim.quantity.number / (10_000 if claim.subject.is_money(form) else 1),
                claim.quantity.bound in (Bound.EXACTLY, Bound.NONE),
            )


def _named(table: str, cell: Cell) -> str:
    row = f"{table}.{cell.row}"
    return row if cell.column == TOTAL else f"{row}.{cell.column}"


def _met(owed: list[Meant], claim: Meant) -> Meant | None:
    return next(
        (each for each in owed if each.number == claim.number and each.sums & claim.sums), None
    )


@pytest.mark.parametrize("sentence", _SENTENCES, ids=[each["text"] for each in _SENTENCES])
def test_nothing_is_claimed_that_is_not_said(sentence: dict[str, Any]) -> None:
    owed = _owed(sentence)
    for claim in _claimed(sentence):
        met = _met(owed, claim)
        assert met, claim
        assert met.is_exact or not claim.is_exact
        owed.remove(met)


def test_most_of_what_is_said_is_claimed() -> None:
    owed = met = 0
    for sentence in _SENTENCES:
        left = _owed(sentence)
        owed += len(left)
        met += sum(_met(left, claim) is not None for claim in _claimed(sentence))
    assert met / owed >= _LEAST_RECALL
