"""The page in a browser, from any server of files: what its tests share."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from tests.browser import CHROMIUM, Browser
from tests.project.conftest import ROOT

WEB = ROOT / "web"

STATE = "document.getElementById('state').textContent"
READY = f"{STATE}.includes('就绪')"
DONE = f"{STATE}.includes('检查完毕')"
SLOW = 180.0
"""Seconds that the machine of the tests may need for what takes ten."""

WHERE_THE_PAGE_IS = pytest.mark.skipif(
    CHROMIUM is None or not (WEB / "engine.tar.gz").is_file(),
    reason="chromium or web/ is not there (make browser web)",
)

Changes = Mapping[str, tuple[str, str]]
"""What is other in a file than is shipped, by its name: a text, and what stands instead of it."""


class Served(NamedTuple):
    """Where the page is, and what has been asked of its server."""

    address: str
    asked: list[str]


@contextmanager
def files_served(changes: Changes = MappingProxyType({}), folder: Path = WEB) -> Iterator[Served]:
    """Serve `web/`, or another folder, as any server of files does: it knows nothing of the page."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

        def __init__(self, *met: object) -> None:
            super().__init__(*met, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            asked.append(self.path)
            name = self.path.removeprefix("/")
            if name not in changes:
                return super().do_GET()
            shipped, instead = changes[name]
            text = (folder / name).read_text(encoding="utf-8")
            assert shipped in text
            data = text.replace(shipped, instead).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", asked)
    finally:
        server.shutdown()
        server.server_close()


def check(page: Browser, files: list[Path]) -> None:
    """Have no other files than these checked, to the end."""
    page.click("#clear")
    page.choose_files("#files", files)
    page.click("#check")
    page.until(f"!{DONE}", SLOW)
    page.until(DONE, SLOW)


def troubles(page: Browser) -> list[str]:
    """Give what is listed above the results."""
    listed: list[str] = page.run(
        "[...document.querySelectorAll('#troubles li')].map((item) => item.textContent)"
    )
    return listed


def downloaded(page: Browser, format_: str, folder: Path) -> Path:
    """Have the results given in a format, into an empty folder."""
    page.save_downloads(folder)
    button = f"document.querySelector('[data-format={format_}]')"
    name: str = page.run(f"{button}.dataset.file")
    page.run(f"{button}.click()")
    for _ in range(300):
        if (folder / name).is_file():
            return folder / name
        page.run("new Promise(resolve => setTimeout(resolve, 100))")
    raise AssertionError([*folder.iterdir()])
