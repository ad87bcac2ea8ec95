"""`reportlint serve`: only its own page is answered, and nothing is left behind."""

from __future__ import annotations

import http.client
import io
import json
import socket
import threading
import time
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
from reportlint.desk.limits import LARGEST_FILE
from reportlint.desk.serving import DeskServer
from tests.builder.word import docx
from tests.builder.written import written
from tests.project.reports import RECEIVED, a_truth

REPORT = Path("examples/water-bureau.txt").read_bytes()
WISH = {"language": "zh", "profile": "default", "ignored": [], "roster": ""}


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
def page(scratch: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Page]:
    """A server, of which nothing is left afterwards, and which has said nothing."""
    server = DeskServer("127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield Page(server)
    server.shutdown()
    server.server_close()
    assert list(scratch.iterdir()) == []
    assert capfd.readouterr().err == ""


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


def test_the_report_to_try_is_that_of_the_examples(page: Page) -> None:
    assert page.ask("GET", "/example.txt") == (HTTPStatus.OK, REPORT)


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
    assert file.parts[-3:] == ("files", "etc", "报告.txt")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page) -> None:
    headers = page.honest | {"Content-Length": str(LARGEST_FILE + 1)}
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


@pytest.mark.parametrize("wish", [b"", b"{}", b"[]", b'{"language": "fr"}', b"\xff", b"[" * 10_000])
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


def test_a_rule_that_is_none_is_said(page: Page) -> None:
    visit = page.visit(ignored=["NOPE"])
    page.put(visit, "a.txt", REPORT)
    (event,) = page.check(visit)
    assert event["kind"] == "refused"
    assert "NOPE" in event["why"]["zh"]


@pytest.mark.parametrize("profile", ["default", "strict"])
def test_what_is_left_out_is_left_out_of_any_profile(page: Page, profile: str) -> None:
    codes = []
    for ignored in ([], ["A001"]):
        visit = page.visit(profile=profile, ignored=ignored)
        page.put(visit, "a.txt", REPORT)
        page.check(visit)
        codes.append({finding["code"] for finding in page.findings(visit)})
    assert codes[0] - codes[1] == {"A001"}


@pytest.mark.parametrize("profile", ["nowhere", "../reportlint.yaml", "/etc/passwd"])
def test_a_profile_is_one_of_those_there_are_and_no_file(page: Page, profile: str) -> None:
    visit = page.visit(profile=profile)
    page.put(visit, "a.txt", REPORT)
    (event,) = page.check(visit)
    assert event["kind"] == "refused"
    assert "没有名为" in event["why"]["zh"]


@pytest.mark.parametrize(
    "wish",
    [
        {"ignored": "A"},
        {"ignored": [1]},
        {"ignored": [["A"]]},
        {"profile": ["strict"]},
        {"roster": None},
        {"language": None},
        {"language": ["zh"]},
    ],
)
def test_a_wish_of_another_making_is_refused(page: Page, wish: dict[str, Any]) -> None:
    body = json.dumps(WISH | wish).encode()
    assert page.ask("POST", "/api/visits", body, page.honest)[0] == HTTPStatus.BAD_REQUEST


class TestTheTicket:
    def exchanged(self, page: Page, told: str) -> tuple[int, bytes]:
        return page.ask("POST", "/api/token", b"", {"Authorization": f"Bearer {told}"})

    def test_is_good_for_one_time(self, page: Page) -> None:
        ticket = page.server.ticket
        status, said = self.exchanged(page, ticket)
        assert (status, json.loads(said)) == (HTTPStatus.OK, {"token": page.server.token})
        assert self.exchanged(page, ticket)[0] == HTTPStatus.UNAUTHORIZED

    def test_is_no_token(self, page: Page) -> None:
        headers = {"Authorization": f"Bearer {page.server.ticket}"}
        body = json.dumps(WISH).encode()
        assert page.ask("POST", "/api/visits", body, headers)[0] == HTTPStatus.UNAUTHORIZED

    def test_the_token_lasts(self, page: Page) -> None:
        for _ in range(2):
            assert self.exchanged(page, page.server.token)[0] == HTTPStatus.OK
        assert self.exchanged(page, "wrong")[0] == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize(
    "line",
    [
        "GET http://[/ HTTP/1.1",
        "GET /api/visits/x/results/json?%zz HTTP/1.1",
        "PUT /api/visits/{visit}/files?path=a&path=b HTTP/1.1",
        "PUT /api/visits/{visit}/files?path=a&size=many HTTP/1.1",
        "BREW / HTTP/1.1",
        "nonsense",
    ],
)
def test_a_request_that_makes_no_sense_is_refused(page: Page, line: str) -> None:
    head = f"{line.format(visit=page.visit())}\r\nHost: 127.0.0.1:{page.server.server_port}\r\n"
    head += f"Authorization: Bearer {page.server.token}\r\nContent-Length: 0\r\n\r\n"
    with socket.create_connection(("127.0.0.1", page.server.server_port), 10) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(10_000)
    assert b" 4" in answer[:12] or b" 501 " in answer or b"Error code: 400" in answer
    assert page.lives


