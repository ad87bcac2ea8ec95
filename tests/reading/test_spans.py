"""What a finding points at, cut from the source, is what it shows: in every text format and encoding."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from reportlint.checking.session import Session
from reportlint.clean import clean
from reportlint.config.settings import STRICT, Settings
from reportlint.hookspecs import Source
from reportlint.model.document import Document
from reportlint.plugins.loading import load
from reportlint.readers.text import PlainReader
from tests.builder.faults import FAULTS, Fault
from tests.builder.noises import Noise, mixtures
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths
from tests.builder.web import SITES, Site
from tests.builder.written import Written, written

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
LEGIBLE = "按照政府信息公开条例的有关规定，编制本年度报告。"
"""By which an encoding is known."""
HAN = "政府信息公开年度报告办理申请服务处理总体情况发布东书𠮷𬱖"


class Piece(NamedTuple):
    """A stretch of the source: as written, and what it says; nothing if it is a page's own."""

    written: str
    says: str


PLAIN = st.sampled_from([Piece(character, character) for character in (*HAN, *"0123456789，。")])
ON_A_PAGE = st.sampled_from(
    [
        *(Piece(f"&{name};", says) for name, says in {"hellip": "…", "ldquo": "“"}.items()),
        *(Piece(f"&#{code};", "一") for code in ("19968", "x4E00", "x4e00")),
        *(Piece(code, "𠮷") for code in ("&#x20BB7;", "&#134071;")),
        *(Piece(blank, " ") for blank in ("&nbsp;", "&ensp;", "\u00a0")),
        Piece("&amp;", "&"),
        *(Piece(tag, "") for tag in ("<b>", "</b>", "<!-- 注 -->", "<span class='x'>", "</span>")),
    ]
)
IN_TEXT = st.sampled_from(
    [Piece(blank, " ") for blank in "\u00a0\u2003"]
    + [Piece(chr(0xFF10 + digit), str(digit)) for digit in range(10)]
    + [Piece(nothing, "") for nothing in "\u200b\u2060"]
)


def _paragraphs(pieces: st.SearchStrategy[Piece]) -> st.SearchStrategy[list[list[Piece]]]:
    """Give paragraphs that begin and end with a character: blanks at their ends are nobody's."""
    inner = st.lists(PLAIN | pieces, max_size=12)
    paragraph = st.tuples(PLAIN, inner, PLAIN).map(lambda parts: [parts[0], *parts[1], parts[2]])
    return st.lists(paragraph, min_size=1, max_size=4)


def _check(
    document: Document, source: str, paragraphs: Sequence[Sequence[Piece]], says: Callable[..., str]
) -> None:
    """See that each stretch of the paragraphs is where it was written."""
    passages = list(document.passages)[-len(paragraphs) :]
    for passage, pieces in zip(passages, paragraphs, strict=True):
        spoken = [piece for piece in pieces if piece.says]
        assert passage.text == "".join(piece.says for piece in spoken)
        cut = [source[slice(*passage.span(at, at + 1))] for at in range(len(passage.text))]
        assert cut == [piece.written for piece in spoken]
        for first in range(len(spoken)):
            stretch = source[slice(*passage.span(first, len(spoken)))]
            assert says(stretch) == passage.text[first:]


