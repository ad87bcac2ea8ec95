"""Runs the YAML cases beside this file."""

from pathlib import Path

import pytest

from reportlint.testing import Case, load_cases


@pytest.mark.parametrize("case", load_cases(Path(__file__).parent), ids=str)
def test_rule(case: Case) -> None:
    case.run()