@pytest.mark.parametrize("path", ["a/" * 2000 + "b", "长" * 300, "a.txt/b.txt"])
def test_a_path_that_no_disk_has_is_refused(page: Page, path: str) -> None:
    visit = page.visit()
    assert page.put(visit, "a.txt", REPORT) == HTTPStatus.OK
    assert page.put(visit, path, b"x") >= HTTPStatus.BAD_REQUEST
    assert page.check(visit)[0] == {"kind": "found", "total": 1}


def test_of_a_file_that_is_too_large_its_size_is_enough(page: Page) -> None:
    visit = page.visit()
    path = f"/api/visits/{visit}/files?path=a.docx&size={200 * 1024**2}"
    assert page.ask("PUT", path, b"", page.honest)[0] == HTTPStatus.OK
    page.check(visit)
    (finding,) = page.findings(visit)
    assert finding["code"] == "E001"
    assert "20 MB" in json.dumps(finding, ensure_ascii=False)


def test_nothing_is_handed_in_once_it_is_checked(page: Page) -> None:
    visit = page.visit()
    page.put(visit, "a.txt", REPORT)
    page.check(visit)
    assert page.put(visit, "b.txt", REPORT) == HTTPStatus.CONFLICT
    again = page.ask("POST", f"/api/visits/{visit}/check", b"", page.honest)
    assert again[0] == HTTPStatus.CONFLICT


def test_who_leaves_in_the_middle_leaves_nothing(page: Page, scratch: Path) -> None:
    visit = page.visit()
    for number in range(200):
        page.put(visit, f"{number}.txt", REPORT)
    head = f"POST /api/visits/{visit}/check HTTP/1.1\r\nContent-Length: 0\r\n"
    head += f"Host: 127.0.0.1:{page.server.server_port}\r\n"
    head += f"Authorization: Bearer {page.server.token}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", page.server.server_port), 60) as connection:
        connection.sendall(head.encode())
        assert connection.recv(10)
    for _ in range(300):
        if not [file for file in scratch.rglob("*") if file.is_file()]:
            break
        time.sleep(0.1)
    assert page.server.visits == {}
    assert [file for file in scratch.rglob("*") if file.is_file()] == []
    assert page.lives


def test_more_connections_than_it_has_room_for_are_let_go(page: Page) -> None:
    here = ("127.0.0.1", page.server.server_port)
    held = [socket.create_connection(here, 10) for _ in range(serving.MOST_CONNECTIONS)]
    try:
        time.sleep(0.3)
        with socket.create_connection(here, 10) as one_more:
            assert one_more.recv(1) == b""
    finally:
        for connection in held:
            connection.close()
    time.sleep(0.3)
    assert page.lives


def test_reports_of_earlier_years_are_compared_with_and_not_checked(page: Page) -> None:
    visit = page.visit()
    page.put(visit, "2025.txt", REPORT.replace(b"2024", b"2025"))
    path = f"/api/visits/{visit}/earlier?path={quote('去年/2024.txt')}"
    assert page.ask("PUT", path, REPORT, page.honest)[0] == HTTPStatus.OK
    events = page.check(visit)
    assert events[0] == {"kind": "found", "total": 1}
    found = page.findings(visit)
    assert {finding["path"] for finding in found} == {"2025.txt"}
    assert [finding["code"] for finding in found if finding["code"].startswith("X")] != []


def test_copies_are_marked_up(page: Page) -> None:
    visit = page.visit()
    page.put(visit, "a.txt", REPORT)
    page.put(visit, "b.docx", docx(written(a_truth().with_figure(RECEIVED, 99))))
    page.check(visit)
    status, data = page.ask("GET", f"/api/visits/{visit}/results/copies", headers=page.honest)
    assert status == HTTPStatus.OK
    with zipfile.ZipFile(io.BytesIO(data)) as copies:
        assert copies.namelist() == ["a.txt.html", "b.docx"]
        with zipfile.ZipFile(io.BytesIO(copies.read("b.docx"))) as marked:
            assert "word/comments.xml" in marked.namelist()


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
