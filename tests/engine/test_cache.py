"""What is kept between runs: used where nothing has changed, and done without where it is of no use."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import reportlint.formatters
import reportlint.readers
from reportlint.cache import database
from reportlint.checking.session import Session
from reportlint.hookspecs import Source, Unreadable, hookimpl
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Document
from reportlint.model.missing_software import Lack
from reportlint.model.outcome import Outcome
from reportlint.plugins import loading
from reportlint.readers.text.plain_text import TextReader
from reportlint.running import batch, worker
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import NAME, SIGN, NotePlugin, entry
from tests.engine.zips import note, packed

Checked = list[str]


class Fickle:
    """A reader of texts that can say of itself whatever is wanted."""

    suffixes = frozenset({".odd"})
    is_harmless = True
    rests_on = "a program, version 1"
    wanting: frozenset[str] = frozenset()
    refusal: Unreadable | None = None

    def read(self, source: Source) -> Document:
        if self.refusal is not None:
            raise self.refusal
        return TextReader().read(source)

    def refuse(self, source: Source) -> None:
        pass


class FickleRests(Fickle):
    """The same, not able to say what it rests on."""

    @property
    def rests_on(self) -> str:  # type: ignore[override]
        raise OSError("no such program")


class Plugin:
    def __init__(self, reader: Fickle) -> None:
        self._reader = reader

    @hookimpl
    def reportlint_readers(self) -> list[Any]:
        return [self._reader]


def install(monkeypatch: pytest.MonkeyPatch, reader: Fickle) -> None:
    installed = [
        entry("fickle", Plugin(reader)),
        entry("formatters", reportlint.formatters),
        entry("notes", NotePlugin()),
        entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> Fickle:
    reader = Fickle()
    install(monkeypatch, reader)
    return reader


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use the cache, in a folder of the test's own."""
    home = tmp_path_factory.mktemp("cache")
    monkeypatch.delenv("REPORTLINT_NO_CACHE")
    monkeypatch.setattr("reportlint.cache.folder.user_cache_dir", lambda name: str(home / name))
    return home


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Checked:
    """Note the name of each file that is checked indeed."""
    names: list[str] = []
    lint = Session.lint

    def noted(session: Session, source: Source, *rest: Any, **more: Any) -> Outcome:
        names.append(source.path)
        return lint(session, source, *rest, **more)

    monkeypatch.setattr(Session, "lint", noted)
    return names


def results(home: Path) -> Path:
    (file,) = home.glob("reportlint/results-*.sqlite3")
    return file


