"""The program in one file, on a machine without Python."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.builder.pdf import Printer
from tests.builder.word import docx
from tests.builder.written import written
from tests.project.conftest import ROOT
from tests.project.reports import RECEIVED, a_truth

PROGRAM = ROOT / "dist" / "reportlint"

pytestmark = pytest.mark.skipif(
    not PROGRAM.is_file(), reason="the program is not there (make program)"
)


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Nothing on the path, and a home that is empty."""
    for name in ("bin", "home"):
        (tmp_path / name).mkdir()
    bare = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    assert shutil.which("python3", path=bare["PATH"]) is None
    return bare


def test_it_checks_a_folder(tmp_path: Path, bare: dict[str, str]) -> None:
    report = written(a_truth().with_figure(RECEIVED, 99))
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.docx").write_bytes(docx(report))
    (reports / "b.pdf").write_bytes(Printer().print(report))
    shutil.copy(ROOT / "examples" / "water-bureau.txt", reports)

    command = [str(PROGRAM), str(reports), "--format", "json", "--no-cache"]
    done = subprocess.run(command, capture_output=True, env=bare, timeout=120, check=False)

    assert done.returncode == 1, done.stderr
    wrong = {Path(each["path"]).name for each in json.loads(done.stdout) if each["code"] == "A001"}
    assert wrong == {"a.docx", "b.pdf", "water-bureau.txt"}


@pytest.fixture
def started(tmp_path: Path, bare: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The program as a double click starts it."""
    process = subprocess.Popen([PROGRAM], stdout=subprocess.PIPE, text=True, env=bare, cwd=tmp_path)
    yield process
    with process:
        process.kill()


def test_it_serves_the_page_where_nothing_is_asked_of_it(started: subprocess.Popen[str]) -> None:
    assert started.stdout is not None
    address = started.stdout.readline().split()[1].partition("#")[0]
    with urlopen(address, timeout=30) as page:
        assert "文件不离开本机" in page.read().decode()
    started.send_signal(signal.SIGTERM)
    assert started.wait(30) == 0
