"""What sentences claim, one by one: of what, how much, whose, of which year, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.config.faults import ConfigurationError
from reportlint_grammar.claims.claim import Bound, Claim, Subject
from reportlint_grammar.claims.words import Vocabulary
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.report import Report
from tests.builder import checking
from tests.claims.reports import report


def _parsed(sentence: str) -> Report:
    return checking.parse(report(sentence))


def _claims(sentence: str) -> tuple[Claim, ...]:
    """Give the claims on the fee; of those on figures `test_table_claims.py` tells."""
    return tuple(claim for claim in _parsed(sentence).claims if isinstance(claim.subject, Subject))


def _subject(claim: Claim) -> str:
    assert isinstance(claim.subject, Subject)
    return claim.subject.name


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("发出收费通知2件，总金额1,300元，实际收取信息处理费1,000元。",
         [("NOTICES", 2), ("ASKED", 1300), ("RECEIVED", 1000)]),
        ("应收信息处理费0.12万元，实收八百元。", [("ASKED", 1200), ("RECEIVED", 800)]),
        ("发出收费通知的件数和总金额以及实际收取的总金额均为0。", [("NOTICES", 0), ("RECEIVED", 0)]),
        ("收取信息处理费合计壹仟零伍拾元整。", [("RECEIVED", 1050)]),
        ("收取信息处理费一万两千元。", [("RECEIVED", 12000)]),
        ("收取信息处理费０．５万元。", [("RECEIVED", 5000)]),
        ("未收取信息处理费和复制费。", [("FEE", 0)]),
        ("未收取复制、邮寄等费用。", [("COSTS", 0)]),
        ("对3件申请收取信息处理费。", [("REQUESTS", 3)]),
        ("超过10件的部分每件100元，共收取信息处理费300元。", [("RECEIVED", 300)]),
        ("退还信息处理费200元。", []),
        ("今后将按规定收取信息处理费100元。", []),
        ("逾期未缴纳信息处理费的，不收取。", []),
        ("无违规收取信息处理费的情况。", []),
        ("行政事业性收费12万元，全部上缴。", []),
    ],
)  # fmt: skip
def test_subject_and_quantity(sentence: str, claimed: list[tuple[str, int]]) -> None:
    found = [
        (_subject(claim), int(claim.quantity.number))
        for claim in _claims(sentence)
        if claim.quantity
    ]
    assert found == claimed


@pytest.mark.parametrize(
    ("number", "bound"),
    [
        ("300元", Bound.EXACTLY),
        ("300余元", Bound.AT_LEAST),
        ("三百多元", Bound.AT_LEAST),
        ("约300元", Bound.ABOUT),
    ],
)
def test_bounds(number: str, bound: Bound) -> None:
    (claim,) = _claims(f"收取信息处理费{number}。")
    assert claim.quantity
    assert (int(claim.quantity.number), claim.quantity.bound) == (300, bound)


@pytest.mark.parametrize(
    ("sentence", "whose", "year"),
    [
        ("未收取信息处理费。", "", None),
        ("云岭县自然资源局未收取信息处理费。", "", None),
        ("我局2024年未收取信息处理费。", "", None),
        ("全县未收取信息处理费。", "全县", None),
        ("县水务局未收取信息处理费。", "县水务局", None),
        ("2022年未收取信息处理费。", "", 2022),
        ("上年度未收取信息处理费。", "", 2023),
    ],
)
def test_scope(sentence: str, whose: str, year: int | None) -> None:
    (claim,) = _claims(sentence)
    assert (claim.whose, claim.year) == (whose, year)


def test_a_claim_stands_where_it_is_said_and_is_named_above() -> None:
    named, claim = _claims("（一）信息处理费收取情况\n\n2024年度，无。")
    assert named.quantity is None
    assert (claim.prose.text, claim.named) == ("2024年度，无。", named.prose)


def test_a_claim_s_place_is_its_clause() -> None:
    sentence = "办理申请2件，未收取信息处理费。"
    (claim,) = _claims(sentence)
    assert sentence[claim.first : claim.last] == "未收取信息处理费。"
    assert claim.subject is Subject.FEE


def test_no_word_stands_twice(tmp_path: Path) -> None:
    """The longest word counts, so that each must be one thing only."""
    text = (FOLDER / "claims.yaml").read_text(encoding="utf-8")
    file = tmp_path / "claims.yaml"
    file.write_text(text.replace("silent: [", "silent: [收费通知, "), encoding="utf-8")
    with pytest.raises(ConfigurationError, match="收费通知"):
        Vocabulary(file)


def test_no_kind_of_words_is_unheard_of(tmp_path: Path) -> None:
    text = (FOLDER / "claims.yaml").read_text(encoding="utf-8")
    file = tmp_path / "claims.yaml"
    file.write_text(text.replace("    gratis:", "    grateful:"), encoding="utf-8")
    with pytest.raises(ConfigurationError, match="grateful"):
        Vocabulary(file)
