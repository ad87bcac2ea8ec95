"""A new edition with other sections, other tables and other rows is one file, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

import pytest

from reportlint_grammar.annual_report import AnnualReport
from reportlint_grammar.form import facts
from reportlint_grammar.form.edition import Edition
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.grammar import build, grammar
from tests.builder import checking

INVENTED = """\
notice: 云办公开函〔2031〕7号

sections:
  summary:
    label: 年度概览
  services:
    label: 办事服务公开情况
    variants: [办事服务情况]
    table: services
  feedback:
    label: 公众意见办理情况
    table: feedback
  outlook:
    label: 下一年度打算
  annex:
    label: 附带说明

signs:
  feedback: [[意见]]
  services: [[服务]]

tables:
  services:
    title: 表甲
    heads:
      kind: {label: 服务类别}
    parts:
      - columns:
          online: {label: 网上办理件数}
          on_site: {label: 现场办理件数}
          all_kinds: {label: 办理总件数}
        rows:
          certificates: {label: 一、证照核发}
          grants:
            label: 二、补贴发放
            rows:
              farming: {label: （一）种粮补贴}
              housing: {label: （二）住房补贴}
              grants_total: {label: （三）补贴合计}
          archives: {label: 三、档案查阅}
      - columns:
          spent: {label: 服务经费（单位：万元）, short: 服务经费, kind: amount}
        rows:
          budget: {label: 四、经费支出}
    equations:
      - rule: A001
        every: row
        rows: [certificates, farming, housing, grants_total, archives]
        holds: online + on_site = all_kinds
        at: all_kinds
      - rule: A002
        every: column
        holds: farming + housing = grants_total
        at: grants_total

  feedback:
    title: 表乙
    side_by_side: true
    heads: {}
    parts:
      - columns:
          adopted: {label: 采纳意见}
          explained: {label: 解释说明}
          received_all: {label: 收到总数}
        rows:
          letters: {label: 来信意见}
          visits: {label: 来访意见}
    equations:
      - rule: A004
        every: row
        holds: adopted + explained = received_all
        at: received_all
"""

RIGHT = """\
云岭县水务局2031年政府信息公开工作年度报告
一、年度概览
全年平稳。
二、办事服务公开情况
服务类别 | 网上办理件数 | 现场办理件数 | 办理总件数
一、证照核发 | 12 | 3 | 15
二、补贴发放 | （一）种粮补贴 | 4 | 1 | 5
二、补贴发放 | （二）住房补贴 | 2 | 2 | 4
二、补贴发放 | （三）补贴合计 | 6 | 3 | 9
三、档案查阅 | 7 | 8 | 15
服务类别 | 服务经费（单位：万元）
四、经费支出 | 3.75
三、公众意见办理情况
来信意见 | 来访意见
采纳意见 | 解释说明 | 收到总数 | 采纳意见 | 解释说明 | 收到总数
3 | 1 | 4 | 2 | 0 | 2
四、下一年度打算
逐步完善。
五、附带说明
无其他事项。
"""


@pytest.fixture(scope="module", params=["by itself", "beside those of today"])
def editions(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Sequence[Edition]:
    folder = tmp_path_factory.mktemp("editions")
    if request.param == "beside those of today":
        for known in FOLDER.glob("20*.yaml"):
            shutil.copy(known, folder)
    (folder / "2031.yaml").write_text(INVENTED, encoding="utf-8")
    return facts.read(folder)


def _parsed(text: str, editions: Sequence[Edition]) -> Report:
    return AnnualReport(editions).parse(checking.read(text))


def _found(text: str, editions: Sequence[Edition]) -> list[tuple[str, str]]:
    """Give what the rules on the form say, and those on the fee, which it has no section for."""
    report = _parsed(text, editions)
    return [(found.code, found.words.zh) for found in checking.run(report, "SHTAF")]


def test_its_grammar_is_written_from_the_facts_and_has_no_conflict(
    editions: Sequence[Edition],
) -> None:
    text = grammar(editions)
    assert "_sections : summary services feedback outlook annex" in text
    build(text, editions)


def test_a_report_by_it_is_recognised_and_read(editions: Sequence[Edition]) -> None:
    assert AnnualReport(editions).recognises(checking.read(RIGHT))
    report = _parsed(RIGHT, editions)
    assert [section.form.title for section in report.sections] == [
        "一、年度概览",
        "二、办事服务公开情况",
        "三、公众意见办理情况",
        "四、下一年度打算",
        "五、附带说明",
    ]
    figures = {
        (table, row): [str(figure.value) for figure in read.figures.values()]
        for table, found in report.tables.items()
        for row, read in found.rows.items()
    }
    assert figures == {
        ("services", "certificates"): ["12", "3", "15"],
        ("services", "farming"): ["4", "1", "5"],
        ("services", "housing"): ["2", "2", "4"],
        ("services", "grants_total"): ["6", "3", "9"],
        ("services", "archives"): ["7", "8", "15"],
        ("services", "budget"): ["3.75"],
        ("feedback", "letters"): ["3", "1", "4"],
        ("feedback", "visits"): ["2", "0", "2"],
    }
    assert _found(RIGHT, editions) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("四、下一年度打算\n逐步完善。\n", "", [("S001", "四、下一年度打算")]),
        ("三、档案查阅 | 7 | 8 | 15\n", "", [("T002", "表甲 · 三、档案查阅")]),
        ("7 | 8 | 15", "7 | 8 | 14", [("A001", "表甲 · 三、档案查阅 · 办理总件数")]),
        (
            "（三）补贴合计 | 6 | 3 | 9",
            "（三）补贴合计 | 5 | 4 | 9",
            [
                ("A002", "表甲 · （三）补贴合计 · 网上办理件数"),
                ("A002", "表甲 · （三）补贴合计 · 现场办理件数"),
            ],
        ),
        ("3 | 1 | 4 | 2", "3 | 1 | 5 | 2", [("A004", "表乙 · 来信意见 · 收到总数")]),
        ("7 | 8 | 15", "7 | 无 | 15", [("T003", "表甲 · 三、档案查阅 · 现场办理件数")]),
        ("二、办事服务公开情况", "二、办事服务情况", [("H002", "二、办事服务公开情况")]),
        ("二、办事服务公开情况", "二、本年服务", [("H002", "二、办事服务公开情况")]),
    ],
)
def test_departures_from_it_are_found(
    editions: Sequence[Edition], before: str, after: str, found: list[tuple[str, str]]
) -> None:
    assert RIGHT.count(before) == 1
    assert _found(RIGHT.replace(before, after), editions) == found


def test_no_fee_statement_is_owed_where_it_has_no_section_for_one(
    editions: Sequence[Edition],
) -> None:
    (invented,) = (edition for edition in editions if edition.year == 2031)
    with pytest.raises(KeyError, match="other_matters"):
        invented.section("other_matters")
    for said in ("本年度未收取信息处理费。", "本机关严格按照规定收取信息处理费。"):
        assert _found(RIGHT.replace("全年平稳。", said), editions) == []


def test_sections_in_another_order_are_found(editions: Sequence[Edition]) -> None:
    outlook, annex = "四、下一年度打算\n逐步完善。\n", "五、附带说明\n无其他事项。\n"
    text = RIGHT.replace(outlook + annex, annex + outlook)
    assert _found(text, editions) == [("S003", "四、下一年度打算")]
