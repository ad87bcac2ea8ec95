"""Rows are remembered by their words: what is read again is the same, and what is kept is bounded."""

from __future__ import annotations

from reportlint_grammar.tables import rows
from tests.builder import checking

HEAD = "云岭县水务局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
ROWS = "信息内容 | 本年处理决定数量\n行政许可 | {licences}\n行政处罚 | 0\n行政强制 | 0\n"


def test_a_remembered_row_keeps_its_own_figures() -> None:
    for licences in (3, 12, 3):
        report = checking.parse(HEAD + ROWS.format(licences=licences))
        assert report.disclosure is not None
        assert report.disclosure.licences is not None
        assert report.disclosure.licences.decisions.value == licences


def test_no_long_row_is_remembered() -> None:
    rows._ROWS.clear()
    checking.parse(HEAD + ROWS.format(licences="无" * 5000))
    assert rows._ROWS
    assert max(sum(map(len, texts)) for texts, _, _ in rows._ROWS) < 400
