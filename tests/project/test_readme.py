"""The README is followed word for word, on a machine that has Python and Git and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from reportlint import __version__
from tests.builder.pdf import PRINTERS
from tests.builder.surfaces import markdown
from tests.builder.word import docx
from tests.builder.written import written
from tests.builder.xlsx import Style, xlsx
from tests.project.conftest import SETTINGS, Run
from tests.project.manual import IN_CHINESE, README, blocks, commands
from tests.project.reports import RECEIVED, a_truth


class Said(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str


class Machine:
    """Nobody has been here: an empty home, no variables, and on PATH no LibreOffice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._logs = folder / "logs"
        self._home = folder / "home"
        self._programs = folder / "bin"
        for empty in (self._logs, self._home, self._programs):
            empty.mkdir()
        for name in ("bash", "env", "git", "sh"):
            found = shutil.which(name)
            assert found is not None
            (self._programs / name).symlink_to(found)
        python = self._programs / "python3"
        true = Path(sys.base_prefix) / "bin" / "python3"
        python.write_text(f'#!/bin/sh\nexec "{true}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)

    def type(self, lines: Sequence[str], folder: Path) -> list[Said]:
        """Type some lines into one shell; gives what came of each."""
        logs = [self._logs / str(number) for number, _ in enumerate(lines)]
        script = "".join(
            f'{line} >"{log}.out" 2>"{log}.err"\necho $? >"{log}.status"\n'
            for line, log in zip(lines, logs, strict=True)
        )
        to_the_index = {
            name: value
            for name, value in os.environ.items()
            if name.startswith("PIP_") or name.endswith(("_proxy", "_PROXY", "SSL_CERT_FILE"))
        }
        surroundings = {"HOME": str(self._home), "PATH": str(self._programs), **to_the_index}
        done = subprocess.run(
            ["/bin/sh"],
            input=script,
            cwd=folder,
            env={**surroundings, **SETTINGS},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.stderr
        return [
            Said(
                int(status), *(Path(f"{log}.{kind}").read_text("utf-8") for kind in ("out", "err"))
            )
            for log in logs
            for status in [Path(f"{log}.status").read_text("utf-8")]
        ]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture(scope="module")
def project(run: Run, checkout: Path, machine: Machine) -> Path:
    """A clone of the project, with some reports in it."""
    folder = machine.folder / "reportlint"
    cloned = run("git", "clone", checkout, folder)
    assert cloned.returncode == 0, cloned.stderr
    reports = folder / "reports"
    reports.mkdir()
    report = written(a_truth().with_figure(RECEIVED, 99))
    (reports / "林业局.md").write_text(markdown(report), encoding="utf-8")
    (reports / "水务局.docx").write_bytes(docx(report))
    (reports / "教育局.pdf").write_bytes(PRINTERS["word"].print(report))
    (reports / "审计局.xlsx").write_bytes(xlsx(report, Style()))
    return folder


def test_from_nothing_to_an_answer(machine: Machine, project: Path) -> None:
    install, check = commands(README, "Install"), commands(README, "Check reports")

    said = dict(zip([*install, *check], machine.type([*install, *check], project), strict=True))

    assert [command for command in install if said[command].status] == []
    assert said["reportlint --version"].out.split()[-1] == __version__
    assert [said[command].status for command in check] == [1, 1, 1, 0, 0], said
    findings = json.loads(said["reportlint reports/ --format json"].out)
    assert {(finding["path"], finding["code"]) for finding in findings} >= {
        (f"reports/{name}", "A001")
        for name in ("林业局.md", "水务局.docx", "教育局.pdf", "审计局.xlsx")
    }
    assert all("A001" in said[command].out for command in check[:4])


@pytest.mark.skipif(
    "HYPOTHESIS_PROFILE" not in os.environ, reason="it takes its time: make test-full"
)
def test_pipx_does_it_all(machine: Machine, project: Path) -> None:
    (install,) = set(re.findall(r"`(pipx install [^`]*)`", README.read_text(encoding="utf-8")))
    has_pipx = ["python3 -m venv ../pipx", ". ../pipx/bin/activate", "pip install pipx"]

    said = machine.type([*has_pipx, install, "cd", ".local/bin/reportlint --version"], project)

    assert [command.err for command in said if command.status] == []
    assert said[-1].out.split()[-1] == __version__


def test_it_says_the_same_in_chinese() -> None:
    for heading, its_heading in (
        ("Install", "安装"),
        ("Check reports", "检查报告"),
        ("Before each commit", "提交前自动检查"),
    ):
        plain = [line.replace(" --lang en", "") for line in commands(README, heading)]
        assert [
            line.replace("年度报告/", "reports/") for line in commands(IN_CHINESE, its_heading)
        ] == plain
    assert blocks(README, "bat") == blocks(IN_CHINESE, "bat")
    hook, its_hook = (blocks(page, "yaml")[0] for page in (README, IN_CHINESE))
    assert yaml.safe_load(hook) == yaml.safe_load(its_hook)


def test_windows_is_told_the_same() -> None:
    (block,) = blocks(README, "bat")
    told = block.replace("py -m", "python3 -m").replace(".venv\\Scripts\\", "").splitlines()
    assert told == [line for line in commands(README, "Install") if "activate" not in line]
