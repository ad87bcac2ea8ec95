"""Where a paragraph is: below which headings, and which one there."""

from __future__ import annotations

import pytest

from tests.builder import checking

TITLE = "青泷县水务局2024年政府信息公开工作年度报告"


def _places(*lines: str) -> list[str]:
    """Give the places of paragraphs of section one, less the section."""
    report = checking.parse("\n".join([TITLE, "一、总体情况", *lines, "六、其他需要报告的事项"]))
    (overview, _) = report.sections
    return [prose.words.zh.removeprefix("一、总体情况 · ") for prose in overview.prose]


def test_paragraphs_are_counted_below_the_heading_above_them() -> None:
    assert _places(
        "甲。", "乙。", "（一）主动公开", "丙。", "丁。", "（二）依申请公开", "戊。"
    ) == [
        "第 1 段",
        "第 2 段",
        "（一）主动公开",
        "（一）主动公开 · 第 1 段",
        "（一）主动公开 · 第 2 段",
        "（二）依申请公开",
        "（二）依申请公开 · 第 1 段",
    ]


def test_headings_stand_below_those_of_a_higher_level() -> None:
    assert _places(
        "（一）主动公开", "1.政策解读", "甲。", "（1）数字", "2.回应关切", "（二）监督"
    ) == [
        "（一）主动公开",
        "（一）主动公开 · 1.政策解读",
        "（一）主动公开 · 1.政策解读 · 第 1 段",
        "（一）主动公开 · 1.政策解读 · （1）数字",
        "（一）主动公开 · 2.回应关切",
        "（二）监督",
    ]


def test_a_list_before_the_first_heading_does_not_hold_it() -> None:
    assert _places("1.政策解读", "2.回应关切", "（一）主动公开", "甲。") == [
        "1.政策解读",
        "2.回应关切",
        "（一）主动公开",
        "（一）主动公开 · 第 1 段",
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("（一）主动公开。全年公开12条。", "（一）主动公开"),
        ("（一） 主动公开：全年公开12条。", "（一）主动公开"),
        ("（一）全年通过县政府门户网站主动公开各类政府信息共计12条。此外没有。", "（一）"),
    ],
)
def test_what_goes_on_behind_its_heading_is_the_first_paragraph_there(
    written: str, name: str
) -> None:
    assert _places(written, "甲。") == [name, f"{name} · 第 2 段"]
