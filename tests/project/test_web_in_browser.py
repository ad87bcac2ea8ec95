"""The checker in a browser, as a clerk has it: files are dropped, results taken, nothing is sent."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from tests.browser import AXE, Browser, browser
from tests.builder.pdf import Printer
from tests.builder.surfaces import cell_a_line, html_tables, markdown, tabs
from tests.builder.web import SITES
from tests.builder.word import docx
from tests.builder.written import Written, written
from tests.builder.xlsx import Style, xlsx
from tests.project.conftest import Run
from tests.project.reports import RECEIVED, a_truth
from tests.project.web import (
    DONE,
    READY,
    SLOW,
    WHERE_THE_PAGE_IS,
    downloaded,
    files_served,
)

pytestmark = WHERE_THE_PAGE_IS

KINDS: Sequence[tuple[str, Callable[[Written], bytes]]] = (
    ("txt", lambda report: cell_a_line(report).encode()),
    ("txt", lambda report: tabs(report).encode("gb18030")),
    ("md", lambda report: markdown(report).encode()),
    ("md", lambda report: html_tables(report).encode()),
    ("docx", docx),
    ("xlsx", lambda report: xlsx(report, Style())),
    ("html", lambda report: SITES["published"].page(report).encode()),
    ("pdf", Printer().print),
)
FILES = 80
PRINTED = 5
"""Of 80 files, so many are PDF: each takes as long as twenty others."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with files_served() as served:
        yield served.address


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write reports of as many offices in all kinds of files; that of every third is wrong."""
    folder = tmp_path_factory.mktemp("reports")
    truth = a_truth()
    printed = 0
    for number in range(FILES):
        suffix, write = KINDS[number % len(KINDS)]
        if suffix == "pdf":
            printed += 1
            if printed > PRINTED:
                suffix, write = KINDS[0]
        office = replace(truth, office=f"青泷市第{number + 1}水务局")
        if number % 3 == 2:
            office = office.with_figure(RECEIVED, truth.figures[RECEIVED] + 1)
        (folder / f"{number + 1:02}.{suffix}").write_bytes(write(written(office)))
    return folder


@pytest.fixture(scope="module")
def page(
    address: str, reports: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """The page when all files have been checked; nothing was complained of, or asked of others."""
    with browser(tmp_path_factory.mktemp("browser")) as window:
        window.size(1280, 900)
        window.open(address)
        window.until(READY, SLOW)
        window.choose_files("#files", sorted(reports.iterdir()))
        window.click("#check")
        window.until(DONE, SLOW)
        yield window
        assert window.complaints == []
        asked = {request for request in window.requests if not request.startswith("blob:")}
        assert {request for request in asked if not request.startswith(address)} == set()


def _essence(findings: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {key: finding[key] for key in finding if key != "path"}
        | {"path": Path(finding["path"]).name}
        for finding in findings
    ]


def test_it_finds_what_the_command_finds(
    page: Browser, reports: Path, run: Run, tmp_path: Path
) -> None:
    found = json.loads(downloaded(page, "json", tmp_path).read_text(encoding="utf-8"))
    command = ("--isolated", "--format", "json", "--no-cache", ".")
    done = run(sys.executable, "-m", "reportlint", *command, cwd=reports)
    assert done.returncode == 1, done.stderr
    said = json.loads(done.stdout)
    assert _essence(found) == _essence(said)
    wrong = {finding["path"] for finding in found if finding["code"] == "A001"}
    assert wrong == {
        file.name for number, file in enumerate(sorted(reports.iterdir())) if number % 3 == 2
    }


def test_the_wrong_cell_of_the_third_office_is_shown(page: Browser, tmp_path: Path) -> None:
    # What is shown within is a page of its own, into which nothing outside can look: this is its twin.
    shown: Any = html.fromstring(downloaded(page, "html", tmp_path).read_text(encoding="utf-8"))
    (office,) = shown.xpath("//section[h2[contains(., '青泷市第3水务局')]]")
    wrong = {cell.text.strip() for cell in office.xpath(".//td[@data-f]")}
    assert str(a_truth().figures[RECEIVED] + 1) in wrong


def test_the_list_of_findings_opens(page: Browser, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(downloaded(page, "xlsx", tmp_path))
    assert "青泷市第3水务局" in {row[0].value for row in book["汇总"].iter_rows()}


def test_it_goes_on_without_a_network(page: Browser) -> None:
    page.cut_off()
    try:
        page.click("#check")
        page.until(f"!{DONE}", SLOW)
        page.until(DONE, SLOW)
    finally:
        page.cut_off(False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anyone_from_using_it(page: Browser, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make browser)")
    page.prefer(prefers_color_scheme=scheme)
    page.run(AXE.read_text(encoding="utf-8"))
    faults = page.run("axe.run({iframes: false}).then(({violations}) => violations)")
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
