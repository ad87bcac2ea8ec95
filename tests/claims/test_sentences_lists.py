"""What is said of lists, shares, gaps and parts of the fee, sentence by sentence, in a right report."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportlint.testing import lint
from tests.claims.reports import report

_FILE = Path(__file__).with_name("sentences") / "seen_lists.yaml"
SENTENCES = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_ASKED = {"N003", "N004", "N005", "F005"}
_OF_THE_FEE = ("处理费", "收费通知")
"""What is told of the fee stands in section six, all else in section one."""


@pytest.mark.parametrize(("text", "code"), [(each["text"], each["code"]) for each in SENTENCES])
def test_sentence(text: str, code: str) -> None:
    is_of_the_fee = any(word in text for word in _OF_THE_FEE)
    told = report(text) if is_of_the_fee else report("未收取信息处理费。", text)
    assert {finding.code for finding in lint(told)} & _ASKED == set(code.split())
