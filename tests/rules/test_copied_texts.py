"""Who has whose text: the same whatever the order of files, and a group counted whole."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from reportlint.api import lint_paths
from reportlint.plugin import Language
from reportlint_rules.across.likeness import Likeness

_OWN = (
    "水库除险加固的招标文件和蓄水验收意见逐座挂在坝头，轮灌顺序写在渠闸上。"
    "停水前一天用村里的大喇叭喊三遍，取水口的木牌钉着当月化验单。"
    "松材线虫疫木的山场、工队和焚烧照片逐株编号，护林员少走一道梁都看得见。"
    "古树认养名单刻在石头上，空洞修补用了什么胶也写明，苗圃流标两次的缘由登在网上。"
    "危桥限载多少吨、绕行哪条道，桥两头各立一块板；渡口的船几年没检，写在候船亭的墙上。"
    "婚姻登记处周六开门，颁证厅的花是谁捐的也写在牌子上，独居老人按错一次铃也有人上门。"
)


_STOCK = "加强组织领导，明确专人负责，严格落实审核制度，组织业务培训，及时更新各栏目内容。" * 3
_NAMES = "云石青柳松白沙金银铜铁花草禾米"


def _report(office: str, text: str) -> str:
    return (
        f"{office}2024年政府信息公开工作年度报告\n一、总体情况\n{text}\n二、主动公开政府信息情况\n"
    )


def _said(folder: Path, files: list[str]) -> dict[str, str]:
    outcomes = lint_paths([folder / file for file in files], isolated=True, select=["X006"])
    return {
        Path(outcome.path).name: finding.message(Language.ZH)
        for outcome in outcomes
        for finding in outcome.findings
    }


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    sentences = _OWN.split("。")
    texts = {
        "a.txt": _report("云岭县水务局", _OWN),
        "b.txt": _report("石桥县水务局", _STOCK + "。".join(sentences[:5])),
        "c.txt": _report("青岚县水务局", _STOCK + "。".join(sentences[1:])),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = [_said(tmp_path, list(order)) for order in permutations(texts)]
    assert len(said[0]) == 3
    assert all(each == said[0] for each in said)


@pytest.mark.parametrize("count", [2, 3, 7, len(_NAMES)])
def test_every_other_of_a_group_is_counted(tmp_path: Path, count: int) -> None:
    files = [f"{number}.txt" for number in range(count)]
    for name, file in zip(_NAMES, files, strict=False):
        (tmp_path / file).write_text(_report(f"{name}岭县水务局", _OWN), encoding="utf-8")
    said = _said(tmp_path, files)
    assert len(said) == count
    others = (
        f"另有{count - 2}家也与之相同" if count > 2 else "（不计年份、数字、单位名称和套话），最长"
    )
    assert all(others in message for message in said.values())


def test_texts_that_share_most_marks_come_first() -> None:
    likeness = Likeness([[1, 2, 3], [3, 9, 10], [1, 2, 3], [20, 21]])
    assert likeness.closest(0) == [2, 1]
    assert likeness.closest(3) == []


def test_a_mark_leads_to_the_first_that_have_it() -> None:
    likeness = Likeness([[7, 8]] * 100)
    assert likeness.closest(99) == [0, 1, 2, 3]
    assert likeness.closest(0) == [1, 2, 3, 4]
