"""The text reader: surfaces into paragraphs and tables, each with its place."""

from __future__ import annotations

import pytest

from reportlint.hookspecs import Source
from reportlint.model.document import Document, Location, Paragraph, Span, Table
from reportlint.readers.text.plain_text import TextReader

Shown = list[str | list[list[str]]]


def _read(text: str) -> Document:
    return TextReader().read(Source("report.txt", text.encode()))


def _shown(text: str) -> Shown:
    """Give paragraphs as their text and tables as rows of texts."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in _read(text).blocks
    ]


# ---------------------------------------------------------------- surfaces


def test_paragraphs() -> None:
    assert _shown("　　甲。\n\n乙。  \n") == ["甲。", "乙。"]


def test_a_cell_a_line() -> None:
    assert _shown("前\n\t规章\n\t0\n\t1\n\n\t许可\n\t2\n\n后\n") == [
        "前",
        [["规章", "0", "1"], ["许可", "2"]],
        "后",
    ]


def test_a_cell_a_line_keeps_blank_cells() -> None:
    assert _shown("\t\n\t自然人\n\t\n\n\t一\n\t\n\t3\n") == [[["", "自然人", ""], ["一", "", "3"]]]


def test_a_label_broken_over_lines() -> None:
    assert _shown("\t商业\n企业\n\t科研\n机构\n\n\t0\n\t1\n") == [
        [["商业\n企业", "科研\n机构"], ["0", "1"]]
    ]


def test_a_number_and_its_label_on_two_lines_of_a_cell() -> None:
    assert _shown("\t3.\n其他\n\t0\n") == [[["3.\n其他", "0"]]]


@pytest.mark.parametrize("behind", ["三、后面的标题", "（二）后面的小标题"])
def test_what_is_numbered_does_not_go_on_with_a_cell(behind: str) -> None:
    assert _shown(f"\t规章\n{behind}\n") == [[["规章"]], behind]


def test_nothing_goes_on_with_a_figure() -> None:
    assert _shown("\t规章\n\t0\n后面的话\n") == [[["规章", "0"]], "后面的话"]


def test_an_indented_paragraph_is_no_cell() -> None:
    long = "本机关按照规定及时公开应当公开的政府信息，" * 4
    assert _shown(f"\t{long}\n") == [long]


def test_pinyin_does_not_make_a_label_a_paragraph() -> None:
    label = "信(xìn)" * 15
    assert _shown(f"\t{label}\n\t0\n") == [[[label, "0"]]]


def test_ragged_pipes() -> None:
    assert _shown("许可 | 0 | ||\n规章 | 0 | 0 | 0 |\n") == [
        [["许可", "0", "", "", ""], ["规章", "0", "0", "0", ""]]
    ]


def test_a_pipe_is_a_border_at_the_end_if_there_is_one_at_the_beginning() -> None:
    assert _shown("| 规章 | 0 | 1 |\n规章 | 0 | 1 |\n| 规章 | 0 | 1\n") == [
        [["规章", "0", "1"], ["规章", "0", "1", ""], ["规章", "0", "1"]]
    ]


def test_a_pipe_at_the_end_has_a_blank_cell_behind_it_where_no_row_has_borders() -> None:
    text = "（三）不予公开|1.属于国家秘密|4\n|2.其他|7\n|3.第三方|1\n|4.三类内部事务|\n"
    assert _shown(text)[0][3] == ["", "4.三类内部事务", ""]


def test_pipes_with_blank_leading_cells() -> None:
    assert _shown("| | | 甲 | 1 |\n") == [[["", "", "甲", "1"]]]


def test_markdown() -> None:
    assert _shown("## 二、标题 ##\n\n| 甲 | 乙 |\n| --- | :---: |\n| 1 | 2 |\n") == [
        "二、标题",
        [["甲", "乙"], ["1", "2"]],
    ]


@pytest.mark.parametrize(("mark", "level"), [("#", 1), ("###", 3), ("######", 6), ("", 0)])
def test_levels_of_headings(mark: str, level: int) -> None:
    (block,) = _read(f"{mark} 总体情况").blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.level) == ("总体情况", level)


@pytest.mark.parametrize(
    ("before", "behind"),
    [("", ""), ("<html><body>", "</body></html>"), ('<div align="center">\n', "\n</div>")],
)
def test_a_table_in_html(before: str, behind: str) -> None:
    table = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>"
    text = f"# 标题\n\n{before}{table}{behind}\n\n| 乙 | 3 |\n说明。\n"
    assert _shown(text) == ["标题", [["甲", "1"], ["", "2"]], [["乙", "3"]], "说明。"]
    blocks = _read(text).blocks
    assert isinstance(blocks[1], Table)
    for row in blocks[1].rows:
        for cell in row:
            assert text[slice(*cell.span())] == cell.text


def test_a_table_in_html_that_never_ends() -> None:
    assert _shown("前。\n<table><tr><td>甲</td><td>1</td></tr>\n<table><tr><td>乙</td><td>2") == [
        "前。",
        [["甲", "1"]],
        [["乙", "2"]],
    ]


def test_many_tables_in_html_that_never_end_take_no_time_each() -> None:
    assert len(_read("<table><td>甲<td>1" * 2000).blocks) == 2000


def test_lone_pipes() -> None:
    assert _shown("前面\n\n规章\n|\n0\n|\n1\n\n许可\n|\n2\n") == [
        "前面",
        [["规章", "0", "1"], ["许可", "2"]],
    ]


def test_a_blank_line_between_lone_pipes_is_a_cell() -> None:
    assert _shown("规章\n|\n0\n|\n\n|\n1\n\n许可\n|\n2\n") == [
        [["规章", "0", "", "1"], ["许可", "2"]],
    ]


def test_a_blank_line_behind_the_last_lone_pipe_of_a_row_is_a_cell() -> None:
    rows = "\n\n".join(f"{label}\n|\n0\n|\n1\n|\n" for label in ("规章", "许可"))
    assert _shown(f"前面\n\n{rows}\n\n后面") == [
        "前面",
        [["规章", "0", "1", ""], ["许可", "0", "1", ""]],
        "后面",
    ]


_FULL = ["规章", *"1234567", "", "", "许可", "8"]


@pytest.mark.parametrize(
    "text",
    [
        "规章 |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n7 | ||\n许可 |\n8 |",
        "规章 |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n7 |\n||\n许可\n|\n8 |",
        "规章\n|\n1\n|\n2\n|\n3\n|\n4\n|\n5\n|\n6\n|\n7\n|\n|\n|\n许可\n|\n8\n|",
        "规章  | \n\t\t1  | \n\t\t2  |\n3 |\n4 |\n5 |\n\t6\n  | \n\t\t\n7 | || \n许可  |\n 8\n   |",
    ],
    ids=["behind", "on lines of their own", "alone", "between tabs"],
)
def test_a_pipe_ends_every_cell_wherever_lines_end(text: str) -> None:
    assert _shown(f"二、前面\n{text}\n{text}\n三、后面\n文字。") == [
        *("二、前面", [[*_FULL, *_FULL]], "三、后面", "文字。")
    ]


_TWENTY = [str(number) for number in range(20)]


def test_a_label_may_break_where_pipes_end_cells() -> None:
    figures = "\n".join(f"{number} |" for number in range(20))
    assert _shown(f"申请人 |\n商业\n企业 |\n社会\n公益\n组织\n|\n{figures}") == [
        [["申请人", "商业", "企业", "社会", "公益", "组织", *_TWENTY]],
    ]


def test_rows_on_one_line_are_rows_where_pipes_end_cells() -> None:
    figures = "\n".join(f"{number} |" for number in range(20))
    assert _shown(f"规章 |\n{figures}\n说明。\n| 渠道 | 条数 |\n| 网站 | 3 |\n说明。") == [
        [["规章", *_TWENTY]],
        "说明。",
        [["", "渠道", "条数"], ["", "网站", "3"]],
        "说明。",
    ]


def test_blank_cells_may_break_rows_where_pipes_end_cells() -> None:
    figures = "\n".join(f"{number} |" for number in range(20))
    assert _shown(f"规章 |\n{figures}\n许可 | 1 |\n| 2 | 3 |\n|\n| 4 |") == [
        [["规章", *_TWENTY], ["许可", "1", "", "2", "3", "", "", "4"]],
    ]


@pytest.mark.parametrize(("before", "behind"), [("\t", ""), ("", "\t"), ("\t", "\t")])
def test_a_tab_before_or_behind_a_cell(before: str, behind: str) -> None:
    cells = [f"{before}{text}{behind}" for text in ("规章", "0", "", "1")]
    assert _shown("\n".join(cells) + "\n") == [[["规章", "0", "", "1"]]]


def test_blank_lines_between_all_cells_end_no_row() -> None:
    cells = ["规章", *"1234567", "许可", "8"]
    assert _shown("\n\n".join(f"\t{cell}" for cell in cells)) == [[cells]]


def test_a_grid_with_cells_of_several_lines() -> None:
    text = """
