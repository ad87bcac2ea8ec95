"""A browser as a person has it: it points, types and prints, and remembers what went wrong.

Chromium is driven over two pipes, in which messages of its DevTools end with NUL: nothing else is
needed for it, and no port is opened.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[1] / "build/axe-core/node_modules/axe-core/axe.min.js"
"""What finds what keeps people from using a page, where it is installed (make browser)."""

PATIENCE = 30.0
"""Seconds for anything that is asked of it."""

_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--remote-debugging-pipe", "--no-first-run", "--hide-scrollbars", "--disable-extensions"),
)


class Browser:
    """One page of a browser."""

    def __init__(self, asked: IO[bytes], answered: IO[bytes]) -> None:
        self._asked, self._answered = asked, answered
        self._number = 0
        self._session = ""
        self.complaints: list[str] = []
        """What stood on its console, or was thrown."""

        self.requests: list[str] = []
        """What it has asked for."""

        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self._ask(f"{domain}.enable")

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._asked.write(json.dumps(message).encode() + b"\0")
        self._asked.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        """Take what it says next, and remember it if it is of note."""
        said = bytearray()
        while (byte := self._answered.read(1)) != b"\0":
            assert byte, "the browser has ended"
            said += byte
        message: dict[str, Any] = json.loads(said)
        about = message.get("params", {})
        match message.get("method"):
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(about, ensure_ascii=False))
            case "Log.entryAdded":
                self.complaints.append(about["entry"]["text"])
            case "Network.requestWillBeSent":
                self.requests.append(about["request"]["url"])
        return message

    def _await(self, method: str) -> None:
        while self._next().get("method") != method:
            pass

    def open(self, address: str) -> None:
        """Open an address, and wait until it is there."""
        self._ask("Page.navigate", url=address)
        self._await("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """Give what an expression comes to in the page, a promise when it is kept."""
        done = self._ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def size(self, width: int, height: int) -> None:
        """Make the window so large."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def prefer(self, media: str = "", **features: str) -> None:
        """Have it show pages on a medium, and for someone of some preferences."""
        wanted: Sequence[Mapping[str, str]] = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self._ask("Emulation.setEmulatedMedia", media=media, features=wanted)

    def before_pages(self, script: str) -> None:
        """Have a script run before those of each page that is opened from now on."""
        self._ask("Page.addScriptToEvaluateOnNewDocument", source=script)

    def without_scripts(self, off: bool = True) -> None:
        """Have it run no script of pages that are opened from now on."""
        self._ask("Emulation.setScriptExecutionDisabled", value=off)

    def point_at(self, selector: str) -> None:
        """Move the pointer over the first element that is meant."""
        x, y = self.run(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            " it.scrollIntoView({block: 'center'}); const box = it.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        self._ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self._at = x, y

    def click(self, selector: str) -> None:
        """Click on it."""
        self.point_at(selector)
        x, y = self._at
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        self._ask("Input.insertText", text=text)

    def press(self, key: str, code: int) -> None:
        """Press a key, by its name and its number on a keyboard."""
        for kind in ("keyDown", "keyUp"):
            self._ask(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code
            )

    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        """Choose files, as in the window that a field of a form opens."""
        root = self._ask("DOM.getDocument")["root"]["nodeId"]
        field = self._ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._ask("DOM.setFileInputFiles", nodeId=field, files=[str(file) for file in files])

    def save_downloads(self, folder: Path) -> None:
        """Save what is downloaded in a folder."""
        self._ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    def cut_off(self, off: bool = True) -> None:
        """Take the network away, or give it back."""
        self._ask(
            "Network.emulateNetworkConditions",
            offline=off,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )

    def until(self, condition: str, patience: float = PATIENCE) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + patience
        while not self.run(condition):
            assert time.monotonic() < end, (condition, self.complaints)
            time.sleep(0.1)

    def picture(self, file: Path) -> None:
        """Take a picture of the window."""
        file.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot")["data"]))

    def printed(self) -> bytes:
        """Print the page on A4, as its style has it."""
        printed = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(printed["data"])


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Give a browser, which keeps what it has to keep in a folder, and ends with the block."""
    assert CHROMIUM is not None
    ours_in, theirs_out = os.pipe()
    theirs_in, ours_out = os.pipe()

    def in_place() -> None:
        """Put the pipes where it looks for them."""
        first, second = os.dup(theirs_in), os.dup(theirs_out)
        os.dup2(first, 3)
        os.dup2(second, 4)

    process = subprocess.Popen(
        ["timeout", "300", CHROMIUM, *_OPTIONS, f"--user-data-dir={folder}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"LC_ALL": "C.UTF-8"},  # Else it knows no Chinese names of files.
        pass_fds=(3, 4, theirs_in, theirs_out),
        preexec_fn=in_place,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    with os.fdopen(ours_out, "wb") as asked, os.fdopen(ours_in, "rb") as answered:
        try:
            yield Browser(asked, answered)
        finally:
            process.terminate()
            process.wait(10)
