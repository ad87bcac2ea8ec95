"""The page in the browser: its first start and its second, text reports and a PDF, and their memory.

    nice -n -15 python -m benchmarks.desk [ROUNDS]

Each round has a browser of its own, in which nothing is kept. The times are wall times, of which a machine
that is busy makes what it likes: the load stands beside them. `make web` makes the page, `make browser` gets
the browser; the PDF is printed by LibreOffice (`make office`), and left out where it is not.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import machine, reports
from tests.browser import Browser, browser
from tests.project.web import SLOW, Changes, files_served

TEXTS = 80
MEGABYTE = 1 << 20
ROUNDS = 3

_TELLS_MEMORY: Changes = {
    "worker.js": ('tell("done");', 'tell("done", { memory: python._module.HEAPU8.length });')
}
_LISTENS = """
window.memory = 0;
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({ data }) => {
      if (data.kind === "ready") window.ready = performance.now();
      if (data.kind === "done") window.memory = data.memory;
    });
  }
};
"""
_IS_KEPT = """
caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))
  .then((all) => Promise.all(all.map((cache) => cache.match("kept-python", { ignoreSearch: true }))))
  .then((found) => found.some(Boolean) && navigator.serviceWorker.ready.then(() => true))
"""
_CHECKED = """
new Promise((done) => {
  const began = performance.now();
  const state = document.getElementById("state");
  const seen = new MutationObserver(() => {
    if (!state.textContent.includes("检查完毕")) return;
    seen.disconnect();
    done(performance.now() - began);
  });
  seen.observe(state, { childList: true });
  document.getElementById("check").click();
})
"""


class Measure(NamedTuple):
    """A value of one round, and the load of the machine behind it."""

    value: float
    load: float


Measures = dict[str, list[Measure]]


def main(rounds: int) -> None:
    """Print a Markdown table of all rounds, the median first."""
    measures: Measures = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        reports.write(home / "texts", TEXTS)
        texts = sorted((home / "texts").iterdir())
        printed = reports.as_pdf(reports.examples()[0])
        if printed:
            (home / printed.path).write_bytes(printed.data)
        for number in range(rounds):
            pdf = home / printed.path if printed else None
            _round(measures, home / f"browser-{number}", texts, pdf)
    print(f"{machine.described()}\n")
    print("| | median | each round (load) |\n|---|---|---|")
    for what, values in measures.items():
        each = ", ".join(f"{value:.2f} ({load:.1f})" for value, load in values)
        print(f"| {what} | {median(value for value, _ in values):.2f} | {each} |")


def _round(measures: Measures, kept: Path, texts: list[Path], pdf: Path | None) -> None:
    def note(what: str, value: float) -> None:
        measures.setdefault(what, []).append(Measure(value, os.getloadavg()[0]))

    with files_served(_TELLS_MEMORY) as served:
        with browser(kept) as window:
            note("first start, s", _start(window, served.address))
            window.until(_IS_KEPT, SLOW)
        with browser(kept) as window:
            note("second start, s", _start(window, served.address))
            note(f"{TEXTS} text reports, to the results on the page, s", _checked(window, texts))
            note("the same again, s", _checked(window, texts))
            note("memory of Python after them, MB", window.run("window.memory") / MEGABYTE)
            if pdf:
                note("a PDF of 6 pages, the first, s", _checked(window, [pdf]))
                note("the same again, s (PDF)", _checked(window, [pdf]))
                note("memory of Python after it, MB", window.run("window.memory") / MEGABYTE)


def _start(window: Browser, address: str) -> float:
    """Give the seconds from asking for the page to its being ready to check."""
    window.before_pages(_LISTENS)
    window.open(address)
    window.until("window.ready", SLOW)
    return float(window.run("window.ready")) / 1000


def _checked(window: Browser, files: list[Path]) -> float:
    """Give the seconds from asking for files to be checked to the results."""
    window.click("#clear")
    window.choose_files("#files", files)
    window.until(f"document.getElementById('laid-out').textContent.includes('{len(files)}')")
    return float(window.run(_CHECKED)) / 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