+------+----------+---+
| 内容 | 本年制发 | 数 |
|      | 件数     |   |
+======+==========+===+
| 行政 | 1        |   |
| 许可 |          | 2 |
+------+----------+---+
| 合计 | 3        | 4 |
+------+----------+---+
说明。
"""
    assert _shown(text) == [
        [["内容", "本年制发\n件数", "数"], ["行政\n许可", "1", "2"], ["合计", "3", "4"]],
        "说明。",
    ]
    (table, _) = _read(text).blocks
    assert isinstance(table, Table)
    label = table.rows[1][0]
    assert text[slice(*label.span(0, 2))] == "行政"
    assert text[slice(*label.span(3, 5))] == "许可"


def test_rows_behind_a_grid_are_none_of_it() -> None:
    text = "+----+---+\n| 甲 | 1 |\n+----+---+\n\n| 乙 | 2 |\n| 丙 | 3 |\n"
    assert _shown(text) == [[["甲", "1"], ["乙", "2"], ["丙", "3"]]]


def test_what_pandas_writes_for_a_blank() -> None:
    assert _shown("| 规章 | NaN | 1 |\n") == [[["规章", "", "1"]]]


def test_tabs_with_missing_and_spare_cells() -> None:
    assert _shown("一\t\t0\t1\t\n\t（二）\t2\t3\n其他\t4\t5\t\t\n") == [
        [["一", "", "0", "1", ""], ["", "（二）", "2", "3"], ["其他", "4", "5", "", ""]]
    ]


def test_a_blank_line_does_not_end_a_table_and_a_paragraph_does() -> None:
    assert _shown("甲\t1\n\n乙\t2\n说明。\n丙\t3\n") == [
        [["甲", "1"], ["乙", "2"]],
        "说明。",
        [["丙", "3"]],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = "甲。\n\t规章\n\t0\n\n\t许可\n\t1\n乙。\n".replace("\n", end)
    assert _shown(text) == ["甲。", [["规章", "0"], ["许可", "1"]], "乙。"]


def test_line_ends_of_several_kinds() -> None:
    text = "甲。\r\n\t规章\r\t0\n乙。\r丙。\n\r丁。"
    assert _shown(text) == ["甲。", [["规章", "0"]], "乙。", "丙。", "丁。"]


@pytest.mark.parametrize("mark", ["\f", "\v", "\u2028", "\u2029", "\x85"])
def test_a_break_that_is_no_line_end_parts_paragraphs_all_the_same(mark: str) -> None:
    document = _read(f"甲。{mark}乙。\n\t商业{mark}企业\n三、丙\n")
    first, second, table, last = document.blocks
    assert isinstance(table, Table)
    assert [(cell.text, cell.start) for row in table.rows for cell in row] == [
        (f"商业{mark}企业", 7)
    ]
    lines = [document.locator.locate(Span(start, start + 1)) for start in (0, 3, 7, 13)]
    assert [(at.line, at.column) for at in lines] == [(1, 1), (1, 4), (2, 2), (3, 1)]
    assert [block.text for block in (first, second, last) if isinstance(block, Paragraph)] == [
        "甲。",
        "乙。",
        "三、丙",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\u3000\n", "|\n|\n", "| --- |\n"])
def test_texts_that_say_nothing(text: str) -> None:
    for block in _read(text).blocks:
        assert isinstance(block, Table)
        assert not any(cell.text for row in block.rows for cell in row)


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    "text",
    [
        "甲乙。\n\n　　丙丁。\n",
        "\t规章\n\t　0\n\n\t商业\n企业\n\t 12 \n",
        "| 规章 | 0 |\n许可 | | 3 ||\n",
        "规章\t 0\t\t1\n",
        "规章\n|\n0\n",
        "# 标题 #\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_passage_says_what_stands_at_its_place(text: str, end: str) -> None:
    text = text.replace("\n", end)
    for block in _read(text).blocks:
        passages = (
            [block]
            if isinstance(block, Paragraph)
            else [cell for row in block.rows for cell in row]
        )
        for passage in passages:
            assert text[slice(*passage.span())] == passage.text


@pytest.mark.parametrize(("end", "bom"), [("\n", ""), ("\r\n", ""), ("\r", ""), ("\n", "\ufeff")])
def test_lines_and_columns(end: str, bom: str) -> None:
    text = "题目\n\t规章\n\t　12\n".replace("\n", end)
    document = _read(bom + text)
    start = text.index("12")
    assert document.locator.locate(Span(start, start + 2)) == Location(3, 3, 3, 5)
    assert document.locator.excerpt(Span(start, start + 2)) == "\t　12"


def test_columns_count_code_points() -> None:
    text = "𠮷𠮷：3"
    document = _read(text)
    assert document.locator.locate(Span(3, 4)) == Location(1, 4, 1, 5)


def test_a_span_over_two_lines() -> None:
    document = _read("甲\n乙丙\n")
    assert document.locator.locate(Span(0, 3)) == Location(1, 1, 2, 2)


def test_boxes_drawn_with_lines() -> None:
    text = """\
