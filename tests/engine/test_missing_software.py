"""What this machine lacks: told once for many files, and before any work is begun for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.discovery.target import Target
from reportlint.formatters.closing import MOST_NAMED
from reportlint.plugins.loading import Plugins
from reportlint.readers.office import installation
from reportlint.running import batch
from reportlint.running.worker import Worker
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN

RTF = r"{\rtf1 1}"
FLAT_SHEET = "<document mimetype='application/vnd.oasis.opendocument.spreadsheet'/>"


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

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_is_said_once_for_files_of_all_kinds(
        self, invoke: Invoke, write: Write, lang: str
    ) -> None:
        for number in range(MOST_NAMED):
            write(f"{number:02}.rtf", text=RTF)
        for number in range(5):
            write(f"sheet-{number}.xls", text=FLAT_SHEET)
        result = invoke(".", "--lang", lang)
        assert result.exit_code == 2
        assert result.output.count("LibreOffice") == 2  # What is missing, and what to install.
        assert f"{MOST_NAMED - 1}.rtf" in result.output
        assert "sheet-0.xls" not in result.output
        assert {"zh": "另有5份", "en": "5 more"}[lang] in result.output

    @pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.xls"])
    def test_what_is_lacking_is_told_apart(self, session: Session, write: Write, name: str) -> None:
        write(name, text=RTF)
        outcome = session.check(Target(name, Settings()))
        assert outcome.unchecked is not None
        assert outcome.unchecked.lacks is not None
        assert outcome.unchecked.lacks.what == "LibreOffice"

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
        assert outcome.unchecked is not None
        assert outcome.unchecked.lacks is None
