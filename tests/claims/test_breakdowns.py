"""How reports break wholes into parts: which numbers are wholes and parts, and whether these are all."""

from __future__ import annotations

import pytest

from reportlint_grammar.claims.breakdowns import Breakdown
from tests.builder import checking
from tests.claims.reports import report

Found = tuple[str, str, str]
"""Wholes and parts, as written, and what the list claims: to be complete, closed, or neither."""


def _breakdowns(text: str) -> list[Breakdown]:
    home = checking.parse(report("未收取信息处理费。", text))
    return [found for found in home.breakdowns if "1286条" not in found.prose.text]


def _told(found: Breakdown) -> Found:
    claim = "complete" if found.is_complete else "closed" if found.is_closed else ""
    return " ".join(map(str, found.wholes)), " ".join(map(str, found.parts)), claim


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("发布信息20条，其中政策8条、动态7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，其中政策8条，其他12条。", [("20条", "8条 12条", "complete")]),
        ("发布信息20条，分别为政策8条、动态12条。", [("20条", "8条 12条", "complete")]),
        ("发布信息20条，网站、微信分别为8条、12条。", []),
        ("发布信息20条，包括政策8条、动态7条等。", [("20条", "8条 7条", "")]),
        ("发布信息20条。其中，政策8条；动态7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条；微博9条，其中原创4条，转发5条。", [("9条", "4条 5条", "closed")]),
        ("发布信息20条，其中政策8条，动态7条，办结来信3条。", [("20条", "8条 7条", "")]),
        ("发布信息20条，其中政策8条，动态7条，推送3条。", [("20条", "8条 7条", "")]),
        ("发布信息20条，其中推送政策8条，推送动态7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，其中政策8条、建议、提案答复7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，其中政策8条，占40%；动态7条，占35%。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，其中政策8条，约7条为动态。", []),
        ("来信9件，留言1件，其中咨询5件，建议5件。", [("9件 1件", "5件 5件", "")]),
        ("来信9件（其中咨询5件、建议4件），留言1件。", [("9件", "5件 4件", "closed")]),
        ("来信9件（咨询5件、建议4件），留言1件。", []),
        ("发布信息20条，其中重点项目8条，其他7条。", [("20条", "8条 7条", "complete")]),
        ("发布信息20条，其中最低生活保障8条，动态7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，其中政策8条，动态7条，若干条为公告。", [("20条", "8条 7条", "")]),
        ("信息共20条：政策8条，动态7条。", [("20条", "8条 7条", "complete")]),
        ("共发布信息20条：政策8条，动态7条。", [("20条", "8条 7条", "closed")]),
        ("共发布信息20条：其中政策8条，动态7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，由政策8条、动态7条组成。", [("20条", "8条 7条", "complete")]),
        ("发布信息20条，由政策股负责，动态7条、公告8条。", []),
        ("发布信息20条，其中政策15条，动态7条（两类有交叉）。", []),
        ("发布信息三十二条，其中政策十八条，动态十四条。", [("32条", "18条 14条", "closed")]),
        ("发布信息三四十条，其中政策十八条，动态十四条。", []),
        ("渠道包括网站8条、微信7条，共20条。", [("20条", "8条 7条", "complete")]),
        ("渠道包括网站8条、微信7条等，共20条。", []),
        ("渠道包括网站8条、微信7条，共覆盖20条。", []),
        ("发布20条，其中网站8条、微信7条，共20条。", [("20条", "8条 7条", "")]),
        ("网站8条、微信7条，共20条。", [("20条", "8条 7条", "complete")]),
        ("网站8条，微信7条，共20条。", []),
        ("咨询5件，建议4件，合计9件。", [("9件", "5件 4件", "complete")]),
        ("留言3件，咨询5件，建议4件，合计9件。", [("9件", "5件 4件", "complete")]),
        ("留言3件。咨询5件，建议4件，合计12件。", []),
        ("留言3件。咨询5件，建议4件，合计8件。", [("8件", "5件 4件", "complete")]),
        ("“好差评”3条，其中“好评”2条、《某日报》1条。", [("3条", "2条 1条", "closed")]),
        ("拨付2.23万元，其中甲5件880元、乙1350元。", [("22,300元", "880元 1,350元", "closed")]),
        ("开展培训5次，其中专题2次，参加300人。", []),
        ("发布信息20条，其中政策8条、2024年决算7条。", [("20条", "8条 7条", "closed")]),
        ("发布信息20条，其中政策8条、5G专题7条。", []),
        ("公开35件；不予公开5件，其中涉密2件、案卷1件；其他4件。", [("5件", "2件 1件", "closed")]),
        ("公开35件；不予公开5件，其中：涉密2件；案卷1件。", [("5件", "2件 1件", "closed")]),
        ("不予公开5件，其中涉密2件、案卷1件；无法提供4件。", [("5件", "2件 1件", "")]),
        ("微信20条，其中原创8条、转载7条；微博30条。", [("20条", "8条 7条", "")]),
    ],
)  # fmt: skip
def test_wholes_and_parts(text: str, told: list[Found]) -> None:
    assert [_told(found) for found in _breakdowns(text)] == told


def test_a_part_s_place_is_its_number() -> None:
    text = "规章9件（含新制定5件，修改4件）。"
    (found,) = _breakdowns(text)
    assert [text[part.first : part.last] for part in found.parts] == ["5件", "4件"]


@pytest.mark.parametrize(
    ("text", "adds_up"),
    [
        ("稿件11件，其中简报7件，采用6件，备用1件；专报4件。", True),
        ("稿件11件，其中简报7件，采用6件，备用1件；专报5件。", False),
        ("稿件11件，其中简报7件，采用6件；专报4件，采用3件。", True),
        ("稿件11件，其中简报7件，采用6件；专报5件，采用3件。", False),
        ("稿件11件，其中简报7件，采用6件，专报4件，采用3件。", False),
        ("稿件9件，约稿2件，其中简报7件，专报4件。", True),
        ("稿件9件，约稿2件，其中简报7件，专报2件。", True),
        ("稿件9件，约稿2件，其中简报7件，专报5件。", False),
    ],
)
def test_what_adds_up(text: str, *, adds_up: bool) -> None:
    (found,) = _breakdowns(text)
    assert found.adds_up(leaves_none_out=False) is adds_up


@pytest.mark.parametrize(
    ("text", "is_nearly_complete"),
    [
        ("发布信息65条，其中甲50条、乙10条、丙3条、丁1条。", True),
        ("发布信息66条，其中甲50条、乙10条、丙3条、丁1条。", False),
        ("发布信息64条，其中甲50条、乙10条、丙3条、丁1条。", False),
        ("发布信息65条，其中甲51条、乙10条、丙3条。", False),
        ("发布信息65条，其中甲50条、乙10条、丙3条、丁1条等。", False),
        ("发布信息70条，其中甲20条、乙20条、丙15条、丁10条。", False),
    ],
)
def test_so_many_parts_that_no_more_are_likely(text: str, *, is_nearly_complete: bool) -> None:
    (found,) = _breakdowns(text)
    assert found.is_nearly_complete is is_nearly_complete
