"""The page as its readers have it: with a pointer or a keyboard, in the dark, on paper, on a telephone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportlint.api import lint_paths
from reportlint.formatters.page import writing
from reportlint.hookspecs import Style
from reportlint.messages.languages import Language
from reportlint.model.finding import Severity
from reportlint.model.reported import State
from reportlint.plugins.loading import load
from tests.browser import AXE, CHROMIUM, Browser, browser
from tests.engine.formatters.kit import run_of
from tests.project.conftest import ROOT, Run

HOSTILE = "<img src=x onerror=alert(1)>"

WITHIN = "var every = selector => [...document.querySelectorAll(selector)];"
"""What the questions below are asked with."""

OFFICES = "every('.office:not([hidden])').map(it => it.id)"
ROWS = "every('tr[data-office]:not([hidden])').map(it => it.dataset.office)"
FOUND = "every('.finding:not([hidden])').map(it => [it.dataset.code, it.dataset.severity])"
LIT = "every('.form .lit').map(it => [it.dataset.n, it.firstChild.data.trim()])"
ONE = ".office:not([hidden])"
"""The one office that is left when all others are filtered out."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (make browser)")


@pytest.fixture(scope="module")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Check the examples, a report of no good, and what is none; gives the folder of the pages."""
    folder = tmp_path_factory.mktemp("page")
    reports = folder / "reports"
    shutil.copytree(ROOT / "examples", reports, ignore=shutil.ignore_patterns("plugin"))
    text = (reports / "township.txt").read_text(encoding="utf-8")
    (reports / "hostile.txt").write_text(text.replace("|-|", f"|{HOSTILE}|"), encoding="utf-8")
    (reports / "broken.docx").write_bytes(b"PK")
    (folder / "roster.txt").write_text(f"云岭县水务局\n云岭县{'很' * 40}长局\n", encoding="utf-8")
    for language in ("zh", "en"):
        options = ("--roster", "roster.txt", "--lang", language, "--no-cache")
        command = ("reports", *options, "--output", f"{language}.html")
        done = run(sys.executable, "-m", "reportlint", *command, cwd=folder)
        assert done.returncode == 2, done.stderr
    return folder


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture(params=["zh.html"])
def page(window: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Open the page anew; whatever is done with it, nothing is complained of or asked for."""
    window.complaints.clear()
    window.requests.clear()
    window.size(1280, 900)
    window.prefer()
    address = f"{folder.as_uri()}/{request.param}"
    window.open(address)
    window.run(WITHIN)
    yield window
    assert window.complaints == []
    assert set(window.requests) == {address}


