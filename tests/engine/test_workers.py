"""Readers that hang, crash, eat memory or make a mess: the run survives, and says so of the file."""

from __future__ import annotations

import json
import mmap
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

import reportlint.formatters
import reportlint.readers
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.discovery.target import Target
from reportlint.files import contents
from reportlint.hookspecs import Reader, Source, hookimpl
from reportlint.model.document import Document
from reportlint.model.outcome import Outcome
from reportlint.plugins import loading
from reportlint.plugins.loading import Plugins
from reportlint.readers.text.plain_text import TextReader
from reportlint.running import batch, worker
from reportlint.running.batch import outcomes
from reportlint.running.worker import Worker
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN, NotePlugin, entry, spin
from tests.engine.zips import note, packed

CHILD = "child.pid"


def hang() -> NoReturn:
    while True:
        time.sleep(60)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def devour() -> list[bytearray]:
    return [bytearray(64 * 1024**2) for _ in range(1000)]


def recurse() -> None:
    recurse()


def chatter() -> None:
    sys.stdout.write("a library's greetings\n")
    os.write(1, b"and those of what it is written in\n")


def litter() -> None:
    Path(tempfile.mkdtemp(), "left.txt").write_text("x", encoding="utf-8")


def hang_with_a_child() -> NoReturn:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(CHILD).write_text(str(child.pid), encoding="utf-8")
    hang()


MISDEEDS: dict[str, Callable[[], object]] = {
    reader.__name__: reader
    for reader in (hang, spin, crash, devour, recurse, chatter, litter, hang_with_a_child)
}


class Misbehaving:
    """A reader of texts that first does what the text says in its first line."""

    suffixes = frozenset({".odd"})

    def read(self, source: Source) -> Document:
        deed, _, _ = source.data.decode().partition("\n")
        MISDEEDS.get(deed, lambda: None)()
        return TextReader().read(source)


class Plugin:
    @hookimpl
    def reportlint_readers(self) -> Iterable[Reader]:
        return [Misbehaving()]


