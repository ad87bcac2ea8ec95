"""Profiles: each can be extended, says where it comes from, and finds what its place asks for."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reportlint.api import lint_text, settings_for
from reportlint.config.settings import Settings
from reportlint.model.rule import OF_PROFILES, Rule
from reportlint.plugins.loading import load
from reportlint.testing import check_examples
from tests.house_rules.conftest import CONFIGURATION, CORRECT, Invoke, Write

PLUGINS = load()
DOCS = Path(__file__).parents[2] / "docs"


def extending(*names: str, select: Sequence[str] = ()) -> Settings:
    """Give the settings of a configuration that extends profiles."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "extending.yaml"
        file.write_text(f"extends: [{', '.join(names)}]", encoding="utf-8")
        return settings_for(".", config=file, select=select)


def declared(name: str) -> tuple[Rule[Any], ...]:
    return extending(name).declared


@pytest.mark.parametrize("name", PLUGINS.profiles)
def test_each_can_be_extended(write: Write, invoke: Invoke, name: str) -> None:
    write(CONFIGURATION, f"extends: [default, {name}]")
    assert invoke("config", "validate").exit_code == 0
    assert invoke(".", "--fail-on=warning").exit_code == 0


def test_all_can_be_extended_together() -> None:
    assert len(extending(*PLUGINS.profiles).declared) == sum(
        len(declared(name)) for name in PLUGINS.profiles
    )


def test_one_that_there_is_not_is_told_by_the_nearest(write: Write, invoke: Invoke) -> None:
    write(CONFIGURATION, "extends: [wuwei]")
    result = invoke(".")
    assert result.exit_code == 2
    assert "did you mean wuwei-2025?" in result.stderr


@pytest.mark.parametrize("page", ["profiles.md", "en/profiles.md"])
@pytest.mark.parametrize("name", PLUGINS.profiles)
def test_each_is_on_the_page_with_all_its_rules(name: str, page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert f"`{name}`" in text
    assert [rule.code for rule in declared(name) if f"`{rule.code}`" not in text] == []


WUWEI = {rule.code: rule for rule in declared("wuwei-2025")}


def test_the_codes_of_profiles_are_theirs() -> None:
    assert WUWEI
    assert {code[0] for code in WUWEI} == {OF_PROFILES}


@pytest.mark.parametrize("rule", [rule for rule in WUWEI.values() if rule.failing], ids=str)
def test_examples_hold(rule: Rule[Any]) -> None:
    check_examples(rule)


def _found(text: str) -> list[str]:
    settings = extending("wuwei-2025", select=[OF_PROFILES])
    return [finding.code for finding in lint_text(text, name="a.md", settings=settings).findings]


IN_THE_MOULD = """\
# 云岭县人民政府2025年政府信息公开工作年度报告
## 一、总体情况
（一）主动公开。通过政府网站发布信息1200条，政务新媒体发布300条；发布政策解读12篇，回应关切5次；教育、医疗、\
就业、养老、公共资源配置等重点领域发布信息400条。
（二）依申请公开。新收申请3件，均已答复。
（三）政府信息管理。本年度制发行政规范性文件2件，废止1件，现行有效9件。
（四）政府信息公开平台建设。设立政府信息公开平台1个，开设政务公开专区3个，政府公报发刊4期，数字公报同步上线。
（五）监督保障。组织业务培训2次，未发生责任追究情况。
## 二、主动公开政府信息情况
"""


def test_a_report_in_the_mould_of_wuwei_is_right() -> None:
    assert _found(IN_THE_MOULD) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("组织业务培训2次", "组织" + "业务培训" * 250, "P101"),
        (
            "通过政府网站发布信息1200条，政务新媒体发布300条；发布政策解读12篇",
            "及时公开政府信息，并作政策解读",
            "P102",
        ),
        ("；发布政策解读12篇，回应关切5次", "", "P103"),
        ("教育、医疗、就业、养老、公共资源配置等重点领域", "各领域", "P104"),
        ("本年度制发行政规范性文件2件，废止1件，现行有效9件", "已废止1件，现行有效9件", "P105"),
        ("，现行有效9件", "", "P106"),
        ("，废止1件", "", "P107"),
        ("设立政府信息公开平台1个，开设政务公开专区3个", "加强政府信息公开平台和专区建设", "P108"),
        ("，政府公报发刊4期，数字公报同步上线", "", "P109"),
    ],
)
def test_what_wuwei_asks_for_is_missed(old: str, new: str, code: str) -> None:
    assert IN_THE_MOULD.count(old) == 1
    text = IN_THE_MOULD.replace(old, new)
    if code == "P102":
        text = (
            text.replace("重点领域发布信息400条", "重点领域也及时公布")
            .replace("5次", "")
            .replace("开设", "设立")
        )
    assert code in _found(text)
    assert set(_found(text)) <= {code}


def test_departments_owe_no_gazette_and_other_years_nothing() -> None:
    text = IN_THE_MOULD.replace("，政府公报发刊4期，数字公报同步上线", "")
    assert _found(text.replace("云岭县人民政府", "云岭县水务局")) == []
    assert _found(CORRECT.read_text(encoding="utf-8")) == []


def test_rules_that_need_judgement_have_no_points_by_their_family() -> None:
    """Repetition and sudden changes cost points only where a profile names them."""
    repeated = {"X005", "X006", "X008"}
    assert [r.code for r in PLUGINS.rules if r.code in repeated and not r.needs_judgement] == []
