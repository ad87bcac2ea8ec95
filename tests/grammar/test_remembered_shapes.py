"""Tables are remembered by the kinds of their terminals: read again they are the same, departures too."""

from __future__ import annotations

import pytest
from lark import Token, Tree

from reportlint.model.document import Passage
from reportlint_grammar.form.facts import editions
from reportlint_grammar.parsing.lexer import tokens
from reportlint_grammar.parsing.parser import FormParser
from reportlint_grammar.parsing.shapes import Shapes
from reportlint_grammar.syntax.grammar import build
from reportlint_grammar.syntax.terminals import FormToken, passages_of
from tests.builder import checking
from tests.builder.productions import TEXT

HEAD = "云岭县水务局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
WHOLE = "信息内容 | 本年处理决定数量\n行政许可 | {0}\n行政处罚 | {1}\n行政强制 | {2}\n"
LACKING = "信息内容 | 本年处理决定数量\n行政许可 | {0}\n行政强制 | {1}\n"
REPEATED = "信息内容 | 本年处理决定数量\n行政许可 | {0}\n行政强制 | {1}\n行政许可 | {2}\n"
STRANGE = "信息内容 | 本年处理决定数量\n行政许可 | {0}\n行政奖励 | {1}\n行政强制 | {2}\n"
MISNAMED = "信息内容 | 本年处理决定数量\n行政许可 | {0}\n行政处分 | {1}\n行政强制 | {2}\n"
UNNUMBERED = """\
三、收到和处理政府信息公开申请情况
二、上年结转政府信息公开申请数量 | {0} | 0 | 0 | 0 | 0 | 0 | 0
2.重复申请 | {1} | 0 | 0 | 0 | 0 | 0 | 0
其他 | - | - | - | - | - | - | {2}
"""
NUMBERED = UNNUMBERED.replace("其他", "3.其他")


def _parser() -> FormParser:
    return FormParser(editions(), build(TEXT, editions()))


def _read(parser: FormParser, text: str) -> tuple[Tree[Token], list[tuple[Passage, ...]]]:
    tree = parser.parse(tokens(checking.read(text), editions()))
    every = tree.scan_values(lambda value: isinstance(value, Token))
    return tree, [passages_of(token) for token in every]


@pytest.mark.parametrize("table", [WHOLE, LACKING, REPEATED, STRANGE, MISNAMED, UNNUMBERED])
def test_a_remembered_table_is_read_as_a_new_one_is(table: str) -> None:
    used = _parser()
    _read(used, HEAD + table.format(3, 0, 12))
    text = HEAD + table.format(1024, 7, 5)
    assert _read(used, text) == _read(_parser(), text)


def test_a_label_with_its_number_is_not_read_as_one_without() -> None:
    used = _parser()
    column = NUMBERED.replace("3.其他", "（三）其他")
    for text in (column, UNNUMBERED, NUMBERED, column):
        read = HEAD + text.format(3, 0, 12)
        assert _read(used, read) == _read(_parser(), read)


def test_what_is_remembered_is_bounded() -> None:
    shapes = Shapes(lambda terminals: [terminal.type for terminal in terminals])
    for count in (*range(1, 600), 5000):
        terminals = [FormToken.of("FIGURES", Passage("0", 0))] * count
        shapes.tree("table", terminals, lambda told=terminals: Tree("table", list(told)))  # type: ignore[misc]
    assert 0 < len(shapes._known) <= 256
    assert max(map(len, shapes._known)) <= 400
