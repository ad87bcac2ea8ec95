"""Figures as offices write them, and rows whose cells are too many or too few."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint_grammar.content.table import Row
from reportlint_grammar.figures.figure import Figure, State
from reportlint_grammar.form.facts import edition
from tests.builder import checking

SECTIONS = {section.name: section.title for section in edition().sections}
LABELS = {
    row.label.name: row.label.official for table in edition().tables.values() for row in table.rows
}


def _row(section: str, *lines: str, row: str) -> Row:
    report = checking.parse("\n".join([SECTIONS[section], *lines]))
    return report.tables[section].rows[row]


def _decisions(written: str) -> Figure:
    label, other = LABELS["licences"], LABELS["penalties"]
    row = _row("disclosure", f"{label} | {written}", f"{other} | 0", row="licences")
    return row.figures["decisions"]


def _charged(written: str) -> Figure:
    label, other = LABELS["charges"], LABELS["penalties"]
    row = _row("disclosure", f"{other} | 0", f"{label} | {written}", row="charges")
    return row.figures["charged"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("22", 22),
        ("３", 3),
        ("１２", 12),
        ("1,024", 1024),
        ("1，024", 1024),
        ("1'024", 1024),
        ("18个案件", 18),
        ("22（其中修订16件）", 22),
        ("22(其中修订16件)", 22),
        ("22 （其中修订16件）", 22),
        ("5件", 5),
        ("\u00a0\u30007\u200b", 7),
        ("1\u200b2", 12),
        ("+3", 3),
        ("007", 7),
        ("3（件）", 3),
        ("3件次", 3),
        ("3①", 3),
        ("3*", 3),
        ("3[1]", 3),
        ("3。", 3),
        ("22，其中修订16件", 22),
    ],
)
def test_counts(written: str, value: int) -> None:
    figure = _decisions(written)
    assert (figure.state, figure.value, figure.usable) == (State.READ, value, value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("160.5964万元", Decimal("160.5964")),
        ("160.5964 万元", Decimal("160.5964")),
        ("160.5964", Decimal("160.5964")),
        ("251000元", Decimal("25.1")),
        ("1,205.5万元", Decimal("1205.5")),
        ("1050.5元", Decimal("0.10505")),
        ("０.５", Decimal("0.5")),
        ("０．５", Decimal("0.5")),
        ("251000（元）", Decimal("25.1")),
        ("25.1万元（251000元）", Decimal("25.1")),
        ("25.1万", Decimal("25.1")),
        ("251千元", Decimal("25.1")),
        ("2510百元", Decimal("25.1")),
        ("1.2亿元", 12000),
        ("12万元整", 12),
        ("￥160.5964万元", Decimal("160.5964")),
        ("¥ 251000元", Decimal("25.1")),
        ("人民币12万元整", 12),
        ("人民币￥12万元", 12),
    ],
)
def test_amounts_are_in_ten_thousand_yuan(written: str, value: Decimal) -> None:
    figure = _charged(written)
    assert (figure.state, figure.value, figure.usable) == (State.READ, value, value)


@pytest.mark.parametrize(("written", "value"), [("-7", -7), ("－7", -7), ("0.5", Decimal("0.5"))])
def test_what_cannot_be_a_count_is_read_but_not_used(written: str, value: Decimal) -> None:
    figure = _decisions(written)
    assert (figure.state, figure.value, figure.usable) == (State.READ, value, None)


_DOUBTFUL = (
    *("O", "o", "〇", "零", "l", "1O", "10l", "二十七", "三件"),
    *("约3", "3左右", "5000余", "100+", "3万", "3%", "￥3", "增3", "减少3"),
    *("3/5", "3、5", "12 345", "5,00", "3.5.1", "（3）"),
)
"""What a careful reader would ask about: who writes O may mean 0, who writes 5000余 counted less."""


@pytest.mark.parametrize(
    "written", ["-", "—", "——", "－", "/", "\\", "无", "*", "若干", *_DOUBTFUL]
)
def test_what_is_no_number_is_unreadable(written: str) -> None:
    figure = _decisions(written)
    assert (figure.state, figure.value, figure.raw) == (State.UNREADABLE, None, written)


@pytest.mark.parametrize("written", ["", " ", "\u00a0", "\u3000", "\u200b"])
def test_a_blank_is_not_a_zero(written: str) -> None:
    row = _row("disclosure", f"{LABELS['regulations']} | 1 | {written} | 4 |", row="regulations")
    assert [figure.state for figure in row.figures.values()] == [
        State.READ,
        State.BLANK,
        State.READ,
    ]
    assert [figure.value for figure in row.figures.values()] == [1, None, 4]


@pytest.mark.parametrize(
    "line",
    [
        "规章 | 1 | / | 4",
        "规章\t1\t/\t4",
        "\t规章\n\t1\n\t/\n\t4",
        "规章 1 / 4",
        "规章\n1\n/\n4",
        "规章\n|\n1\n|\n/\n|\n4",
        "规章 | 1 | O | 4",
        "规章\n1\n〇\n4",
    ],
)
def test_a_dash_between_figures_keeps_its_column(line: str) -> None:
    row = _row("disclosure", "信息内容 | 本年制发件数", line, row="regulations")
    assert [figure.value for figure in row.figures.values()] == [1, None, 4]


@pytest.mark.parametrize("sign", ["—", "无"])
@pytest.mark.parametrize("between", ["\n", " ", "\n|\n"])
def test_a_dash_before_the_next_label_is_a_figure_and_no_part_of_the_label(
    sign: str, between: str
) -> None:
    """A row's only figure has none beside it."""
    lines = [(LABELS["licences"], "1"), (LABELS["penalties"], sign), (LABELS["charges"], "3")]
    row = _row("disclosure", *map(between.join, lines), row="penalties")
    assert row.figures["decisions"].raw == sign


