"""The page served on this machine, and the checking done by the program that serves it.

Whoever asks has to have the token that the address was opened with, and has to come from that page:
other programs' pages in the same browser can reach the port, but neither know the token nor may send
it. What is handed in lies in a folder of its own for as long as its visit lasts.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import mimetypes
import os
import secrets
import shutil
import socket
import sys
import tempfile
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from reportlint.desk.apart import DeskApart
from reportlint.desk.choices import Wish
from reportlint.desk.desk import Folders
from reportlint.desk.limits import LARGEST_FILE, MOST_FILES
from reportlint.desk.pages import policy, site
from reportlint.files.contents import ZIP
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1024**2
LARGEST_VISIT = 1024 * MEGABYTE
"""Bytes that one visit may lay on the disk, and an archive have."""
LARGEST_WISH = MEGABYTE
DEEPEST = 32
"""Folders that a file may lie in."""
MOST_VISITS = 4
MOST_CONNECTIONS = 128
PATIENCE = 30.0
"""Seconds without a byte, after which nobody is waited for."""
_BRIEFLY = 0.5
"""Seconds in which who is refused may finish what it was saying, so that it hears why."""
_PIECE = 64 * 1024

LOOPBACK = ("127.0.0.1", "localhost")
_ANYWHERE = ("", "0.0.0.0")  # noqa: S104 - what a user may ask for


class Refused(Exception):
    """A request that is not met, with its status."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Visit:
    """What one page has handed in, and the desk it lies on once it is checked."""

    def __init__(self, folder: Path, wish: Wish) -> None:
        self.wish = wish
        self._folder = folder
        self.trays = {name: folder / name for name in ("files", "earlier", "papers")}
        for tray in self.trays.values():
            tray.mkdir()
        self.checking = threading.Lock()
        """Held while the desk is spoken with."""
        self._desk: DeskApart | None = None
        self._counting = threading.Lock()
        self._room = LARGEST_VISIT
        self._files = 0

    def place(self, tray: str, path: str, size: int) -> Path:
        """Give where a file of a tray is to lie, under the name it goes by; raises Refused."""
        named = PurePosixPath(path.replace("\\", "/"))
        parts = [part for part in named.parts if part not in ("/", ".")]
        if not 0 < len(parts) <= DEEPEST or any(
            part == ".." or "\0" in part or ":" in part for part in parts
        ):
            raise Refused(HTTPStatus.BAD_REQUEST)
        largest = LARGEST_VISIT if path.lower().endswith(ZIP) else LARGEST_FILE
        with self._counting:
            if self._desk is not None:
                raise Refused(HTTPStatus.CONFLICT)
            self._files += 1
            self._room -= size
            if size > largest or self._room < 0 or self._files > MOST_FILES:
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        place = self.trays[tray].joinpath(*parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def laid_out(self) -> DeskApart:
        """Have what was handed in checked; raises Refused where it is already."""
        with self._counting:
            if self._desk is not None:
                raise Refused(HTTPStatus.CONFLICT)
            earlier = self.trays["earlier"]
            past = earlier if any(earlier.iterdir()) else None
            folders = Folders(self.trays["files"], self.trays["papers"], past)
            self._desk = DeskApart(folders, self.wish)
        return self._desk

    def written(self, format_: str) -> bytes | None:
        """Give what was found in a format, None where nothing was checked, or there is no such format."""
        with self.checking:
            return None if self._desk is None else self._desk.written(format_)

    def close(self) -> None:
        """Forget all of it."""
        if self._desk is not None:
            self._desk.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class DeskServer(ThreadingHTTPServer):
    """Serves the page, and checks what its visitors hand in."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = MOST_CONNECTIONS  # A page hands in many files at once.

    def __init__(self, host: str, port: int) -> None:
        super().__init__((host, port), _Handler)
        self._is_anywhere = host in _ANYWHERE
        self._names = {*LOOPBACK, host, *([socket.gethostname()] if self._is_anywhere else ())}
        self._host = socket.gethostname() if self._is_anywhere else host
        self.token = secrets.token_urlsafe(32)
        self.ticket = secrets.token_urlsafe(32)
        """What the token is given for, once: it may have been seen on its way to the browser."""
        self.files = site("served", load())
        self.visits: dict[str, Visit] = {}
        self.lock = threading.Lock()
        self._disk = tempfile.TemporaryDirectory(
            prefix="reportlint-desk-", ignore_cleanup_errors=True
        )
        self._connections = threading.Semaphore(MOST_CONNECTIONS)

    def address(self, token: str) -> str:
        """Give the address of the page, with a token behind a sign up to which browsers send it."""
        return f"http://{self._host}:{self.server_port}/#{token}"

    def is_own(self, place: str | None) -> bool:
        """Say whether a name and port are those under which this is served.

        Where it is served at every address, any address will do: only names can be turned upon one.
        """
        name, _, port = (place or "").partition(":")
        if (port or "80") != str(self.server_port):
            return False
        return name in self._names or (self._is_anywhere and _is_address(name))

    def exchanged(self, told: str) -> str | None:
        """Give the token for the ticket, which is then void, or for itself; None for anything else."""
        with self.lock:
            if is_same(told, self.ticket):
                self.ticket = secrets.token_urlsafe(32)
                return self.token
        return self.token if is_same(told, self.token) else None

    def process_request(self, request: Any, client_address: Any) -> None:
        """Meet it in a thread, if there are not too many."""
        if not self._connections.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Meet it, and let another in."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, but for visitors who left."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def open_visit(self, wish: Wish) -> str:
        """Begin a visit; the oldest gives way where there are too many."""
        name = secrets.token_urlsafe(16)
        folder = Path(tempfile.mkdtemp(dir=self._disk.name))
        with self.lock:
            self.visits[name] = Visit(folder, wish)
            surplus = [*self.visits][:-MOST_VISITS]
            gone = [self.visits.pop(old) for old in surplus]
        for visit in gone:
            visit.close()
        return name

    def visit(self, name: str) -> Visit:
        """Give a visit; raises Refused where there is none of that name."""
        with self.lock:
            try:
                return self.visits[name]
            except KeyError:
                raise Refused(HTTPStatus.NOT_FOUND) from None

    def close_visit(self, name: str) -> None:
        """End a visit."""
        with self.lock:
            visit = self.visits.pop(name, None)
        if visit is not None:
            visit.close()

    def server_close(self) -> None:
        """End, and leave nothing behind."""
        super().server_close()
        for name in [*self.visits]:
            self.close_visit(name)
        self._disk.cleanup()


class _Handler(BaseHTTPRequestHandler):
    server: DeskServer
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    server_version = "reportlint"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Keep quiet: nobody reads along."""

    def _answer(self) -> None:
        self._has_begun = False
        try:
            self._meet()
        except Refused as refused:
            self._refuse(refused.status)
        except EOFError:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR)
        except ValueError:
            self._refuse(HTTPStatus.BAD_REQUEST)
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except OSError:  # No name for a file here, or no room on the disk.
            self._refuse(HTTPStatus.INSUFFICIENT_STORAGE)

    def _refuse(self, status: HTTPStatus) -> None:
        """Say that it is not met, and hear out who was still speaking; what has begun only ends."""
        self.close_connection = True
        if self._has_begun:
            return
        self._send(status, b"", "text/plain")
        self.connection.settimeout(_BRIEFLY)
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            for _ in range(MEGABYTE // _PIECE):
                if not self.connection.recv(_PIECE):
                    return

    def _meet(self) -> None:
        if not self.server.is_own(self.headers.get("Host")):
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST)
        origin = self.headers.get("Origin")
        if origin is not None and origin != f"http://{self.headers['Host']}":
            raise Refused(HTTPStatus.FORBIDDEN)
        asked = urlsplit(self.path)
        if not asked.path.startswith("/api/"):
            return self._file(asked.path.removeprefix("/") or "index.html")
        told = self.headers.get("Authorization", "").removeprefix("Bearer ")
        steps = asked.path.removeprefix("/api/").split("/")
        if (self.command, steps) == ("POST", ["token"]):
            return self._exchange(told)
        if not is_same(told, self.server.token):
            raise Refused(HTTPStatus.UNAUTHORIZED)
        match self.command, steps:
            case "POST", ["visits"]:
                self._begin()
            case "PUT", ["visits", name, "files" | "earlier" as tray]:
                self._take(self.server.visit(name), tray, parse_qs(asked.query))
            case "POST", ["visits", name, "check"]:
                self._check(name)
            case "GET", ["visits", name, "results", format_]:
                self._result(self.server.visit(name), format_)
            case "DELETE", ["visits", name]:
                self.server.close_visit(name)
                self._json({})
            case _:
                raise Refused(HTTPStatus.NOT_FOUND)
        return None

    # -------------------------------------------------------------- what is asked

    def _file(self, name: str) -> None:
        data = self.server.files.get(name)
        if data is None or self.command != "GET":
            raise Refused(HTTPStatus.NOT_FOUND)
        kind = "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0]
        self._send(HTTPStatus.OK, data, kind or "application/octet-stream")

    def _exchange(self, told: str) -> None:
        token = self.server.exchanged(told)
        if token is None:
            raise Refused(HTTPStatus.UNAUTHORIZED)
        self._json({"token": token})

    def _begin(self) -> None:
        try:
            wish = Wish.told(json.loads(b"".join(self._body(LARGEST_WISH))))
        except (KeyError, TypeError, ValueError, RecursionError):
            raise Refused(HTTPStatus.BAD_REQUEST) from None
        self._json({"visit": self.server.open_visit(wish)})

    def _take(self, visit: Visit, tray: str, told: dict[str, list[str]]) -> None:
        """Take a file; of one that is too large no more than its size, which takes no room."""
        (path,) = told.get("path", [""])
        (size,) = told.get("size", ["0"])
        place = visit.place(tray, path, self._length())
        with place.open("wb") as file:
            for piece in self._body(LARGEST_VISIT):
                file.write(piece)
            if int(size) > LARGEST_FILE:
                os.truncate(file.fileno(), LARGEST_FILE + 1)
        self._json({})

    def _check(self, name: str) -> None:
        """Check, and say line by line how far it is; who leaves in the middle leaves for good."""
        visit = self.server.visit(name)
        with visit.checking:
            desk = visit.laid_out()
            try:
                self._tell(desk.events())
            except (ConnectionError, TimeoutError):
                self.server.close_visit(name)
                raise

    def _tell(self, events: Iterator[object]) -> None:
        self._has_begun = True
        self.send_response(HTTPStatus.OK)
        self._head("application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in events:
            self._line(event)
        self.wfile.write(b"0\r\n\r\n")

    def _line(self, said: object) -> None:
        line = json.dumps(said).encode() + b"\n"
        self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
        self.wfile.flush()

    def _result(self, visit: Visit, format_: str) -> None:
        written = visit.written(format_)
        if written is None:
            raise Refused(HTTPStatus.NOT_FOUND)
        self._send(HTTPStatus.OK, written, "application/octet-stream")

    # -------------------------------------------------------------- bytes

    def _length(self) -> int:
        try:
            length = int(self.headers["Content-Length"])
        except (TypeError, ValueError):
            raise Refused(HTTPStatus.LENGTH_REQUIRED) from None
        if length < 0:
            raise Refused(HTTPStatus.BAD_REQUEST)
        return length

    def _body(self, most: int) -> Iterator[bytes]:
        left = self._length()
        if left > most:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        while left:
            piece = self.rfile.read(min(left, _PIECE))
            if not piece:
                raise ConnectionError
            left -= len(piece)
            yield piece

    def _json(self, said: object) -> None:
        self._send(HTTPStatus.OK, json.dumps(said).encode(), "application/json")

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self._head(kind)
        self.send_header("Content-Length", str(len(data)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def _head(self, kind: str) -> None:
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Security-Policy", f"{policy()}; frame-ancestors 'none'")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")


def is_same(told: str, token: str) -> bool:
    """Say whether what is told is the token, in the same time however much of it is right."""
    return hmac.compare_digest(told.encode(), token.encode())


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
