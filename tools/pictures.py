"""Takes the pictures of the page that the guide shows, with the reports of `examples/`.

Without Chromium none are taken, and the guide is built without any.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from reportlint.desk.serving import DeskServer
from reportlint.desk.vocabulary import vocabulary
from reportlint.messages.languages import Language
from tests.browser import CHROMIUM, Browser, browser

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "build" / "pictures"

REPORTS = sorted([*ROOT.glob("examples/*.txt"), ROOT / "examples" / "forestry-bureau.md"])
ROSTER = "云岭县水务局\n云岭县教育局\n云岭县林业局\n云岭县白石镇人民政府\n云岭县档案局"
"""The offices of the reports, and one that has not handed in."""

WIDTH = 1024
"""Pixels: so many does the widest table need."""

WAITING = 120.0
"""Seconds for the reports to be checked, on a machine that does much else."""

_TABLE = "table:has(td[data-f])"
_SEEN_CLOSER = {
    "finding": ("section.faulty", "section.faulty > .findings"),
    "cell": (_TABLE, _TABLE),
}
"""Pictures of a part of the results, each from the beginning of one thing to the end of another."""

_PAGES = {Language.ZH: "index.html", Language.EN: "index.en.html"}


class Clerk(NamedTuple):
    """Who goes through the page in a language, and takes a picture of each step."""

    window: Browser
    server: DeskServer
    language: Language

    def go(self, scratch: Path) -> None:
        """Choose reports, have them checked, and look at what is found."""
        self._see(430)
        self._open()
        self._take("page")
        self.window.choose_files("#files", REPORTS)
        self.window.run(
            "document.querySelector('details').open = true;"
            f"document.getElementById('roster').value = {json.dumps(ROSTER)}"
        )
        self._see(720)
        self._take("chosen")
        self._see(900)
        self.window.run(
            "document.querySelector('details').open = false;"
            "document.getElementById('page').onload = () => { globalThis.isShown = true; }"
        )
        self.window.click("#check")
        self.window.until("globalThis.isShown === true", WAITING)
        self._take("results")
        self._look_closer(scratch)

    def _open(self) -> None:
        """Be let in, where the page is in Chinese, and go to the one in the own language."""
        self.window.open(self.server.address(self.server.ticket))
        self._await_ready(Language.ZH)
        self.window.open(self.server.address("").replace("#", _PAGES[self.language]))
        self._await_ready(self.language)

    def _await_ready(self, language: Language) -> None:
        ready = json.dumps(vocabulary(language)["ready"])
        self.window.until(f"document.getElementById('state').textContent === {ready}")

    def _look_closer(self, scratch: Path) -> None:
        """See the first office's report: what is shown within the page, opened by itself."""
        (visit,) = self.server.visits.values()
        results = scratch / f"{self.language}.html"
        results.write_bytes(visit.written("html") or b"")
        self.window.open(results.as_uri())
        for name, (first, last) in _SEEN_CLOSER.items():
            height = self.window.run(
                f"(() => {{ const first = document.querySelector({json.dumps(first)});"
                f" const last = document.querySelector({json.dumps(last)});"
                " first.scrollIntoView(); const { top } = first.getBoundingClientRect();"
                " return Math.ceil(last.getBoundingClientRect().bottom - top) + 1; })()"
            )
            self._see(height)
            self._take(name)

    def _see(self, height: int) -> None:
        self.window.size(WIDTH, height)

    def _take(self, name: str) -> None:
        self.window.picture(PICTURES / self.language / f"{name}.png")


def take() -> None:
    """Take all pictures anew, in both languages."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    for language in Language:
        (PICTURES / language).mkdir(parents=True)
        server = DeskServer("127.0.0.1", 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with (
            tempfile.TemporaryDirectory(prefix="reportlint-pictures-") as scratch,
            browser(Path(scratch) / "browser") as window,
        ):
            Clerk(window, server, language).go(Path(scratch))
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    if CHROMIUM is None:
        print("chromium is not there (make browser): the guide has no pictures")  # noqa: T201
    else:
        take()
