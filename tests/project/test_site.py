"""The site is built, and read as a reader has it: from a folder, from a server, in a browser."""

from __future__ import annotations

import functools
import inspect
import json
import re
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
import yaml

from reportlint.messages.languages import Bilingual, Language
from reportlint.model.rule import Rule
from reportlint.plugins.loading import load
from reportlint.testing import examine
from reportlint_grammar import report
from reportlint_grammar.form.facts import editions
from tests.project.conftest import ROOT, Run, site_of

FOLDERS = {Language.ZH: "rules", Language.EN: "en/rules"}
NO_PAGES = {"404.html"}
"""What a server shows in place of a page; it has absolute addresses, and nobody opens it."""

needs_chromium = pytest.mark.skipif(
    shutil.which("chromium") is None, reason="chromium is not installed (make browser)"
)


class Page(HTMLParser):
    """What a page says, links to, and loads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.language = ""
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.headings: list[str] = []
        self.blocks: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        match tag:
            case "html":
                self.language = given["lang"]
            case "a" if "href" in given:
                self.links.append(given["href"])
            case "link" if given["rel"] not in ("prev", "next", "alternate"):
                self.loaded.append(given["href"])
            case "h2":
                self.headings.append("")
            case "pre":
                self.blocks.append("")
        if "src" in given:
            self.loaded.append(given["src"])
        if tag in ("h2", "pre", "script", "style"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if "script" in self._open or "style" in self._open:
            return
        self.text += data
        if "h2" in self._open:
            self.headings[-1] += data
        if "pre" in self._open:
            self.blocks[-1] += data

    def file(self, link: str) -> Path:
        """Give the file that a relative link leads to, when it is opened from a folder."""
        path = unquote(urlsplit(link).path)
        return (self.path.parent / path).resolve() if path else self.path


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    files = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return {name: Page(site / name) for name in sorted(files) if name not in NO_PAGES}


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[str, Page]) -> None:
    loaded = [address for page in pages.values() for address in page.loaded]
    for sheet in site.rglob("*.css"):
        rules = sheet.read_text(encoding="utf-8")
        loaded += re.findall(r"url\(\s*[\"']?([^\"')]+)", rules)
        loaded += re.findall(r"@import\s+[\"']([^\"']+)", rules)

    assert loaded
    assert [address for address in loaded if _is_elsewhere(address)] == []


def test_every_link_leads_to_a_file(pages: dict[str, Page]) -> None:
    followed = [
        (name, link)
        for name, page in pages.items()
        for link in (*page.links, *page.loaded)
        if not _is_elsewhere(link) and not link.startswith("data:")
    ]

    assert followed
    assert [(name, link) for name, link in followed if not pages[name].file(link).is_file()] == []


rules = pytest.mark.parametrize("rule", load().rules, ids=lambda rule: rule.code)
languages = pytest.mark.parametrize("language", Language)


def _said(rule: Rule[Any]) -> Iterator[Bilingual]:
    yield rule.summary
    yield rule.rationale
    yield rule.remedy
    if rule.basis:
        yield rule.basis
    for example in rule.failing_examples():
        for finding in examine(rule, example) or ():
            yield Bilingual(finding.message(Language.ZH), finding.message(Language.EN))


@rules
@languages
def test_the_page_of_a_rule_says_all_and_in_one_language(
    pages: dict[str, Page], rule: Rule[Any], language: Language
) -> None:
    page = pages[f"{FOLDERS[language]}/{rule.code}.html"]
    (other,) = set(Language) - {language}

    assert page.language == language
    assert [said for said in _said(rule) if said.within(language) not in page.text] == []
    assert [
        said for said in _said(rule) if said.within(other) and said.within(other) in page.text
    ] == []


@rules
@languages
def test_the_page_of_a_rule_leads_to_the_other_language(
    site: Path, pages: dict[str, Page], rule: Rule[Any], language: Language
) -> None:
    page = pages[f"{FOLDERS[language]}/{rule.code}.html"]
    (other,) = set(Language) - {language}

    assert site / FOLDERS[other] / f"{rule.code}.html" in map(page.file, page.links)


@languages
def test_the_reference_names_every_figure_of_the_form(
    pages: dict[str, Page], language: Language
) -> None:
    page = pages[{Language.ZH: "reference.html", Language.EN: "en/reference.html"}[language]]
    parts = re.split("|".join(map(re.escape, page.headings)), page.text)

    assert page.language == language
    for edition in editions():
        assert [each for each in edition.sections if f'"{each.name}"' not in page.text] == []
        for table in edition.tables.values():
            for row in table.rows:
                name = f"report.{table.name}.{row.label.name}"
                (part,) = [part for part in parts if re.search(rf"{name}(?![\w.])", part)]
                own = {f".{column.label.name}": column.label.official for column in row.columns}
                assert row.label.official in part
                assert [each for each in (*own, *own.values()) if each not in part] == []


@languages
def test_the_reference_tells_of_every_class_that_a_rule_may_import(
    pages: dict[str, Page], language: Language
) -> None:
    page = pages[{Language.ZH: "reference.html", Language.EN: "en/reference.html"}[language]]

    for name in report.__all__:
        kind = getattr(report, name)
        members = [member for member in dir(kind) if isinstance(getattr(kind, member), property)]
        documented = page.text.partition(f"\n{name}¶")[2]
        said = (inspect.getdoc(kind) or "").replace("`", "")
        assert said
        assert " ".join(said.split()) in documented
        assert [member for member in members if member not in documented] == []


@rules
@languages
def test_the_page_of_a_rule_has_its_options(
    pages: dict[str, Page], rule: Rule[Any], language: Language
) -> None:
    page = pages[f"{FOLDERS[language]}/{rule.code}.html"]

    *_, configuration = page.blocks
    given = yaml.safe_load(configuration)["rules"][rule.code]
    assert given.keys() == {"severity", *rule.options}
    for name, option in rule.options.items():
        assert given[name] == (list(option.default) if option.default == () else option.default)
        assert option.summary.within(language) in page.text
    assert rule.since in page.text


@pytest.mark.parametrize(
    ("readme", "index"),
    [("README.md", "en/rules/index.html"), ("README.zh-CN.md", "rules/index.html")],
)
def test_families_are_named_as_in_the_readme(
    pages: dict[str, Page], readme: str, index: str
) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    named = re.findall(r"^\| ([A-Z]) \| ([^|]+) \|", text, re.MULTILINE)

    headings = [heading.removesuffix("¶") for heading in pages[index].headings]

    assert headings == [f"{letter} {name}" for letter, name in named]


@pytest.mark.parametrize(
    ("page", "command"),
    [
        ("index.html", "examples/township.txt"),
        ("en/index.html", "examples/township.txt --lang en"),
        ("tutorial.html", "examples/water-bureau.txt"),
    ],
)
def test_the_output_shown_is_the_output(
    run: Run, pages: dict[str, Page], page: str, command: str
) -> None:
    printed = run(sys.executable, "-m", "reportlint", *command.split()).stdout
    blocks = [block.strip("\n") for block in pages[page].blocks]

    shown = blocks[blocks.index(f"$ reportlint {command}") + 1]

    assert shown == printed.expandtabs(4).strip("\n")


@pytest.mark.parametrize("page", ["guide.html", "en/guide.html"])
def test_the_guide_shows_the_pictures_that_were_taken(pages: dict[str, Page], page: str) -> None:
    source = (ROOT / "docs" / page).with_suffix(".md").read_text(encoding="utf-8")
    wanted = re.findall(r"pictures/\w+/\w+\.png", source)
    shown = [link.removeprefix("../") for link in pages[page].loaded if "pictures/" in link]

    assert wanted
    assert shown == [name for name in wanted if (ROOT / "build" / name).is_file()]


def test_who_has_made_neither_page_nor_pictures_has_a_site_all_the_same(
    run: Run, checkout: Path, tmp_path: Path
) -> None:
    site = site_of(checkout, run, tmp_path)

    for name in ("index.html", "en/index.html"):
        page = Page(site / name)
        assert "make web" in page.text
        assert [link for link in page.links if "try/" in link] == []
    for name in ("guide.html", "en/guide.html"):
        assert [link for link in Page(site / name).loaded if "pictures/" in link] == []


# The search, as a browser has it


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """Serve the site, and a page that waits for what another finds.

    The browser is told to go on until nothing is left to do. It does not wait for a search that
    runs beside the page, but it does for an answer of the server; so the waiting page asks, and the
    server takes its time.
    """

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/waiting"):
                time.sleep(0.1)
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(WAITING.encode())
            else:
                super().do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing of requests."""

    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    ) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


