"""Where a figure is owed before a unit, and none is there."""

from __future__ import annotations

import pytest

from tests.builder import checking
from tests.claims.reports import report


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("共公开　　条。", ["共公开  条"]),
        ("共公开条。", ["共公开条"]),
        ("公共条。", []),
        ("收到申请   件，答复  件。", ["   件", "答复  件"]),
        ("制发文  件，收到 件数。", []),
        ("发布 条信息，发布 条例。", ["发布 条"]),
        ("公开条，办结件，发布篇。", ["公开条"]),
        ("共发布篇，共办结件。", ["共发布篇", "共办结件"]),
        ("公开政府信息　条。", [" 条"]),
        ("作出处罚决定 件，制发文件（　）份。", [" 件", "（ ）份"]),
        ("制发文件（件），发布信息 条目。", []),
        ("共公开信息条，共更新各类栏目个。", ["共公开信息条", "共更新各类栏目个"]),
        ("公开信息条，更新栏目个，共公开三十件申请件。", []),
        ("组织业务培训次，统计活动次数、培训场次。", ["组织业务培训次"]),
        ("共收取信息处理费元，总金额　元。", ["共收取信息处理费元", " 元"]),
        ("共公开二十  条，3  件。", []),
    ],
)
def test_gaps(text: str, gaps: list[str]) -> None:
    found = checking.parse(report("未收取信息处理费。", text)).gaps
    assert [gap.prose.text[gap.first : gap.last] for gap in found] == gaps


def test_where_every_figure_was_lost_none_is_owed() -> None:
    text = "某局政府信息公开工作年度报告\n一、总体情况\n共公开 条，收到申请 件。\n"
    assert not checking.parse(text).gaps
