"""What a place says is quoted as a reader of the report sees it, with what stands around it."""

from __future__ import annotations

import pytest

from reportlint.checking.quotations import Quotations
from reportlint.hookspecs import Source
from reportlint.model.document import Blemish, Cell, Document, Paragraph, Span, Stain, Table
from reportlint.model.reported import NOTHING, Quotation
from reportlint.readers.shared.text_locator import TextLocator
from reportlint.readers.web import WebReader
from tests.engine.fakes import SIGN

TEXT = "甲乙丙丁戊己庚"


def quoted(document: Document, first: int, last: int) -> Quotation:
    return Quotations(document).of(Span(first, last))


def of(*blocks: Paragraph | Table, stains: tuple[Stain, ...] = ()) -> Document:
    return Document(blocks, TextLocator(TEXT), stains)


def test_a_place_is_quoted_with_both_sides() -> None:
    assert quoted(of(Paragraph(TEXT, 0)), 2, 4) == Quotation("甲乙", "丙丁", "戊己庚")


def test_it_is_that_of_the_passage_it_begins_in() -> None:
    document = of(Paragraph("甲乙", 0), Table([[Cell("丙丁", 2), Cell("戊己庚", 4)]]))
    assert quoted(document, 2, 5) == Quotation("", "丙丁", "")
    assert quoted(document, 5, 6) == Quotation("戊", "己", "庚")


def test_what_was_cleaned_is_not_quoted_but_where_it_is_the_fault() -> None:
    # 丙 and 己 are gone: one was an odd space, the other the fault of a stain.
    cleaned = Paragraph("甲乙丁戊庚", 0, (0, 1, 3, 4, 6, 7))
    stain = Stain(Blemish.RESIDUE, Span(5, 6), "己", Span(0, 7))
    document = of(cleaned, stains=(stain,))
    assert quoted(document, 1, 4) == Quotation("甲", "乙丁", "戊庚")
    assert quoted(document, 5, 6) == Quotation("甲乙丁戊", "己", "庚")


def test_what_is_long_is_cut() -> None:
    before, said, after = quoted(of(Paragraph("一" * 500, 0)), 200, 300)
    assert before == "…" + "一" * 60
    assert said == after == "一" * 60 + "…"


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 1), (9, 10)])
def test_nothing_is_quoted_from_where_nothing_is(first: int, last: int) -> None:
    assert quoted(of(Paragraph("丙", 2)), first, last) == NOTHING


def test_a_page_is_quoted_without_its_tags() -> None:
    source = f"<p>{SIGN} 前 <b>坏</b> 后</p>"
    document = WebReader().read(Source("a.html", source.encode()))
    at = source.index("坏")
    assert quoted(document, at, at + 1) == Quotation(f"{SIGN} 前 ", "坏", " 后")
