"""The real pre-commit, in a repository of reports set up as the README says."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.builder.word import docx
from tests.builder.written import written
from tests.project.conftest import ROOT, Run
from tests.project.manual import README, blocks, commands
from tests.project.reports import RECEIVED, a_truth

CORRECT = ROOT / "examples" / "forestry-bureau.md"
WRONG = ROOT / "examples" / "water-bureau.txt"
NOTICE = """# 云岭县政府信息公开工作年度报告

本库收录云岭县各部门历年的政府信息公开工作年度报告，每年一个文件夹。
"""


class Repository:
    """A repository whose commits the hook must pass."""

    def __init__(self, folder: Path, run: Run, home: Path) -> None:
        self.folder = folder
        self._run = run
        self._home = home

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, with the tools of this environment and the home of somebody else."""
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        home, cache = str(self._home), str(self._home / "pre-commit")
        return self._run(*command, cwd=self.folder, HOME=home, PATH=path, PRE_COMMIT_HOME=cache)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *arguments)

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self.git("commit", "--message", "A year's work")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home, where pre-commit keeps the environment it makes for the hook."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def repository(tmp_path: Path, run: Run, checkout: Path, home: Path) -> Repository:
    (tmp_path / "reportlint").symlink_to(checkout)
    (tmp_path / "reports").mkdir()
    repository = Repository(tmp_path / "reports", run, home)
    repository.git("init")
    (configuration,) = blocks(README, "yaml", "Before each commit")
    repository.write(".pre-commit-config.yaml", configuration)
    for command in commands(README, "Before each commit"):
        done = repository.run(*command.split())
        assert done.returncode == 0, done.stderr
    return repository


def test_the_newest_commit_is_put_into_the_configuration(
    repository: Repository, run: Run, checkout: Path
) -> None:
    configuration = (repository.folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")

    (hook,) = yaml.safe_load(configuration)["repos"]

    assert hook["rev"] == run("git", "rev-parse", "HEAD", cwd=checkout).stdout.strip()


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


def test_word_files_are_checked_like_any_other(repository: Repository) -> None:
    another = replace(a_truth().with_figure(RECEIVED, 99), office="云岭县水务局")
    correct, wrong = (written(truth) for truth in (a_truth(), another))
    (repository.folder / "林业局.docx").write_bytes(docx(correct))
    assert repository.commit().returncode == 0
    (repository.folder / "水务局.docx").write_bytes(docx(wrong))

    committed = repository.commit()

    assert committed.returncode == 1
    assert "水务局.docx" in committed.stderr
    assert "A001" in committed.stderr
    assert "林业局.docx" not in committed.stderr


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