def _choose(page: Browser, selector: str, value: str) -> None:
    """Choose something of a list, as a pointer does in a window of its own."""
    page.run(
        f"(() => {{ const it = document.querySelector('{selector}'); it.value = '{value}';"
        " it.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_an_office_is_found_by_words(page: Browser) -> None:
    page.click("#words")
    page.type("水务局")
    assert page.run(OFFICES) == page.run(ROWS)
    assert page.run(f"every('{ONE} h2').map(it => it.textContent)") == ["云岭县水务局 2024年"]
    assert page.run("every('#shown')[0].textContent") == "显示 1 份报告、2 个问题"


def test_a_family_and_a_rule_are_chosen(page: Browser) -> None:
    _choose(page, "#code", "A")
    assert page.run(FOUND) == [["A001", "error"], ["A002", "error"]]
    _choose(page, "#code", "A002")
    assert page.run(FOUND) == [["A002", "error"]]
    page.click("[type=reset]")
    page.run("new Promise(done => setTimeout(done))")
    assert len(page.run(FOUND)) > 10


def test_an_office_is_chosen(page: Browser) -> None:
    every = page.run(OFFICES)
    _choose(page, "#office", every[1])
    assert page.run(OFFICES) == [every[1]]


def test_severities_are_left_out(page: Browser) -> None:
    page.click("[value=error]")
    page.click("[value=info]")
    assert {severity for _, severity in page.run(FOUND)} == {"warning"}


def test_the_equation_that_failed_is_lit_up_by_the_pointer(page: Browser) -> None:
    assert page.run(LIT) == []
    _choose(page, "#words", "水务局")
    page.point_at(f"{ONE} td.wrong")
    figures = ["12", "3", "0", "0", "1", "0", "25"]
    assert page.run(LIT) == [[str(number), says] for number, says in enumerate(figures, start=1)]
    page.point_at("h1")
    assert page.run(LIT) == []


def test_it_is_lit_up_by_the_keyboard(page: Browser) -> None:
    _choose(page, "#words", "水务局")
    page.run(f"every('{ONE} .copy')[0].focus()")
    page.press("Tab", 9)
    assert page.run(LIT) == []
    page.press("Tab", 9)
    assert page.run("document.activeElement.className") == "place"
    assert len(page.run(LIT)) == 7
    page.press("Enter", 13)
    assert page.run("every(':target')[0].firstChild.data.trim()") == "25"
    page.press("Escape", 27)
    assert page.run(LIT) == []


def test_the_list_is_copied_as_text(page: Browser) -> None:
    _have_clipboard(page, "async text => { window.copied = text }")
    _choose(page, "#words", "水务局")
    page.click(f"{ONE} .copy")
    first, *rest = page.run("window.copied").splitlines()
    assert first == "云岭县水务局 2024年  reports/water-bureau.txt"
    assert [line.partition("：")[0] for line in rest] == [
        "1. 表三 · （一）予以公开 · 总计",
        "2. 表三 · （七）总计 · 自然人",
    ]
    assert page.run("every('#status')[0].textContent") == "已复制"


@pytest.mark.parametrize(("worked", "said"), [("true", "已复制"), ("false", "浏览器不让复制")])
def test_it_is_copied_the_old_way_where_the_new_is_forbidden(
    page: Browser, worked: str, said: str
) -> None:
    _have_clipboard(page, "async () => { throw new Error('forbidden') }")
    page.run(
        "document.execCommand = () => {"
        f" window.copied = document.activeElement.value; return {worked} }}"
    )
    _choose(page, "#words", "水务局")
    page.click(f"{ONE} .copy")
    assert "1. 表三 · （一）予以公开 · 总计：" in page.run("window.copied")
    assert page.run("every('#status')[0].textContent").startswith(said)


def _have_clipboard(page: Browser, write: str) -> None:
    page.run(f"Object.defineProperty(navigator, 'clipboard', {{value: {{writeText: {write}}}}})")


def test_it_is_dark_for_those_who_like_it_so(page: Browser) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.run(colour) == "rgb(255, 255, 255)"
    page.prefer(prefers_color_scheme="dark")
    assert max(map(int, page.run(colour)[4:-1].split(","))) < 50


def test_it_prints_on_a4(page: Browser) -> None:
    assert b"/MediaBox [0 0 594.95996 841.91998]" in page.printed()
    page.prefer("print")
    assert page.run("every('.filters, .copy, .up').some(it => it.checkVisibility())") is False
    # What does not fit would be cut off: between the margins are 186 mm, 703 pixels.
    page.size(703, 900)
    assert page.run("document.documentElement.scrollWidth") == 703


@pytest.mark.parametrize("width", [320, 768])
def test_it_fits_a_narrow_window(page: Browser, width: int) -> None:
    page.size(width, 800)
    assert page.run("document.documentElement.scrollWidth") == width
    edges = "every('.finding, .filters, h2').map(it => it.getBoundingClientRect().right)"
    assert max(page.run(edges)) <= width


def test_what_a_report_says_is_not_obeyed(page: Browser) -> None:
    assert HOSTILE in page.run("every('mark').map(it => it.textContent)")
    assert page.run("document.images.length") == 0


def test_who_has_not_handed_in_is_said(page: Browser) -> None:
    assert "很长局" in page.run("every('pre')[0].textContent")


def test_what_could_not_be_checked_is_said(page: Browser) -> None:
    assert page.run("every('.unchecked .path').map(it => it.textContent)") == [
        "reports/broken.docx"
    ]


def test_it_is_a_document_without_scripts_too(page: Browser) -> None:
    page.without_scripts()
    try:
        page.open(page.requests[0])
    finally:
        page.without_scripts(False)
    page.run(WITHIN)
    assert page.run("every('.filters, .copy').some(it => it.checkVisibility())") is False
    assert len(page.run(OFFICES)) == 5
    assert page.run("every('.terms li').length") > 7


def test_what_does_not_count_is_shown_when_that_is_asked_for(
    window: Browser, tmp_path: Path
) -> None:
    """Numbers say how many are shown: of a report all of whose warnings are known."""
    run = lint_paths([ROOT / "examples"], facts=True, plugins=load())
    outcomes = [
        replace(
            outcome,
            findings=tuple(
                replace(each, state=State.BASELINED) if each.severity < Severity.ERROR else each
                for each in outcome.findings
            ),
        )
        for outcome in run
    ]
    done = replace(run_of(*outcomes), families=run.families, layouts=run.layouts)
    file = tmp_path / "known.html"
    with file.open("w", encoding="utf-8") as out:
        writing.write(done, out, Style(Language.ZH))
    found = [finding for outcome in outcomes for finding in outcome.findings]
    new = [finding for finding in found if finding.counts]
    assert 0 < len(new) < len(found)

    window.open(file.as_uri())
    window.run(WITHIN)
    shown = "every('.finding').filter(it => it.checkVisibility()).length"
    marks = "every('.form .mark.known').some(it => it.checkVisibility())"
    said = "every('#shown')[0].textContent"
    chosen = (
        "every('#code option').filter(it => it.value.length === 1)"
        ".reduce((sum, it) => sum + Number(it.textContent.match(/\\((\\d+)\\)$/)[1]), 0)"
    )
    for count in (len(new), len(found), len(new)):
        assert window.run(shown) == window.run(chosen) == count
        assert f"、{count} 个问题" in window.run(said)
        assert window.run(marks) is (count == len(found))
        window.click("#known")
    window.click("[type=reset]")
    window.run("new Promise(done => setTimeout(done))")
    _choose(window, "#code", new[0].code)
    of_code = sum(finding.code == new[0].code for finding in new)
    assert window.run(shown) == of_code
    assert f"({of_code})" in window.run("every('#code')[0].selectedOptions[0].textContent")


def test_three_hundred_offices_are_no_burden(window: Browser, tmp_path: Path) -> None:
    run = lint_paths([ROOT / "examples"], facts=True, plugins=load())
    outcomes = [outcome for outcome in run if outcome.facts]
    many = [
        replace(each, path=f"{number}/{each.path}") for number in range(75) for each in outcomes
    ]
    done = replace(run_of(*many), families=run.families, layouts=run.layouts)
    file = tmp_path / "many.html"
    with file.open("w", encoding="utf-8") as out:
        writing.write(done, out, Style(Language.ZH))
    assert file.stat().st_size < 10_000_000
    window.open(file.as_uri())
    assert window.run("document.querySelectorAll('.office table.form').length") == 300 * 3


@pytest.fixture(scope="module")
def axe() -> str:
    """Give the script of axe, which finds what keeps people from using a page."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make browser)")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "scheme"), [("zh.html", "light"), ("en.html", "dark")], indirect=["page"]
)
def test_nothing_keeps_anyone_from_using_it(page: Browser, axe: str, scheme: str) -> None:
    page.prefer(prefers_color_scheme=scheme)
    page.run(axe)
    passed, faults = page.run(
        "axe.run().then(({passes, violations}) => [passes.length, violations])"
    )
    assert passed > 20
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
