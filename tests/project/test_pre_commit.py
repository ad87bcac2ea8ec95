"""The real pre-commit, in a repository of reports that uses this checkout as its hook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.project.conftest import ROOT, Run

CORRECT = ROOT / "examples" / "forestry-bureau.md"
WRONG = ROOT / "examples" / "water-bureau.txt"
NOTICE = """# 云岭县政府信息公开工作年度报告

本库收录云岭县各部门历年的政府信息公开工作年度报告，每年一个文件夹。
"""


class Repository:
    """A repository whose commits the hook must pass."""

    def __init__(self, folder: Path, run: Run, cache: Path) -> None:
        self.folder = folder
        self.run = run
        self.cache = cache

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *arguments, cwd=self.folder, PRE_COMMIT_HOME=str(self.cache))

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self.git("commit", "--message", "A year's work")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment it makes for the hook."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def repository(tmp_path: Path, run: Run, checkout: Path, cache: Path) -> Repository:
    repository = Repository(tmp_path, run, cache)
    repository.git("init")
    hook = {
        "repo": str(checkout),
        "rev": run("git", "rev-parse", "HEAD", cwd=checkout).stdout.strip(),
        "hooks": [{"id": "reportlint"}],
    }
    repository.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [hook]}))
    installed = run(sys.executable, "-m", "pre_commit", "install", cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    return repository


def test_a_correct_report_is_committed(repository: Repository) -> None:
    repository.write("2024/林业局.md", CORRECT.read_text(encoding="utf-8"))

    committed = repository.commit()

    assert committed.returncode == 0, committed.stderr


def test_a_wrong_report_is_not(repository: Repository) -> None:
    repository.write("2024/水务局.txt", WRONG.read_text(encoding="utf-8"))

    committed = repository.commit()

    assert committed.returncode == 1
    assert "A001" in committed.stderr
    assert repository.git("rev-parse", "HEAD").returncode != 0


def test_a_file_that_is_no_report_stands_in_nobodys_way(repository: Repository) -> None:
    repository.write("README.md", NOTICE)

    committed = repository.commit()

    assert committed.returncode == 0, committed.stderr


@pytest.mark.parametrize(
    ("check", "file"),
    [
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-manifest", ".pre-commit-hooks.yaml"),
    ],
)
def test_pre_commit_understands(run: Run, check: str, file: str) -> None:
    checked = run(sys.executable, "-m", "pre_commit", check, file)

    assert checked.returncode == 0, checked.stderr
