"""The form's tables as they are drawn: whole grids, with every label and every figure in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.hookspecs import DrawingForm, DrawnReport, Source
from reportlint.model.layout import Layout, LayoutCell
from reportlint.readers.text.plain_text import TextReader
from reportlint_grammar.any_year import AnnualReportOfAnyYear
from reportlint_grammar.form.edition import spoken
from reportlint_grammar.form.facts import editions

REPORTS = Path(__file__).parents[1] / "reports"
LAYOUTS = {layout.name: layout for layout in AnnualReportOfAnyYear().layouts()}

each = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def _grid(layout: Layout) -> list[list[LayoutCell]]:
    """Give the cell at every place of a table, row by row, as a browser would put them."""
    at: dict[tuple[int, int], LayoutCell] = {}
    for top, row in enumerate(layout.rows):
        left = 0
        for cell in row:
            while (top, left) in at:
                left += 1
            for down in range(cell.rows):
                for right in range(cell.columns):
                    assert (top + down, left + right) not in at
                    at[top + down, left + right] = cell
    width = 1 + max(left for _, left in at)
    return [[at[top, left] for left in range(width)] for top in range(len(layout.rows))]


def _said(cells: list[LayoutCell]) -> list[str]:
    return ["·" if cell.fact else cell.words.zh for cell in cells]


@each
def test_the_cells_fill_the_table(layout: Layout) -> None:
    assert len(_grid(layout)) == len(layout.rows)


def test_a_table_is_drawn_once_for_every_edition_that_has_it_so() -> None:
    assert [(layout.name, layout.title.zh) for layout in LAYOUTS.values()] == [
        ("disclosure_table_2021", "二、主动公开政府信息情况"),
        ("requests_table_2021", "三、收到和处理政府信息公开申请情况"),
        ("review_table_2021", "四、政府信息公开行政复议、行政诉讼情况"),
        ("disclosure_table_2019", "二、主动公开政府信息情况（2019年格式）"),
        ("requests_table_2019", "三、收到和处理政府信息公开申请情况（2019年格式）"),
    ]


@pytest.mark.parametrize("year", [2021, 2019])
def test_every_label_and_every_figure_is_drawn(year: int) -> None:
    (edition,) = (edition for edition in editions() if edition.year == year)
    for name, table in edition.tables.items():
        layout = LAYOUTS.get(f"{name}_table_{year}")
        if layout is None:
            continue
        drawn = {cell.words for row in layout.rows for cell in row if not cell.fact}
        assert drawn == {(label.official, spoken(label.name)) for label in table.labels()}
        assert [cell.fact for cell in layout.figures] == [
            f"{name}.{row.label.name}.{column.label.name}"
            for row in table.rows
            for column in row.columns
        ]


def test_table_two_has_its_columns_below_each_article() -> None:
    assert [_said(row) for row in _grid(LAYOUTS["disclosure_table_2021"])] == [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "·", "·", "·"],
        ["行政规范性文件", "·", "·", "·"],
        ["第二十条第（五）项"] * 4,
        ["信息内容", *["本年处理决定数量"] * 3],
        ["行政许可", "·", "·", "·"],
        ["第二十条第（六）项"] * 4,
        ["信息内容", *["本年处理决定数量"] * 3],
        ["行政处罚", "·", "·", "·"],
        ["行政强制", "·", "·", "·"],
        ["第二十条第（八）项"] * 4,
        ["信息内容", *["本年收费金额（单位：万元）"] * 3],
        ["行政事业性收费", "·", "·", "·"],
    ]


def test_table_three_has_groups_on_the_left_and_three_rows_of_heads() -> None:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    grid = [_said(row) for row in _grid(LAYOUTS["requests_table_2021"])]
    assert grid[:3] == [
        [note] * 3 + ["申请人情况"] * 7,
        [note] * 3 + ["自然人", *["法人或其他组织"] * 5, "总计"],
        [note] * 3
        + ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ]
    assert [row[:3] for row in grid[5:9]] == [
        ["三、本年度办理结果", "（一）予以公开", "（一）予以公开"],
        ["三、本年度办理结果", *["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"] * 2],
        ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"],
        ["三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开"],
    ]
    assert grid[-1] == ["四、结转下年度继续办理"] * 3 + ["·"] * 7


def test_table_four_has_its_rows_beside_each_other() -> None:
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    assert [_said(row) for row in _grid(LAYOUTS["review_table_2021"])] == [
        ["行政复议"] * 5 + ["行政诉讼"] * 10,
        results + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
        results * 3,
        ["·"] * 15,
    ]


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("correct.md", ["disclosure_table_2021", "requests_table_2021", "review_table_2021"]),
        ("trial-2019.md", ["disclosure_table_2019", "requests_table_2019", "review_table_2021"]),
    ],
)
def test_a_report_says_which_are_its_own(file: str, names: list[str]) -> None:
    form = AnnualReportOfAnyYear()
    text = (REPORTS / file).read_bytes()
    report = form.parse(TextReader().read(Source(file, text)))
    assert isinstance(form, DrawingForm)
    assert isinstance(report, DrawnReport)
    assert report.layouts == names
    cells = {cell.fact: cell.place for name in names for cell in LAYOUTS[name].figures}
    figures = {
        name: fact.place
        for name, fact in report.facts().items()
        if not (fact.is_in_words or name.startswith("office."))
    }
    assert figures == cells
