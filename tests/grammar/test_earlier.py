"""Reports for years before the form: known for what they are, and nothing else taken for one."""

from __future__ import annotations

import pytest

from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.model.finding import Language
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load

EARLIER = """云岭县水务局2016年政府信息公开工作年度报告
一、概述
及时公开河道巡查结果。
二、主动公开政府信息情况
公开32条。
三、依申请公开政府信息情况
未收到申请。
"""

OTHERS = {
    "news": """云岭县公布2016年政府信息公开工作年度报告
近日，云岭县公布了2016年度的报告，全年公开信息32条。
""",
    "news of a training": """云岭县水务局培训政府信息公开年度报告
一、培训情况
2016年12月5日，水务局举办培训。
""",
    "a notice that asks for reports": """关于报送2016年政府信息公开年报的通知
各乡镇人民政府：
请于2017年1月31日前报送年报，内容如下。
一、概述
二、主动公开政府信息情况
三、依申请公开政府信息情况
四、咨询处理情况
""",
    "a notice that asks for figures": """关于填报2016年政府信息公开情况统计表的通知
各乡镇人民政府：
主动公开政府信息数
政府网站公开政府信息数
收到申请数
申请办结数
行政复议数量
行政诉讼数量
""",
    "a guide on a page with a menu": """政府信息公开年报
云岭县水务局政府信息公开指南
2016年12月5日
一、主动公开
二、依申请公开
三、监督保障
""",
    "a regulation": """云岭县政府信息公开规定
（2008年5月1日起施行）
第一章 总则
第一条 为了做好政府信息公开工作，制定本规定。
第四章 保障
第二十条 各部门应当在每年3月31日前公布政府信息公开工作年度报告。
""",
    "a manual": """政府信息公开工作年度报告编写手册
2016年12月
一、概述
概述写明全年工作的总体情况。
""",
}


def lint(text: str, *, wanted: bool) -> Outcome:
    return Session(load()).lint(Source("a.txt", text.encode()), Settings(), wanted=wanted)


@pytest.mark.parametrize("wanted", [True, False])
def test_one_is_told_of_once_and_is_no_failure(wanted: bool) -> None:
    outcome = lint(EARLIER, wanted=wanted)
    assert [(finding.code, finding.severity.label) for finding in outcome.findings] == [
        ("E005", "info")
    ]
    assert outcome.is_report
    assert outcome.failures == ()


def test_its_tree_can_be_shown() -> None:
    parsed = Session(load()).parse(Source("a.txt", EARLIER.encode()))
    assert parsed is not None
    assert "公开32条。" in parsed.report.tree(Language.ZH)


def test_its_office_and_year_identify_it() -> None:
    parsed = Session(load()).parse(Source("a.txt", EARLIER.encode()))
    assert parsed is not None
    assert parsed.report.identity == ("云岭县水务局", "2016")


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_is_none(text: str) -> None:
    assert lint(text, wanted=False).skipped
    assert [finding.code for finding in lint(text, wanted=True).findings] == ["E002"]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_title_with_nothing_below_is_a_submission(wanted: bool) -> None:
    outcome = lint("云岭县水务局2016年政府信息公开工作年度报告\n附件下载\n", wanted=wanted)
    assert [finding.code for finding in outcome.findings] == ["E002"]


@pytest.mark.parametrize("year", ["2016年", "2016 年", "二〇一六年", "二○一六年", "二零一六年"])
def test_years_as_they_are_written(year: str) -> None:
    (finding,) = lint(EARLIER.replace("2016年", year), wanted=True).findings
    assert finding.actual == 2016
