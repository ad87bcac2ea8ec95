"""The form's facts agree with the form, with each other, and with the grammar."""

from __future__ import annotations

import difflib
from collections import Counter
from itertools import combinations, permutations
from pathlib import Path

import pytest

from reportlint_grammar.form.edition import Kind, Label, TableForm
from reportlint_grammar.form.facts import edition, editions
from reportlint_grammar.form.labels import ALIKE, labels
from reportlint_grammar.form.wording import key
from tests.builder.productions import TERMINALS

FORM = edition()
TRIAL_FORM = Path(__file__).parents[1] / "reports" / "trial-2019.md"
TABLES = list(FORM.tables.values())
DISCLOSURE, REQUESTS, REVIEW = (FORM.tables[name] for name in ("disclosure", "requests", "review"))
LEXERS_OWN = {"TITLE", "PARAGRAPH", "SUBHEADING", "FIGURES"}
"""The terminals that are no label's and no heading's."""

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda form: form.title)


def _tokens(table: TableForm) -> list[str]:
    return [label.token for label in table.labels()]


# ---------------------------------------------------------------- the form's size and sums


def test_the_six_sections_and_the_tables_they_owe() -> None:
    assert [(section.title, section.table) for section in FORM.sections] == [
        ("一、总体情况", None),
        ("二、主动公开政府信息情况", "disclosure"),
        ("三、收到和处理政府信息公开申请情况", "requests"),
        ("四、政府信息公开行政复议、行政诉讼情况", "review"),
        ("五、存在的主要问题及改进情况", None),
        ("六、其他需要报告的事项", None),
    ]


def test_table_two_has_seven_kinds_of_figures_in_six_rows() -> None:
    assert [(row.label.official, len(row.columns)) for row in DISCLOSURE.rows] == [
        ("规章", 3),
        ("行政规范性文件", 3),
        ("行政许可", 1),
        ("行政处罚", 1),
        ("行政强制", 1),
        ("行政事业性收费", 1),
    ]
    assert [column.label.name for column in DISCLOSURE.columns if column.kind is Kind.AMOUNT] == [
        "charged"
    ]


def test_table_three_has_25_rows_of_7_columns() -> None:
    assert len(REQUESTS.rows) == 25
    assert {len(row.columns) for row in REQUESTS.rows} == {7}
    below = Counter(row.groups[-1].official for row in REQUESTS.rows if row.groups)
    assert below == {
        "三、本年度办理结果": 3,
        "（三）不予公开": 8,
        "（四）无法提供": 3,
        "（五）不予处理": 5,
        "（六）其他处理": 3,
    }


def test_table_four_has_three_groups_of_five() -> None:
    assert [(row.label.official, len(row.columns)) for row in REVIEW.rows] == [
        ("行政复议", 5),
        ("未经复议直接起诉", 5),
        ("复议后起诉", 5),
    ]


@pytest.mark.parametrize(
    ("table", "sums"),
    [
        (DISCLOSURE, {"A006": 2}),
        (REQUESTS, {"A001": 25, "A002": 7, "A003": 7}),
        (REVIEW, {"A004": 1, "A005": 2}),
    ],
    ids=["表二", "表三", "表四"],
)
def test_how_many_sums_the_form_owes(table: TableForm, sums: dict[str, int]) -> None:
    owed: Counter[str] = Counter()
    for equation in table.equations:
        rows = equation.rows or [row.label.name for row in table.rows]
        owed[equation.rule] += len(rows if equation.every == "row" else table.columns)
    assert owed == sums


@each_table
def test_sums_name_rows_or_columns_of_their_table(table: TableForm) -> None:
    rows = {row.label.name: row for row in table.rows}
    columns = {column.label.name for column in table.columns}
    for equation in table.equations:
        terms = [name for _, name in (*equation.left, *equation.right)]
        assert len(terms) == len(set(terms))
        assert equation.at in terms
        if equation.every == "column":
            assert equation.rows is None
            assert set(terms) <= rows.keys()
        else:
            assert set(equation.rows or rows) <= rows.keys()
            assert set(terms) <= columns


def test_every_outcome_is_an_addend_of_its_total() -> None:
    (outcome_total,) = [equation for equation in REQUESTS.equations if equation.rule == "A002"]
    outcomes = [row.label.name for row in REQUESTS.rows if row.groups]
    assert {name for _, name in outcome_total.left} == {*outcomes} - {"outcome_total"}


