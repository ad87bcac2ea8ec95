"""A folder with a rule file, a configuration that names it, and a report that is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportlint.command_line.cli import main

CORRECT = Path(__file__).parents[1] / "reports" / "correct.md"
CONFIGURATION, RULES, REPORT = ".reportlint.yaml", "rules.yaml", "report.md"

Invoke = Callable[..., Result]
Write = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CORRECT, tmp_path / REPORT)
    (tmp_path / CONFIGURATION).write_text(f"rule-files: [{RULES}]\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a file in the folder."""

    def write(name: str, text: str) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def invoke(folder: Path) -> Invoke:
    """Run a command line in the folder, which must not crash."""
    assert folder

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(main, [*arguments, "--lang", "en"])
        assert not isinstance(result.exception, Exception), result.exception
        return result

    return invoke
