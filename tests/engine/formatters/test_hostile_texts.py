"""Whatever a report, its name or its reasons say: each format stays what it is, and carries the text."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from reportlint.characters.printable import legible
from reportlint.formatters.as_markdown import text as marked_down
from reportlint.formatters.notice.writing import letters
from reportlint.hookspecs import Style
from reportlint.model.finding import Bilingual, Language
from reportlint.model.outcome import Outcome
from reportlint.model.reported import State
from tests.engine.formatters.kit import FINDING, TEXTS, at, refused, report, run_of, shown

PIECES = (
    *("<script>alert(1)</script>", "<!--", "-->", "--", "]]>", "<![CDATA[", "&lt;", "&#64;", "<b>"),
    *("=1+1", "@SUM(A1)", "+", "-", "\t=", "'", '"', '""', ",", ";", "|", "||", "%0A", "%", "::"),
    *("::error::x", "\n::set-output name=a::b", "##[error]", "\r\n", "\n", "\r", "\u2028", "\x85"),
    *("\x1b[31m", "\x9b31m", "\x1b]8;;http://x\x07", "\0", "\x7f", "\ud800", "\udc80", "\ufffe"),
    *("\u202e", "\u200b", "\ufeff", "`", "```", "*", "**", "_", "__", "~~", "[a](b)", "![a](b)"),
    *(
        "# ",
        "\n# x",
        "- ",
        "1. ",
        "2) ",
        "> ",
        "    ",
        "\t",
        "\\",
        "\\|",
        "{",
        "}",
        "$x$",
        ":smile:",
    ),
    *(
        "@user",
        "#12",
        "GH-1",
        "https://a.b/c",
        "HTTP://a.b",
        "www.a.com",
        "a@b.cn",
        "mailto:a@b.cn",
    ),
    *("表三", "总计", "　", "𠀀", "e\u0301", "0", "a", " "),
)

TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=6).map("".join)


@st.composite
def outcomes(draw: st.DrawFn) -> list[Outcome]:
    """A report whose every text is hostile, and a file of such a name that cannot be read."""
    words = draw(TEXT)
    found = replace(
        FINDING,
        at=at(words),
        template=Bilingual("{what}", "{what}"),
        arguments={"what": draw(TEXT)},
        actual=draw(TEXT),
        basis=Bilingual(words, words),
        path=draw(TEXT),
        excerpt=draw(TEXT),
        reason=draw(TEXT),
        state=draw(st.sampled_from(State)),
    )
    return [
        report(draw(TEXT) or "a", found, office=draw(TEXT), year=draw(TEXT)),
        refused(draw(TEXT) or "b", draw(TEXT)),
    ]


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in ("json", "jsonl")])
@given(outcomes())
def test_no_text_orders_a_terminal_about(name: str, run: list[Outcome]) -> None:
    text = shown(name, *run).removeprefix("\ufeff")
    assert legible(text.replace("\n", "")) == text.replace("\n", "")
    text.encode()


@pytest.mark.parametrize("name", ["json", "jsonl", "gitlab", "sarif"])
@given(outcomes())
def test_json_is_json_and_says_the_same(name: str, run: list[Outcome]) -> None:
    text = shown(name, *run)
    assert legible(text.replace("\n", "")) == text.replace("\n", "")
    lines = text.splitlines() if name == "jsonl" else [text]
    found = [json.loads(line) for line in lines]
    if name == "json":
        (finding,) = run[0].findings
        assert (found[0][0]["path"], found[0][0]["actual"]) == (finding.path, finding.actual)


@pytest.mark.parametrize("name", ["concise", "github"])
@given(outcomes())
def test_a_finding_is_one_line(name: str, run: list[Outcome]) -> None:
    lines = shown(name, *run).split("\n")
    (finding,) = run[0].findings
    count = 1 if finding.state is State.NEW else 0
    assert len(lines) == count + 1
    if name == "github" and count:
        assert re.fullmatch(r"::error file=[^:,]*,line=2,.*,title=A001 row-total::.*", lines[0])


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@given(outcomes())
def test_xml_is_well_formed_and_says_the_same(name: str, run: list[Outcome]) -> None:
    root = ElementTree.fromstring(shown(name, *run))
    (finding,) = run[0].findings
    if finding.state is State.NEW:
        said = {element.get("message") for element in root.iter()}
        words, message = legible(finding.words.zh), legible(str(finding.arguments["what"]))
        assert (f"{words}：{message}" if words else message) in said
    assert {element.tag for element in root.iter()} <= {
        *("testsuites", "testsuite", "testcase", "properties", "property"),
        *("failure", "error", "skipped", "checkstyle", "file"),
    }


@given(outcomes())
def test_no_cell_of_a_table_is_a_formula_or_parts_into_two(run: list[Outcome]) -> None:
    text = shown("csv", *run).removeprefix("\ufeff")
    head, row = csv.reader(io.StringIO(text))
    assert len(row) == len(head)
    for separator in ";\t":  # As a spreadsheet of another country would part it.
        for cells in csv.reader(io.StringIO(text), delimiter=separator):
            assert not any(cell.startswith(tuple("=+-@＝＋－＠")) for cell in cells)
    assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in row)


def rendered(item: str) -> str:
    """Give what GitHub makes of an item of a list, without what nobody sees."""
    page = cmarkgfm.github_flavored_markdown_to_html(f"- {item}\n", Options.CMARK_OPT_UNSAFE)
    inside = re.sub(r"<!-- -->|\n", "", page)
    assert inside.startswith("<ul><li>")
    assert inside.endswith("</li></ul>")
    return inside.removeprefix("<ul><li>").removesuffix("</li></ul>")


def assert_shown(words: str) -> None:
    """Hold a text against what is rendered of it: no element, no link, and the very words."""
    for item in (rendered(marked_down(words)), rendered(f"x {marked_down(words)}")[1:]):
        assert "<" not in item
        assert html.unescape(item).split() == legible(words).split()


@pytest.mark.parametrize("piece", PIECES)
def test_markdown_shows_every_piece_as_it_is(piece: str) -> None:
    assert_shown(piece)
    assert_shown(f"总计{piece}3")
    assert_shown(f"{piece}x{piece}")


@given(TEXT)
def test_markdown_shows_a_text_as_it_is(words: str) -> None:
    assert_shown(words)


@given(TEXT, TEXT)
def test_a_cell_of_a_markdown_table_stays_one(first: str, second: str) -> None:
    source = f"| a | b |\n| --- | --- |\n| {marked_down(first)} | {marked_down(second)} |\n"
    page = cmarkgfm.github_flavored_markdown_to_html(source, Options.CMARK_OPT_UNSAFE)
    assert page.count("<td>") == 2
    assert page.count("<tr>") == 2
    assert "<a " not in page


@given(outcomes())
def test_a_notice_is_a_file_of_a_safe_name_that_carries_the_text(run: list[Outcome]) -> None:
    done = run_of(*run)
    for suffix in (".docx", ".txt"):
        for letter in letters(done, Style(Language.ZH), suffix, None):
            assert letter.name == legible(letter.name)
            assert not re.search(r'[<>:"/\\|?*]|^[. ~-]', letter.name)
            assert len(letter.name.encode()) < 255
            assert letter.name.endswith(f"年度报告修改意见{suffix}")
    for letter in letters(done, Style(Language.ZH), ".docx", None):
        (finding,) = run[0].findings
        said = legible(finding.message(Language.ZH)).replace("\t", " ")
        with zipfile.ZipFile(io.BytesIO(letter.data)) as package:
            document = ElementTree.fromstring(package.read("word/document.xml"))
        texts = [element.text or "" for element in document.iter() if element.tag.endswith("}t")]
        assert said in texts
