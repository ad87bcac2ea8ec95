"""A filing is checked like any other report, and a broken one is refused with a remedy."""

from __future__ import annotations

import json

from reportlint.testing import lint

REPORT = [
    "云岭县民政局2024年政府信息公开工作年度报告",
    "二、主动公开政府信息情况",
    [["信息内容", "本年处理决定数量"], ["行政许可", 12], ["行政备案", 5]],
]


def test_a_row_that_the_form_has_not_is_found() -> None:
    findings = lint(json.dumps(REPORT), suffix=".filing")
    strays = [finding for finding in findings if finding.code == "E003"]
    assert [(stray.actual, stray.excerpt) for stray in strays] == [("行政备案", "行政备案 | 5")]


def test_what_is_no_export_is_refused() -> None:
    (finding,) = lint("{", suffix=".filing")
    assert finding.code == "E001"
    assert "报送系统" in str(finding.arguments["reason"])
