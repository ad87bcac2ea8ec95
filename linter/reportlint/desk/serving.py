"""The page served on this machine, and the checking done by the program that serves it.

Whoever asks has to have the token that the address was opened with, and has to come from that page:
other programs' pages in the same browser can reach the port, but neither know the token nor may send
it. What is handed in lies in a folder of its own for as long as its visit lasts.
"""

from __future__ import annotations

import hmac
import json
import mimetypes
import secrets
import shutil
import tempfile
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, urlsplit

from reportlint.desk.apart import DeskApart
from reportlint.desk.desk import Wish
from reportlint.desk.pages import policy, site
from reportlint.messages.languages import Language

MEGABYTE = 1024**2
LARGEST_FILE = 64 * MEGABYTE
LARGEST_VISIT = 1024 * MEGABYTE
"""Bytes that one visit may lay on the disk."""
LARGEST_WISH = MEGABYTE
MOST_FILES = 5000
MOST_VISITS = 4
PATIENCE = 30.0
"""Seconds without a byte, after which nobody is waited for."""
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
        self.folder = folder
        self.reports = folder / "reports"
        self.papers = folder / "papers"
        self.reports.mkdir()
        self.papers.mkdir()
        self.desk: DeskApart | None = None
        self.lock = threading.Lock()
        self._room = LARGEST_VISIT
        self._files = 0

    def place(self, path: str, size: int) -> Path:
        """Give where a file is to lie, under the name it goes by; raises Refused."""
        named = PurePosixPath(path.replace("\\", "/"))
        parts = [part for part in named.parts if part not in ("/", ".")]
        if not parts or any(part == ".." or "\0" in part or ":" in part for part in parts):
            raise Refused(HTTPStatus.BAD_REQUEST)
        with self.lock:
            self._files += 1
            self._room -= size
            if size > LARGEST_FILE or self._room < 0 or self._files > MOST_FILES:
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        place = self.reports.joinpath(*parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def close(self) -> None:
        """Forget all of it."""
        if self.desk is not None:
            self.desk.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class DeskServer(ThreadingHTTPServer):
    """Serves the page, and checks what its visitors hand in."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128  # A page hands in many files at once.

    def __init__(self, host: str, port: int) -> None:
        super().__init__((host, port), _Handler)
        self._host = host
        self.token = secrets.token_urlsafe(32)
        self.files = site("served")
        self.visits: dict[str, Visit] = {}
        self.lock = threading.Lock()
        self._disk = tempfile.TemporaryDirectory(prefix="reportlint-desk-")
        self.hosts = {f"{name}:{self.server_port}" for name in (*LOOPBACK, host)}

    @property
    def address(self) -> str:
        """The address of the page, with the token behind a sign up to which browsers send it."""
        host = LOOPBACK[0] if self._host in _ANYWHERE else self._host
        return f"http://{host}:{self.server_port}/#{self.token}"

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
        try:
            self._meet()
        except Refused as refused:
            self.close_connection = True
            self._send(refused.status, b"", "text/plain")
        except EOFError:
            self.close_connection = True
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, b"", "text/plain")
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def _meet(self) -> None:
        if self.headers.get("Host") not in self.server.hosts:
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST)
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.server.hosts}:
            raise Refused(HTTPStatus.FORBIDDEN)
        path = urlsplit(self.path).path
        if not path.startswith("/api/"):
            return self._file(path.removeprefix("/") or "index.html")
        told = self.headers.get("Authorization", "")
        if not hmac.compare_digest(told.encode(), f"Bearer {self.server.token}".encode()):
            raise Refused(HTTPStatus.UNAUTHORIZED)
        steps = path.removeprefix("/api/").split("/")
        match self.command, steps:
            case "POST", ["visits"]:
                self._begin()
            case "PUT", ["visits", name, "files"]:
                self._take(self.server.visit(name))
            case "POST", ["visits", name, "check"]:
                self._check(self.server.visit(name))
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

    def _begin(self) -> None:
        try:
            asked = json.loads(b"".join(self._body(LARGEST_WISH)))
            wish = Wish(Language(asked["language"]), asked["configuration"], asked["roster"])
        except (KeyError, TypeError, ValueError):
            raise Refused(HTTPStatus.BAD_REQUEST) from None
        self._json({"visit": self.server.open_visit(wish)})

    def _take(self, visit: Visit) -> None:
        (path,) = parse_qs(urlsplit(self.path).query).get("path", [""])
        place = visit.place(path, self._length())
        with place.open("wb") as file:
            for piece in self._body(LARGEST_FILE):
                file.write(piece)
        self._json({})

    def _check(self, visit: Visit) -> None:
        """Check, and say line by line how far it is."""
        with visit.lock:
            if visit.desk is not None:
                raise Refused(HTTPStatus.CONFLICT)
            visit.desk = DeskApart(visit.reports, visit.papers, visit.wish)
        self.send_response(HTTPStatus.OK)
        self._head("application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in visit.desk.events():
            self._line(event)
        self.wfile.write(b"0\r\n\r\n")

    def _line(self, said: object) -> None:
        line = json.dumps(said).encode() + b"\n"
        self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
        self.wfile.flush()

    def _result(self, visit: Visit, format_: str) -> None:
        with visit.lock:
            written = None if visit.desk is None else visit.desk.written(format_)
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

    def _body(self, most: int) -> list[bytes]:
        left = self._length()
        if left > most:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        pieces = []
        while left:
            piece = self.rfile.read(min(left, _PIECE))
            if not piece:
                raise ConnectionError
            left -= len(piece)
            pieces.append(piece)
        return pieces

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
        self.send_header("Content-Security-Policy", policy())
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
