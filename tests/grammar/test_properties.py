"""What holds for any report in any surface: what is written is read, and judged as it should be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint_grammar.form.edition import CellForm, TableForm
from reportlint_grammar.form.facts import edition
from tests.builder import checking
from tests.builder.noises import Noise, mixtures, render
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import APPLICANTS, NOT_OUTCOMES, RESULTS, Number, Place, Truth, truths

each_surface = pytest.mark.parametrize("surface", SURFACES, ids=lambda function: function.__name__)


def test_a_truth_has_every_figure_of_the_form() -> None:
    sizes = {
        table.name: sum(len(row.columns) for row in table.rows)
        for table in edition().tables.values()
    }
    assert sizes == {"disclosure": 10, "requests": 175, "review": 15}


@each_surface
@given(truth=truths(), noises=mixtures(), seed=st.integers(0, 2**16))
def test_what_is_written_is_read(
    surface: Surface, truth: Truth, noises: tuple[Noise, ...], seed: int
) -> None:
    report = checking.parse(render(truth, surface, noises, seed))
    assert checking.figures(report) == truth.figures
    assert [section.form.name for section in report.sections] == [
        section.name for section in edition().sections
    ]
    assert (report.office, report.year) == (truth.office, truth.year)
    earned = frozenset[str]().union(*(noise.earns for noise in noises))
    unearned = [finding for finding in checking.findings(report) if finding.code not in earned]
    assert not unearned, [(finding.code, finding.words.zh) for finding in unearned]


# ---------------------------------------------------------------- equations, by our own arithmetic


class Broken(NamedTuple):
    """An equation's finding: the rule's code, where it points, and its two sides."""

    code: str
    place: str
    expected: Number
    actual: Number


def _places(tables: Iterable[TableForm]) -> dict[Place, str]:
    """Name every figure of some tables as a finding does."""
    return {
        Place(table.name, row.label.name, column.label.name): table.words_within(
            *CellForm(table.name, row, column).place.parts[2:]
        ).zh
        for table in tables
        for row in table.rows
        for column in row.columns
    }


PLACES = _places(edition().tables.values())


def _broken(truth: Truth) -> Iterator[Broken]:
    places = _places(map(truth.form, edition().tables))
    requests = [
        place.row for place in places if (place.table, place.column) == ("requests", "total")
    ]
    outcomes = [row for row in requests if row not in NOT_OUTCOMES]
    documents = [place.row for place in places if place.column == "effective"]

    def figure(*place: str) -> Number:
        return truth.figures[Place(*place)]

    def unequal(
        code: str, table: str, row: str, column: str, sides: tuple[Number, Number]
    ) -> Iterator[Broken]:
        if sides[0] != sides[1]:
            yield Broken(code, places[Place(table, row, column)], *sides)

    for row in documents:
        issued, repealed = (
            figure("disclosure", row, "issued"),
            figure("disclosure", row, "repealed"),
        )
        effective = figure("disclosure", row, "effective")
        if effective < issued - repealed:
            yield Broken(
                "A006", places[Place("disclosure", row, "effective")], issued - repealed, effective
            )
    for row in requests:
        parts = sum(figure("requests", row, column) for column in APPLICANTS)
        yield from unequal(
            "A001", "requests", row, "total", (parts, figure("requests", row, "total"))
        )
    for column in (*APPLICANTS, "total"):
        items = sum(figure("requests", row, column) for row in outcomes)
        dealt_with = figure("requests", "outcome_total", column)
        yield from unequal("A002", "requests", "outcome_total", column, (items, dealt_with))
        due = figure("requests", "received", column) + figure("requests", "carried_over", column)
        done = dealt_with + figure("requests", "carried_forward", column)
        yield from unequal("A003", "requests", "carried_forward", column, (due, done))
    for row, code in (
        ("reconsideration", "A004"),
        ("direct_litigation", "A005"),
        ("litigation_after_reconsideration", "A005"),
    ):
        parts = sum(figure("review", row, column) for column in RESULTS)
        yield from unequal(code, "review", row, "total", (parts, figure("review", row, "total")))


trial_truths = st.sampled_from([(2019, 2019), (2021, 2019), (2019, 2021)]).flatmap(
    lambda years: truths(*years)
)
"""Reports of which one table or two are of the trial form."""


@given(truth=truths() | trial_truths)
def test_a_truth_breaks_no_equation(truth: Truth) -> None:
    assert not list(_broken(truth))


@each_surface
@given(truth=truths(), place=st.sampled_from(sorted(PLACES)), number=st.integers(0, 60))
def test_one_changed_figure_yields_exactly_what_follows(
    surface: Surface, truth: Truth, place: Place, number: int
) -> None:
    _yields_exactly_what_follows(truth.with_figure(place, number), place, surface)


@each_surface
@given(truth=trial_truths, data=st.data(), number=st.integers(0, 60))
def test_so_it_does_in_tables_of_the_trial_form(
    surface: Surface, truth: Truth, data: st.DataObject, number: int
) -> None:
    place = data.draw(st.sampled_from(sorted(truth.figures)))
    changed = truth.with_figure(place, number)
    assert checking.figures(checking.parse(render(changed, surface))) == changed.figures
    _yields_exactly_what_follows(changed, place, surface)


def _yields_exactly_what_follows(changed: Truth, place: Place, surface: Surface) -> None:
    names = _places(map(changed.form, edition().tables))
    text = render(changed, surface)
    found = checking.findings(checking.parse(text))
    if place == ("requests", "fee_unpaid", "total"):
        # A sentence that denies any notice to pay is contradicted by this figure, rightly.
        found = [finding for finding in found if finding.code != "F004"]
    assert sorted(
        (finding.code, finding.words.zh, finding.expected, finding.actual) for finding in found
    ) == sorted(_broken(changed))
    for finding in found:
        at = next(place for place, name in names.items() if name == finding.words.zh)
        assert text[slice(*finding.span)] == str(changed.figures[at])


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (("disclosure", "licences", "decisions"), "表二 · 行政许可 · 本年处理决定数量"),
        (("disclosure", "charges", "charged"), "表二 · 行政事业性收费 · 本年收费金额"),
        (("requests", "received", "total"), "表三 · 一、本年新收政府信息公开申请数量 · 总计"),
        (("requests", "partly_granted", "others"), "表三 · （二）部分公开 · 其他"),
        (
            ("requests", "not_held", "total"),
            "表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 总计",
        ),
        (
            ("requests", "fee_unpaid", "total"),
            "表三 · （六）其他处理 2.申请人逾期未按收费通知要求缴纳费用 · 总计",
        ),
        (("requests", "outcome_total", "natural_persons"), "表三 · （七）总计 · 自然人"),
        (("review", "direct_litigation", "pending"), "表四 · 未经复议直接起诉 · 尚未审结"),
    ],
)
def test_places_are_named_as_people_name_them(place: tuple[str, str, str], name: str) -> None:
    assert PLACES[Place(*place)] == name
