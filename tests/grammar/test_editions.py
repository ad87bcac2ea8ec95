"""The editions of the form: what each has, and that a table is read by its own labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.model.finding import Language
from reportlint.testing import lint
from reportlint_grammar.form.edition import Kind
from reportlint_grammar.form.facts import edition
from tests.builder import checking

TRIAL = (Path(__file__).parents[1] / "reports" / "trial-2019.md").read_text(encoding="utf-8")
CURRENT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")


def found(text: str) -> list[tuple[str, str, object, object]]:
    return [
        (finding.code, finding.words.zh, finding.expected, finding.actual)
        for finding in lint(text, suffix=".md")
    ]


def test_the_trial_form_has_23_rows_and_37_equations_in_table_three() -> None:
    requests = edition(2019).tables["requests"]
    instances = {
        equation.rule: len(requests.rows) if equation.every == "row" else len(requests.columns)
        for equation in requests.equations
    }
    assert len(requests.rows) == 23
    assert instances == {"A001": 23, "A002": 7, "A003": 7}


def test_other_handling_is_one_row_of_the_outcome_total_in_the_trial_form() -> None:
    total = next(
        equation
        for equation in edition(2019).tables["requests"].equations
        if equation.rule == "A002"
    )
    assert len(total.left) == 19
    assert (1, "otherwise_handled") in total.left


def test_only_a_change_may_be_negative() -> None:
    columns = {
        column.label.name: column.kind for column in edition(2019).tables["disclosure"].columns
    }
    assert columns["change"] is Kind.CHANGE
    assert columns["decisions"] is Kind.COUNT


def _with_change(written: str) -> str:
    """Give the trial report with another change of the number of licences."""
    row = "| 行政许可 | 12 | -2 | 340 |"
    assert TRIAL.count(row) == 1
    return TRIAL.replace(row, row.replace("-2", written))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3),
        ("+3", 3),
        ("增3", 3),
        ("增加 3", 3),
        ("↑3", 3),
        ("增3项", 3),
        ("-3", -3),
        ("减3", -3),
        ("减少3", -3),
        ("↓3", -3),
        ("减3（下放）", -3),
    ],
)
def test_a_change_is_told_by_a_sign_or_a_word(written: str, value: int) -> None:
    text = _with_change(written)
    rows = checking.parse(text).tables["disclosure"].rows
    assert rows["licences"].figures["change"].usable == value
    assert found(text) == []


def test_a_change_is_whole() -> None:
    (finding,) = lint(_with_change("增0.5"), suffix=".md")
    assert (finding.code, finding.words.zh) == ("T006", "表二 · 行政许可 · 本年增/减")
    assert finding.message(Language.ZH) == "增减数应为整数，现填“0.5”"


@pytest.mark.parametrize("written", ["增", "增多3", "略减", "3减", "减加3"])
def test_not_every_word_tells_a_change(written: str) -> None:
    assert found(_with_change(written)) == [("T003", "表二 · 行政许可 · 本年增/减", None, written)]


@pytest.mark.parametrize(
    ("row", "filled", "codes"),
    [
        ("charges", "| 行政事业性收费 | 4 | 0 | 0 |", []),
        ("charges", "| 行政事业性收费 | 4 | 4 | 0 |", []),
        ("charges", "| 行政事业性收费 | 0 | 0 | 0 |", []),
        ("charges", "| 行政事业性收费 | 4 | 0 | 1 |", ["T004"]),
        ("licences", "| 行政许可 | 12 | -2 | 340 | 340 |", ["T004"]),
    ],
)
def test_a_merged_cell_may_say_its_figure_in_every_column(
    row: str, filled: str, codes: list[str]
) -> None:
    label = filled.split(" | ")[0]
    (line,) = (line for line in TRIAL.splitlines() if line.startswith(f"{label} |"))
    text = TRIAL.replace(line, filled)
    assert [finding[0] for finding in found(text)] == codes
    assert row in checking.parse(text).tables["disclosure"].rows


def test_a_correct_trial_report_is_clean() -> None:
    assert found(TRIAL) == []


def test_the_trial_sums_are_judged() -> None:
    wrong = TRIAL.replace(
        "| （六）其他处理 |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |",
        "| （六）其他处理 |  | 1 | 0 | 0 | 0 | 0 | 0 | 2 |",
    )
    assert found(wrong) == [
        ("A001", "表三 · （六）其他处理 · 总计", 1, 2),
        ("A002", "表三 · （七）总计 · 自然人", 2, 3),
    ]


def test_a_dash_keeps_its_column_in_a_row_that_only_the_trial_form_has_so_wide() -> None:
    dashed = TRIAL.replace("| 行政许可 | 12 | -2 | 340 |", "| 行政许可 | 12 | — | 340 |")
    assert found(dashed) == [("T003", "表二 · 行政许可 · 本年增/减", None, "—")]


def test_each_table_is_read_by_its_own_edition() -> None:
    """A table two of 2021 stands with a table three of 2019."""
    start, end = CURRENT.index("| 第二十条第（一）项"), CURRENT.index("## 三、")
    trial_start, trial_end = TRIAL.index("| 第二十条第（一）项"), TRIAL.index("三、收到和处理")
    mixed = TRIAL[:trial_start] + CURRENT[start:end] + TRIAL[trial_end:]
    assert found(mixed) == []


def test_a_row_left_over_from_the_trial_form_is_unplaced() -> None:
    left_over = CURRENT.replace(
        "| 行政事业性收费 | 41.27 | | |", "| 行政事业性收费 | 41.27 | | |\n| 政府集中采购 | 4 | | |"
    )
    assert found(left_over) == [("E003", "表二", None, "政府集中采购")]
