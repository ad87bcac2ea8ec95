"""A disk that is full: each command says so, with what to do, and leaves what was there."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportlint.command_line.cli import main

CORRECT = Path(__file__).parents[1] / "reports" / "correct.md"
REMEDY = "（磁盘空间不足），请腾出磁盘空间后重试，或者写到别的磁盘。\n"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk of its own on which there is no room but for the report that is there."""
    place = tmp_path_factory.mktemp("disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "reportlint", str(place)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root can mount a disk")
    try:
        (place / "a.md").write_text(_faulty(), encoding="utf-8")
        with (place / "full").open("wb", buffering=0) as filling:
            while True:
                filling.write(bytes(4096))
    except OSError:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _faulty() -> str:
    """Give a report with one finding that is fixed and one that is not."""
    text = CORRECT.read_text(encoding="utf-8")
    text = text.replace("二、主动公开政府信息情况", "2、主动公开政府信息情况")
    return text.replace("| 21 | 5 | 1 | 1 | 2 | 0 | 30 |", "| 21 | 5 | 1 | 1 | 2 | 0 | 31 |")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "b.md").write_text(_faulty(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        *(
            (f"b.md --output {{}}/x.{kind}", f"x.{kind}")
            for kind in ("json", "csv", "xlsx", "html")
        ),
        ("b.md --format notice --output {}/x.docx", "x.docx"),
        ("baseline create b.md --baseline {}/x.yaml", "x.yaml"),
        ("suppress A001 --reason 口径不同 {}/a.md", "a.md.reportlint.yaml"),
        ("annotate b.md -o {}/x.html", "x.html"),
        ("export b.md --only figures --output {}/x.csv", "x.csv"),
        ("export b.md --only figures --output {}/x.jsonl", "x.jsonl"),
        ("export b.md --output {}/x.sqlite", "x.sqlite"),
        ("compare {}/a.md b.md --output {}/x.html", "x.html"),
        ("compare {}/a.md b.md --output {}/x.xlsx", "x.xlsx"),
    ],
)
def test_what_cannot_be_written_is_said_with_what_to_do(
    disk: Path, arguments: str, file: str
) -> None:
    before = {path.name: path.read_bytes() for path in disk.iterdir()}
    result = CliRunner().invoke(main, [*arguments.replace("{}", str(disk)).split(), "--lang", "zh"])
    assert result.exit_code == 2
    assert f"无法写入 {disk / file}{REMEDY}" in result.stderr
    assert {path.name: path.read_bytes() for path in disk.iterdir()} == before


def test_a_file_that_cannot_be_mended_is_left_and_the_others_are_mended(
    disk: Path, folder: Path
) -> None:
    before = (disk / "a.md").read_bytes()
    result = CliRunner().invoke(main, [str(disk / "a.md"), "b.md", "--fix", "--lang", "zh"])
    assert result.exit_code == 2
    assert result.stderr == f"无法写入 {disk / 'a.md'}{REMEDY}"
    assert (disk / "a.md").read_bytes() == before
    assert [path.name for path in disk.iterdir() if path.suffix == ".tmp"] == []
    assert "二、主动公开政府信息情况" in (folder / "b.md").read_text(encoding="utf-8")
    assert "已自动改正1处，修改了1个文件。" in result.stdout


def test_a_configuration_is_not_begun(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(disk)
    result = CliRunner().invoke(main, ["config", "init", "--lang", "zh"])
    assert (result.exit_code, result.stderr) == (2, f"无法写入 .reportlint.yaml{REMEDY}")
    assert not (disk / ".reportlint.yaml").exists()
