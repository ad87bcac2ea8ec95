"""What this machine lacks: told once for many files, and before any work is begun for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportlint import batch
from reportlint.finding import Bilingual
from reportlint.lacks import NAMED, Lack, by_lack
from reportlint.plugins import Plugins
from reportlint.readers.office import installation
from reportlint.run import Session, Target
from reportlint.settings import Settings
from reportlint.worker import Worker
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN

PRESS = Lack("印刷机", Bilingual("请装印刷机", "get a press"))
LAMP = Lack("lamp", Bilingual("请点灯", "light a lamp"))
RTF = r"{\rtf1 1}"


class TestTogether:
    def test_files_that_lack_the_same_are_one(self) -> None:
        refused = [("b", PRESS), ("c", LAMP), ("damaged", None), ("a", PRESS)]
        assert [(unread.lack, unread.paths) for unread in by_lack(refused)] == [
            (PRESS, ("a", "b")),
            (LAMP, ("c",)),
        ]

    def test_all_is_said_in_one_message(self) -> None:
        (unread,) = by_lack([("b", PRESS), ("a", PRESS)])
        assert unread.said.zh == "2 个文件未能检查：本机没有安装 印刷机。请装印刷机：a、b。"
        assert unread.said.en == "2 files not checked: 印刷机 is not installed; get a press: a, b."

    def test_the_first_are_named_and_the_others_counted(self) -> None:
        names = [f"{number:02}.doc" for number in range(NAMED + 5)]
        (unread,) = by_lack([(name, PRESS) for name in names])
        for said in unread.said:
            assert "25" in said
            assert names[NAMED - 1] in said
            assert names[NAMED] not in said
        assert unread.said.en.endswith("and 5 more.")

    def test_no_name_orders_a_terminal_about(self) -> None:
        (unread,) = by_lack([("\x1b[2J.doc", PRESS)])
        assert all("\x1b" not in said for said in unread.said)


class TestWithoutLibreOffice:
    @pytest.fixture(autouse=True)
    def without(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        monkeypatch.setattr(installation, "USUAL", ())
        monkeypatch.setenv("PATH", str(folder))

    @pytest.fixture
    def workers(self, monkeypatch: pytest.MonkeyPatch) -> list[Worker]:
        """List the workers that are started."""
        started: list[Worker] = []

        class Listed(Worker):
            def __init__(self, plugins: Plugins) -> None:
                super().__init__(plugins)
                started.append(self)

        monkeypatch.setattr(batch, "Worker", Listed)
        return started

    def test_old_files_are_refused_and_no_process_is_started(
        self, invoke: Invoke, write: Write, workers: Sequence[Worker]
    ) -> None:
        for number in range(0, 2 * batch.WORTHWHILE, 2):
            write(f"{number:03}.rtf", text=RTF)
        write("001.txt", "坏")
        result = invoke(".", "--format", "json")
        assert result.exit_code == 2
        found = [(finding["path"], finding["code"]) for finding in json.loads(result.stdout)]
        assert len(found) == batch.WORTHWHILE + 1
        assert found[:3] == [("000.rtf", "E001"), ("001.txt", "A001"), ("002.rtf", "E001")]
        assert not workers

    @pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.xls"])
    def test_what_is_lacking_is_told_apart(self, session: Session, write: Write, name: str) -> None:
        write(name, text=RTF)
        lack = session.check(Target(name, Settings())).lacks
        assert lack is not None
        assert lack.what == "LibreOffice"

    def test_what_needs_none_is_read(
        self, invoke: Invoke, write: Write, workers: Sequence[Worker]
    ) -> None:
        write("a.doc", text=f"<html><body><p>{SIGN}</p><p>坏</p></body></html>")
        result = invoke("a.doc", "--format", "json")
        assert [finding["code"] for finding in json.loads(result.stdout)] == ["A001"]
        assert len(workers) == 1

    def test_a_damaged_one_lacks_nothing(self, session: Session, folder: Path) -> None:
        (folder / "a.doc").write_bytes(bytes(600))
        outcome = session.check(Target("a.doc", Settings()))
        assert outcome.unchecked
        assert outcome.lacks is None
