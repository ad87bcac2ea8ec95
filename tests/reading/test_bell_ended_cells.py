"""The text of Word's tables as programs get it: a bell ends each cell, and each row."""

from __future__ import annotations

import pytest

from reportlint.hookspecs import Source
from reportlint.model.document import Document, Paragraph, Table
from reportlint.readers.text.plain_text import TextReader

TEXT = """\
四、复议和诉讼情况
结果维持#结果#
纠正#总计##3#1#4##未经复议#0##0#0#0#复议后#0#0#0##
五、存在的主要问题
说理不够充分。
"""
MARKS = ("\a", "\r\a", "\n\a", "\r\n\a")


def _read(text: str) -> Document:
    return TextReader().read(Source("a.txt", text.encode()))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_cells_and_rows(mark: str, end: str) -> None:
    text = TEXT.replace("\n", end).replace("#" + end, end).replace("#", mark)
    heading, table, *behind = _read(text).blocks
    assert isinstance(heading, Paragraph)
    assert heading.text == "四、复议和诉讼情况"
    assert isinstance(table, Table)
    said = [[cell.text for cell in row if cell.text] for row in table.rows]
    assert said == [
        ["结果维持", "结果\n纠正", "总计", "3", "1", "4"],
        ["未经复议", "0", "0", "0", "0", "复议后", "0", "0", "0"],
    ]
    assert [line.text for line in behind if isinstance(line, Paragraph)] == [
        "五、存在的主要问题",
        "说理不够充分。",
    ]


@pytest.mark.parametrize("mark", MARKS)
def test_each_is_where_it_stands(mark: str) -> None:
    text = TEXT.replace("#", mark)
    for passage in _read(text).passages:
        assert text[slice(*passage.span())] == passage.text


def test_a_blank_cell_is_one() -> None:
    (table,) = _read("规章#0##1#行政许可#2#3#4#5#6#7##".replace("#", "\r\a")).blocks
    assert isinstance(table, Table)
    assert [cell.text for row in table.rows for cell in row][:4] == ["规章", "0", "", "1"]


def test_a_bell_within_a_text_ends_no_cell() -> None:
    text = "一是公\a开。\n\a二是公开。\n\a三是公开。\n2024\a年，共\a7\a件。\n"
    assert all(isinstance(block, Paragraph) for block in _read(text).blocks)
    assert len(_read(text).blocks) == len(text.splitlines())


def test_a_heading_above_a_table_is_none_of_its_cells() -> None:
    text = (
        "规章#1##许可#2#3#4#5#6#7##\n诉讼情况如下表所列\n复议\n机关#1##（二）部分\n（含上年的）#1##"
    )
    table, heading, next_table = _read(text.replace("#", "\a")).blocks
    assert isinstance(heading, Paragraph)
    assert heading.text == "诉讼情况如下表所列"
    assert isinstance(table, Table)
    assert isinstance(next_table, Table)
    said = [cell.text for row in next_table.rows for cell in row if cell.text]
    assert said == ["复议\n机关", "1", "（二）部分\n（含上年的）", "1"]
