"""What the page in the browser does with what it should not be given: a sentence each, and it lives on."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.browser import Browser, browser
from tests.builder.surfaces import tabs
from tests.builder.word import packed
from tests.builder.written import written
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

GOOD = tabs(written(a_truth())).encode()
WRONG = tabs(written(a_truth().with_figure(RECEIVED, 99))).encode()
SCRIPT = "<script>fetch('/stolen')</script><img src='/stolen' onerror=\"fetch('/stolen')\">"
MANY = 2000
UNREAD = {"E001", "E002"}
"""What cannot be read, and what has nothing to read in it."""

WHO_HANGS = """self.addEventListener("message", async ({ data }) => {"""
HUNG = """
const tellOn = self.postMessage.bind(self);
self.postMessage = (said, owned) => {
  tellOn(said, owned);
  if (said.kind === "checking" && said.path.includes("hangs")) for (;;);
  if (said.kind === "checking" && said.path.includes("kills")) throw new Error("out of memory");
};
"""


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with files_served() as served:
        yield served


@pytest.fixture(scope="module")
def page(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The page; of nothing that is done to it was complained on its console."""
    with browser(tmp_path_factory.mktemp("browser")) as window:
        window.open(served.address)
        window.until(READY, SLOW)
        yield window
        assert window.complaints == []


def _locked(password: str) -> bytes:
    stream = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner")
    canvas = Canvas(stream, encrypt=lock)
    canvas.drawString(70, 700, "2024")
    canvas.save()
    return stream.getvalue()


def _bomb(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * 100 * 1024**2)
    return stream.getvalue()


def _files(folder: Path, files: dict[str, bytes]) -> list[Path]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _found(page: Browser, folder: Path) -> list[dict[str, Any]]:
    folder.mkdir()
    found: list[dict[str, Any]] = json.loads(downloaded(page, "json", folder).read_text("utf-8"))
    return found


def _codes(found: list[dict[str, Any]]) -> dict[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for finding in found:
        codes.setdefault(finding["path"], set()).add(finding["code"])
    return codes


def test_what_cannot_be_read_costs_itself(page: Browser, tmp_path: Path) -> None:
    bad = {
        "炸弹.docx": _bomb("word/document.xml"),
        "炸弹.zip": _bomb("年度报告.txt"),
        "上锁.pdf": _locked("secret"),
        "只有图片.docx": packed("<w:p><w:r><w:drawing/></w:r></w:p>"),
        "旧格式.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        "空.pdf": b"",
    }
    files = _files(tmp_path, bad | {"报告.txt": WRONG})
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(200 * 1024**2)

    check(page, [*files, large])

    codes = _codes(_found(page, tmp_path / "found"))
    assert "A001" in codes.pop("报告.txt")
    unread = {path.split("!")[0].split("/")[0] for path, its in codes.items() if its & UNREAD}
    assert unread == {*bad, "大.docx"}
    assert troubles(page) == []


def test_what_a_report_contains_is_shown_and_not_run(
    page: Browser, served: Served, tmp_path: Path
) -> None:
    report = WRONG.decode().replace("依申请公开", f"依申请公开{SCRIPT}")
    web = f"<html><title>{SCRIPT}</title><body>{SCRIPT}<p>{report}</p></body></html>"
    files = _files(tmp_path, {f"{'a' * 20}<b>.txt": report.encode(), "b.html": web.encode()})

    check(page, files)
    time.sleep(1)

    assert [path for path in served.asked if "stolen" in path] == []
    assert [path for path in page.requests if "stolen" in path] == []
    assert page.run("document.querySelectorAll('b').length") == 0


def test_a_file_that_is_gone_is_listed(page: Browser, tmp_path: Path) -> None:
    files = _files(tmp_path, {"a.txt": GOOD, "b.zip": _bomb("a"), "c.docx": b"x", "d.txt": WRONG})
    page.click("#clear")
    page.choose_files("#files", files)
    page.until("document.getElementById('laid-out').textContent.includes('4')")
    for gone in files[:3]:
        gone.unlink()
    page.click("#check")
    page.until(DONE, SLOW)
    codes = _codes(_found(page, tmp_path / "found"))
    assert codes.pop("d.txt") >= {"A001"}
    assert codes == {"a.txt": {"E001"}, "b.zip": {"E001"}, "c.docx": {"E001"}}


def test_two_thousand_files_at_once(page: Browser, tmp_path: Path) -> None:
    files = _files(tmp_path, {f"{number}.txt": f"{number}".encode() for number in range(MANY)})
    check(page, files)
    assert page.run(STATE) == f"检查完毕，共 {MANY} 个文件"


def test_two_files_of_one_name_are_two_reports(page: Browser, tmp_path: Path) -> None:
    page.click("#clear")
    for number, data in enumerate((GOOD, WRONG)):
        folder = tmp_path / str(number)
        folder.mkdir()
        page.choose_files("#files", _files(folder, {"年度报告.txt": data + b"\n" * number}))
        page.until(f"document.getElementById('laid-out').textContent.includes('{number + 1}')")
    page.click("#check")
    page.until(DONE, SLOW)
    assert "A001" in _codes(_found(page, tmp_path / "found"))["年度报告 (2).txt"]


def test_it_is_stopped_and_started_again(page: Browser, tmp_path: Path) -> None:
    files = _files(tmp_path, {f"{number}.txt": WRONG for number in range(200)})
    page.click("#clear")
    page.choose_files("#files", files)
    page.click("#check")
    page.until(f"{STATE}.includes('正在检查第')", SLOW)
    page.click("#stop")
    page.until(f"{STATE}.includes('已停止') || {READY}")
    check(page, files[:3])
    assert len(_codes(_found(page, tmp_path / "found"))) == 3


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Browser]:
    """A browser in which nothing has been opened yet."""
    with browser(tmp_path / "browser") as window:
        yield window


def test_a_file_that_breaks_or_hangs_the_checker_costs_itself(
    window: Browser, tmp_path: Path
) -> None:
    """What no file is known to do is done in its stead, by changes to what is served."""
    changes = {
        "worker.js": (WHO_HANGS, HUNG + WHO_HANGS),
        "browser-engine.js": ("PATIENCE = 120000", "PATIENCE = 8000"),
    }
    files = _files(tmp_path, {"a.txt": WRONG, "hangs.txt": GOOD, "kills.txt": GOOD, "z.txt": WRONG})
    with files_served(changes) as served:
        window.open(served.address)
        window.until(READY, SLOW)
        check(window, files)
        listed = troubles(window)
        found = _found(window, tmp_path / "found")
    assert [line.split()[0] for line in listed] == ["hangs.txt", "kills.txt"]
    codes = _codes(found)
    assert codes["hangs.txt"] == codes["kills.txt"] == {"E001"}
    assert "A001" in codes["a.txt"] & codes["z.txt"]


def test_memory_is_given_back_by_a_worker_that_has_taken_too_much(
    window: Browser, tmp_path: Path
) -> None:
    """Here a megabyte is too much: each file has a worker of its own."""
    files = _files(tmp_path, {"a.txt": WRONG, "b.txt": WRONG})
    window.before_pages(
        "window.workers = 0; window.Worker = class extends Worker {"
        " constructor(...all) { super(...all); window.workers += 1; } };"
    )
    with files_served({"worker.js": ("1 << 30", "1 << 20")}) as served:
        window.open(served.address)
        window.until(READY, SLOW)
        check(window, files)
        assert window.run("workers") == 1 + len(files)
        assert troubles(window) == []
        assert set(_codes(_found(window, tmp_path / "found"))) == {"a.txt", "b.txt"}


def test_a_browser_that_cannot_is_told_so(window: Browser, served: Served) -> None:
    window.before_pages("delete window.WebAssembly;")
    window.open(served.address)
    window.until(f"{STATE}.includes('WebAssembly')")
    for button in ("check", "example"):
        assert window.run(f"document.getElementById('{button}').disabled")


def test_without_scripts_it_says_what_to_do(window: Browser, served: Served) -> None:
    window.without_scripts()
    window.open(served.address)
    window.without_scripts(False)
    assert "不要禁用脚本" in window.run(STATE)


def test_what_may_keep_nothing_works_all_the_same(
    window: Browser, served: Served, tmp_path: Path
) -> None:
    window.before_pages(
        "for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('', 'SecurityError'); }});"
        "Object.defineProperty(navigator, 'serviceWorker', {get() { throw new Error('no'); }});"
    )
    window.open(served.address)
    window.until(READY, SLOW)
    check(window, _files(tmp_path, {"a.txt": WRONG}))
    assert window.complaints == []


def test_what_cannot_be_loaded_is_said_once(window: Browser) -> None:
    with files_served({"python.js": ('taken("engine")', 'taken("no engine")')}) as served:
        window.open(served.address)
        window.until(f"{STATE}.includes('没有装入')", SLOW)
        asked = len(served.asked)
        time.sleep(2)
        assert len(served.asked) <= asked + 1
