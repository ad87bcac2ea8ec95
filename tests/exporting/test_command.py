"""What is said to whoever asks for data: where they go, what they lack, what does not go together."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.exporting.kit import export, report
from tests.speech import is_chinese


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "水务局.md"
    path.write_text(report(), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "data.csv"], "--only"),
        ([], "--only"),
        (["--output", "data.xlsx"], ".csv"),
        (["--output", "data.parqet"], ".parquet"),
        (["--format", "sqlite"], "--output"),
        (["--output", "data.csv", "--format", "jsonl"], "csv"),
        (["--only", "figure"], "figures"),
        (["--output", "nowhere/data.jsonl"], "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_in_both_languages(
    arguments: list[str], said: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    in_chinese = export(file, *arguments)
    in_english = export(file, *arguments, "--lang", "en")

    assert (in_chinese.exit_code, in_english.exit_code) == (2, 2)
    assert in_chinese.stdout == in_english.stdout == ""
    assert is_chinese(in_chinese.stderr)
    assert not is_chinese(in_english.stderr)
    assert said in in_chinese.stderr
    assert said in in_english.stderr
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_dash_is_standard_output(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = export(file, "--only", "figures", "--output", "-")
    assert named.exit_code == 0
    assert named.stdout == export(file, "--only", "figures").stdout != ""
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_no_report_is_replaced_by_data(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text(report(), encoding="utf-8")

    result = export(file, "--only", "figures", "--output", file)

    assert result.exit_code == 2
    assert file.read_text(encoding="utf-8") == report()


def test_where_there_is_no_report_there_are_no_data(tmp_path: Path) -> None:
    (tmp_path / "会议纪要.txt").write_text("会议纪要\n", encoding="utf-8")

    result = export(tmp_path, "--output", tmp_path / "data")

    assert result.exit_code == 2
    assert "没有导出" in result.stderr


def test_data_that_were_there_are_replaced_as_a_whole(file: Path, tmp_path: Path) -> None:
    database = tmp_path / "data.sqlite"
    export(file, "--output", database)
    export(file, "--output", database)

    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.sqlite", file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="nobody sends signals there")
@pytest.mark.parametrize("name", ["data", "data.sqlite"])
def test_interrupted_it_leaves_what_is_done_in_whole_files(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(300):
        text = report(f"云岭县第{number}分局")
        (folder / f"{number:03}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "reportlint", "export", str(folder), "--isolated"]
    output = tmp_path / name
    process = subprocess.Popen(
        [*command, "--jobs", "1", "--output", str(output)],
        stderr=subprocess.PIPE,
        env={**os.environ, "REPORTLINT_NO_CACHE": "1"},
    )
    while sum(draft.stat().st_size for draft in tmp_path.rglob(".reportlint-*.tmp")) < BEGUN:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "已中断" in said.decode()
    assert not any(tmp_path.rglob("*.tmp"))
    reports, figures = _counts(output)
    assert 0 < reports < 300
    assert figures == reports * 200
    assert f"300个文件中的{reports}个" in said.decode()


BEGUN = 100_000
"""Bytes of some reports' data, and more than an empty database has."""


def _counts(output: Path) -> tuple[int, int]:
    if output.is_dir():
        files = (output / "reports.csv", output / "figures.csv")
        reports, figures = (file.read_bytes().count(b"\n") - 1 for file in files)
        return reports, figures
    with sqlite3.connect(output) as connection:
        tables = ("reports", "figures")
        counts = [connection.execute(f"SELECT count(*) FROM {table}") for table in tables]
        reports, figures = (count.fetchone()[0] for count in counts)
        return reports, figures


@pytest.mark.usefixtures("file")
def test_reports_that_are_held_against_none_are_counted_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "2023.md").write_text(report(year=2023), encoding="utf-8")
    nameless = report().replace("云岭县自然资源局", "")
    (tmp_path / "无名.md").write_text(nameless, encoding="utf-8")

    in_chinese = export(tmp_path, "--output", tmp_path / "data")
    in_english = export(tmp_path, "--output", tmp_path / "data", "--lang", "en")

    assert "1份报告没有与其他年度的比对：没有写明单位的1份。" in in_chinese.stderr
    assert "1 report not compared with other years: 1 without an office." in in_english.stderr
