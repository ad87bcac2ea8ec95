from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import reportlint.formatters
import reportlint.readers
from reportlint.checking.session import Session
from reportlint.command_line.cli import main
from reportlint.plugins import loading
from reportlint.plugins.loading import Plugins
from tests.engine.fakes import SIGN, NotePlugin, entry

Invoke = Callable[..., Result]
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def notes(monkeypatch: pytest.MonkeyPatch) -> Plugins:
    """Install the form of notes, its rules and nothing else but the engine's own plugins."""
    installed = [
        entry("formatters", reportlint.formatters),
        entry("notes", NotePlugin()),
        entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)
    return loading.load()


@pytest.fixture
def session(notes: Plugins) -> Session:
    return Session(notes)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a file; a note, unless its whole text is given."""

    def write(name: str, words: str = "好", *, text: str | None = None) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{SIGN} {words}\n" if text is None else text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def invoke() -> Invoke:
    """Run a command line in the folder."""

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=stdin)
        assert not isinstance(result.exception, Exception), result.exception
        assert "Traceback" not in result.stderr
        return result

    return invoke
