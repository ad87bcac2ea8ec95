"""What a table's cells are is remembered: read again, it is what it would be had it been read first."""

from __future__ import annotations

import pytest

from reportlint.model.document import Passage, Table
from reportlint_grammar.form.facts import editions
from reportlint_grammar.parsing import lexer
from reportlint_grammar.parsing.remembered_layouts import Layout, Layouts, Where
from reportlint_grammar.syntax.terminals import FormToken
from reportlint_grammar.tables import rows
from tests.builder import checking

TITLE = "云岭县水务局2024年政府信息公开工作年度报告\n"
HEADING = "二、主动公开政府信息情况\n"
TABLE = """\
| 信息内容 | 本年处理决定数量 |
| 行政许可 | {0} |
| 行政处罚 | {1} |
| 信息内容 | 本年收费金额（单位：万元） |
| 行政事业性收费 | {2} |
"""
SHORT = "| 行政许可 | {0} |\n| 行政处罚 | {1} |\n"
OTHERS = [
    TITLE + HEADING + TABLE.format(3, 0, 12.5).replace("行政许可", "行政强制"),
    TITLE + HEADING + SHORT.format(3, 0),
    TITLE + HEADING + "五、存在的主要问题及改进情况\n" + SHORT.format(3, 0),
    TITLE + HEADING + TABLE.format(1024, 7, 0.5),
    TITLE + HEADING + TABLE.format(1234567890, "", "-"),
    TITLE + HEADING + TABLE.format("12（其中延续3件）", "无", "160.5964"),
    TITLE + HEADING + TABLE.format(1, 2, 3) + "\n另有两表：\n\n" + TABLE.format(4, 5, 6),
    TITLE + TABLE.format(3, 0, 12.5),
    TITLE + "五、存在的主要问题及改进情况\n" + TABLE.format(3, 0, 12.5),
    TITLE + HEADING + TABLE.format(3, 0, 12.5).replace("行政许可", "行政许可3"),
    TITLE + HEADING + TABLE.format(3, 0, 12.5) + "| 三、收到和处理政府信息公开申请情况 | |\n",
]


def _read(text: str) -> list[tuple[str, tuple[Passage, ...]]]:
    return [(token.type, token.passages) for token in lexer.tokens(checking.read(text), editions())]


def _forget() -> None:
    lexer._layouts.cache_clear()
    rows._ROWS.clear()


@pytest.mark.parametrize("text", OTHERS)
def test_a_table_is_read_as_if_none_like_it_had_been(text: str) -> None:
    _forget()
    alone = _read(text)
    _forget()
    for before in (TITLE + HEADING + TABLE.format(3, 0, 12.5), *OTHERS):
        _read(before)
    assert _read(text) == alone


def test_what_is_remembered_is_bounded() -> None:
    kept = Layouts()
    where = Where(None, "", "", frozenset(), frozenset())
    for count in range(1, 1200):
        kept.keep((("无",) * count,), where, Layout((), where))
        kept.keep((("无" * count * 10,),), where, Layout((), where))
    sizes = [sum(len(text) for row in said for text in row) for said, _ in kept._known]
    assert 0 < len(sizes) <= 256
    assert max(sizes) <= 4000


def test_a_terminal_made_of_no_cell_of_the_table_makes_no_layout() -> None:
    cells = checking.read(TITLE + HEADING + TABLE.format(3, 0, 12)).blocks[-1]
    assert isinstance(cells, Table)
    where = Where("disclosure", "", "", frozenset(), frozenset())
    read = [FormToken.of("FIGURES", Passage("3", 0))]
    assert Layout.of(cells, read, where) is None