# ---------------------------------------------------------------- wordings


def test_names_and_tokens_are_given_once() -> None:
    for table in TABLES:
        assert [token for token, count in Counter(_tokens(table)).items() if count > 1] == []
        rows = [row.label.name for row in table.rows]
        assert len(rows) == len(set(rows))
    every = [token for table in TABLES for token in _tokens(table)]
    every += [section.heading.token for section in FORM.sections]
    assert [token for token, count in Counter(every).items() if count > 1] == []


@each_table
def test_a_wording_means_one_row_and_one_column_at_most(table: TableForm) -> None:
    roles: list[list[Label]] = [
        [row.label for row in table.rows],
        [column.label for column in table.columns],
        [*table.heads, *table.groups],
    ]
    for role in roles:
        wordings = Counter(key(said) for label in role for said in label.wordings)
        assert [said for said, count in wordings.items() if count > 1] == []


def test_a_headings_wording_means_one_section() -> None:
    wordings = Counter(key(said) for section in FORM.sections for said in section.heading.wordings)
    assert [said for said, count in wordings.items() if count > 1] == []


@each_table
def test_a_label_that_lost_a_character_is_its_own_or_nobodys(table: TableForm) -> None:
    """No other label is as alike, or it could be read as that one: 第二十条第（?）项 is no item."""
    known = labels(editions())
    for label in table.labels():
        for said in label.wordings:
            own = {meaning.label.token for meaning in known.exact(key(said), {table.name})}
            for place in range(len(said)):
                for scar in ("", "?", "公"):
                    damaged = f"{said[:place]}{scar}{said[place + 1 :]}"
                    if not known.exact(damaged, {table.name}):
                        alike = known.alike(damaged, {table.name})
                        assert {meaning.label.token for meaning in alike} <= own, damaged


def _remnants(said: str) -> set[str]:
    """Give what is left of a wording without one or two characters, or a fifth of it in a row."""
    places = range(len(said))
    lost = {each for size in (1, 2) for each in combinations(places, size)}
    lost |= {
        tuple(range(start, start + size))
        for size in range(3, len(said) // 5 + 1)
        for start in range(len(said) - size + 1)
    }
    return {"".join(said[place] for place in places if place not in each) for each in lost}


@pytest.mark.parametrize(
    ("table", "label"),
    [
        (table, label)
        for form in editions()
        for table in form.tables.values()
        for label in table.labels()
    ],
    ids=lambda named: named.title if isinstance(named, TableForm) else named.name,
)
def test_what_is_left_of_a_label_is_its_own_or_nobodys(table: TableForm, label: Label) -> None:
    """Where only the number tells labels apart, as of 总计, they are the same without it."""
    known = labels(editions())
    for said in label.wordings:
        own = {meaning.label.token for meaning in known.exact(key(said), {table.name})}
        assert label.token in own
        for remnant in _remnants(said):
            meant = known.exact(remnant, {table.name}) or known.alike(remnant, {table.name})
            assert {meaning.label.token for meaning in meant} <= own, remnant


@each_table
def test_most_labels_that_lost_a_character_are_still_known(table: TableForm) -> None:
    known = labels(editions())
    for label in table.labels():
        said = key(label.official)
        if len(said) >= 6 and "第二十条" not in said:
            alike = known.alike(f"{said[:2]}?{said[3:]}", {table.name})
            assert {meaning.label.token for meaning in alike} == {label.token}


@each_table
def test_no_label_is_as_alike_to_another_as_a_damaged_one_may_be(table: TableForm) -> None:
    """Only the heads of 第二十条 are, which differ in one character."""
    wordings = {key(said): label for label in table.labels() for said in label.wordings}
    for (one, label), (other, its) in permutations(wordings.items(), 2):
        if label is not its and not one.startswith("第二十条"):
            assert difflib.SequenceMatcher(None, one, other).ratio() < ALIKE, (one, other)


# ---------------------------------------------------------------- the grammar


def test_every_label_and_heading_is_in_the_grammar_and_nothing_else() -> None:
    headings = {section.heading.token for section in FORM.sections}
    tables = [table for form in editions() for table in form.tables.values()]
    said = {token for table in tables for token in _tokens(table)}
    assert set(TERMINALS) == headings | said | LEXERS_OWN
