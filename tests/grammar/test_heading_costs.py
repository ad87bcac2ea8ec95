"""What a line costs as a heading decides whether it is one, and every cost decides something."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.facts import edition
from reportlint_grammar.syntax import prices
from reportlint_grammar.syntax.prices import repair_costs
from tests.builder import checking

SECTIONS = edition().sections
TITLE = "青泷县水务局2024年政府信息公开工作年度报告"
TEXT = "这里是正文，说明有关情况。"


def _is_there(name: str, headings: dict[str, str]) -> bool:
    """Say whether a report has a section in which some are written otherwise, headings and all."""
    sections = (headings.get(section.name, f"{section.title}\n{TEXT}") for section in SECTIONS)
    report = checking.parse("\n".join([TITLE, *sections]))
    return name in {section.form.name for section in report.sections}


OTHERS_ARABIC = {
    section.name: f"{section.number}.{section.heading.official}\n{TEXT}" for section in SECTIONS
}


@pytest.mark.parametrize(
    ("cost", "headings"),
    [
        ("variant: 0.5", {"problems": f"五、存在的主要问题及整改措施\n{TEXT}"}),
        ("signs: 1", {"problems": f"五、不足之处和改进情况\n{TEXT}"}),
        ("its_own: 2.5", {"problems": f"五、困难与打算\n{TEXT}"}),
        ("other: 0.75", {"problems": f"七、存在的主要问题及改进情况\n{TEXT}"}),
        ("none: 0.5", {"problems": f"存在的主要问题及改进情况\n{TEXT}"}),
        ("chapter: 0.5", {**OTHERS_ARABIC, "problems": f"五、存在的问题和改进\n{TEXT}"}),
        ("part: 0.5", {"problems": f"第五部分 存在的主要问题及改进情况\n{TEXT}"}),
        ("none: 1", {"problems": f"存在的主要问题及改进情况\n{TEXT}"}),
        ("arabic: 2.5", {"problems": f"5.存在的主要问题及改进情况\n{TEXT}"}),
        ("bracketed: 3.5", {"problems": f"（五）存在的主要问题及改进情况\n{TEXT}"}),
        ("two_lines: 0.25", {"problems": f"五、存在的主要问题\n及改进情况\n{TEXT}"}),
        ("run_in: 0.25", {"problems": f"五、存在的主要问题及改进情况：{TEXT}"}),
        ("run_on: 1", {"problems": f"五、存在的主要问题及改进情况{TEXT}"}),
        ("cell: 0.25", {"problems": f"| 五、存在的主要问题及整改措施 | |\n| 其中 | |\n{TEXT}"}),
        (
            "within: 1",
            {"review": f"{SECTIONS[3].title}\n{TEXT}{SECTIONS[4].title}：{TEXT}", "problems": ""},
        ),
        ("empty: 1.5", {"problems": "五、不足之处和改进情况"}),
        ("without_table: 1.5", {"disclosure": f"二、主动公开情况\n{TEXT}"}),
    ],
)
def test_a_line_that_costs_as_much_as_no_heading_is_none(
    cost: str, headings: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = "disclosure" if "disclosure" in headings and "overview" not in headings else "problems"
    assert _is_there(name, headings)
    _change(cost, cost.partition(":")[0] + ": 9", monkeypatch, tmp_path)
    assert not _is_there(name, headings)


def test_an_entry_of_a_list_is_none_because_of_what_it_costs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    contents = "\n".join(section.title for section in SECTIONS)
    first = f"{contents}\n{TEXT}\n主要是如下情况。"
    headings = {"overview": first}
    assert not _is_there("overview", headings)
    _change("listed: 4", "listed: 0", monkeypatch, tmp_path)
    assert _is_there("overview", headings)


def _change(before: str, after: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (FOLDER / "repairs.yaml").read_text(encoding="utf-8")
    head, heading = text.split("\nheading:\n")
    assert heading.count(f" {before}") == 1
    file = tmp_path / "repairs.yaml"
    changed = heading.replace(f" {before}", f" {after}")
    file.write_text(f"{head}\nheading:\n{changed}", encoding="utf-8")
    costs = repair_costs(file)
    monkeypatch.setattr(prices, "repair_costs", lambda: costs)
