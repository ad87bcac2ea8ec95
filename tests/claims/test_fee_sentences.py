"""What is said of sentences on the fee, each in a report that is right but for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportlint.testing import lint

HERE = Path(__file__).parent
REPORT = (HERE.parent / "reports" / "correct.md").read_text(encoding="utf-8")
SENTENCES = yaml.safe_load((HERE / "fee_sentences.yaml").read_text(encoding="utf-8"))
FEE = (
    "依据《政府信息公开信息处理费管理办法》，本机关2024年未发出收费通知，未收取政府信息公开信息处理费，"
    "总金额为0元。"
)
FIRST = "公共查阅点，配备查询电脑和打印机，供群众免费使用。"
UNPAID = (
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    " | {0} | 0 | 0 | 0 | 0 | 0 | {0} |"
)
REPEATED = "2.重复申请 | {0} | 0 | 0 | 0 | 0 | 0 | {0} |"


def _said(home: str, first: str = "", *, is_unpaid: bool = False) -> list[str]:
    changes = {FEE: home, FIRST: f"{FIRST}\n\n{first}"}
    if is_unpaid:
        changes |= {UNPAID.format(0): UNPAID.format(1), REPEATED.format(1): REPEATED.format(0)}
    text = REPORT
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return [finding.code for finding in lint(text)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        (sentence, code)
        for kind, code in {"states": "", "vague": "F002", "missing": "F001"}.items()
        for sentence in SENTENCES[kind]
    ],
)
def test_section_six(sentence: str, code: str) -> None:
    assert _said(sentence) == code.split()


@pytest.mark.parametrize(
    ("first", "home", "code"),
    [
        (*sentences, code)
        for kind, code in {"contradicts": "F004", "agrees": ""}.items()
        for sentences in SENTENCES[kind]
    ],
)
def test_sections_one_and_six(first: str, home: str, code: str) -> None:
    assert _said(home, first) == code.split()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        (sentence, code)
        for kind, code in {"no_notice": "F004", "notice_unsaid": ""}.items()
        for sentence in SENTENCES[kind]
    ],
)
def test_table_three(sentence: str, code: str) -> None:
    assert _said(sentence, is_unpaid=True) == code.split()
