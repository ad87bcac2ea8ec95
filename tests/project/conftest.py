"""A copy of this project to install elsewhere, and a fresh environment it is installed into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Run = Callable[..., "subprocess.CompletedProcess[str]"]

SETTINGS = {
    "GIT_AUTHOR_EMAIL": "clerk@example.org",
    "GIT_AUTHOR_NAME": "Clerk",
    "GIT_COMMITTER_EMAIL": "clerk@example.org",
    "GIT_COMMITTER_NAME": "Clerk",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PYTHONUTF8": "1",
}


@dataclass(frozen=True)
class Environment:
    """A virtual environment, apart from the one the tests run in."""

    python: Path
    run: Run

    @property
    def reportlint(self) -> Path:
        return self.python.with_name("reportlint")

    def pip(self, *arguments: str | Path) -> None:
        done = self.run(self.python, "-m", "pip", "--quiet", *arguments)
        assert done.returncode == 0, done.stderr

    @contextmanager
    def holding(self, name: str, source: Path) -> Iterator[None]:
        """Have a package installed for a while."""
        self.pip("install", source)
        try:
            yield
        finally:
            self.pip("uninstall", "--yes", name)


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command as a person would, whatever the surroundings of the tests are."""
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_")
    }

    def run(
        *command: str | Path, cwd: Path = ROOT, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env={**surroundings, **SETTINGS, **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def checkout(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the project as it stands here, committed or not."""
    copy = tmp_path_factory.mktemp("checkout")
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    for command in (["init"], ["add", "--all"], ["commit", "--message", "As it stands"]):
        done = run("git", *command, cwd=copy)
        assert done.returncode == 0, done.stderr
    return copy


@pytest.fixture(scope="session")
def distributions(run: Run, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the project's wheel and source archive: those of a release, or built alike."""
    if "DISTRIBUTIONS" in os.environ:
        return ROOT / os.environ["DISTRIBUTIONS"]
    folder = tmp_path_factory.mktemp("distributions")
    done = run(sys.executable, "-m", "build", "--outdir", folder, checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def environment(
    run: Run, distributions: Path, tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """A fresh environment that knows of the project only what its wheel brings."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    environment = Environment(folder / "bin" / "python", run)
    environment.pip("install", *distributions.glob("*.whl"))
    return environment


@pytest.fixture(scope="session")
def site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, as it is built here."""
    return site_of(ROOT, run, tmp_path_factory.mktemp("site").resolve())


def site_of(source: Path, run: Run, folder: Path) -> Path:
    """Build the documentation of a checkout into a folder; skips where its builder is not installed."""
    pytest.importorskip("material", reason="the site's builder is not installed (make test-site)")
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder)
    built = run(*command, cwd=source)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder
