"""Which figures are said to be wrong where sums do not hold, and how surely; all worked out by hand."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from random import Random
from typing import ClassVar

import pytest

from benchmarks.accuracy.culprits import ACROSS, LAST_YEARS, MORE, SINGLE, TWO, figures, said
from benchmarks.accuracy.figures import REQUESTS, requested
from reportlint.model.document import Passage, Span
from reportlint.model.ledger import Fact
from reportlint.model.place import Place, Spot
from reportlint_grammar.figures import equations
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.facts import edition
from reportlint_grammar.locating import solver
from reportlint_grammar.locating.culprit import Certainty, Culprit, Told
from reportlint_grammar.locating.locate import culprits
from reportlint_grammar.locating.puzzle import puzzles
from reportlint_grammar.retold import RetoldTable, retold
from tests.builder import checking

REVIEW = edition().tables["review"]
COLUMNS = [column.label.name for column in REQUESTS.columns]
TABLE = {
    "received": [46, 9, 1, 2, 5, 0, 63],
    "carried_over": [3, 1, 0, 0, 0, 0, 4],
    "granted": [21, 5, 1, 1, 2, 0, 30],
    "partly_granted": [6, 1, 0, 0, 1, 0, 8],
    "third_party_rights": [2, 1, 0, 0, 0, 0, 3],
    "not_held": [18, 2, 0, 1, 2, 0, 23],
    "outcome_total": [47, 9, 1, 2, 5, 0, 64],
    "carried_forward": [2, 1, 0, 0, 0, 0, 3],
}
"""A table three that adds up: 21 + 6 + 2 + 18 = 47, and 46 + 3 = 47 + 2. All other rows are 0."""

Cells = Mapping[tuple[str, str], int | None]
Named = Sequence[Mapping[tuple[str, str], int]]


def read(changed: Cells) -> Mapping[str, Mapping[str, Figure]]:
    rows: dict[str, dict[str, int | None]] = {
        row.label.name: dict(zip(COLUMNS, TABLE.get(row.label.name, [0] * 7), strict=True))
        for row in REQUESTS.rows
    }
    for (row, column), number in changed.items():
        rows[row][column] = number
    return figures(rows)


def blamed(changed: Cells, told: Mapping[tuple[str, str], int] | None = None) -> list[Culprit]:
    rows = read(changed)
    evidence = [
        Told([[rows[row][column]]], number, Spot(Span(0, 0), Place(("words",))), "")
        for (row, column), number in (told or {}).items()
    ]
    return [*culprits(equations.owed(REQUESTS, rows), evidence)]


def named(culprit: Culprit) -> list[dict[tuple[str, str], int]]:
    return [
        {
            (figure.form.row.label.name, figure.form.column.label.name): int(implied)
            for figure, implied in repair
        }
        for repair in culprit.repairs
    ]


def review(*numbers: int | None) -> list[Culprit]:
    row = REVIEW.rows[0]
    names = [column.label.name for column in REVIEW.columns]
    read = {
        name: Figure(
            REVIEW.cells[row.label.name][name],
            Passage("", 0),
            State.BLANK if number is None else State.READ,
            number,
            number,
        )
        for name, number in zip(names, numbers, strict=True)
    }
    return [*culprits(equations.owed(REVIEW, {row.label.name: read}))]


def test_nothing_is_blamed_where_all_adds_up() -> None:
    assert blamed({}) == []


class TestOneFigure:
    def test_is_certain_where_it_alone_explains_two_sums(self) -> None:
        (culprit,) = blamed({("granted", "natural_persons"): 12})
        assert culprit.certainty is Certainty.CERTAIN
        assert named(culprit) == [{("granted", "natural_persons"): 21}]
        assert [broken.rule for broken in culprit.broken] == ["A001", "A002"]

    def test_is_certain_where_it_explains_three(self) -> None:
        (culprit,) = blamed({("outcome_total", "total"): 46})
        assert culprit.certainty is Certainty.CERTAIN
        assert named(culprit) == [{("outcome_total", "total"): 64}]
        assert [broken.rule for broken in culprit.broken] == ["A001", "A002", "A003"]

    def test_is_only_likely_where_a_row_may_stand_a_line_below(self) -> None:
        """State secrets have a total of 3 for nothing: so has the row before third parties' rights…

        …or security has the figures of the row below, in which there is nothing then.
        """
        (culprit,) = blamed({("security_and_stability", "total"): 3})
        assert culprit.certainty is not Certainty.CERTAIN
        assert named(culprit)[0] == {("security_and_stability", "total"): 0}

    def test_is_not_certain_where_what_is_told_of_it_is_otherwise(self) -> None:
        cell = ("granted", "total")
        (sure,) = blamed({cell: 20})
        assert sure.certainty is Certainty.CERTAIN
        (denied,) = blamed({cell: 20}, {cell: 20})
        assert denied.certainty is not Certainty.CERTAIN


class TestOneSum:
    def test_of_which_any_figure_may_be_wrong_tells_nothing(self) -> None:
        (culprit,) = review(3, 4, 5, 6, 20)
        assert culprit.certainty is Certainty.UNKNOWN
        assert (culprit.cause, list(culprit.repairs)) == (None, [])

    def test_names_the_few_that_can_be_less(self) -> None:
        (culprit,) = review(1, 0, 0, 0, 0)
        assert culprit.certainty is Certainty.ONE_OF_THESE
        assert culprit.cause is None
        assert named(culprit) == [
            {("reconsideration", "total"): 1},
            {("reconsideration", "upheld"): 0},
        ]

    def test_blames_the_total_if_no_other_figure_can_be_so_much_less(self) -> None:
        (culprit,) = review(2, 3, 0, 0, 0)
        assert culprit.certainty is Certainty.LIKELY
        assert named(culprit) == [{("reconsideration", "total"): 5}]

    def test_names_no_number_where_a_blank_leaves_it_open(self) -> None:
        (culprit,) = review(7, 1, None, 1, 6)
        assert culprit.certainty is Certainty.UNKNOWN


class TestTwoFigures:
    def test_each_has_its_own_sums(self) -> None:
        first, second = blamed({("granted", "natural_persons"): 12, ("received", "total"): 65})
        assert {first.certainty, second.certainty} == {Certainty.CERTAIN}
        assert named(first) + named(second) == [
            {("received", "total"): 63},
            {("granted", "natural_persons"): 21},
        ]

    def test_wrong_by_as_much_may_be_two_others(self) -> None:
        """Both rows and both columns are 2 too much: either pair of corners would do."""
        changed = {("granted", "natural_persons"): 23, ("not_held", "enterprises"): 4}
        (culprit,) = blamed(changed)
        assert culprit.certainty is Certainty.ONE_OF_THESE
        assert {("granted", "natural_persons"): 21, ("not_held", "enterprises"): 2} in named(
            culprit
        )
        assert {("granted", "enterprises"): 3, ("not_held", "natural_persons"): 16} in named(
            culprit
        )

    def test_that_agree_with_each_other_cannot_be_told(self) -> None:
        """（一）and its total are 4 too much, as any other row and its total may be."""
        (culprit,) = blamed({("granted", "natural_persons"): 25, ("granted", "total"): 34})
        assert culprit.certainty is not Certainty.CERTAIN

    def test_are_told_by_what_is_said_of_one_of_them(self) -> None:
        changed = {("granted", "natural_persons"): 25, ("granted", "total"): 34}
        (culprit,) = blamed(changed, {("granted", "total"): 30})
        assert culprit.certainty is Certainty.LIKELY
        assert named(culprit) == [{("granted", "natural_persons"): 21, ("granted", "total"): 30}]
        assert len(culprit.evidence) == 1


class TestOneSlip:
    def test_of_totals_that_nobody_typed(self) -> None:
        totals = {(row, "total"): numbers[-1] for row, numbers in TABLE.items()}
        (culprit,) = blamed(dict.fromkeys(totals, 0))
        assert named(culprit)[0] == totals
        assert culprit.certainty is Certainty.LIKELY

    def test_of_a_row_that_stands_a_line_off(self) -> None:
        """The figures of 1. stand at 2., their total at both."""
        row = dict(zip(COLUMNS, TABLE["not_held"], strict=True))
        below = {("not_compiled", column): number for column, number in row.items()}
        here = {("not_held", column): 0 for column in COLUMNS[:-1]}
        (culprit,) = blamed({**below, **here})
        assert culprit.certainty is not Certainty.CERTAIN
        moved = {("not_held", column): row[column] for column in COLUMNS[:-1] if row[column]}
        gone = {cell: 0 for cell, number in below.items() if number}
        assert {**moved, **gone} in named(culprit)


@pytest.mark.parametrize("seed", range(3))
def test_every_broken_sum_is_explained_once(seed: int) -> None:
    random = Random(seed)
    for _ in range(40):
        rows: dict[str, dict[str, int | None]] = {
            row: dict(cells) for row, cells in requested(random).items()
        }
        for _ in range(random.randrange(6)):
            row, column = random.choice([*rows]), random.choice(COLUMNS)
            rows[row][column] = random.choice([None, 0, 1, 7, 80])
        owed = [*equations.owed(REQUESTS, figures(rows))]
        broken = [judged.at for each in owed if (judged := equations.judge(each))]
        explained = [each.at for culprit in culprits(owed) for each in culprit.broken]
        assert sorted(map(id, explained)) == sorted(map(id, broken))


@pytest.mark.parametrize("put", [*SINGLE, *TWO, *MORE], ids=lambda put: put.__name__)
def test_what_is_certain_is_so(put: object) -> None:
    random = Random(11)
    for _ in range(12):
        result = said(random, put, with_text=False)  # type: ignore[arg-type]
        assert result is None or not result.is_wrong_as(Certainty.CERTAIN)


@pytest.mark.parametrize("put", [*SINGLE, *TWO, *ACROSS], ids=lambda put: put.__name__)
@pytest.mark.parametrize("last_years", [(), LAST_YEARS], ids=["right", "wrong"])
def test_what_is_certain_beside_last_years_is_so(put: object, last_years: object) -> None:
    random = Random(12)
    for _ in range(6):
        result = said(random, put, with_text=False, last_years=last_years)  # type: ignore[arg-type]
        assert result is None or not result.is_wrong_as(Certainty.CERTAIN)


def test_the_same_figures_give_the_same_answer() -> None:
    changed = {("granted", "others"): 3, ("not_held", "enterprises"): 7, ("received", "total"): 1}
    first, second = ([named(each) for each in blamed(changed)] for _ in range(2))
    assert first == second


class TestHostile:
    def test_all_figures_wrong(self) -> None:
        random = Random(1)
        changed = {
            (row.label.name, column): random.randrange(10**6)
            for row in REQUESTS.rows
            for column in COLUMNS
        }
        began = time.process_time()
        (culprit,) = blamed(changed)
        assert culprit.certainty is Certainty.UNKNOWN
        assert time.process_time() - began < 10

    def test_numbers_beyond_what_a_machine_holds(self) -> None:
        (culprit,) = blamed({("granted", "natural_persons"): 10**30})
        assert culprit.certainty is Certainty.CERTAIN
        assert named(culprit) == [{("granted", "natural_persons"): 21}]

    def test_zeros_everywhere_but_in_the_totals(self) -> None:
        """Seven ones in a table of zeros can be put right in very many ways; the search stops."""
        changed = {(row.label.name, column): 0 for row in REQUESTS.rows for column in COLUMNS}
        rows = [row.label.name for row in REQUESTS.rows[3:15]]
        changed |= {(row, COLUMNS[at % 6]): 1 for at, row in enumerate(rows)}
        began = time.process_time()
        assert all(each.certainty is not Certainty.CERTAIN for each in blamed(changed))
        assert time.process_time() - began < 10


class TestSolver:
    @pytest.fixture(autouse=True)
    def installed(self) -> None:
        pytest.importorskip("highspy")

    CHANGED: ClassVar[Cells] = {
        ("received", "natural_persons"): 40,
        ("carried_over", "enterprises"): 4,
        ("granted", "research_institutes"): 8,
        ("partly_granted", "legal_services"): 12,
        ("not_held", "welfare_organisations"): 30,
        ("third_party_rights", "others"): 17,
        ("carried_forward", "total"): 60,
    }

    def test_finds_seven_figures_and_says_nothing(self, capfd: pytest.CaptureFixture[str]) -> None:
        ((puzzle, _),) = puzzles([*equations.owed(REQUESTS, read(self.CHANGED))])
        found = [*solver.repairs(puzzle)]
        assert all(map(puzzle.holds, found))
        assert {
            (
                puzzle.figures[figure].form.row.label.name,
                puzzle.figures[figure].form.column.label.name,
            )
            for figure in found[0]
        } == set(self.CHANGED)
        assert capfd.readouterr() == ("", "")

    def test_what_it_finds_is_never_certain(self) -> None:
        assert all(each.certainty is not Certainty.CERTAIN for each in blamed(self.CHANGED))

    def test_without_it_fewer_figures_are_found_alike(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        changed = {("granted", "natural_persons"): 12, ("received", "total"): 65}
        with_it = [named(each) for each in blamed(changed)]
        monkeypatch.setattr(solver, "is_installed", lambda: False)
        assert [named(each) for each in blamed(changed)] == with_it
        assert {each.certainty for each in blamed(self.CHANGED)} == {Certainty.UNKNOWN}


TEXT = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
2024年收到政府信息公开申请{}件。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 1 | 1 | 0 | 0 | 0 | 0 | {}
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""


def test_a_lone_sum_is_decided_by_the_text() -> None:
    report = checking.parse(TEXT.format(2, 5))
    (culprit,) = report.culprits
    assert culprit.certainty is Certainty.LIKELY
    assert named(culprit) == [{("received", "total"): 2}]
    assert [told.words for told in culprit.evidence] == ["收到政府信息公开申请2件"]


class TestBesideLastYears:
    """Table three again from its facts, with what last year's report carried forward in 二、上年结转."""

    TWICE: ClassVar[Cells] = {
        ("carried_over", "natural_persons"): 5,
        ("carried_over", "total"): 6,
    }
    """3 and 4 in a table that adds up: what was received, or is carried forward, may be wrong as well."""

    def test_decides_where_the_table_cannot_tell(self) -> None:
        (alone,) = blamed(self.TWICE)
        assert alone.certainty is Certainty.ONE_OF_THESE
        (culprit,) = beside(self.TWICE, TABLE["carried_over"])
        assert culprit.certainty is Certainty.LIKELY
        assert named(culprit) == [
            {cell: TABLE[cell[0]][COLUMNS.index(cell[1])] for cell in self.TWICE}
        ]

    def test_decides_nothing_where_it_has_yet_another_number(self) -> None:
        (culprit,) = beside(self.TWICE, [9, 1, 0, 0, 0, 0, 10])
        assert culprit.certainty is Certainty.ONE_OF_THESE

    def test_what_is_certain_alone_is_not_overturned(self) -> None:
        changed = {("carried_over", "natural_persons"): 8}
        (culprit,) = beside(changed, TABLE["carried_over"])
        assert culprit.certainty is Certainty.CERTAIN
        for otherwise in (8, 4):
            found = beside(changed, [otherwise, 1, 0, 0, 0, 0, otherwise + 1])
            assert [named(each) for each in found if each.is_known] in (
                [],
                [[{("carried_over", "natural_persons"): 3}]],
            )

    def test_knows_what_the_text_says(self) -> None:
        """Of one sum the text says that the total is right: last year's has no other."""
        report = checking.parse(TEXT.format(2, 5))
        table = retold("requests", report.facts(), report.layouts)
        assert table is not None
        (culprit,) = table.culprits({})
        assert named(culprit) == [{("received", "total"): 2}]
        assert [told.words for told in culprit.evidence] == ["收到政府信息公开申请2件"]

    def test_is_as_it_was_in_the_report(self) -> None:
        """Blank, unreadable and impossible cells, and rows that are not there, are so in the facts."""
        text = TEXT.format(3, 5).replace(
            "| 0 | 0 | 0 | 0 | 0 | 0 | 0", "|  | / | -1 | 0 | 0 | 0 | 4"
        )
        report = checking.parse(text)
        table = retold("requests", report.facts(), report.layouts)
        assert table is not None
        assert [
            (each.certainty, named(each), [broken.rule for broken in each.broken])
            for each in table.culprits({})
        ] == [
            (each.certainty, named(each), [broken.rule for broken in each.broken])
            for each in report.culprits
        ]

    def test_of_a_table_that_adds_up_there_is_nothing_to_say(self) -> None:
        assert beside({}, [9, 1, 0, 0, 0, 0, 10]) == []


def beside(changed: Cells, carried_forward: Sequence[int]) -> list[Culprit]:
    cells = REQUESTS.cells
    facts = {
        figure.form.fact: Fact(str(figure.value), number, figure.place, Span(0, 0))
        for row in read(changed).values()
        for figure in row.values()
        if isinstance(number := figure.value, int)
    }
    then = {
        cells["carried_over"][column].place: Fact(str(number), number, Place(()), Span(0, 0))
        for column, number in zip(COLUMNS, carried_forward, strict=True)
    }
    return [*RetoldTable(REQUESTS, facts).culprits(then)]
