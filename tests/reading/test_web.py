"""Web pages: what is read of them, where it stands, and that a report says there what it says in text."""

from __future__ import annotations

import contextlib
import socket
import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.hookspecs import Source, Unreadable
from reportlint.model.document import Document, Paragraph, Passage
from reportlint.model.finding import Severity
from reportlint.model.reported import Reported
from reportlint.readers.text.plain_text import TextReader
from reportlint.readers.web import WebReader
from reportlint.testing import lint
from tests.builder import checking
from tests.builder.surfaces import tabs
from tests.builder.truth import Place, Truth, places, truths
from tests.builder.web import SITES, Site
from tests.builder.written import written

_ROOT = Path(__file__).parents[2]
_REPORTS = [
    *sorted(path for path in (_ROOT / "examples").glob("*.txt")),
    *sorted((_ROOT.parent / "shared" / "reports").glob("*.txt")),
]
"""The examples, and the five real reports where they are at hand."""


def _read(page: str | bytes) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return WebReader().read(Source("report.html", data))


def _said(page: str | bytes) -> list[str | list[list[str]]]:
    """Give what a page says: a text for a paragraph, rows of texts for a table."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in _read(page).blocks
    ]


def _passages(page: str) -> list[Passage]:
    return [
        passage
        for block in _read(page).blocks
        for row in ([[block]] if isinstance(block, Paragraph) else block.rows)
        for passage in row
    ]


# ---------------------------------------------------------------- any site, any report


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@given(
    truth=truths(),
    seed=st.integers(0, 2**16),
    change=st.none() | st.tuples(st.sampled_from(places()), st.integers(0, 60)),
)
def test_the_findings_of_a_page_are_those_of_the_text(
    site: Site, truth: Truth, seed: int, change: tuple[Place, int] | None
) -> None:
    report = written(truth.with_figure(*change) if change else truth)
    page = site.page(report, seed)
    said = checking.run(checking.parsed(_read(page)))
    found = [finding for finding in said if finding.code != _OF_PAGES]
    of_text = checking.run(checking.parse(tabs(report)))
    assert _facts(found) == _facts(of_text)
    assert change is not None or not [
        finding for finding in found if finding.severity > Severity.INFO
    ]


_OF_PAGES = "D004"
"""Only a page says on which day it was published."""


@pytest.mark.parametrize("path", _REPORTS, ids=lambda path: path.stem)
def test_the_findings_of_a_report_as_a_page_are_those_of_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    page = _as_page(TextReader().read(Source(path.name, text.encode())))
    assert _facts(lint(page, suffix=".html")) == _facts(lint(text, suffix=path.suffix))


def _as_page(document: Document) -> str:
    def cell(passage: Passage) -> str:
        return f"<td>{escape(passage.text)}</td>"

    return "\n".join(
        f"<p>{escape(block.text).replace('  ', '&nbsp;&nbsp;')}</p>"
        if isinstance(block, Paragraph)
        else "<table>"
        + "\n".join(f"<tr>{''.join(map(cell, row))}" for row in block.rows)
        + "</table>"
        for block in document.blocks
    )


def _facts(findings: list[Reported]) -> list[tuple[str, ...]]:
    return sorted(
        (finding.code, finding.words.zh, repr(finding.expected), repr(finding.actual))
        for finding in findings
    )


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<span>一</span><span>、总体情况</span>", ["一、总体情况"]),
        ("<p>一、<b>总体</b><i>情况</i></p>文", ["一、总体情况", "文"]),
        ("<p>第一段<p>第二段<div>第三段", ["第一段", "第二段", "第三段"]),
        ("某局<br>年度报告<BR/>正文</br>完", ["某局", "年度报告", "正文", "完"]),
        ("<p>&nbsp;&#12288;&emsp;全年</p>", ["\u2003全年"]),
        ("<p>&nbsp;</p><p>&#12288;</p><p><o:p></o:p></p>", []),
        ("<p>公开&amp;申请 &lt;3件&gt;</p>", ["公开&申请 <3件>"]),
        ("<p>收到\n     申请  3   件\tin\n all</p>", ["收到申请 3 件 in all"]),
        ("<pre>一、总体情况\n\n 正文\r\n完</pre>后\n文", ["一、总体情况", "正文", "完", "后文"]),
        ("<pre> 某局   <b>2024</b> 年\t报告 </pre>某  局", ["某局   2024 年\t报告", "某 局"]),
        ("<div><div>行政许可</div><div>12</div></div>", ["行政许可", "12"]),
        ("5 < 6 <中文> a", ["5 < 6 <中文> a"]),
        ("甲<!-- 乙 > 丙 -->丁<![if !supportLists]>戊<![endif]>己", ["甲丁戊己"]),
        ('<p title="a > b" class=x"y>甲</p>', ["甲"]),
    ],
)
def test_lines(page: str, said: list[str]) -> None:
    assert _said(page) == said


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) document.write('<p>乙</p>');</script>",
        "<style>乙</style>",
        "<noscript>乙</noscript>",
        "<template><p>乙</p></template>",
        "<nav><ul><li>乙</ul></nav>",
        "<header><div>乙</div></header>",
        "<footer><p>乙</footer>",
        "<select><option>乙<option>丙</select>",
        "<button>乙</button>",
        "<textarea><p>乙</textarea>",
        "<iframe>乙</iframe>",
        "<svg><title>乙</title></svg>",
        "<p hidden>乙</p>",
        "<p hidden><span>乙<div></div>",
        "<div style='Display : NONE'>乙<div>乙</div>乙<p>乙</div>",
        "<span style=display:none>乙<span>乙</span>乙</span>",
        "<ul><li hidden>乙<ul><li>丙</ul><li></ul>",
        "<div><b hidden>乙</div>",
        "<input type=hidden value=乙>",
        "<script src='a.js'/>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert _said(f"<p>甲</p>{hidden}<p>丁</p>") == ["甲", "丁"]


def test_a_header_with_the_title_in_it_is_no_furniture() -> None:
    assert _said("<header><h1>某局年度报告</h1><p>日期</header>") == ["某局年度报告", "日期"]


def test_headings_have_their_level() -> None:
    page = "<h1>题<br>目</h1>文<h2><p>一、</p><p>总体情况</p></h2><h3>小节<p>文"
    levels = [
        (block.text, block.level) for block in _read(page).blocks if isinstance(block, Paragraph)
    ]
    assert levels == [
        ("题", 1), ("目", 1), ("文", 0), ("一、", 2), ("总体情况", 2), ("小节", 3), ("文", 0)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["某局2024年年度报告_某县政府", "某县政府 - 某局2024年年度报告", "某局2024年年度报告"]
)
def test_the_title_of_the_window_comes_first_without_the_name_of_the_site(title: str) -> None:
    assert _said(f"<title>{title}</title><body>文") == ["某局2024年年度报告", "文"]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("<tr><td>甲<td>1<tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<td>甲</td><td>1</td>", [["甲", "1"]]),
        ("<tr><td rowspan=2>甲<td>1<tr><td>2", [["甲", "1"], ["", "2"]]),
        ("<tr><td colspan=2>甲<td>1<tr><td>乙<td>丙<td>2", [["甲", "1"], ["乙", "丙", "2"]]),
        ("<tr><td rowspan=99 colspan=99>甲<td>1<tr><td>2", [["甲", "1"], [*[""] * 64, "2"]]),
        ("<tr><td>甲<td>1<tr><td colspan=7>乙", [["甲", "1"], ["乙"]]),
        ("<tr><td rowspan=9>甲<td>1<tr><td>2", [["甲", "1"], ["", "2"]]),
        ("<tr><td colspan=x rowspan=0>甲<td rowspan>1", [["甲", "1"]]),
        ("<tr><td><p>商业</p><p>企业</p><td>1<br>", [["商业\n企业", "1"]]),
        ("<tr><td>&nbsp;<td>\n<p>&nbsp;3&nbsp;<o:p></o:p>", [["", "3"]]),
        ("<thead><tr><th>甲<th>1<tbody><tr hidden><td>乙<td>2<tr><td>丙<td>3", [["甲", "1"], ["丙", "3"]]),
        ("<tr><td>甲<td style='display:none'>0<td>1", [["甲", "1"]]),
        ("<tr><td>甲</span></div></p><td><b>1</table></b>", [["甲", "1"]]),
    ],
)  # fmt: skip
def test_tables(rows: str, said: list[list[str]]) -> None:
    assert _said(f"<table>{rows}</table>") == [said]


def test_a_table_that_lays_out_a_page_is_not_one() -> None:
    page = (
        "<table><tr><td colspan=2>题</td></tr><tr><td><ul><li>栏目</ul></td><td><p>正文</p>"
        "<table><tr><td>甲</td><td>1</td></tr></table><p>完</p></td></tr>"
        "<tr><td>电话</td><td>0000</td></tr></table>"
    )
    assert _said(page) == ["题", "栏目", "正文", [["甲", "1"]], "完", [["电话", "0000"]]]


def test_a_cell_with_much_text_is_a_part_of_the_page() -> None:
    page = f"<table><tr><td>栏目<td><p>{'一' * 80}<p>{'二' * 80}</table>"
    assert _said(page) == ["栏目", "一" * 80, "二" * 80]


def test_a_column_of_single_cells_is_lines() -> None:
    assert _said("<table><tr><td>甲<tr><td>乙<table></table></table>") == ["甲", "乙"]


def test_text_between_cells_stands_before_the_table() -> None:
    assert _said("<table>前<tr>言<td>甲<td>1</table>") == ["前", "言", [["甲", "1"]]]


# ---------------------------------------------------------------- places


def test_every_character_knows_where_it_stands() -> None:
    page = "<p>一<b>、总\n体</b>&nbsp;&lt;A<table><td><p>商</p><p>业</p><td>&#51;5</table>"
    stands = [
        (character, page[passage.span(place, place + 1).start])
        for passage in _passages(page)
        for place, character in enumerate(passage.text)
    ]
    read = {"\u00a0": "&", "<": "&", "3": "&", "\n": "<"}
    assert all(at == read.get(character, character) for character, at in stands), stands


def test_a_finding_has_line_and_column_of_the_source() -> None:
    page = SITES["bare"].page(written(_truth()))
    broken = page.replace(_LAST_CELL, _LAST_CELL.replace(">0<", ">7<"), 1)
    (finding,) = [finding for finding in lint(broken, suffix=".html") if finding.code == "A001"]
    line = broken.splitlines()[(finding.location.line or 0) - 1]
    assert line[(finding.location.column or 0) - 1 :].startswith("7</td></tr>")
    assert finding.excerpt == line


_LAST_CELL = "<td>0</td></tr>\n<tr><td rowspan"


def _truth() -> Truth:
    figures = dict.fromkeys(places(), 0)
    return Truth("青泷县水务局", 2024, figures, {"overview": ("文。",)}, "未收取信息处理费。")


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312"])
def test_the_declared_encoding_may_be_another_than_the_true_one(
    encoding: str, declared: str
) -> None:
    page = SITES["published"].page(written(_truth())).replace("utf-8", declared)
    assert _said(page.encode(encoding)) == _said(page)


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<p>正在加载</p><iframe srcdoc='<p>{}</p>'></iframe>", "内嵌框架"),
        ("<div id=app></div><script>window.data = {{'body': '{}'}}</script>", "JSON"),
    ],
)
def test_a_page_that_keeps_its_text_elsewhere_is_refused(page: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        _read(page.format("年度报告" * 300))
    assert reason in refusal.value.reason.zh
    escaped = "年度报告".encode("unicode_escape").decode()
    with pytest.raises(Unreadable):
        _read(f"<script type='application/json'>{escaped * 300}</script>")


def test_a_page_that_shows_its_text_may_keep_it_in_a_script_too() -> None:
    assert _said(f"<p>{'年度报告' * 300}</p><script>{'年度报告' * 300}</script>") == [
        "年度报告" * 300
    ]


def test_a_report_kept_elsewhere_is_no_report_here() -> None:
    (finding,) = lint(f"<iframe srcdoc='<p>{'年度报告' * 300}'></iframe>", suffix=".html")
    assert finding.code == "E002"
    assert "iframe srcdoc" in str(finding.arguments["reason"])


@pytest.mark.parametrize("page", ["", "<html>", "<!-- ", "<script>", "<p"])
def test_an_empty_page_says_nothing(page: str) -> None:
    assert _said(page) == []
    assert [finding.code for finding in lint(page, suffix=".html")] == ["E002"]


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        _read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40)


TOO_LONG = 10.0
"""Seconds of CPU time."""


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<b></i>", "<div hidden><b>", "<table><tr><td>", "<td><table>", "</table></td>", "<",
        "<a ", '<a b="', "<a b='>", "<!--", "<!", "<script>", "<script ", "</scrip", "<p hidden><i>",
        "&", "&amp;", "&#x1f", "&nbsp;", " ", "中\n", "<td rowspan=9999 colspan=9999>", "<header>甲",
        "<!ENTITY a '&a;&a;'>&a;",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "<script>", "<!--", "<table><tr>", "<td style='"])
def test_no_page_takes_long(lead: str, piece: str) -> None:
    """It takes a fraction of a second; what was not linear took minutes. See benchmarks/growth."""
    assert _seconds(lead + piece * (400_000 // len(piece))) < TOO_LONG


def _seconds(page: str) -> float:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        _read(page)
    return time.process_time() - began


def test_findings_on_one_line_share_it() -> None:
    page = "<!doctype html>\n" + SITES["one_line"].page(written(_truth()))
    found = lint(page.replace("<td>0", "<td>无"), suffix=".html")
    assert len(found) > 1
    assert len({id(finding.excerpt) for finding in found if finding.excerpt}) == 1


def test_nesting_ten_thousand_deep() -> None:
    deep = 10_000
    assert _said("<div>" * deep + "甲" + "</div>" * deep + "乙") == ["甲", "乙"]
    nested = "<table><tr><td>" * deep + "甲" + "</td></tr></table>" * deep
    assert _said(f"{nested}乙") == ["甲", "乙"]


def test_a_table_of_ten_thousand_rows() -> None:
    row = "<tr><td rowspan=99999 colspan=9>甲</td><td>1</td></tr>"
    (table,) = _said(f"<table>{row * 10_000}</table>")
    assert len(table) == 10_000


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    page = (
        '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY a SYSTEM'
        ' "http://127.0.0.1:9/a">]><base href="http://127.0.0.1:9/"><link rel=stylesheet href=a>'
        "<iframe src=a></iframe><img src=a><p>甲"
    )
    assert _said(page) == ["]>", "甲"]