WAITING = """<!doctype html><iframe></iframe><script>
(async () => {
  const frame = document.querySelector("iframe")
  frame.src = "index.html" + location.search
  for (let asked = 0; asked < 600; asked++) {
    await fetch("waiting")
    const found = frame.contentDocument.querySelector(".md-search-result")
    if (found && found.querySelector("ol").children.length) {
      document.body.innerHTML = found.outerHTML
      return
    }
  }
})()
</script>"""


@pytest.fixture
def look(run: Run, tmp_path: Path) -> Any:
    """Open an address in a browser, and give the page when nothing is left to do."""

    def look(address: str) -> str:
        done = run(
            *("timeout", "120"),
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={tmp_path}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            address,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return look


TERMS = ["勾稽", "收费", "结转", "行政复议", "复议", "litigation"]


def _holding(site: Path, term: str) -> set[str]:
    """Give the pages that hold a term, in a heading, a sentence, a table or a block."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {
        part["location"].partition("#")[0]
        for part in index["docs"]
        if term.lower() in f"{part['title']}\n{part['text']}".lower()
    }


def _found(page: str) -> tuple[int, set[str]]:
    """Give how many pages are said to be found, and those that are listed already."""
    count = re.search(r'class="md-search-result__meta">\s*(\d*)', page)
    links = re.findall(r'<a href="([^"]+)" class="md-search-result__link"', page)
    return int(count[1] or 0) if count else 0, {urlsplit(link).path for link in links}


@needs_chromium
@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_found_wherever_it_stands_from_a_folder(site: Path, look: Any, term: str) -> None:
    holding = _holding(site, term)

    count, listed = _found(look(f"{site.as_uri()}/index.html?q={quote(term)}"))

    assert holding
    assert count == len(holding)
    assert listed
    assert listed <= {f"{site.as_uri().removeprefix('file://')}/{page}" for page in holding}


@needs_chromium
@pytest.mark.parametrize("term", ["勾稽", "litigation"])
def test_a_term_is_found_wherever_it_stands_from_a_server(
    site: Path, server: str, look: Any, term: str
) -> None:
    holding = _holding(site, term)

    count, listed = _found(look(f"{server}/waiting.html?q={quote(term)}"))

    assert holding
    assert count == len(holding)
    assert listed
    assert listed <= {f"/{page}" for page in holding}
