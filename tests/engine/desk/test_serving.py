"""`reportlint serve`: only its own page is answered, and nothing is left behind."""

from __future__ import annotations

import http.client
import io
import json
import socket
import threading
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import pytest

from reportlint.desk import serving
from reportlint.desk.serving import DeskServer

REPORT = Path("examples/water-bureau.txt").read_bytes()
WISH = {"language": "zh", "configuration": {}, "roster": ""}


class Page:
    """What the page asks of the server, and what others might."""

    def __init__(self, server: DeskServer) -> None:
        self.server = server
        self.honest = {"Authorization": f"Bearer {server.token}"}

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def visit(self, **wish: Any) -> str:
        status, said = self.ask(
            "POST", "/api/visits", json.dumps(WISH | wish).encode(), headers=self.honest
        )
        assert status == HTTPStatus.OK
        return str(json.loads(said)["visit"])

    def put(self, visit: str, path: str, data: bytes) -> int:
        return self.ask(
            "PUT", f"/api/visits/{visit}/files?path={quote(path)}", data, headers=self.honest
        )[0]

    def check(self, visit: str) -> list[dict[str, Any]]:
        status, said = self.ask("POST", f"/api/visits/{visit}/check", b"", headers=self.honest)
        assert status == HTTPStatus.OK
        return [json.loads(line) for line in said.splitlines()]

    def findings(self, visit: str) -> list[dict[str, Any]]:
        status, said = self.ask("GET", f"/api/visits/{visit}/results/json", headers=self.honest)
        assert status == HTTPStatus.OK
        found: list[dict[str, Any]] = json.loads(said)
        return found

    @property
    def lives(self) -> bool:
        return self.ask("GET", "/")[0] == HTTPStatus.OK


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def page(scratch: Path) -> Iterator[Page]:
    """A server, of which nothing is left afterwards."""
    server = DeskServer("127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Page(server)
    server.shutdown()
    server.server_close()
    assert list(scratch.iterdir()) == []


def test_what_is_handed_in_is_checked(page: Page) -> None:
    visit = page.visit()
    assert page.put(visit, "水务局/报告.txt", REPORT) == HTTPStatus.OK
    events = page.check(visit)
    assert [event["kind"] for event in events] == ["found", "checking", "checked", "done"]
    paths = {finding["path"] for finding in page.findings(visit)}
    assert paths == {"水务局/报告.txt"}


def test_the_page_itself_needs_no_token(page: Page) -> None:
    for name in ("", "index.en.html", "desk.js", "desk.css"):
        assert page.ask("GET", f"/{name}")[0] == HTTPStatus.OK


@pytest.mark.parametrize("told", ["", "Bearer ", "Bearer wrong", "Bearer \u00e9"])
def test_a_wrong_token_is_refused(page: Page, told: str) -> None:
    body = json.dumps(WISH).encode()
    status, _ = page.ask("POST", "/api/visits", body, {"Authorization": told})
    assert status == HTTPStatus.UNAUTHORIZED
    assert page.server.visits == {}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
def test_another_host_is_refused(page: Page, host: str) -> None:
    # So a name that its owner points to this machine gets nothing, not even the page.
    assert page.ask("GET", "/", headers={"Host": host})[0] == HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1"])
def test_another_origin_is_refused(page: Page, origin: str) -> None:
    body = json.dumps(WISH).encode()
    status, _ = page.ask("POST", "/api/visits", body, page.honest | {"Origin": origin})
    assert status == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    "path", ["../a.txt", "a/../../b.txt", "..\\a.txt", "", "/", "C:a.txt", "a\0b"]
)
def test_a_path_that_leads_elsewhere_is_refused(page: Page, scratch: Path, path: str) -> None:
    assert page.put(page.visit(), path, b"x") == HTTPStatus.BAD_REQUEST
    assert [file for file in scratch.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd"])
def test_only_the_files_of_the_page_are_given_out(page: Page, path: str) -> None:
    assert page.ask("GET", path)[0] == HTTPStatus.NOT_FOUND


def test_a_path_from_the_root_lies_under_the_visit(page: Page, scratch: Path) -> None:
    assert page.put(page.visit(), "/etc/报告.txt", b"x") == HTTPStatus.OK
    (file,) = (file for file in scratch.rglob("*") if file.is_file())
    assert file.parts[-3:] == ("reports", "etc", "报告.txt")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page) -> None:
    headers = page.honest | {"Content-Length": str(serving.LARGEST_FILE + 1)}
    path = f"/api/visits/{page.visit()}/files?path=a.txt"
    assert page.ask("PUT", path, None, headers)[0] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert page.lives


