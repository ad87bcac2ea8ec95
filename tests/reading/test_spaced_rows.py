"""Tables that `pdftotext -layout` sets in columns by spaces: labels above, below and beside figures."""

from __future__ import annotations

from typing import Any

from reportlint.hookspecs import Source
from reportlint.model.document import Table
from reportlint.readers.text.plain_text import TextReader
from tests.reading.kit import texts


def read(*lines: str) -> list[Any]:
    return texts(TextReader().read(Source("a.txt", "\n".join(lines).encode())))


BROKEN = (
    "      一、本年新收申请数量        3   0   0   0   0   0   3",
    "      （一）予以公开，只计这一情形，",
    "                            2   0   0   0   0   0   2",
    "            不计其他情形",
    "  （二）不     1.属于秘密        1   0   0   0   0   0   1",
    "   予公开     2.属于案卷        0   0   0   0   0   0   0",
)


def test_a_label_goes_on_below_its_figures_and_a_groups_beside_the_next_row() -> None:
    ones, twos, threes, noughts = ([figure, *"00000", figure] for figure in ("1", "2", "3", "0"))
    (table,) = read(*BROKEN)
    assert [[cell.replace("\n", "") for cell in row if cell] for row in table] == [
        ["一、本年新收申请数量", *threes],
        ["（一）予以公开，只计这一情形，不计其他情形", *twos],
        ["（二）不予公开", "1.属于秘密", *ones],
        ["2.属于案卷", *noughts],
    ]


def test_every_cell_is_where_it_stands_in_the_text() -> None:
    text = "\n".join(("说明。", *BROKEN))
    document = TextReader().read(Source("a.txt", text.encode()))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    (cells,) = ([cell for row in table.rows for cell in row if cell.text] for table in tables)
    for cell in cells:
        span = cell.span()
        assert text[span.start] == cell.text[0]
        assert text[span.end - 1] == cell.text[-1]


def test_rows_with_their_labels_before_them_are_lines() -> None:
    lines = [f"      {number}.事项          1   0   0   0   0   1" for number in range(1, 6)]
    assert read(*lines) == [line.strip() for line in lines]


def test_headings_above_and_below_are_none_of_it() -> None:
    first, *_, last = read("三、收到申请情况", "", *BROKEN, "", "四、行政复议情况")
    assert (first, last) == ("三、收到申请情况", "四、行政复议情况")


def test_prose_with_figures_is_prose() -> None:
    lines = ["   全年公开信息 3  条，其中 0  条  1  条", "   制发文件。"]
    assert read(*lines) == [line.strip() for line in lines]
