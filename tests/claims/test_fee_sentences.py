"""What is said of sentences on the fee, each in a report that is right but for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportlint.testing import lint
from tests.claims.reports import report

SENTENCES = yaml.safe_load(
    Path(__file__).with_name("fee_sentences.yaml").read_text(encoding="utf-8")
)


def _said(text: str) -> list[str]:
    """Give the codes of what is said of the fee; its figures and its name are another's business."""
    return [finding.code for finding in lint(text) if finding.code.startswith("F")]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        (sentence, code)
        for kind, code in {"states": "", "vague": "F002", "missing": "F001"}.items()
        for sentence in SENTENCES[kind]
    ],
)
def test_section_six(sentence: str, code: str) -> None:
    assert _said(report(sentence)) == code.split()


@pytest.mark.parametrize(
    ("first", "home", "code"),
    [
        (*sentences, code)
        for kind, code in {"contradicts": "F004", "agrees": ""}.items()
        for sentences in SENTENCES[kind]
    ],
)
def test_sections_one_and_six(first: str, home: str, code: str) -> None:
    assert _said(report(home, first)) == code.split()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        (sentence, code)
        for kind, code in {"no_notice": "F004", "notice_unsaid": ""}.items()
        for sentence in SENTENCES[kind]
    ],
)
def test_table_three(sentence: str, code: str) -> None:
    assert _said(report(sentence, is_unpaid=True)) == code.split()