def test_a_visit_has_a_bound(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "LARGEST_VISIT", 10)
    visit = page.visit()
    assert page.put(visit, "a.txt", b"123456") == HTTPStatus.OK
    assert page.put(visit, "b.txt", b"123456") == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize("length", [None, "-1", "many"])
def test_a_length_that_is_none_is_refused(page: Page, length: str | None) -> None:
    head = f"PUT /api/visits/{page.visit()}/files?path=a HTTP/1.1\r\n"
    head += f"Host: 127.0.0.1:{page.server.server_port}\r\n"
    head += f"Authorization: Bearer {page.server.token}\r\n"
    head += "" if length is None else f"Content-Length: {length}\r\n"
    with socket.create_connection(("127.0.0.1", page.server.server_port), 10) as connection:
        connection.sendall(f"{head}\r\n".encode())
        assert connection.recv(100).split()[1] in (b"400", b"411")
    assert page.lives


@pytest.mark.parametrize("wish", [b"", b"{}", b"[]", b'{"language": "fr"}', b"\xff", b"1" * 10_000])
def test_a_wish_that_is_none_is_refused(page: Page, wish: bytes) -> None:
    assert page.ask("POST", "/api/visits", wish, headers=page.honest)[0] == HTTPStatus.BAD_REQUEST


def test_who_is_slow_is_not_waited_for(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving._Handler, "timeout", 0.3)
    visit = page.visit()
    head = (
        f"PUT /api/visits/{visit}/files?path=a.txt HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{page.server.server_port}\r\n"
        f"Authorization: Bearer {page.server.token}\r\nContent-Length: 1000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", page.server.server_port), 10) as connection:
        connection.sendall(head.encode() + b"only a few")
        assert connection.recv(100) == b""
    assert page.lives


def test_fifty_uploads_at_once(page: Page) -> None:
    visit = page.visit()
    with ThreadPoolExecutor(50) as pool:
        done = pool.map(lambda number: page.put(visit, f"{number}.txt", REPORT), range(50))
    assert set(done) == {HTTPStatus.OK}
    assert page.check(visit)[0] == {"kind": "found", "total": 50}


def test_a_bomb_costs_itself(page: Page) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50 * 1024**2)
    visit = page.visit()
    page.put(visit, "炸弹.docx", bomb.getvalue())
    page.put(visit, "报告.txt", REPORT)
    assert page.check(visit)[-1] == {"kind": "done"}
    codes = {(finding["path"], finding["code"]) for finding in page.findings(visit)}
    assert ("炸弹.docx", "E001") in codes
    assert "报告.txt" in {path for path, _ in codes}
    assert page.lives


def test_a_wrong_configuration_is_said(page: Page) -> None:
    visit = page.visit(configuration={"ignore": ["NOPE"]})
    page.put(visit, "a.txt", REPORT)
    (event,) = page.check(visit)
    assert event["kind"] == "refused"
    assert "NOPE" in event["why"]["zh"]


def test_what_is_asked_for_too_early_or_not_there_is_refused(page: Page) -> None:
    visit = page.visit()
    for path in (f"visits/{visit}/results/json", "visits/none/results/json", "nothing"):
        assert page.ask("GET", f"/api/{path}", headers=page.honest)[0] == HTTPStatus.NOT_FOUND


def test_a_visit_that_is_over_is_forgotten(page: Page, scratch: Path) -> None:
    visit = page.visit()
    page.put(visit, "a.txt", REPORT)
    assert page.ask("DELETE", f"/api/visits/{visit}", headers=page.honest)[0] == HTTPStatus.OK
    assert [file for file in scratch.rglob("*") if file.is_file()] == []


def test_the_oldest_visit_gives_way(page: Page) -> None:
    first, *others = [page.visit() for _ in range(serving.MOST_VISITS + 1)]
    assert page.put(first, "a.txt", b"x") == HTTPStatus.NOT_FOUND
    assert {page.put(other, "a.txt", b"x") for other in others} == {HTTPStatus.OK}
