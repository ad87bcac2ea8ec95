"""What keeps a commit from being tagged as a release."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.conftest import Run
from tools.release import faults

READY = """# Changelog

## Unreleased

## 1.2.0 - 2027-01-15

### Added

- A thing.
"""


@pytest.fixture
def repository(run: Run, tmp_path: Path) -> Path:
    """A repository in which 1.2.0 is ready to be tagged."""
    (tmp_path / "CHANGELOG.md").write_text(READY, encoding="utf-8")
    for command in (["init"], ["add", "--all"], ["commit", "--message", "Release 1.2.0"]):
        done = run("git", *command, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    return tmp_path


def test_nothing_where_all_is_ready(repository: Path) -> None:
    assert list(faults(repository, "1.2.0")) == []


def test_a_tag_that_is_taken(repository: Path, run: Run) -> None:
    assert run("git", "tag", "v1.2.0", cwd=repository).returncode == 0

    (fault,) = faults(repository, "1.2.0")

    assert "v1.2.0" in fault


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("## 1.2.0 - 2027-01-15", "## 1.2.0", "“## 1.2.0 - YYYY-MM-DD”"),
        ("## 1.2.0 - ", "## 1.2 - ", "“## 1.2.0 - YYYY-MM-DD”"),
        ("## Unreleased\n", "", "“## Unreleased”"),
        ("## Unreleased\n", "## Unreleased\n\n- Another thing.\n", "move them to 1.2.0"),
    ],
)
def test_a_changelog_that_is_not_ready(
    repository: Path, run: Run, written: str, instead: str, said: str
) -> None:
    changelog = READY.replace(written, instead)
    (repository / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    assert run("git", "commit", "--all", "--message", "Write", cwd=repository).returncode == 0

    (fault,) = faults(repository, "1.2.0")

    assert said in fault


def test_what_is_not_committed(repository: Path) -> None:
    (repository / "forgotten.py").touch()

    (fault,) = faults(repository, "1.2.0")

    assert "not committed" in fault