@given(_paragraphs(ON_A_PAGE), st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n"]))
def test_of_a_page_is_an_entity_whole(
    paragraphs: list[list[Piece]], encoding: str, end: str
) -> None:
    lines = [f"<p>{''.join(piece.written for piece in pieces)}</p>" for pieces in paragraphs]
    page = end.join(["<html><body>", f"<p>{LEGIBLE * 3}</p>", *lines, "</body></html>"])
    document = clean(PlainReader().read(Source("a.txt", page.encode(encoding))))
    _check(document, page, paragraphs, _says_on_a_page)


@given(_paragraphs(IN_TEXT), st.sampled_from(ENCODINGS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_of_a_text_is_a_character(paragraphs: list[list[Piece]], encoding: str, end: str) -> None:
    lines = ["".join(piece.written for piece in pieces) for pieces in paragraphs]
    text = end.join([LEGIBLE * 3, *lines]) + end
    document = clean(PlainReader().read(Source("a.txt", text.encode(encoding))))
    _check(document, text, paragraphs, _says)


@given(_paragraphs(ON_A_PAGE))
def test_of_a_table_of_a_page_in_markdown_is_an_entity_whole(
    paragraphs: list[list[Piece]],
) -> None:
    cells = [f"<td>{''.join(piece.written for piece in pieces)}</td>" for pieces in paragraphs]
    text = f"{LEGIBLE}\n\n<table><tr><td>甲</td>{''.join(cells)}</tr></table>\n"
    document = clean(PlainReader().read(Source("a.md", text.encode())))
    _check(document, text, paragraphs, _says_on_a_page)


def _says(cut: str) -> str:
    """Say what a stretch of a text says, in ordinary characters."""
    ordinary = unicodedata.normalize("NFKC", cut.replace("，", ",")).replace(",", "，")
    return re.sub("[\u200b\u2060]", "", ordinary)


def _says_on_a_page(cut: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", cut)).translate(dict.fromkeys((0xA0, 0x2002), " "))


# ---------------------------------------------------------------- findings


POINTED_AT = frozenset({"H003", "H004", "H005", "T003", "T006"})
"""Rules that point at just what they say is there."""
OF_A_SUM = frozenset({"A003"})
"""Rules that point at a figure and say what it comes to with another on its side: 总计 and 结转下年度."""


def _changed(truth: Truth, fault: Fault, noises: Sequence[Noise], random: Random) -> Written:
    report = fault(random, written(truth))
    problems = report.sections[4]
    slip = f"{LEGIBLE}一是健全制度。三是加强培训。三是强化监督，逐项办理。"
    worse = replace(problems, paragraphs=(*problems.paragraphs, slip))
    report = replace(
        report,
        sections=tuple(worse if section is problems else section for section in report.sections),
    )
    for noise in noises:
        report = noise.words(random, report)
    return report


@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    noises=mixtures(),
    fault=st.sampled_from(FAULTS),
    random=st.randoms(use_true_random=False),
    encoding=st.sampled_from(ENCODINGS),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_of_a_finding_in_a_text(
    truth: Truth,
    surface: Surface,
    noises: Sequence[Noise],
    fault: Fault,
    random: Random,
    encoding: str,
    end: str,
) -> None:
    text = surface(_changed(truth, fault, noises, random))
    for noise in noises:
        text = noise.text(random, text)
    text = text.removeprefix("\ufeff")
    if "\r" not in text:
        text = text.replace("\n", end)
    _check_findings(Source("a.md", text.encode(encoding)), text)


@given(
    truth=truths(),
    site=st.sampled_from(list(SITES.values())),
    fault=st.sampled_from(FAULTS),
    random=st.randoms(use_true_random=False),
    encoding=st.sampled_from(ENCODINGS),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_of_a_finding_on_a_page(
    truth: Truth, site: Site, fault: Fault, random: Random, encoding: str, end: str
) -> None:
    page = site.page(_changed(truth, fault, (), random)).replace("\n", end)
    _check_findings(Source("a.html", page.encode(encoding)), page)


def _check_findings(source: Source, text: str) -> None:
    outcome = Session(load()).lint(source, Settings(layers=(STRICT,)))
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    ends = [*starts[1:], len(text)]
    for finding in outcome.findings:
        for spot in (finding.at, *(related.at for related in finding.related)):
            line, column, end_line, end_column, *_ = spot.location
            assert None not in (line, column, end_line, end_column)
            assert starts[(line or 0) - 1] + (column or 0) - 1 == spot.span.start
            assert starts[(end_line or 0) - 1] + (end_column or 0) - 1 == spot.span.end
        at = (finding.location.line or 0) - 1
        assert finding.excerpt == text[starts[at] : ends[at]].rstrip("\r\n")
        cut = _says(_says_on_a_page(text[slice(*finding.span)])).strip()
        if finding.code in POINTED_AT and finding.actual is not None:
            assert cut == _says(str(finding.actual)), finding
        is_sum = finding.code in OF_A_SUM or isinstance(finding.actual, Decimal)
        if finding.code[0] == "A" and not is_sum:
            assert str(finding.actual) in cut.replace("，", ""), finding
