"""Ways through the page: in English, with an example, with settings, and served by the program."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportlint.desk.serving import DeskServer
from tests.browser import Browser, browser
from tests.builder.pdf import Printer
from tests.builder.surfaces import tabs
from tests.builder.word import docx
from tests.builder.written import written
from tests.project.conftest import ROOT
from tests.project.reports import RECEIVED, a_truth
from tests.project.web import (
    DONE,
    READY,
    SLOW,
    STATE,
    WHERE_THE_PAGE_IS,
    Served,
    check,
    downloaded,
    files_served,
    troubles,
)

pytestmark = WHERE_THE_PAGE_IS

REPORT = written(a_truth().with_figure(RECEIVED, 99))


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with files_served() as served:
        yield served


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Browser]:
    with browser(tmp_path / "browser") as window:
        yield window
        assert window.complaints == []


def _found(page: Browser, folder: Path) -> list[dict[str, str]]:
    folder.mkdir()
    found: list[dict[str, str]] = json.loads(downloaded(page, "json", folder).read_text("utf-8"))
    return found


def _codes(page: Browser, folder: Path) -> set[str]:
    return {finding["code"] for finding in _found(page, folder)}


def _paths(page: Browser, folder: Path) -> set[str]:
    return {Path(finding["path"]).name for finding in _found(page, folder)}


def _page(page: Browser, folder: Path) -> str:
    folder.mkdir()
    return downloaded(page, "html", folder).read_text("utf-8")


def test_the_example_is_checked_in_english(window: Browser, served: Served, tmp_path: Path) -> None:
    window.open(f"{served.address}index.en.html")
    window.until(f"{STATE} === 'The checker is ready'", SLOW)
    window.click("#example")
    window.until(f"{STATE} === 'Done. Files checked: 1'", SLOW)
    assert window.run("document.getElementById('laid-out').textContent") == ""
    (tmp_path / "notices").mkdir()
    with zipfile.ZipFile(downloaded(window, "notice", tmp_path / "notices")) as notices:
        (name,) = notices.namelist()
        assert zipfile.ZipFile(io.BytesIO(notices.read(name))).testzip() is None
    assert "A001" in _codes(window, tmp_path / "found")


def test_settings_are_kept_in_the_browser_and_go_back(
    window: Browser, served: Served, tmp_path: Path
) -> None:
    report = tmp_path / "a.txt"
    report.write_text(tabs(REPORT), encoding="utf-8")
    window.open(served.address)
    window.until(READY, SLOW)
    window.run(
        "document.querySelector('#rules input[value=A001]').checked = false;"
        "document.getElementById('roster').value = '青泷市档案局'"
    )
    check(window, [report])
    assert "A001" not in _codes(window, tmp_path / "first")
    assert "青泷市档案局" in _page(window, tmp_path / "first page")

    window.open(served.address)
    window.until(READY, SLOW)
    assert not window.run("document.querySelector('#rules input[value=A001]').checked")
    assert window.run("document.getElementById('roster').value") == "青泷市档案局"
    window.run("document.getElementById('restore').click()")
    check(window, [report])
    assert "A001" in _codes(window, tmp_path / "second")
    assert "青泷市档案局" not in _page(window, tmp_path / "second page")


def test_reports_of_earlier_years_are_compared_with(
    window: Browser, served: Served, tmp_path: Path
) -> None:
    report = (ROOT / "examples" / "water-bureau.txt").read_text(encoding="utf-8")
    now, before = tmp_path / "now.txt", tmp_path / "before.txt"
    now.write_text(report.replace("2024", "2025"), encoding="utf-8")
    before.write_text(report, encoding="utf-8")
    window.open(served.address)
    window.until(READY, SLOW)
    window.choose_files("#earlier-files", [before])
    window.choose_files("#files", [now])
    window.click("#check")
    window.until(DONE, SLOW)
    assert window.run(STATE) == "检查完毕，共 1 个文件"
    assert {code for code in _codes(window, tmp_path / "found") if code[0] == "X"} != set()


def test_copies_are_marked_up_but_for_word_files(
    window: Browser, served: Served, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.pdf", "c.docx")]
    for file, data in zip(
        files, (tabs(REPORT).encode(), Printer().print(REPORT), docx(REPORT)), strict=True
    ):
        file.write_bytes(data)
    window.open(served.address)
    window.until(READY, SLOW)
    check(window, files)
    (tmp_path / "copies").mkdir()
    with zipfile.ZipFile(downloaded(window, "copies", tmp_path / "copies")) as copies:
        assert copies.namelist() == ["a.txt.html", "b.pdf", "未标注的文件.txt"]
        assert b"/Highlight" in copies.read("b.pdf")
        aside = copies.read("未标注的文件.txt").decode()
    assert aside.startswith("c.docx：未能标注")


@pytest.fixture
def server() -> Iterator[DeskServer]:
    server = DeskServer("127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_the_program_serves_the_page_and_checks_for_it(
    window: Browser, server: DeskServer, tmp_path: Path
) -> None:
    good, wrong, gone, large = (tmp_path / name for name in ("a.docx", "b.txt", "c.txt", "d.docx"))
    good.write_bytes(docx(written(a_truth())))
    for file in (wrong, gone):
        file.write_text(tabs(REPORT), encoding="utf-8")
    with large.open("wb") as empty:
        empty.truncate(200 * 1024**2)
    window.open(server.address(server.ticket))
    window.until(READY)
    assert window.run("location.href") == server.address("")[:-1]
    window.choose_files("#files", [good, wrong, gone, large])
    window.until("document.getElementById('laid-out').textContent.includes('4')")
    gone.unlink()
    window.click("#check")
    window.until(DONE, SLOW)
    (trouble,) = troubles(window)
    assert trouble.startswith("c.txt 读不到了")
    assert _codes(window, tmp_path / "found") >= {"A001", "E001"}
    (tmp_path / "copies").mkdir()
    with zipfile.ZipFile(downloaded(window, "copies", tmp_path / "copies")) as copies:
        assert copies.namelist() == ["a.docx", "b.txt.html"]

    # Loaded anew it still may; what it had handed in is gone.
    window.open(server.address("")[:-1])
    window.until(READY)
    check(window, [wrong])
    window.click("#example")
    window.until(f"!{DONE}", SLOW)
    window.until(DONE, SLOW)
    assert _paths(window, tmp_path / "example") == {"示例.txt"}
    assert len(server.visits) == 1