┌────┬──┐
│规章│ 0│
├────┼──┤
│许可│12│
└────┴──┘
说明。
"""
    assert _shown(text) == [[["规章", "0"], ["许可", "12"]], "说明。"]
    (table, _) = _read(text).blocks
    assert isinstance(table, Table)
    assert text[slice(*table.rows[1][1].span())] == "12"


def test_rows_without_rules_between_them() -> None:
    text = "+----+---+\n| 内容 | 数 |\n+----+---+\n| 规章 | 0 |\n| 许可 | 5 |\n+----+---+\n"
    assert _shown(text) == [[["内容", "数"], ["规章", "0"], ["许可", "5"]]]


def test_a_rule_without_borders() -> None:
    assert _shown("内容 | 数\n-----+---\n规章 | 0\n许可 | 5\n") == [
        [["内容", "数"], ["规章", "0"], ["许可", "5"]]
    ]
    assert _shown("内容│数│件\n──────\n规章│0│1\n") == [[["内容", "数", "件"], ["规章", "0", "1"]]]


def test_a_line_before_a_text_draws_no_table() -> None:
    assert _shown("──一、总体情况\n首页│公开\n") == ["──一、总体情况", "首页│公开"]


@pytest.mark.parametrize("bar", "｜│┃¦")
def test_bars_part_cells(bar: str) -> None:
    text = "年报|某局\n内容|本年制发件数|本年废止件数\n规章|0|1\n许可|12\n后\n".replace("|", bar)
    assert _shown(text) == [
        f"年报{bar}某局",
        [["内容", "本年制发件数", "本年废止件数"], ["规章", "0", "1"], ["许可", "12"]],
        "后",
    ]
    table = _read(text).blocks[1]
    assert isinstance(table, Table)
    assert text[slice(*table.rows[2][1].span())] == "12"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## 二、甲 | 规章 | 0\n", ["二、甲", [["规章", "0"]]]),
        ("# | 规章 | 0\n", [[["#", "规章", "0"]]]),
        ("#1 | 规章 | 0\n", [[["#1", "规章", "0"]]]),
    ],
)
def test_a_heading_on_whose_line_cells_go_on(text: str, shown: Shown) -> None:
    assert _shown(text) == shown
