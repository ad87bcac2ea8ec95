"""The page that checks, on the first page of the site, as a visitor has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import AXE, Browser, browser
from tests.project.web import SLOW, WHERE_THE_PAGE_IS, files_served

pytestmark = WHERE_THE_PAGE_IS

FRAME = "document.querySelector('iframe.desk')"
WITHIN = f"{FRAME}.contentDocument"
NO_SITEMAP = "404 (File not found)"
"""The theme asks for a list of pages in the other language, which few servers have."""

PAGES = {"index.html": "应更正为21件", "en/index.html": "should be 21"}
"""The first page in each language, and what is said there of the invented report."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with files_served(folder=site) as served:
        yield served.address


@pytest.fixture
def window(tmp_path: Path, address: str) -> Iterator[Browser]:
    """A browser that has complained of nothing, and asked nobody else."""
    with browser(tmp_path / "browser") as window:
        yield window
        assert [said for said in window.complaints if NO_SITEMAP not in said] == []
        within = (address, "blob:", "data:")
        assert [request for request in window.requests if not request.startswith(within)] == []


def _open_within(window: Browser) -> None:
    window.click("a.desk")
    window.until(f"{WITHIN}.getElementById('example') !== null")
    window.until(f"{WITHIN}.readyState === 'complete'")


def _is_too_wide(window: Browser, document: str) -> bool:
    too_wide: bool = window.run(f"{document}.scrollWidth > {document}.clientWidth")
    return too_wide


@pytest.mark.parametrize(("page", "said"), PAGES.items(), ids=PAGES)
def test_an_invented_report_is_checked_at_a_click(
    window: Browser, address: str, page: str, said: str
) -> None:
    window.size(320, 700)
    window.open(address + page)
    assert [request for request in window.requests if "/try/" in request] == []
    _open_within(window)
    window.run(f"{WITHIN}.getElementById('example').click()")
    window.until(f"!{WITHIN}.getElementById('results').hidden", SLOW)
    shown = f"{WITHIN}.getElementById('page').src"
    assert said in window.run(f"fetch({shown}).then((answer) => answer.text())")
    assert not _is_too_wide(window, "document.documentElement")
    assert not _is_too_wide(window, f"{WITHIN}.documentElement")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_keeps_anyone_from_trying_it(
    window: Browser, address: str, page: str, scheme: str
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make browser)")
    window.prefer(prefers_color_scheme=scheme)
    window.open(address + page)
    window.run(AXE.read_text(encoding="utf-8"))
    examined = "axe.run('article', {iframes: false}).then(({violations}) => violations)"
    faults = window.run(examined)
    _open_within(window)
    faults += window.run(examined)
    grave = [fault for fault in faults if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in grave] == []


def test_what_is_opened_apart_is_the_page(window: Browser, address: str) -> None:
    window.open(f"{address}en/index.html")
    window.click("a.desk + a")
    window.until("location.pathname === '/try/index.en.html'")
    window.until("document.getElementById('example') !== null")
