"""A rule of each kind, on reports that keep to it and on reports that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.testing import Case, declared_rules, load_cases

HERE = Path(__file__).parent
CASES = load_cases(HERE / "cases")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_what_it_declares(case: Case) -> None:
    case.run()


def test_every_rule_has_cases_of_both_kinds() -> None:
    met = {(case.file.stem, case.kind) for case in CASES}
    codes = [rule.code for rule in declared_rules(HERE / "rules.yaml")]
    assert met == {(code, kind) for code in codes for kind in ("pass", "fail")}
