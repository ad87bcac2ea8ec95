"""What of an annual report goes into the ledger: every figure that is written, by its names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from reportlint.hookspecs import Source
from reportlint.model.ledger import Facts
from reportlint.model.place import Place
from reportlint.readers.text.plain_text import TextReader
from reportlint_grammar.any_year import AnnualReportOfAnyYear
from reportlint_grammar.report import Report

CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")


def facts(text: str) -> Facts:
    report = AnnualReportOfAnyYear().parse(TextReader().read(Source("a.md", text.encode())))
    assert isinstance(report, Report)
    return report.facts()


def test_every_figure_has_its_name() -> None:
    figures = {name for name, fact in facts(CORRECT).items() if not fact.is_in_words}
    names = figures - {"office.kind"}
    assert len(names) == (2 * 3 + 1 + 2 + 1) + 25 * 7 + 3 * 5
    assert "review.reconsideration.total" in names


def test_a_figure_is_told_as_written_with_its_place() -> None:
    names = (
        "requests.received.total",
        "disclosure.licences.decisions",
        "disclosure.charges.charged",
    )
    found = facts(CORRECT)
    assert [found[name].text for name in names] == ["63", "386", "41.27"]
    assert [found[name].number for name in names] == [63, 386, Decimal("41.27")]
    assert found[names[1]].place == Place(
        ("table", "disclosure", "row", "licences", "column", "decisions")
    )
    assert [CORRECT[slice(*found[name].span)] for name in names] == ["63", "386", "41.27"]


def test_the_kind_of_office_is_told_as_far_as_the_title_tells() -> None:
    kind = facts(CORRECT)["office.kind"]
    assert (kind.text, kind.number, kind.place) == ("county department", None, Place(("title",)))
    assert "office.kind" not in facts(CORRECT.replace("云岭县自然资源局2024年政府", "2024年政府"))


def test_what_is_not_written_is_no_fact() -> None:
    blank, word = (facts(CORRECT.replace("| 386 |", cell)) for cell in ("| |", "| 若干 |"))
    assert "disclosure.licences.decisions" not in blank
    figure = word["disclosure.licences.decisions"]
    assert (figure.text, figure.number) == ("若干", None)


def test_what_is_said_in_words_is_told_of_the_office_and_its_year() -> None:
    said = (
        "全年新收政府信息公开申请63件，上年结转4件，网上新收申请60余件。"
        "2023年新收申请70件。全县新收申请900件。"
    )
    report = CORRECT.replace("申请和办理结果的数量见第三部分。", said)
    found = {name: fact for name, fact in facts(report).items() if name.startswith("claims.req")}
    assert {name: fact.number for name, fact in found.items()} == {
        "claims.requests.received.total": 63,
        "claims.requests.carried_over.total": 4,
    }
    fact = found["claims.requests.received.total"]
    assert fact.text == report[slice(*fact.span)] == "新收政府信息公开申请63件"


def test_how_a_number_is_meant_is_told_with_it() -> None:
    said = "新收申请63件，其中予以公开9件。共收到申请60余件，答复约50件。"
    report = CORRECT.replace("申请和办理结果的数量见第三部分。", said)
    found = {name: fact for name, fact in facts(report).items() if name.startswith("claims.req")}
    assert {name: (fact.number, fact.bound) for name, fact in found.items()} == {
        "claims.requests.received.total": (63, "exactly"),
        "claims.requests.granted.total": (9, "at-least"),
        "claims.requests.received.total.2": (60, "at-least"),
        "claims.requests.outcome_total.total": (50, "about"),
    }


def test_what_is_said_of_the_fee_is_told() -> None:
    found = facts(CORRECT)
    assert found["claims.fee.notices"].number == 0
