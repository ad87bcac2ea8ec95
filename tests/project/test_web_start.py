"""How the page starts: the second time from what it kept, and as at first where that is no good."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.browser import Browser, browser
from tests.builder.pdf import Printer
from tests.builder.surfaces import tabs
from tests.builder.web import SITES
from tests.builder.word import docx
from tests.builder.written import written
from tests.builder.xlsx import Style, xlsx
from tests.project.conftest import Run
from tests.project.reports import RECEIVED, a_truth
from tests.project.web import (
    READY,
    SLOW,
    WHERE_THE_PAGE_IS,
    Changes,
    check,
    downloaded,
    files_served,
)

pytestmark = WHERE_THE_PAGE_IS

REPORT = written(a_truth().with_figure(RECEIVED, 99))

LISTENS = """
window.loaded = [];
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({ data }) => data.kind === "loading" && window.loaded.push(data.what));
  }
};
"""
ANEW = ["Python", "reportlint"]
RESTORED = ["Python"]
"""What is loaded, as the page says it."""

KEPT = """
(async (kept) => {
  const request = (cache) => cache.keys().then((all) => all.find(({ url }) => url.includes("kept-python")));
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const found = await request(cache);
    if (found && kept) await cache.put(found, new Response(new Uint8Array(kept)));
    if (found) return (await (await cache.match(found)).arrayBuffer()).byteLength;
  }
  return 0;
})
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A report in as many kinds of files as are read by different means."""
    folder = tmp_path_factory.mktemp("reports")
    files = {
        "a.txt": tabs(REPORT).encode(),
        "b.docx": docx(REPORT),
        "c.xlsx": xlsx(REPORT, Style()),
        "d.html": SITES["published"].page(REPORT).encode(),
        "e.pdf": Printer().print(REPORT),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def _start(window: Browser, address: str) -> list[str]:
    """Open the page; give what it loaded to be ready."""
    window.before_pages(LISTENS)
    window.open(address)
    window.until(READY, SLOW)
    loaded: list[str] = window.run("loaded")
    return loaded


def _until_kept(window: Browser) -> None:
    window.until(f"{KEPT}().then((length) => length > 1 << 20)", SLOW)
    window.until("navigator.serviceWorker.controller !== null", SLOW)


def _found(window: Browser, files: list[Path], folder: Path) -> list[dict[str, Any]]:
    check(window, files)
    folder.mkdir()
    found: list[dict[str, Any]] = json.loads(downloaded(window, "json", folder).read_text("utf-8"))
    return found


def test_the_second_start_is_from_what_was_kept_and_needs_no_server(
    reports: list[Path], tmp_path: Path
) -> None:
    with files_served() as served, browser(tmp_path / "browser") as window:
        assert _start(window, served.address) == ANEW
        _until_kept(window)
        first = _found(window, reports, tmp_path / "first")
    with browser(tmp_path / "browser") as window:
        assert _start(window, served.address) == RESTORED
        second = _found(window, reports, tmp_path / "second")
        assert window.complaints == []
    assert {finding["path"] for finding in first} == {file.name for file in reports}
    assert second == first


def test_what_is_kept_and_no_good_is_thrown_away(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_bytes(tabs(REPORT).encode())
    with files_served() as served:
        with browser(tmp_path / "browser") as window:
            _start(window, served.address)
            _until_kept(window)
            assert window.run(f"{KEPT}([1, 2, 3])") == 3
        with browser(tmp_path / "browser") as window:
            assert _start(window, served.address)[-2:] == ANEW
            assert "A001" in {each["code"] for each in _found(window, [report], tmp_path / "found")}
            _until_kept(window)


def test_a_worker_that_a_file_has_broken_is_begun_anew(tmp_path: Path) -> None:
    """It may have been what was kept that broke it."""
    breaks = """self.postMessage = ((tellOn) => (said, owned) => {
      tellOn(said, owned);
      if (said.kind === "checking" && said.path.includes("kills")) throw new Error("out of memory");
    })(self.postMessage.bind(self));
    """
    begins = 'self.addEventListener("message", async ({ data }) => {'
    changes: Changes = {"worker.js": (begins, breaks + begins)}
    files = [tmp_path / name for name in ("a.txt", "kills.txt")]
    for file in files:
        file.write_bytes(tabs(REPORT).encode())
    with files_served(changes) as served:
        with browser(tmp_path / "browser") as window:
            _start(window, served.address)
            _until_kept(window)
        with browser(tmp_path / "browser") as window:
            assert _start(window, served.address) == RESTORED
            check(window, files)
            assert window.run("loaded") == RESTORED + ANEW


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A page from which nothing was complained."""
    with files_served() as served, browser(tmp_path_factory.mktemp("browser")) as window:
        _start(window, served.address)
        yield window
        assert window.complaints == []


@pytest.mark.parametrize("profile", ["strict", "suqian"])
def test_a_profile_is_that_of_the_command(
    window: Browser, profile: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(tabs(REPORT).encode())
    (tmp_path / "house.yaml").write_text(f"extends: [{profile}]\n", encoding="utf-8")
    command = ("--config", "house.yaml", "--format", "json", "--no-cache", "a.txt")
    said = run(sys.executable, "-m", "reportlint", *command, cwd=tmp_path)
    window.run(f"document.getElementById('profile').value = '{profile}'")
    try:
        found = _found(window, [tmp_path / "a.txt"], tmp_path / "found")
    finally:
        window.run("document.getElementById('profile').selectedIndex = 0")
    assert found == json.loads(said.stdout)


def test_a_pdf_that_is_locked_by_aes_is_listed(window: Browser, tmp_path: Path) -> None:
    """What opens without a password may be locked all the same; the means to read it are not there."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(Printer().print(REPORT)))
    writer.encrypt("", "owner", algorithm="AES-256")
    writer.write(tmp_path / "a.pdf")
    (found,) = _found(window, [tmp_path / "a.pdf"], tmp_path / "found")
    assert found["code"] == "E001"
