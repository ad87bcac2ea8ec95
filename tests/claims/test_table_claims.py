"""What sentences claim of the form's figures: of which, how much, whose and of which year."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportlint.command_line.cli import main
from reportlint.config.faults import ConfigurationError
from reportlint_grammar.claims.claim import Bound, Claim, Figures
from reportlint_grammar.claims.meanings import Meanings
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.facts import editions
from tests.builder import checking

_ON_REQUESTS, _ON_DOCUMENTS = "（二）依申请公开", "（三）政府信息管理"


def _claims(
    text: str, heading: str = "（五）监督保障", office: str = "云岭县水务局"
) -> list[Claim]:
    title = f"{office}2024年政府信息公开工作年度报告"
    report = checking.parse(
        f"{title}\n一、总体情况\n{heading}\n{text}\n五、存在的主要问题及改进情况"
    )
    return [claim for claim in report.claims if isinstance(claim.subject, Figures)]


def _told(text: str, heading: str = _ON_REQUESTS) -> list[tuple[str, int]]:
    """Give what each claim is of, the first of its sums, and its number."""
    told = []
    for claim in _claims(text, heading):
        assert isinstance(claim.subject, Figures)
        assert claim.quantity
        cells = claim.subject.sums[0]
        told.append(
            (" + ".join(f"{row}.{column}" for row, column in cells), int(claim.quantity.number))
        )
    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("新收申请５件，上年结转一件，办结5份，结转下年度继续办理1宗。",
         [("received.total", 5), ("carried_over.total", 1), ("outcome_total.total", 5),
          ("carried_forward.total", 1)]),
        ("结转到2025年继续办理2件，2023年结转3件。",
         [("carried_forward.total", 2), ("carried_over.total", 3)]),
        ("收到8份政府信息公开申请。其中，予以公开2件，不予公开1,024件。",
         [("received.total", 8), ("granted.total", 2), ("refused.total", 1024)]),
        ("5件予以公开，3件无法提供。", [("granted.total", 5), ("unavailable.total", 3)]),
        ("不予公开2件，属于三类内部事务信息1件。", [("refused.total", 2), ("internal_affairs.total", 1)]),
        ("新收申请9件，其中自然人7件、法人或其他组织2件。",
         [("received.total", 9), ("received.natural_persons", 7), ("received.organisations", 2)]),
        ("因政府信息公开被申请行政复议3件，其中结果维持2件，行政诉讼1件。",
         [("reconsideration.total", 3), ("reconsideration.upheld", 2),
          ("direct_litigation.total + litigation_after_reconsideration.total", 1)]),
        ("新收申请中，自然人4件，企业1件。",
         [("received.natural_persons", 4), ("received.enterprises", 1)]),
        ("不予公开、不予处理共5件。", [("refused.total + unprocessed.total", 5)]),
        ("新收申请由20件增至26件。", [("received.total", 26)]),
        ("答复意见5份。新收申请4件，办结3件。", [("received.total", 4), ("outcome_total.total", 3)]),
        ("上年没有结转，没有不予公开的情形。", [("carried_over.total", 0), ("refused.total", 0)]),
        ("无行政复议、无行政诉讼和投诉。",
         [("reconsideration.total", 0),
          ("direct_litigation.total + litigation_after_reconsideration.total", 0)]),
        ("行政复议、行政诉讼案件均为0件。",
         [("reconsideration.total", 0),
          ("direct_litigation.total + litigation_after_reconsideration.total", 0)]),
    ],
)  # fmt: skip
def test_requests_and_suits(text: str, told: list[tuple[str, int]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("制发规章1件、规范性文件2件，废止3件，现行有效4件。",
         [("regulations.issued", 1), ("normative_documents.issued", 2),
          ("normative_documents.repealed", 3), ("normative_documents.effective", 4)]),
        ("作出行政许可决定5件、行政处罚决定6件。", [("licences.decisions", 5), ("penalties.decisions", 6)]),
        ("收取行政事业性收费1.5万元。", [("charges.charged", 15000)]),
        ("行政事业性收费1.2亿元。", [("charges.charged", 120_000_000)]),
        ("未收取行政事业性收费。", [("charges.charged", 0)]),
        ("未制定、废止规章。", [("regulations.issued", 0), ("regulations.repealed", 0)]),
        ("由我局作出的行政处罚决定，共5件。", [("penalties.decisions", 5)]),
        ("处理决定：行政许可5件，行政处罚0件。", [("licences.decisions", 5), ("penalties.decisions", 0)]),
    ],
)  # fmt: skip
def test_documents_decisions_and_charges(text: str, told: list[tuple[str, int]]) -> None:
    assert _told(text, _ON_DOCUMENTS) == told


@pytest.mark.parametrize(
    "text",
    [
        "收到申请5件。",
        "办结5件。",
        "行政复议5件，行政诉讼3件。",
        "受理行政复议申请5件。",
        "公开行政处罚决定5件、行政许可决定3件。",
        "行政许可事项5项。",
        "规范性文件5件。",
        "制定政策性文件5件。",
        "行政事业性收费5项。",
        "行政处罚5件。",
        "无行政许可事项。",
        "不涉及行政处罚。",
        "不产生信息处理费，未收取行政事业性收费。",
    ],
)
def test_what_names_no_figure_of_the_form(text: str) -> None:
    assert _told(text, _ON_DOCUMENTS) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("新收申请5件", Bound.EXACTLY),
        ("新收申请50余件", Bound.AT_LEAST),
        ("新收申请约50件", Bound.ABOUT),
        ("新收申请50件左右", Bound.ABOUT),
        ("没有收到申请", Bound.NONE),
        ("未收到一件申请", Bound.NONE),
        ("按期办结申请5件", Bound.AT_LEAST),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    (claim,) = _claims(f"{text}。", _ON_REQUESTS)
    assert claim.quantity
    assert claim.quantity.bound is bound


def test_a_part_of_those_received_is_no_more_than_a_part() -> None:
    received, completed = _claims("收到申请5件，其中3件办结。", _ON_REQUESTS)
    assert received.quantity
    assert completed.quantity
    assert (received.quantity.bound, completed.quantity.bound) == (Bound.EXACTLY, Bound.AT_LEAST)


@pytest.mark.parametrize(
    ("text", "whose", "year", "several_years"),
    [
        ("新收申请5件。", "", None, False),
        ("我局2024年新收申请5件。", "", None, False),
        ("水务局新收申请5件。", "", None, False),
        ("全县新收申请5件。", "全县", None, False),
        ("2023年新收申请5件。", "", 2023, False),
        ("上年度新收申请5件。", "", 2023, False),
        ("累计收到申请5件。", "", None, True),
        ("本年度累计收到申请5件。", "", None, False),
    ],
)
def test_scope(text: str, whose: str, year: int | None, several_years: bool) -> None:
    (claim,) = _claims(text, _ON_REQUESTS)
    assert (claim.whose, claim.year, claim.several_years) == (whose, year, several_years)
    assert claim.is_own is not bool(whose or year or several_years)


def test_the_county_is_its_government_s_own() -> None:
    (claim,) = _claims("全县各级行政机关新收政府信息公开申请5件。", office="云岭县人民政府")
    assert claim.is_own


def test_a_comparison_with_last_year_changes_no_year() -> None:
    claims = _claims("新收申请5件，较2023年增加2件，办结5件。", _ON_REQUESTS)
    assert [claim.year for claim in claims] == [None, None]


def test_a_claim_s_place_is_its_words() -> None:
    text = "全年，我局共新收政府信息公开申请5件，均已答复。"
    (claim,) = _claims(text)
    assert text[claim.first : claim.last] == "新收政府信息公开申请5件"


def test_a_list_of_claims_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(
        "云岭县水务局2024年政府信息公开工作年度报告\n一、总体情况\n新收政府信息公开申请5件。\n"
        "三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n未收取信息处理费。\n",
        encoding="utf-8",
    )
    printed = CliRunner().invoke(main, ["tree", "--claims", str(file)]).output.splitlines()
    assert printed == [
        "第3行  表三 · 一、本年新收政府信息公开申请数量：5件，本机关，2024年  “新收政府信息公开申请5件”",
        "第6行  信息处理费：没有，本机关，2024年  “未收取信息处理费。”",
    ]
    english = CliRunner().invoke(main, ["tree", "--claims", "--lang", "en", str(file)]).output
    assert "information-processing fee: none, this office, 2024" in english


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("request: [申请,", "request: [新收, 申请,", "新收"),
        ("newly: [received]", "newly: [recieved]", "recieved"),
        ("newly: [received]", "new: [received]", "new"),
        ("[licences.decisions]", "[licences.decided]", "decided"),
    ],
)
def test_what_is_wrong_in_the_file_is_said(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    text = (FOLDER / "figures.yaml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "figures.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=wrong):
        Meanings(file, editions())
