"""Wordings of headings and labels that offices use instead of the form's, each read for what it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.model.reported import Reported
from reportlint.testing import lint

CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")

HEADINGS = {
    "一、总体情况": [
        "概述",
        "概况",
        "基本情况",
        "总体概况",
        "总体工作情况",
        "工作概述",
        "工作概况",
        "总体情况概述",
    ],
    "二、主动公开政府信息情况": [
        "行政机关主动公开政府信息情况",
        "主动公开政府信息的情况",
        "政府信息主动公开情况",
    ],
    "三、收到和处理政府信息公开申请情况": [
        "行政机关收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "依申请公开政府信息情况",
    ],
    "四、政府信息公开行政复议、行政诉讼情况": [
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "行政复议、行政诉讼情况",
    ],
    "五、存在的主要问题及改进情况": [
        "存在的主要问题和改进情况",
        "存在的主要问题及改进措施",
        "存在的主要问题及整改措施",
    ],
    "六、其他需要报告的事项": ["其他需要报告事项", "需要报告的其他事项", "其他需要说明的事项"],
}

OWN_WORDS = {
    "一、总体情况": ["全局总体做法", "本局概述情况", "本局概况", "单位基本情况介绍"],
    "二、主动公开政府信息情况": ["信息主动公开的做法"],
    "三、收到和处理政府信息公开申请情况": [
        "收到群众申请的数量",
        "群众申请的处理",
        "依申请办事的情况",
        "群众申请公开的办结数",
    ],
    "四、政府信息公开行政复议、行政诉讼情况": ["复议案件", "诉讼案件"],
    "五、存在的主要问题及改进情况": ["问题与打算", "不足与打算", "改进打算"],
    "六、其他需要报告的事项": ["其他事项", "其它事项", "需要另行报告的情况", "需要另行说明的情况"],
}
"""Headings that only their words, not their numbers, give away."""

LABELS = {
    "{本年制发件数}": ["本年制发数", "制发件数"],
    "{本年废止件数}": ["本年废止数", "废止件数"],
    "{现行有效件数}": ["现行有效数"],
    "{行政规范性文件}": ["规范性文件"],
    "{本年处理决定数量} | | |\n| 行政许可": ["处理决定数量"],
    "法律服务机构 | {其他}": ["其它"],
    "法人或其他组织 | | | | | {总计}": ["合计"],
    "{一、本年新收政府信息公开申请数量}": ["一、本年新收申请数量", "一、本年新收"],
    "{二、上年结转政府信息公开申请数量}": ["二、上年结转申请数量", "二、上年结转"],
    "{三、本年度办理结果}": ["三、本年办理结果"],
    "{3.其他} |": ["3.其它"],
    "{（七）总计}": ["（七）合计"],
    "{四、结转下年度继续办理}": ["四、结转下年继续办理"],
    "尚未审结 | {总计} | 未经复议直接起诉": ["合计"],
}
"""Labels in braces, with what stands around them."""


def _pairs(wordings: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(official, variant) for official, variants in wordings.items() for variant in variants]


@pytest.mark.parametrize(("official", "variant"), _pairs(HEADINGS))
def test_a_heading_with_text_run_in(official: str, variant: str) -> None:
    found = _instead(f"## {official}\n\n", f"{official[:2]}{variant}。{_LONG_SENTENCE}\n\n")
    assert _codes(found) == ["H002"]
    assert found[0].expected == official[2:]


@pytest.mark.parametrize(("official", "variant"), _pairs(OWN_WORDS))
def test_a_heading_with_another_number(official: str, variant: str) -> None:
    found = _instead(f"## {official}", f"九、{variant}")
    assert _codes(found) == ["H001", "H002"]
    assert found[1].expected == official[2:]


@pytest.mark.parametrize(("official", "variant"), _pairs(LABELS))
@pytest.mark.parametrize("broken", [False, True], ids=["whole", "over two cells"])
def test_a_label(official: str, variant: str, *, broken: bool) -> None:
    before, label, behind = re.split("[{}]", official)
    written = f"{variant[:-1]} | {variant[-1]}" if broken else variant
    found = _instead(f"{before}{label}{behind}", f"{before}{written}{behind}")
    assert [(finding.code, finding.expected, finding.actual) for finding in found] == [
        ("T005", label, variant)
    ]


_LONG_SENTENCE = "本局办公室逐项核对了本部分的内容，分管负责人审阅后报局长签发，有关材料留存备查。"


def _instead(old: str, new: str) -> list[Reported]:
    assert old in CORRECT
    return lint(CORRECT.replace(old, new), suffix=".md")


def _codes(findings: list[Reported]) -> list[str]:
    return [finding.code for finding in findings]