@pytest.fixture(autouse=True)
def misbehaving(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the reader, allow it little memory, and give the folder for passing things."""
    installed = [
        entry("formatters", reportlint.formatters),
        entry("misbehaving", Plugin()),
        entry("notes", NotePlugin()),
        entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)
    monkeypatch.setattr(worker, "GRACE", 0.5)
    monkeypatch.setattr(worker, "MEMORY", 700 * 1024**2)
    passing = tmp_path_factory.mktemp("passing")
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    return passing


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 1.5)


@pytest.mark.parametrize("deed", ["hang", "spin", "hang_with_a_child"])
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("impatient")
def test_a_file_that_takes_too_long_is_lost_alone(
    invoke: Invoke, write: Write, misbehaving: Path, deed: str, jobs: str
) -> None:
    write("0.txt", "坏")
    write("1.odd", text=f"{deed}\n留言 坏\n")
    write("2.txt", "坏")
    result = invoke(".", "--jobs", jobs, "--format", "json")
    assert result.exit_code == 2
    found = {entry["path"]: entry for entry in json.loads(result.stdout)}
    assert {path: entry["code"] for path, entry in found.items()} == {
        "0.txt": "A001",
        "1.odd": "E001",
        "2.txt": "A001",
    }
    assert "1.5 秒没有读完" in found["1.odd"]["message"]
    assert list(misbehaving.iterdir()) == []


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("crash", "检查它的进程意外终止"),
        ("devour", "需要的内存太多"),
        ("recurse", "RecursionError"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_only_the_file_that_ends_its_process_is_lost(
    invoke: Invoke, write: Write, misbehaving: Path, deed: str, said: str, jobs: str
) -> None:
    for number in range(5):
        write(f"{number}.odd", "坏")
    write("2.odd", text=f"{deed}\n留言 坏\n")
    result = invoke(".", "--jobs", jobs, "--format", "json")
    assert result.exit_code == 2
    found = {entry["path"]: entry for entry in json.loads(result.stdout)}
    assert [found[f"{number}.odd"]["code"] for number in range(5)] == [
        *("A001", "A001", "E001", "A001", "A001")
    ]
    assert said in found["2.odd"]["message"]
    assert list(misbehaving.iterdir()) == []


def test_what_a_program_has_reserved_before_is_not_counted(invoke: Invoke, write: Write) -> None:
    for number in range(5):
        write(f"{number}.odd", "坏")
    with mmap.mmap(-1, 2 * worker.MEMORY, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS):
        result = invoke(".", "--jobs", "2", "--format", "json")
    assert [entry["code"] for entry in json.loads(result.stdout)] == ["A001"] * 5


@pytest.mark.usefixtures("impatient")
def test_a_program_that_a_reader_started_ends_with_it(invoke: Invoke, write: Write) -> None:
    write("a.odd", text="hang_with_a_child\n留言\n")
    invoke("a.odd")
    child = int(Path(CHILD).read_text(encoding="utf-8"))
    with pytest.raises(ProcessLookupError):
        _wait_for(child)


def _wait_for(process: int) -> None:
    """Ask after a process until it is gone, or has had time enough to go."""
    for _ in range(100):
        os.kill(process, 0)
        status = Path(f"/proc/{process}/stat")
        if status.exists() and status.read_text(encoding="utf-8").split()[2] == "Z":
            raise ProcessLookupError  # Gone, but nobody has taken note of it.
        time.sleep(0.05)


def test_nothing_a_reader_prints_gets_among_the_results(invoke: Invoke, write: Write) -> None:
    write("a.odd", text="chatter\n留言 坏\n")
    assert [entry["code"] for entry in json.loads(invoke("a.odd", "--format", "json").stdout)] == [
        "A001"
    ]


def test_what_a_reader_leaves_lying_about_is_taken_away(
    invoke: Invoke, write: Write, misbehaving: Path
) -> None:
    write("a.odd", text="litter\n留言 坏\n")
    assert invoke("a.odd").exit_code == 1
    assert list(misbehaving.iterdir()) == []


def test_standard_input_is_read_apart_too(invoke: Invoke) -> None:
    result = invoke("-", "--stdin-filename", "a.odd", "--format", "json", stdin="crash\n留言 坏\n")
    assert result.exit_code == 2
    (finding,) = json.loads(result.stdout)
    assert (finding["path"], finding["code"]) == ("a.odd", "E001")


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[Worker]:
    """List the workers that are started."""
    started: list[Worker] = []

    class Listed(Worker):
        def __init__(self, plugins: Plugins) -> None:
            super().__init__(plugins)
            started.append(self)

    monkeypatch.setattr(batch, "Worker", Listed)
    return started


class TestTexts:
    """They are checked in the process itself, unless there is too much of one, or no telling."""

    def test_start_no_process(
        self, invoke: Invoke, write: Write, workers: Sequence[Worker]
    ) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt").exit_code == 1
        assert not workers

    def test_a_large_one_is_checked_apart(
        self, invoke: Invoke, write: Write, workers: Sequence[Worker]
    ) -> None:
        write("a.txt", "坏" + " " * contents.USUAL)
        assert invoke("a.txt").exit_code == 1
        assert len(workers) == 1

    def test_so_is_a_large_one_on_standard_input(
        self, invoke: Invoke, workers: Sequence[Worker]
    ) -> None:
        assert invoke("-", stdin=f"{SIGN} 坏" + " " * contents.USUAL).exit_code == 1
        assert len(workers) == 1

    def test_so_is_one_out_of_an_archive(
        self, invoke: Invoke, folder: Path, workers: Sequence[Worker]
    ) -> None:
        (folder / "a.zip").write_bytes(packed(note("a.txt", "坏")))
        assert invoke("a.zip").exit_code == 1
        assert len(workers) == 1

    def test_so_is_any_where_nothing_could_interrupt_it(
        self, session: Session, write: Write, workers: Sequence[Worker]
    ) -> None:
        targets = [Target(str(write("a.txt", "坏")), Settings())]
        found: list[Outcome] = []
        thread = threading.Thread(target=lambda: found.extend(outcomes(session, targets, None)))
        thread.start()
        thread.join()
        assert [finding.code for finding in found[0].findings] == ["A001"]
        assert len(workers) == 1


class TestTextsThatTakeTooLong:
    """They are interrupted, wherever they are, and go to a worker with the rest of the run."""

    @pytest.fixture(autouse=True)
    def hasty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(batch, "ENOUGH", 0.3)
        monkeypatch.setattr(worker, "PATIENCE_WITH_TEXT", 1.5)

    @pytest.mark.parametrize("word", ["form-spin", "spin", "spin-on", "backtrack"])
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_are_lost_alone_if_they_hang(
        self, invoke: Invoke, write: Write, word: str, jobs: str
    ) -> None:
        for number in range(4):
            write(f"{number}.txt", "坏")
        write("2.txt", word)
        result = invoke(".", "--jobs", jobs, "--format", "json")
        assert result.exit_code == 2
        found = json.loads(result.stdout)
        assert [(entry["path"], entry["code"]) for entry in found] == [
            *(("0.txt", "A001"), ("1.txt", "A001"), ("2.txt", "E001"), ("3.txt", "A001"))
        ]
        assert "1.5 秒没有读完；请核对文件里有没有大量重复的空格" in found[2]["message"]

    def test_are_checked_by_the_worker_if_they_come_to_an_end(
        self, invoke: Invoke, write: Write, workers: Sequence[Worker]
    ) -> None:
        write("a.txt", "坏")
        write("b.txt", "linger 坏")
        write("c.txt", "坏")
        result = invoke(".", "--format", "json")
        assert result.exit_code == 1
        assert [entry["code"] for entry in json.loads(result.stdout)] == ["A001"] * 3
        assert len(workers) == 1

    def test_are_read_once_where_they_can_be_read_but_once(
        self, invoke: Invoke, workers: Sequence[Worker]
    ) -> None:
        assert invoke("-", stdin=f"{SIGN} linger 坏").exit_code == 1
        assert len(workers) == 1

    @pytest.mark.parametrize("word", ["好", "linger", "spin"])
    def test_leave_no_alarm_behind(self, invoke: Invoke, write: Write, word: str) -> None:
        write("a.txt", word)
        invoke("a.txt")
        assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)

    def test_are_not_those_that_the_user_interrupts(
        self, invoke: Invoke, write: Write, workers: Sequence[Worker]
    ) -> None:
        write("a.txt", "interrupt")
        assert invoke("a.txt").exit_code == 130
        assert not workers
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