@pytest.mark.parametrize(("figures", "last"), [("1234", "无"), ("12345", "5")])
def test_a_word_behind_bare_figures_is_the_last_of_them_or_a_sentence(
    figures: str, last: str
) -> None:
    row = _row(
        "review",
        *("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3,
        *"0000100001",
        *figures,
        "无",
        row="litigation_after_reconsideration",
    )
    assert row.figures["total"].raw == last


# ---------------------------------------------------------------- cells too many, too few

ONE_TO_SEVEN = [1, 2, 3, 4, 5, 6, 21]
OTHER = "3. 其他"
TOTAL = "(七) 总计"


@pytest.mark.parametrize("label", [OTHER, TOTAL])
@pytest.mark.parametrize("before", ["", "\t", "\t\t", "\t\t\t"])
@pytest.mark.parametrize("behind", ["", "\t", "\t\t\t"])
def test_leading_cells_missing_and_spare_cells_behind(label: str, before: str, behind: str) -> None:
    figures = "\t".join(map(str, ONE_TO_SEVEN))
    row = _row(
        "requests",
        f"三、本年度办理结果\t(六) 其他处理\t{LABELS['fee_unpaid']}\t0\t0\t0\t0\t0\t0\t0",
        f"{label}{before}\t{figures}{behind}",
        row="other_handling" if label == OTHER else "outcome_total",
    )
    assert [figure.value for figure in row.figures.values()] == ONE_TO_SEVEN


def test_a_blank_first_figure_is_told_from_a_missing_leading_cell() -> None:
    """Where a full row of the same width shows how many cells are spare, a blank has its column."""
    full = f"{LABELS['received']}\t\t1\t2\t3\t4\t5\t6\t21\t"
    blank = f"{LABELS['carried_over']}\t\t\t2\t3\t4\t5\t6\t21\t"
    row = _row("requests", full, blank, row="carried_over")
    assert [figure.value for figure in row.figures.values()] == [None, 2, 3, 4, 5, 6, 21]


@pytest.mark.parametrize("figures", ["1 | 2 | 3 | 4 | 5 | 6", "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8"])
def test_too_many_or_too_few_figures_are_not_guessed_at(figures: str) -> None:
    row = _row("requests", f"{LABELS['received']} | {figures}", row="received")
    assert {figure.state for figure in row.figures.values()} == {State.ABSENT}
    assert row.written == figures.count("|") + 1


def test_a_blank_beside_a_wide_cell_is_told_from_a_figure_left_out() -> None:
    """A program that lays two tables out on one grid makes a cell as wide as two columns."""
    head = "".join(f"<td>{text}</td>" for text in ("信息内容", "一", "二", "三", "四", "五"))
    wide = f"<td>{LABELS['regulations']}</td><td colspan=2>1</td><td></td><td colspan=2>4</td>"
    row = _row("disclosure", f"<table><tr>{head}</tr><tr>{wide}</tr></table>", row="regulations")
    assert [figure.value for figure in row.figures.values()] == [1, None, 4]


def test_one_figure_said_in_every_merged_cell_is_one() -> None:
    row = _row("disclosure", f"{LABELS['licences']} | 5 | 5 | 5", row="licences")
    assert row.figures["decisions"].value == 5


def test_rows_in_any_order_keep_their_labels() -> None:
    lines = [
        f"{LABELS[name]} | {n} | 0 | 0 | 0 | 0 | 0 | {n}"
        for n, name in enumerate(
            ["carried_forward", "outcome_total", "granted", "carried_over", "received"], start=1
        )
    ]
    report = checking.parse("\n".join([SECTIONS["requests"], *lines]))
    table = report.requests
    assert table is not None
    assert [table.rows[name].figures["total"].value for name in ("received", "granted")] == [5, 3]


def test_a_missing_row_does_not_shift_the_others() -> None:
    report = checking.parse(
        "\n".join(
            [
                SECTIONS["requests"],
                "（四）无法提供 | 1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
                "3.补正后申请内容仍不明确 | 3 | 0 | 0 | 0 | 0 | 0 | 3",
            ]
        )
    )
    table = report.requests
    assert table is not None
    assert table.rows["still_unclear"].figures["total"].value == 3
    assert "not_compiled" not in table.rows


@pytest.mark.parametrize(
    "page", ["- 4 -", "— 12 —", "-3-", "·4·", "4 / 9", "第4页", "第 4 页 共 9 页"]
)
def test_a_page_number_among_bare_figures_is_none_of_them(page: str) -> None:
    lines = [LABELS["received"], "1", "2", "3", page, "4", "5", "6", "21", LABELS["carried_over"]]
    row = _row("requests", *lines, *"0000000", row="received")
    assert [figure.value for figure in row.figures.values()] == ONE_TO_SEVEN


def test_a_label_broken_over_many_bare_lines() -> None:
    """As a table with a narrow column is copied from a PDF."""
    label = LABELS["fee_unpaid"]
    pieces = [label[place : place + 4] for place in range(0, len(label), 4)]
    row = _row("requests", *pieces, *map(str, ONE_TO_SEVEN), LABELS["received"], row="fee_unpaid")
    assert [figure.value for figure in row.figures.values()] == ONE_TO_SEVEN
    assert "".join(passage.text for passage in row.label) == label


def test_a_paragraph_before_bare_rows_is_no_part_of_a_label() -> None:
    report = checking.parse(
        "\n".join([SECTIONS["disclosure"], "无", "第二十条第（五）项", LABELS["licences"], "3"])
    )
    table = report.disclosure
    assert table is not None
    assert [label.text for label in table.labels] == ["第二十条第（五）项", LABELS["licences"]]


_SPARSE = (
    "一、本年新收政府信息公开申请数量 | 3 | 2 | | | | | 5 |",
    "二、上年结转政府信息公开申请数量 | | | | | | | 0 |",
    "（一）予以公开 | | 2 | | | | | 2 |",
)


def test_blank_cells_behind_all_rows_are_no_figures_where_no_row_is_full() -> None:
    granted = _row("requests", *_SPARSE, row="granted")
    assert [figure.value for figure in granted.figures.values()] == [
        *(None, 2, None, None, None, None, 2)
    ]


def test_figures_that_moved_into_blanks_that_were_left_out_are_not_told_apart() -> None:
    lines = (
        "一、本年新收政府信息公开申请数量 | 20 | 3 | 1 | 2 | 26 | |||",
        "二、上年结转政府信息公开申请数量 | 2 | 1 | 3 | |||||",
        "（一）予以公开 | 8 | 1 | 9 | |||||",
    )
    for name, written in (("received", 5), ("carried_over", 3), ("granted", 3)):
        row = _row("requests", *lines, row=name)
        assert row.written == written
        assert {figure.state for figure in row.figures.values()} == {State.ABSENT}


def test_a_total_forgotten_twice_is_a_blank() -> None:
    lines = (
        "一、本年新收政府信息公开申请数量 | 20 | 3 | 1 | 2 | 0 | 0 | |",
        "二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | |",
        "（一）予以公开 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |",
    )
    row = _row("requests", *lines, row="received")
    assert [figure.value for figure in row.figures.values()] == [20, 3, 1, 2, 0, 0, None]
