"""Runs the YAML cases beside this file, the examples of the rules, and a run of three reports."""

from pathlib import Path

import pytest
from reportlint_example.same_office_twice import SameOfficeTwice
from reportlint_example.vague_count import VagueCount

from reportlint.plugin import Rule
from reportlint.testing import Case, check_examples, lint_together, load_cases


@pytest.mark.parametrize("case", load_cases(Path(__file__).parent), ids=str)
def test_rule(case: Case) -> None:
    case.run()


@pytest.mark.parametrize("rule", [VagueCount(), SameOfficeTwice()])
def test_examples(rule: Rule) -> None:
    check_examples(rule)


def test_two_reports_of_an_office_are_found() -> None:
    words = "\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
    offices = {"初稿.txt": "民政局", "定稿.txt": "民政局", "水务局.txt": "水务局"}
    reports = {
        name: f"云岭县{office}2024年政府信息公开工作年度报告{words}"
        for name, office in offices.items()
    }
    findings = lint_together(reports)
    found = [(finding.path, finding.code, finding.arguments["others"]) for finding in findings]
    assert found == [("初稿.txt", "Z002", "定稿.txt"), ("定稿.txt", "Z002", "初稿.txt")]
