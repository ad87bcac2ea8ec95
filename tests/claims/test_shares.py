"""Shares and growth: of which numbers they are, and what may be written for them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint_grammar.claims.shares import Growth, Share
from tests.builder import checking
from tests.claims.reports import report


def _shares(text: str) -> list[Share]:
    return list(checking.parse(report("未收取信息处理费。", text)).shares)


def _growth(text: str) -> list[Growth]:
    return list(checking.parse(report("未收取信息处理费。", text)).growth)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("来信64件，其中咨询16件，占25%。", [("16件", "64件", "25%")]),
        ("来信64件，其中咨询16件（占比25.0%）。", [("16件", "64件", "25%")]),
        ("来信64件。其中咨询16件，占总数的25%；建议8件，占13%。",
         [("16件", "64件", "25%"), ("8件", "64件", "13%")]),
        ("来信64件，留言20件，其中咨询16件，占25%。", []),
        ("来信64件，其中咨询16件，占全县的25%。", []),
        ("来信64件，其中咨询16件，约占25%。", []),
        ("来信64件，其中咨询16件，占25%以上。", []),
        ("咨询16件，占25%。", []),
        ("新收来信64件，咨询16件，占新收总数的25%。", [("16件", "64件", "25%")]),
        ("新收来信64件，咨询16件，占办结总数的25%。", []),
        ("新收来信64件，咨询16件，占25%。", []),
        ("来信64件，来自企业的16件，占比25%。", [("16件", "64件", "25%")]),
        ("来自个人的64件，来自企业的16件，占比20%。", []),
        ("来信64件，不予公开16件，占25%。", [("16件", "64件", "25%")]),
        ("2023年来信64件，来自企业的16件，占比25%。", []),
        ("来信六十四件，来自企业的十六件，占比25%。", [("16件", "64件", "25%")]),
    ],
)  # fmt: skip
def test_shares(text: str, told: list[tuple[str, str, str]]) -> None:
    found = [(str(share.part), str(share.whole), str(share.percent)) for share in _shares(text)]
    assert found == told


@pytest.mark.parametrize(
    ("part", "percent", "is_fair"),
    [
        (2, "3.13", True),
        (2, "3.12", True),
        (2, "3.1", True),
        (2, "3", True),
        (2, "3.2", False),
        (2, "4", False),
        (39, "60.94", True),
        (39, "60.93", True),
        (39, "60.95", False),
        (39, "60", True),
        (39, "61", True),
        (39, "62", False),
    ],
)
def test_what_may_be_written_for_a_share_of_64(part: int, percent: str, *, is_fair: bool) -> None:
    """2 of 64 are 3.125 %, and 39 are 60.9375 %."""
    (share,) = _shares(f"来信64件，其中咨询{part}件，占{percent}%。")
    assert share.is_of(Decimal(64)) is is_fair


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("来信12件，上年10件，同比增长20%。", [("12件", 10, True)]),
        ("来信12件，2023年10件，增长25%。", [("12件", 10, False)]),
        ("来信12件，比去年同期10件增长20%。", [("12件", 10, True)]),
        ("来信12件，较上年增加2件，增长20%。", [("12件", 10, True)]),
        ("来信12件，较上年减少3件，下降20%。", [("12件", 15, True)]),
        ("来信12件，上年10件，下降20%。", [("12件", 10, False)]),
        ("来信12件，上年结转10件，同比增长20%。", []),
        ("来信12件，上年0件，同比增长20%。", []),
        ("来信12件，留言3件，上年10件，同比增长20%。", []),
        ("来信12件，上年10件，访问量增长20%。", []),
        ("来信12件，同比增长20%。", []),
    ],
)
def test_growth(text: str, told: list[tuple[str, int, bool]]) -> None:
    found = [(str(growth.now), int(growth.then), growth.is_right) for growth in _growth(text)]
    assert found == told