class TestUnchanged:
    @pytest.mark.parametrize("format_name", ["text", "json", "jsonl"])
    def test_nothing_is_checked_twice_and_all_is_said_again(
        self, invoke: Invoke, write: Write, checked: Checked, format_name: str
    ) -> None:
        write("a.txt", "水务局 坏 差 坏")
        write("b.txt", "好")
        write("c.txt", text="文件清单")
        write("d.txt").write_bytes(f"{SIGN} 怪，编码不是 UTF-8".encode("gb18030"))
        write(f"{NAME}.txt", text="什么也没有")
        arguments = (".", "--format", format_name, "--verbose", "--statistics")
        first = invoke(*arguments)
        assert len(checked) == 5
        second = invoke(*arguments)
        assert len(checked) == 5
        assert (second.stdout, second.stderr) == (first.stdout, first.stderr)
        assert first.exit_code == second.exit_code == 2

    def test_what_is_new_is_checked_among_the_rest(
        self, invoke: Invoke, write: Write, checked: Checked
    ) -> None:
        for number in range(0, 6, 2):
            write(f"{number}.txt", "坏")
        invoke(".")
        for number in range(1, 6, 2):
            write(f"{number}.txt", "差")
        del checked[:]
        found = json.loads(invoke(".", "--format", "json").stdout)
        assert checked == ["1.txt", "3.txt", "5.txt"]
        assert [(each["path"], each["code"]) for each in found] == [
            (f"{number}.txt", f"A00{number % 2 + 1}") for number in range(6)
        ]

    def test_more_files_than_are_recalled_at_a_time(
        self, invoke: Invoke, write: Write, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batch, "STRETCH", 3)
        for number in range(8):
            write(f"{number}.txt", "坏" * (number % 2))
        first = invoke(".").stdout
        assert len(checked) == 8
        assert invoke(".").stdout == first
        assert len(checked) == 8

    def test_workers_need_not_know(self, invoke: Invoke, write: Write, checked: Checked) -> None:
        for number in range(5):
            write(f"{number}.txt", "坏")
        first = invoke(".", "--jobs", "2").stdout
        assert invoke(".", "--jobs", "1").stdout == first
        assert checked == []  # They were checked by others, and then no more.

    def test_the_language_and_what_fails_are_the_run_s(
        self, invoke: Invoke, write: Write, checked: Checked
    ) -> None:
        write("a.txt", "差")
        assert invoke("a.txt").exit_code == 1
        english = invoke("a.txt", "--lang", "en", "--fail-on", "error")
        assert english.exit_code == 0
        assert "must not be written" in english.stdout
        assert checked == ["a.txt"]

    def test_members_of_one_name_are_two(self, invoke: Invoke, folder: Path) -> None:
        (folder / "a.zip").write_bytes(packed(note("1.txt", "坏"), note("1.txt", "差")))
        for _ in range(2):
            found = json.loads(invoke(".", "--format", "json").stdout)
            assert [finding["code"] for finding in found] == ["A001", "A002"]

    def test_members_of_an_archive_are_recalled(
        self, invoke: Invoke, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        archive = folder / "a.zip"
        archive.write_bytes(packed(note("1.txt", "坏"), note("2.txt", "差")))
        first = invoke(".", "--format", "json").stdout
        with monkeypatch.context() as context:
            context.setattr(Session, "check", None)
            context.setattr(worker, "Worker", None)
            assert invoke(".", "--format", "json").stdout == first
        archive.write_bytes(packed(note("1.txt", "好"), note("2.txt", "差")))
        (finding,) = json.loads(invoke(".", "--format", "json").stdout)
        assert (finding["path"], finding["code"]) == ("a.zip/2.txt", "A002")


class TestChanged:
    """Whatever has changed that an outcome depends on, the file is checked anew."""

    def test_the_text(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt").exit_code == 1
        write("a.txt", "好")
        assert invoke("a.txt").exit_code == 0

    def test_the_path(self, invoke: Invoke, write: Write) -> None:
        write("a/1.txt", "坏")
        write("b/1.txt", "坏")
        for path in ("a/1.txt", "b/1.txt"):
            (finding,) = json.loads(invoke(path, "--format", "json").stdout)
            assert finding["path"] == path

    def test_the_name(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", text="什么也没有")
        assert invoke(".", "--allow-empty").exit_code == 0
        Path("a.txt").rename(f"{NAME}.txt")
        assert invoke(".", "--allow-empty").exit_code == 2

    def test_whether_it_has_to_be_a_report(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", text="什么也没有")
        assert invoke(".", "--allow-empty").exit_code == 0
        assert "未能识别" in invoke("a.txt").stdout
        assert invoke(".", "--allow-empty").stdout.count("未能识别") == 0

    @pytest.mark.parametrize(
        "configuration",
        ["ignore: [A]", "rules: {bad-word: off}", 'per-file: {"*.txt": {ignore: [A001]}}'],
    )
    def test_the_configuration(self, invoke: Invoke, write: Write, configuration: str) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt").exit_code == 1
        write(".reportlint.yaml", text=configuration)
        assert invoke("a.txt").exit_code == 0

    def test_the_severity(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt").exit_code == 1
        write(".reportlint.yaml", text="rules: {A001: {severity: info}}")
        assert json.loads(invoke("a.txt", "--format", "json").stdout)[0]["severity"] == "info"

    def test_the_command_line(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt").exit_code == 1
        assert invoke("a.txt", "--ignore", "A001").exit_code == 0

    @pytest.mark.parametrize("name", ["rests_on", "wanting"])
    def test_what_a_reader_rests_on(
        self, invoke: Invoke, write: Write, checked: Checked, reader: Fickle, name: str
    ) -> None:
        write("a.odd", "坏")
        invoke("a.odd")
        setattr(reader, name, {"rests_on": "version 2", "wanting": frozenset({".old"})}[name])
        invoke("a.odd")
        assert checked == ["a.odd"] * 2

    def test_a_library(
        self,
        invoke: Invoke,
        write: Write,
        checked: Checked,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        site = tmp_path_factory.mktemp("site")
        monkeypatch.syspath_prepend(site)
        (site / "pdf_library-1.0.dist-info").mkdir()
        write("a.txt", "坏")
        invoke("a.txt")
        invoke("a.txt")
        assert len(checked) == 1
        (site / "pdf_library-1.0.dist-info").rename(site / "pdf_library-1.1.dist-info")
        invoke("a.txt")
        assert len(checked) == 2

    def test_the_python(
        self, invoke: Invoke, write: Write, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("a.txt", "坏")
        invoke("a.txt")
        monkeypatch.setattr(sys, "version", "3.99")
        invoke("a.txt")
        assert len(checked) == 2

    def test_the_set_of_plugins(
        self, invoke: Invoke, write: Write, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("a.txt", "坏")
        invoke("a.txt")
        _, *others = loading._installed()
        installed = [entry("other", Plugin(Fickle())), *others]
        monkeypatch.setattr(loading, "_installed", lambda: installed)
        invoke("a.txt")
        assert len(checked) == 2

    @pytest.mark.parametrize("file", ["rules/words.py", "rules/words.yaml", "rules/__init__.py"])
    @pytest.mark.parametrize("is_imported", [True, False])
    def test_a_line_of_a_plugin(
        self,
        invoke: Invoke,
        write: Write,
        checked: Checked,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
        file: str,
        is_imported: bool,
    ) -> None:
        """Be it code or data, imported or not, and even if it looks as old and as long as before."""
        source = tmp_path_factory.mktemp("source")
        package = source / f"some_{'seen' if is_imported else 'named'}_{len(file)}"
        for name in ("rules/words.py", "rules/words.yaml", "rules/__init__.py", "__init__.py"):
            (package / name).parent.mkdir(parents=True, exist_ok=True)
            (package / name).write_text("# 1\n", encoding="utf-8")
        monkeypatch.syspath_prepend(source)
        origin, plugin = entry("developed", Plugin(Fickle()))
        _, *others = loading._installed()
        installed = [(origin._replace(module=f"{package.name}.rules:plugin"), plugin), *others]
        monkeypatch.setattr(loading, "_installed", lambda: installed)
        __import__(f"{package.name}.rules.words" if is_imported else package.name)

        write("a.txt", "坏")
        invoke("a.txt")
        invoke("a.txt")
        assert len(checked) == 1
        times = (package / file).stat()
        (package / file).write_text("# 2\n", encoding="utf-8")
        os.utime(package / file, ns=(times.st_atime_ns, times.st_mtime_ns))
        invoke("a.txt")
        assert len(checked) == 2

    def test_a_module_beside_a_plugin(
        self,
        invoke: Invoke,
        write: Write,
        checked: Checked,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        source = tmp_path_factory.mktemp("source")
        helper = source / "helper_of_rules.py"
        helper.write_text("WORDS = 1\n", encoding="utf-8")
        monkeypatch.syspath_prepend(source)
        __import__("helper_of_rules")
        write("a.txt", "坏")
        invoke("a.txt")
        helper.write_text("WORDS = 2\n", encoding="utf-8")
        invoke("a.txt")
        assert len(checked) == 2

    def test_a_plugin_in_a_zip_of_which_no_change_is_seen(
        self,
        invoke: Invoke,
        write: Write,
        checked: Checked,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        source = tmp_path_factory.mktemp("source") / "plugin.zip"
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("zipped_rules.py", "WORDS = 1\n")
        monkeypatch.syspath_prepend(source)
        __import__("zipped_rules")
        origin, plugin = entry("zipped", Plugin(Fickle()))
        _, *others = loading._installed()
        installed = [(origin._replace(module="zipped_rules"), plugin), *others]
        monkeypatch.setattr(loading, "_installed", lambda: installed)
        write("a.txt", "坏")
        invoke("a.txt")
        assert "缓存未使用" in invoke("a.txt", "--verbose").stderr
        assert len(checked) == 2


class TestNotKept:
    """What may be otherwise tomorrow, or on another machine."""

    def test_a_crash_of_a_rule(self, invoke: Invoke, write: Write, checked: Checked) -> None:
        write("a.txt", "崩")
        first = invoke("a.txt")
        second = invoke("a.txt")
        assert len(checked) == 2
        assert first.exit_code == second.exit_code == 2
        assert first.stderr == second.stderr

    def test_a_crash_of_a_form(self, invoke: Invoke, write: Write, checked: Checked) -> None:
        write("a.txt", "form-crash")
        invoke("a.txt")
        assert invoke("a.txt").exit_code == 2
        assert len(checked) == 2

    @pytest.mark.parametrize(
        "refusal",
        [
            Unreadable(Bilingual("太慢", "too slow"), Bilingual("再试", "try again")),
            Unreadable(
                Bilingual("缺", "lacks"),
                Bilingual("装", "install"),
                Lack("LibreOffice", Bilingual("请安装", "install it")),
            ),
        ],
    )
    def test_what_could_not_be_read(
        self, invoke: Invoke, write: Write, reader: Fickle, refusal: Unreadable
    ) -> None:
        write("a.odd", "坏")
        reader.refusal = refusal
        assert invoke("a.odd").exit_code == 2
        reader.refusal = None
        assert invoke("a.odd").exit_code == 1

    def test_a_file_that_takes_too_long(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("a.txt", "linger 坏")
        with monkeypatch.context() as context:
            context.setattr(batch, "ENOUGH", 0.2)
            context.setattr(worker, "PATIENCE_WITH_TEXT", 0.2)
            assert invoke("a.txt").exit_code == 2
        assert invoke("a.txt").exit_code == 1

    def test_standard_input(self, invoke: Invoke, checked: Checked, home: Path) -> None:
        for _ in range(2):
            assert invoke("-", "--stdin-filename", "a.txt", stdin=f"{SIGN} 坏").exit_code == 1
        assert len(checked) == 2
        assert list(home.glob("reportlint/results-*")) == []

    @pytest.mark.skipif(os.name != "posix", reason="pipes have no name elsewhere")
    def test_a_pipe(self, invoke: Invoke, folder: Path) -> None:
        os.mkfifo(folder / "a.txt")
        for word, status in (("坏", 1), ("好", 0)):
            text = f"{SIGN} {word}\n"
            writing = threading.Thread(target=Path("a.txt").write_text, args=(text, "utf-8"))
            writing.start()
            assert invoke("a.txt").exit_code == status
            writing.join()

    def test_a_file_that_changes_while_it_is_checked(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = write("a.txt", "好")
        good = file.read_bytes()
        lint = Session.lint

        def slow(session: Session, source: Source, *rest: Any, **more: Any) -> Outcome:
            file.write_bytes(f"{SIGN} 坏\n".encode())
            return lint(session, session.source(_target(source)), *rest, **more)

        def _target(source: Source) -> Any:
            from reportlint.config.settings import Settings
            from reportlint.discovery.target import Target

            return Target(source.path, Settings())

        with monkeypatch.context() as context:
            context.setattr(Session, "lint", slow)
            assert invoke("a.txt").exit_code == 1
        file.write_bytes(good)
        assert invoke("a.txt").exit_code == 0

    @pytest.mark.parametrize("how", ["option", "environment"])
    def test_when_it_is_not_wanted(
        self,
        invoke: Invoke,
        write: Write,
        checked: Checked,
        home: Path,
        monkeypatch: pytest.MonkeyPatch,
        how: str,
    ) -> None:
        write("a.txt", "坏")
        options = ["--no-cache"] if how == "option" else []
        if how == "environment":
            monkeypatch.setenv("REPORTLINT_NO_CACHE", "1")
        invoke("a.txt", *options)
        invoke("a.txt", *options)
        assert len(checked) == 2
        assert list(home.glob("reportlint/results-*")) == []

    def test_what_is_kept_is_not_asked_for(
        self, invoke: Invoke, write: Write, checked: Checked
    ) -> None:
        write("a.txt", "坏")
        invoke("a.txt")
        invoke("a.txt", "--no-cache")
        assert len(checked) == 2


def nonsense(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def scrambled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:] = bytes(byte ^ 0x5A for byte in data[100:])
    file.write_bytes(data)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def somebody_else_s(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE records (key, day, record)")
        connection.execute(f"PRAGMA user_version = {database.LAYOUT}")


def of_a_later_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {database.LAYOUT + 1}")


def without_its_table(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE records")


DAMAGE: list[Callable[[Path], None]] = [
    *(nonsense, cut_short, scrambled, a_folder, somebody_else_s, of_a_later_version),
    without_its_table,
]


class TestOfNoUse:
    """It costs speed, never an answer, and never a word that was not asked for."""

    @pytest.fixture
    def alike(self, invoke: Invoke, write: Write, checked: Checked) -> Callable[[], None]:
        write("a.txt", "坏")
        write("b.txt", "好")
        right = invoke(".")

        def alike() -> None:
            del checked[:]
            result = invoke(".")
            assert checked == ["a.txt", "b.txt"]
            assert (result.stdout, result.stderr) == (right.stdout, right.stderr)
            assert result.exit_code == 1
            (line,) = invoke(".", "--verbose").stderr.splitlines()
            assert line.startswith("缓存未使用")

        return alike

    @pytest.mark.parametrize("damage", DAMAGE)
    def test_a_damaged_file(
        self, home: Path, alike: Callable[[], None], damage: Callable[[Path], None]
    ) -> None:
        damage(results(home))
        alike()

    def test_a_file_that_another_run_does_not_let_go(
        self, invoke: Invoke, home: Path, alike: Callable[[], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "PATIENCE", 0.05)
        with closing(sqlite3.connect(results(home), isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            alike()
            assert "正被其他进程使用" in invoke(".", "--verbose").stderr

    def test_a_folder_that_others_can_write_to(self, home: Path, alike: Callable[[], None]) -> None:
        (home / "reportlint").chmod(0o777)
        alike()

    def test_no_folder(self, home: Path, alike: Callable[[], None]) -> None:
        shutil.rmtree(home / "reportlint")
        (home / "reportlint").write_text("in the way", encoding="utf-8")
        alike()

    def test_a_reader_that_cannot_say_what_it_rests_on(
        self, alike: Callable[[], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install(monkeypatch, FickleRests())
        alike()

    def test_a_python_without_sqlite(
        self, alike: Callable[[], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "sqlite3", None)
        alike()

    def test_a_file_that_cannot_be_written_is_still_read(
        self, invoke: Invoke, write: Write, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("a.txt", "坏")
        invoke(".")

        def refuse(*_: object) -> Iterator[None]:
            raise sqlite3.OperationalError("attempt to write a readonly database")

        monkeypatch.setattr(database, "_transaction", refuse)
        write("b.txt", "好")
        result = invoke(".")
        assert checked == ["a.txt", "b.txt"]
        assert (result.exit_code, result.stderr) == (1, "")

    @pytest.mark.parametrize("column", ["key", "record"])
    def test_a_record_that_is_another_s(
        self, invoke: Invoke, write: Write, home: Path, column: str
    ) -> None:
        """Were it not for its digest, a damaged file might give the wrong answer."""
        write("a.txt", "坏")
        write("b.txt", "差")
        right = invoke(".").stdout
        with closing(sqlite3.connect(results(home))) as connection, connection:
            rows = connection.execute("SELECT key, day, record FROM records").fetchall()
            (key, day, record), (other_key, _, other_record) = rows
            connection.execute("DELETE FROM records")
            connection.executemany(
                "INSERT INTO records VALUES (?, ?, ?)",
                [(key, day, other_record), (other_key, day, record)]
                if column == "record"
                else [(key, day, record.decode("latin-1")), (other_key, day, b"")],
            )
        assert invoke(".").stdout == right

    def test_a_file_left_empty_is_begun_anew(
        self, invoke: Invoke, write: Write, checked: Checked, home: Path
    ) -> None:
        write("a.txt", "坏")
        invoke(".")
        results(home).write_bytes(b"")
        for _ in range(2):
            assert invoke(".", "--verbose").stderr == ""
        assert len(checked) == 2


@pytest.mark.skipif(os.name != "posix", reason="limits are posix's")
def test_a_full_disk(home: Path) -> None:
    """Some pages can be written and no more, as if there were no more room."""
    script = (
        "from reportlint.cache.database import Database, UnusableError\n"
        "from pathlib import Path\n"
        "try:\n"
        f"    Database(Path({str(home / 'full.sqlite3')!r})).put({{b'k': b'r' * 100_000}})\n"
        "except UnusableError as error:\n"
        "    print(error)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert result.stdout in ("it cannot be read or written\n", "the disk is full\n")


class TestBounds:
    def test_what_nobody_asks_for_goes(
        self, invoke: Invoke, write: Write, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("old.txt", "坏")
        write("asked.txt", "坏")
        today = database._today()
        invoke("asked.txt", "old.txt")
        for days in (database.KEPT - 1, database.KEPT + 1):
            monkeypatch.setattr(database, "_today", lambda day=today + days: day)
            invoke("asked.txt")
            write(f"{days}.txt", "好")
            invoke(f"{days}.txt")
        del checked[:]
        invoke("asked.txt", "old.txt")
        assert checked == ["old.txt"]

    def test_the_oldest_go_first(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database, "LIMIT", 1024**2)
        kept = database.Database(home / "results-1.sqlite3")
        for day in range(10, 40):
            monkeypatch.setattr(database, "_today", lambda day=day: day)
            kept.put({bytes([day, number]): os.urandom(10_000) for number in range(10)})
        assert 50 < kept.count() < 110
        assert (home / "results-1.sqlite3").stat().st_size < 1.3 * 1024**2
        assert not kept.get([bytes([10, number]) for number in range(10)])
        assert len(kept.get([bytes([39, number]) for number in range(10)])) == 10

    @pytest.mark.skipif(os.name != "posix", reason="permissions are posix's")
    def test_nobody_else_reads_it(self, invoke: Invoke, write: Write, home: Path) -> None:
        write("a.txt", "坏")
        invoke(".")
        assert results(home).stat().st_mode & 0o077 == 0


def test_an_interrupted_run_keeps_what_is_done(
    invoke: Invoke, write: Write, checked: Checked
) -> None:
    write("1.txt", "坏")
    write("2.txt", "interrupt")
    assert invoke(".").exit_code == 130
    del checked[:]
    assert invoke(".").exit_code == 130
    assert checked == ["2.txt"]


class TestCommands:
    def test_info(self, invoke: Invoke, write: Write, home: Path) -> None:
        write("a.txt", "坏")
        write("b.txt", "好")
        invoke(".")
        result = invoke("cache", "info")
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0] == f"位置：{home / 'reportlint'}"
        assert "检查结果：2份" in result.stdout
        assert "results: of 2 files" in invoke("cache", "info", "--lang", "en").stdout

    def test_info_of_nothing(self, invoke: Invoke, home: Path) -> None:
        assert "检查结果：0份" in invoke("cache", "info").stdout
        assert list(home.iterdir()) == []

    @pytest.mark.parametrize("damage", [nonsense, of_a_later_version])
    def test_info_of_what_is_of_no_use(
        self, invoke: Invoke, write: Write, home: Path, damage: Callable[[Path], None]
    ) -> None:
        write("a.txt", "坏")
        invoke(".")
        damage(results(home))
        result = invoke("cache", "info")
        assert result.exit_code == 0
        assert "不能使用" in result.stdout

    def test_clear(self, invoke: Invoke, write: Write, checked: Checked, home: Path) -> None:
        write("a.txt", "坏")
        invoke(".")
        tables = home / "reportlint" / "parse-tables-3.11"
        mine = home / "reportlint" / "mine.txt"
        for file in (tables, mine):
            file.write_text("x", encoding="utf-8")
        assert invoke("cache", "clear").exit_code == 0
        assert list((home / "reportlint").iterdir()) == [mine]
        invoke(".")
        assert len(checked) == 2

    def test_clear_of_nothing(self, invoke: Invoke, home: Path) -> None:
        assert invoke("cache", "clear").exit_code == 0
        assert list(home.iterdir()) == []

    def test_clear_makes_a_damaged_one_good(
        self, invoke: Invoke, write: Write, checked: Checked, home: Path
    ) -> None:
        write("a.txt", "坏")
        invoke(".")
        nonsense(results(home))
        invoke("cache", "clear")
        invoke(".")
        del checked[:]
        assert invoke(".", "--verbose").stderr == ""
        assert checked == []

    def test_what_cannot_be_cleared_is_said(self, invoke: Invoke, write: Write, home: Path) -> None:
        write("a.txt", "坏")
        invoke(".")
        a_folder(results(home))
        result = invoke("cache", "clear")
        assert result.exit_code == 2
        assert "无法清除缓存" in result.stderr
