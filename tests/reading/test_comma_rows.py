"""Tables whose cells commas part, and texts that only have commas in them."""

from __future__ import annotations

import pytest

from reportlint.hookspecs import Source
from reportlint.model.document import Document, Paragraph, Table
from reportlint.readers.text.comma_rows import comma_rows
from reportlint.readers.text.plain_text import TextReader


def _read(text: str) -> Document:
    return TextReader().read(Source("a.txt", text.encode()))


def _rows(text: str) -> list[list[str]]:
    tables = [block for block in _read(text).blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


QUOTED = """\
表中数据如下。

"第二十条第（一）项"
"信息内容","本年制发件数","本年废止件数","现行有效件数"
"规章","0","","1,204"
"行政许可",446

以上为全部数据。
"""
BARE = """\
信息内容,本年制发件数,本年废止件数,现行有效件数
规章,0,,4
行政规范性文件,12,3,9
第二十条第（五）项
行政许可,446
"""


def test_cells_in_quotes_are_read() -> None:
    assert _rows(QUOTED) == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "", "1,204"],
        ["行政许可", "446"],
    ]


def test_cells_without_quotes_are_read() -> None:
    assert _rows(BARE) == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "", "4"],
        ["行政规范性文件", "12", "3", "9"],
        ["第二十条第（五）项"],
        ["行政许可", "446"],
    ]


def test_cells_may_be_quoted_only_where_they_have_commas() -> None:
    text = BARE.replace("行政规范性文件,12,3,9", '行政规范性文件,"1,204",33,"15,688"')
    assert _rows(text)[2] == ["行政规范性文件", "1,204", "33", "15,688"]


def test_pinyin_makes_no_label_too_long() -> None:
    label = "".join(f"{sign}(qing)(qing)" for sign in "行政规范性文件")
    assert _rows(BARE.replace("行政规范性文件", label))[2] == [label, "12", "3", "9"]


@pytest.mark.parametrize("between", ["\t", "  ", " "])
def test_a_comma_within_a_figure_parts_no_cells(between: str) -> None:
    rows = [["规章", "12"], ["行政许可", "123,456"], ["行政处罚", "20,331"], ["行政强制", "1,118"]]
    text = "\n".join(between.join(row) for row in rows)
    assert not comma_rows(text, list(enumerate(text.splitlines())))


def test_a_row_of_as_many_figures_as_a_full_row_has_is_enough() -> None:
    assert _rows("结果维持,结果纠正,其他结果\n0,0,0,0,0,0,0,0,0,0\n") == [
        ["结果维持", "结果纠正", "其他结果"],
        ["0"] * 10,
    ]


@pytest.mark.parametrize("instead", ["——", "/", "-", "…", "N/A", "O", "无", "若干", "待核实"])
@pytest.mark.parametrize("place", range(1, 4))
def test_what_stands_in_a_figure_s_place_breaks_no_table(instead: str, place: int) -> None:
    row = ["规章", "0", "1", "4"]
    row[place] = instead
    text = BARE.replace("规章,0,,4", ",".join(row))
    assert _rows(text)[1] == row
    assert len(_rows(text)) == len(BARE.splitlines())


def test_a_line_of_figures_may_have_a_word_in_it() -> None:
    assert _rows("结果维持,结果纠正,其他结果\n3,1,若干,1,6,0,0,0\n") == [
        ["结果维持", "结果纠正", "其他结果"],
        ["3", "1", "若干", "1", "6", "0", "0", "0"],
    ]


@pytest.mark.parametrize("text", [QUOTED, BARE])
def test_a_cell_is_where_it_stands(text: str) -> None:
    document = _read(text)
    for passage in document.passages:
        assert text[slice(*passage.span())] == passage.text


@pytest.mark.parametrize(
    "text",
    [
        "规章\n1,204\n行政许可\n3,012\n行政处罚\n1,118\n行政强制\n2,006\n",
        "公开信息,共35条\n答复申请,共3件\n举办培训,共2次\n",
        '他说"公开是常态","不公开是例外"。\n',
        "2024年,我局公开信息12条。\n其中,网站8条,公众号4条。\n",
        "全年公开,35\n",
    ],
)
def test_what_only_has_commas_in_it_is_text(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in _read(text).blocks)
