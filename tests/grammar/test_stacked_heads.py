"""Tables copied out of a PDF, whose labels came apart: their figures are read, and no prose is."""

from __future__ import annotations

import pytest

from reportlint_grammar.report import Report
from tests.builder import checking

HEADING = "四、政府信息公开行政复议、行政诉讼情况"
BROKEN_ONCE = [
    "行政复议 行政诉讼",
    "未经复议直接起诉 复议后起诉",
    "结果 结果 其他 尚未 总 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总",
    "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计",
]
IN_COLUMNS = [line.replace(" ", "    ") for line in BROKEN_ONCE]
MIXED = [
    "行政复议 行政诉讼",
    "结果 结果 其他 尚未 总计 未经复议直接起诉 复议后起诉",
    "维持 纠正 结果 审结 结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计",
    "维持 纠正 结果 审结 维持 纠正 结果 审结",
]
A_CHARACTER_A_LINE = [
    *BROKEN_ONCE[:2],
    "结 结 其 尚",
    "- 9 -",
    "结 结 其 尚 结 结 其 尚",
    "果 果 他 未",
    "总计 果 果 他 未 总 果 果 他 未 总",
    "维 纠 结 审",
    "维 纠 结 审 计 维 纠 结 审 计",
    "持 正 果 结",
    "持 正 果 结 持 正 果 结",
]
HEADS = [BROKEN_ONCE, IN_COLUMNS, MIXED, A_CHARACTER_A_LINE]
FIGURES = "1 0 1 0 2 1 0 0 1 2 0 0 1 0 1"


def _report(*lines: str) -> Report:
    return checking.parse("\n".join([HEADING, *lines, "五、存在的主要问题及改进情况", "有。"]))


def _of_tables(report: Report) -> list[tuple[str, str, str]]:
    return [
        (finding.code, str(finding.expected), str(finding.actual))
        for finding in checking.findings(report)
        if (finding.code[0] in "TAE" and finding.words.zh.startswith("表四"))
        or finding.code == "E003"
    ]


@pytest.mark.parametrize("head", HEADS)
def test_figures_below_a_head_in_scraps_are_read_in_the_form_s_order(head: list[str]) -> None:
    report = _report(*head, FIGURES)
    rows = report.tables["review"].rows.values()
    read = [figure.value for row in rows for figure in row.figures.values()]
    assert read == [int(figure) for figure in FIGURES.split()]
    assert _of_tables(report) == []


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("place", "code"), [(4, "A004"), (9, "A005"), (14, "A005")])
def test_a_wrong_total_below_a_head_in_scraps_is_found(
    head: list[str], place: int, code: str
) -> None:
    figures = FIGURES.split()
    right = figures[place]
    figures[place] = "7"
    assert _of_tables(_report(*head, " ".join(figures))) == [(code, right, "7")]


def test_a_sentence_before_the_head_is_prose() -> None:
    report = _report("本年度被申请行政复议2件。", *BROKEN_ONCE, FIGURES, "以上数据均已核对。")
    assert _of_tables(report) == []
    assert "review" in report.tables


@pytest.mark.parametrize(
    "lines",
    [
        [*BROKEN_ONCE, FIGURES + " 3"],
        [*BROKEN_ONCE, FIGURES.removesuffix(" 1")],
        [*BROKEN_ONCE, "各类案件情况如下", FIGURES],
        [*BROKEN_ONCE[2:], FIGURES],
        [FIGURES],
        ["行政复议 行政诉讼 结果 见下", FIGURES],
    ],
)
def test_what_is_not_wholly_a_stacked_table_is_none(lines: list[str]) -> None:
    assert "review" not in _report(*lines).tables


@pytest.mark.parametrize(
    "lines", [["{label} 2 0 0 0 1 0 3", "{rest}"], ["{label}", "2 0 0 0 1 0 3", "{rest}"]]
)
def test_a_label_wrapped_around_its_figures(lines: list[str]) -> None:
    parts = {"label": "（二）部分公开（区分处理的，只计这", "rest": "一情形，不计其他情形）"}
    report = checking.parse(
        "\n".join(
            [
                "三、收到和处理政府信息公开申请情况",
                "一、本年新收政府信息公开申请数量 20 3 0 1 2 0 26",
                "三、本年度办理结果 （一）予以公开 8 1 0 1 0 0 10",
                *(line.format(**parts) for line in lines),
                "（三）不予公开 1.属于国家秘密 0 0 0 0 0 0 0",
            ]
        )
    )
    rows = report.tables["requests"].rows
    values = [figure.value for figure in rows["partly_granted"].figures.values()]
    assert values == [2, 0, 0, 0, 1, 0, 3]
    assert [figure.value for figure in rows["state_secrets"].figures.values()] == [0] * 7
