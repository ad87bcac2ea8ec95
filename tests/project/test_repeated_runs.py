"""The cache as it is installed: the same answers with it, without it, and from several runs at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reports import as_page, as_word, examples, write

FILES = 40


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    write(folder, FILES)
    for source in (as_word(examples()[0]), as_page(examples()[1])):
        (folder / source.path).write_bytes(source.data)
    (folder / "readme.txt").write_text("文件清单", encoding="utf-8")
    return folder


def started(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if "REPORTLINT" not in name}
    return subprocess.Popen(
        [sys.executable, "-m", "reportlint", *arguments],
        env={**environment, "XDG_CACHE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(home: Path, *arguments: str) -> tuple[int, bytes, bytes]:
    process = started(home, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named by XDG_CACHE_HOME there")
def test_a_second_run_says_the_same(reports: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    arguments = (str(reports), "--format", "jsonl", "--verbose")
    without = run(home, *arguments, "--no-cache")
    assert without[0] == 1
    assert [run(home, *arguments) for _ in range(2)] == [without] * 2
    assert f"检查结果：{FILES + 3}份" in run(home, "cache", "info")[1].decode()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named by XDG_CACHE_HOME there")
def test_runs_at_once_do_not_disturb_each_other(reports: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    arguments = (str(reports), "--format", "jsonl", "--jobs", "1", "--verbose")
    processes = [started(home, *arguments) for _ in range(4)]
    answers = {(*process.communicate(), process.returncode) for process in processes}
    assert len(answers) == 1
    ((_, err, status),) = answers
    assert (err, status) == (run(home, *arguments, "--no-cache")[2], 1)
    assert f"检查结果：{FILES + 3}份" in run(home, "cache", "info")[1].decode()
