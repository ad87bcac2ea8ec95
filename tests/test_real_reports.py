"""What must be said of five real reports; their text is not the project's, and may be absent.

Every line number was found by opening the file, every expected figure by adding up by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.model.finding import Language, Role, Severity
from reportlint.model.fix import Safety
from reportlint.model.reported import Reported, folded
from reportlint.testing import lint
from tests.builder import checking

REPORTS = Path(__file__).parents[1].parent / "shared" / "reports"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the five reports are not here")


class Said(NamedTuple):
    """One finding: where, what, and the figures or words it names."""

    code: str
    place: str
    line: int
    column: int
    expected: object = None
    actual: object = None


_NEXT_STEPS = "五、存在的主要问题及改进情况 · （二）下一步改进措施 · 第 1 段"

EXPECTED = {
    "000_6bca9a975aea9322": [
        Said("H003", "一、总体情况 · （二）制度建设情况", 12, 1, "（三）", "（二）"),
        Said("H001", "二、主动公开政府信息情况", 17, 1, "二、"),
        Said("H001", "三、收到和处理政府信息公开申请情况", 63, 1, "三、"),
        Said("A001", "表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 总计", 218, 3, 3, 0),
        Said("A002", "表三 · （七）总计 · 总计", 338, 3, 0, 3),
        Said("N002", "五、存在的主要问题及改进情况 · 第 1 段", 407, 73, None, "3"),
    ],
    "001_e0bf6f214cd92753": [
        Said("S005", "标题", 1, 1),
        Said("C002", "引言 · 第 1 段", 1, 2, None, "據"),
        Said("C003", "引言 · 第 1 段", 1, 3, None, "(jù)"),
    ],
    "002_e4bc5c1575b2fddc": [
        Said("H005", "一、总体情况 · (一)", 9, 141, "四是", "三是"),
    ],
    "003_26e628ebac378d18": [
        Said("C001", _NEXT_STEPS, 409, 1, None, "[bookmark: _GoBack]"),
        Said("H001", "六、其他需要报告的事项", 411, 1, "六、", "6、"),
    ],
    "004_c90ea95a19170d68": [
        Said("C001", "一、总体情况 · （1）主动公开情况", 6, 5, None, "[bookmark: _GoBack]"),
        Said("N001", "一、总体情况 · （2）依申请公开情况", 7, 19, "0", "1"),
        Said("A001", "表三 · 一、本年新收政府信息公开申请数量 · 总计", 85, 3, 1, 0),
        Said("A001", "表三 · （一）予以公开 · 总计", 104, 2, 1, 0),
        Said("A002", "表三 · （七）总计 · 自然人", 327, 2, 1, 0),
        Said("A003", "表三 · 四、结转下年度继续办理 · 自然人", 336, 2, 1, 0),
    ],
}
"""Everything at warning and error."""

STYLE = {
    "000_6bca9a975aea9322": [],
    "001_e0bf6f214cd92753": [],
    "002_e4bc5c1575b2fddc": [],
    "003_26e628ebac378d18": [Said("C004", "标题", 1, 12, None, 14)],
    "004_c90ea95a19170d68": [
        Said("C004", "标题", 1, 20, None, 10),
        Said("H004", "一、总体情况 · （1）主动公开情况", 6, 1, "（一）", "（1）"),
    ],
}
"""What is said at info, but for C005, which is off unless asked for."""


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_else_is_wrong(name: str) -> None:
    found = _found(name)
    assert [_said(finding) for finding in found if finding.severity > Severity.INFO] == EXPECTED[
        name
    ]


@pytest.mark.parametrize("name", STYLE)
def test_style(name: str) -> None:
    infos = [
        finding
        for finding in _found(name)
        if finding.severity is Severity.INFO and finding.code != "C005"
    ]
    assert [_said(finding) for finding in infos] == STYLE[name]


def test_one_total_left_at_zero_is_certain_to_be_wrong() -> None:
    """000: the row's figures are 3 and five zeros; the items of 总计 come to 0, （七） says 3."""
    found = {finding.code: finding for finding in _found("000_6bca9a975aea9322")}
    cause = "表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 总计"
    for code in ("A001", "A002"):
        spot = found[code].cause
        assert spot is not None
        assert spot.words.zh == cause
        assert "可以确定" in found[code].message(Language.ZH)
    fix = found["A001"].fix
    assert fix is not None
    assert fix.safety is Safety.UNSAFE
    assert [(edit.old, edit.new) for edit in fix.edits] == [("0", "3")]
    assert found["A002"].fix is None
    assert found["N002"].cause is None


def test_the_text_decides_that_four_totals_are_wrong() -> None:
    """004: 一 and （一） have 1 and a total of 0; either these are wrong, or four totals that say 0."""
    found = _found("004_c90ea95a19170d68")
    (group,) = [group for group in folded(found) if group.leading.code == "A001"]
    assert group.leading.words.zh == "表三 · 一、本年新收政府信息公开申请数量 · 总计"
    assert [other.code for other in group.others] == ["N001", "A001", "A002", "A003"]
    message = group.leading.message(Language.ZH)
    assert message.endswith(
        "最可能的是此处的0件应更正为1件、“（一）予以公开”行“总计”栏的0件应更正为1件、"
        "“（七）总计”行“自然人”栏的0件应更正为1件、“（七）总计”行“总计”栏的0件应更正为1件，"
        "更正后有关勾稽关系相符，并与正文“受理依申请公开1件”一致，请核实"
    )
    culprits = [other.at for other in group.leading.related if other.role is Role.CULPRIT]
    assert [spot.words.zh for spot in culprits] == [
        "表三 · 一、本年新收政府信息公开申请数量 · 总计",
        "表三 · （一）予以公开 · 总计",
        "表三 · （七）总计 · 自然人",
        "表三 · （七）总计 · 总计",
    ]
    assert group.leading.fix is None


def test_six_figures_that_a_text_tells_are_those_of_its_tables() -> None:
    report = checking.parse(_text("003_26e628ebac378d18"))
    told = report.compared_claims
    assert [each.number for each in told] == [103, 5, 106, 2, 16, 5]
    assert not any(each.is_beyond_doubt for each in told)


def _text(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_bytes().decode("utf-8")


def _found(name: str) -> list[Reported]:
    return lint(_text(name))


def _said(finding: Reported) -> Said:
    return Said(
        finding.code,
        finding.words.zh,
        finding.location.line or 0,
        finding.location.column or 0,
        finding.expected,
        finding.actual,
    )
