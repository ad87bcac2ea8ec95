"""What is promised of the command line, asked of the real thing."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

import pytest
from click.testing import CliRunner

from reportlint.checking.session import Session
from reportlint.command_line import console
from reportlint.command_line.cli import main
from reportlint.formatters import as_text
from reportlint.hookspecs import BinaryFormatter, Run, Style, hookimpl
from reportlint.model.finding import Language
from reportlint.model.outcome import Outcome
from reportlint.model.rule import Status
from reportlint.plugins import loading
from reportlint.plugins.loading import Plugins
from reportlint.running import batch
from reportlint.running.worker import Worker
from tests.engine import fakes
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN, Bad

ROOT = Path(__file__).parents[2]
CORRECT = ROOT / "tests" / "reports" / "correct.md"


def codes(output: str) -> list[str]:
    return [finding["code"] for finding in json.loads(output)]


def real(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "reportlint", *arguments], capture_output=True, timeout=60, **options
    )


def heed_interrupts() -> None:
    """Let a process be interrupted though the tests run in the background, where it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class TestStatus:
    def test_0_without_findings(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "好")
        assert invoke("a.txt").exit_code == 0

    def test_1_with_findings(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt").exit_code == 1

    @pytest.mark.parametrize("name", ["text", "json"])
    def test_is_the_same_in_every_format(self, invoke: Invoke, write: Write, name: str) -> None:
        write("a.txt", "差")
        assert invoke("a.txt", "--format", name).exit_code == 1

    @pytest.mark.parametrize(
        ("words", "fail_on", "status"),
        [
            ("怪", "warning", 0),
            ("怪", "info", 1),
            ("差", "warning", 1),
            ("差", "error", 0),
            ("坏", "error", 1),
            ("坏", "never", 0),
        ],
    )
    def test_fail_on_draws_the_line(
        self, invoke: Invoke, write: Write, words: str, fail_on: str, status: int
    ) -> None:
        write("a.txt", words)
        assert invoke("a.txt", "--fail-on", fail_on).exit_code == status

    def test_warning_is_the_default_line(self, invoke: Invoke, write: Write) -> None:
        write("info.txt", "怪")
        write("warning.txt", "差")
        assert invoke("info.txt").exit_code == 0
        assert invoke("warning.txt").exit_code == 1

    @pytest.mark.parametrize("words", ["崩", "form-crash"])
    def test_2_where_something_crashed(self, invoke: Invoke, write: Write, words: str) -> None:
        write("a.txt", words)
        write("b.txt", "坏")
        result = invoke("a.txt", "b.txt", "--format", "json", "--fail-on", "never")
        assert result.exit_code == 2
        assert "A001" in codes(result.stdout)

    def test_2_for_a_file_that_is_no_report(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", text="购物清单\n")
        result = invoke("a.txt", "--fail-on", "never")
        assert result.exit_code == 2
        assert "E001" in result.stdout

    def test_2_even_if_the_rule_that_says_so_is_off(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", text="购物清单\n")
        result = invoke("a.txt", "--ignore", "E")
        assert result.exit_code == 2
        assert "未能识别为留言条" in result.stdout
        assert "共检查0份报告；1份未能检查。" in result.stdout
        assert result.stderr == ""

    @pytest.mark.parametrize("format_name", ["text", "json", "jsonl"])
    def test_2_with_a_reason_where_no_rule_gives_it_and_nothing_sums_up(
        self, invoke: Invoke, write: Write, format_name: str
    ) -> None:
        write("a.txt", text="购物清单\n")
        result = invoke("a.txt", "--ignore", "E", "--quiet", "--format", format_name)
        assert result.exit_code == 2
        assert result.stderr.count("a.txt：未能检查：未能识别为留言条") == 1

    def test_2_for_a_file_that_is_not_there(self, invoke: Invoke, write: Write) -> None:
        write("b.txt", "坏")
        result = invoke("a.txt", "b.txt", "--format", "json")
        assert result.exit_code == 2
        assert codes(result.stdout) == ["E001", "A001"]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ([], "reportlint ."),
            (["--fromat", "json", "."], "是否想写 --format"),
            (["--fail-on", "always", "."], "error、warning、info、never"),
            (["--jobs", "0", "."], "--jobs"),
            (["--jobs"], "--jobs"),
            (["--config", "none.yaml", "."], "none.yaml"),
            (["--format", "jsn", "."], "是否想写 json"),
            (["--select", "A01", "."], "是否想写 A001"),
            (["--ignore", "bad-wrd", "."], "是否想写 bad-word"),
            (["explain"], "规则…"),
            (["explain", "A009"], "没有规则“A009”"),
            (["config", "shw"], "shw"),
            (["--stdin-filename", "a.txt", "."], "--stdin-filename"),
            (["--output", "no/such/folder.json", "."], "no/such/folder.json"),
        ],
    )
    def test_2_for_bad_usage_with_a_hint(
        self, invoke: Invoke, write: Write, arguments: list[str], said: str
    ) -> None:
        write("a.txt")
        result = invoke(*arguments)
        assert result.exit_code == 2
        assert said in result.stderr

    def test_130_after_an_interrupt(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        write("a.txt")
        monkeypatch.setattr(as_text, "write", interrupted)
        assert invoke("a.txt").exit_code == 130

    def test_2_and_no_traceback_if_reportlint_itself_fails(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError("nobody's fault but ours")

        write("a.txt")
        monkeypatch.setattr(Session, "lint", broken)
        result = invoke("a.txt")
        assert result.exit_code == 2
        assert "reportlint 自身出错（ZeroDivisionError" in result.stderr


class TestCommand:
    def test_check_may_be_named(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert invoke("check", "a.txt").stdout == invoke("a.txt").stdout

    def test_a_folder_called_like_a_command_is_a_folder_behind_a_dot(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("rules/a.txt", "坏")
        assert invoke("./rules").stdout.startswith("rules/a.txt")

    def test_options_may_come_first(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert codes(invoke("--format", "json", "a.txt").stdout) == ["A001"]

    def test_select_takes_lists_and_repeats(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 差 怪 静")
        selected = invoke("a.txt", "--format=json", "--select", "A001,odd-word", "--select", "B002")
        assert codes(selected.stdout) == ["A001", "B001", "B002"]

    def test_extend_select_adds(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 静")
        assert codes(invoke("a.txt", "--format=json").stdout) == ["A001"]
        extended = invoke("a.txt", "--format=json", "--extend-select", "quiet-word")
        assert codes(extended.stdout) == ["A001", "B002"]

    def test_extend_ignore_adds_where_ignore_replaces(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 差")
        write(".reportlint.yaml", text="ignore: [A001]")
        assert codes(invoke("a.txt", "--format=json", "--ignore", "A002").stdout) == ["A001"]
        assert codes(invoke("a.txt", "--format=json", "--extend-ignore", "A002").stdout) == []

    def test_config_takes_the_place_of_the_nearest_file(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 差")
        write(".reportlint.yaml", text="select: [A001]")
        write("other.yaml", text="select: [A002]")
        assert codes(invoke("a.txt", "--format=json").stdout) == ["A001"]
        other = invoke("a.txt", "--format=json", "--config", "other.yaml")
        assert codes(other.stdout) == ["A002"]

    def test_isolated_reads_no_file(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 差")
        write(".reportlint.yaml", text="not: [valid")
        assert codes(invoke("a.txt", "--format=json", "--isolated").stdout) == ["A001", "A002"]

    def test_lang_en_speaks_english(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        result = invoke("a.txt", "--lang", "en")
        assert "error A001 bad-word  paragraph 1: 坏 must not be written" in result.stdout
        assert "1 with findings (error 1, " in result.stdout

    def test_the_language_of_the_configuration_is_spoken(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("a.txt", "坏")
        write(".reportlint.yaml", text="lang: en")
        assert "must not be written" in invoke("a.txt").stdout

    def test_lang_en_speaks_english_of_bad_usage(self, invoke: Invoke) -> None:
        assert "No such option" in invoke("--lang", "en", "--nothing", ".").stderr
        assert "there is no rule 'Q'" in invoke("--lang=en", "--select", "Q", ".").stderr

    def test_list_files_lists_and_checks_nothing(self, invoke: Invoke, write: Write) -> None:
        write("b.txt", "坏")
        write("a/c.md", "坏")
        write("d.jpg")
        result = invoke(".", "--list-files")
        assert result.stdout == "a/c.md\nb.txt\n"
        assert result.exit_code == 0

    def test_statistics_count_by_rule_apart_from_the_output(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("a.txt", "差 坏 差")
        result = invoke("a.txt", "--statistics", "--format", "json")
        assert len(json.loads(result.stdout)) == 3
        assert result.stderr.splitlines()[-2:] == [
            "     2  A002  poor-word",
            "     1  A001  bad-word",
        ]

    def test_quiet_leaves_a_line_a_finding(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 差")
        lines = invoke("a.txt", "--quiet").stdout.splitlines()
        assert lines == [
            "a.txt:1:4: 错误 A001 bad-word  第 1 段：不应写“坏”",
            "a.txt:1:6: 警告 A002 poor-word  第 1 段：不应写“差”",
        ]

    @pytest.mark.parametrize("name", ["a\x1b[2J", "a\u202e", "a\nb.txt: 错误"])
    def test_names_order_a_terminal_nothing_about(
        self, invoke: Invoke, write: Write, name: str
    ) -> None:
        write(f"{name}.txt", text="不相干\n")
        write(f"{name}.jpg")
        write(f"{name}崩.txt", "崩")
        write(f"{name}.zip", text="no zip")
        for arguments in (["--verbose", "--ignore", "C"], ["--list-files"], ["--ignore", "E"]):
            result = invoke(".", *arguments)
            said = result.stdout + result.stderr
            assert "a\ufffd" in said
            assert not {"\x1b", "\u202e"} & set(said)
            assert not any(line.startswith("b.txt") for line in said.splitlines())

    @pytest.mark.parametrize("format_name", ["text", "json"])
    def test_a_bad_file_whose_name_is_no_unicode_is_told_with_the_others(
        self, write: Write, format_name: str
    ) -> None:
        # An archive of Windows unpacked on Linux: its names are GBK.
        write(os.fsdecode("水务局.docx".encode("gbk")), text="")
        write(os.fsdecode("林业局.txt".encode("gbk")), text="不相干\n")
        write("x.txt", text=CORRECT.read_text(encoding="utf-8").replace("| 386 |", "| -1 |"))
        done = real(*map(str, Path().iterdir()), "--format", format_name)
        assert done.returncode == 2
        assert all(code in done.stdout for code in (b"E001", b"E002", b"T006"))
        assert b"Traceback" not in done.stderr

    def test_a_file_met_that_is_no_report_is_skipped_and_counted(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("a.txt")
        write("README.md", text="# 说明\n")
        write("picture.png", text="")
        result = invoke(".")
        assert result.exit_code == 0
        assert "跳过2个不是年度报告的文件：README.md、picture.png\n" in result.stdout
        assert "共检查1份报告：1份未发现问题；跳过2个文件。\n" in result.stdout
        assert result.stderr == ""

    @pytest.mark.parametrize(("words", "status"), [(SIGN, 0), ("与它无关的信息", 2)])
    def test_verbose_says_what_a_reader_was_not_certain_of(
        self, invoke: Invoke, folder: Path, words: str, status: int
    ) -> None:
        (folder / "a.txt").write_bytes(f"{words}，是公开的。".encode("gbk"))
        result = invoke("a.txt", "--verbose")
        assert (result.exit_code, result.stderr) == (
            status,
            "a.txt：从用字判断，按 GB18030 编码读取。\n",
        )
        assert invoke("a.txt").stderr == ""

    def test_verbose_shows_where_a_rule_crashed(self, write: Write) -> None:
        write("a.txt", "崩")
        result = CliRunner().invoke(main, ["a.txt", "--verbose"])
        assert "RecursionError: no end to it" in result.stderr
        assert "Traceback" in result.stderr

    @pytest.mark.parametrize(
        ("name", "arguments", "why"),
        [
            ("README.md", ["."], "找到的文件都不是年度报告"),
            ("empty/.hidden", ["empty"], "没有找到文件"),
            ("drafts/a.txt", [".", "--config", "none.yaml"], "没有找到文件"),
            ("a.txt", [".", "--select", "A001", "--ignore", "A001"], "没有启用任何规则"),
        ],
    )
    def test_nothing_checked_is_no_success(
        self, invoke: Invoke, write: Write, name: str, arguments: list[str], why: str
    ) -> None:
        write("none.yaml", text="exclude: ['*']\n")
        write(name, text=None if name.endswith("a.txt") else "# 说明\n")
        result = invoke(*arguments)
        assert result.exit_code == 2
        assert f"没有检查：{why}" in result.stderr
        allowed = invoke(*arguments, "--allow-empty")
        assert (allowed.exit_code, allowed.stderr) == (0, "")

    def test_a_report_that_no_rule_looked_at_is_not_called_faultless(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("a.txt")
        result = invoke("a.txt", "--select", "A001", "--ignore", "A001")
        assert result.stdout == "共检查1份报告，但没有启用任何规则。\n"

    def test_a_selection_without_a_rule_is_refused(self, invoke: Invoke, write: Write) -> None:
        write("a.txt")
        result = invoke("a.txt", "--select", "")
        assert result.exit_code == 2
        assert "--select" in result.stderr

    def test_help_has_every_promised_option(self, invoke: Invoke) -> None:
        promised = (
            *("--select", "--ignore", "--extend-select", "--extend-ignore", "--config"),
            *("--isolated", "--format", "--output", "--lang", "--jobs", "--fail-on"),
            *("--list-files", "--statistics", "--quiet", "--verbose", "--version"),
            *("--stdin-filename", "--allow-empty", "--roster", "--no-cache"),
            *("--baseline", "--new-since", "--ignore-suppressions"),
        )
        text = invoke("--help").stdout
        assert [option for option in promised if f"{option} " not in text] == []
        assert re.findall(r"^  (\w+) ", text, re.MULTILINE) == [
            *("check", "rules", "explain", "serve", "tree", "config", "cache", "baseline"),
            *("export", "compare", "suppress", "annotate"),
        ]

    def test_help_speaks_both_languages(self, invoke: Invoke) -> None:
        assert "检查文件和文件夹" in invoke("check", "--help").stdout
        assert "Check files and folders" in invoke("check", "--lang", "en", "--help").stdout


class TestOutput:
    def test_goes_to_a_file_whole(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a.txt", "坏")
        result = invoke("a.txt", "--format", "json", "--output", "out.json")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "1份有问题（错误1处、警告0处、提示0处）" in result.stderr
        assert codes((folder / "out.json").read_text(encoding="utf-8")) == ["A001"]

    def test_a_format_that_fails_is_named_and_keeps_the_old_file(
        self, invoke: Invoke, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def half(run: Run, out: TextIO, _style: Style) -> None:
            out.write("half")
            raise ZeroDivisionError(next(iter(run)).path)

        write("a.txt")
        write("out.txt", text="old")
        monkeypatch.setattr(as_text, "write", half)
        result = invoke("a.txt", "--output", "out.txt")
        assert result.exit_code == 2
        assert "输出格式“text”出错（ZeroDivisionError: a.txt）" in result.stderr
        assert "reportlint.formatters.on_demand.Text 的作者" in result.stderr
        assert (folder / "out.txt").read_text() == "old"
        assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "out.txt"]

    @pytest.mark.parametrize("output", [(), ("--output", "a.log")])
    def test_is_to_blame_for_a_file_of_its_own(
        self,
        invoke: Invoke,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
        output: Sequence[str],
    ) -> None:
        def wanting(run: Run, _out: TextIO, _style: Style) -> None:
            list(run)
            Path("pattern.html").read_text()

        monkeypatch.setattr(as_text, "write", wanting)
        write("a.txt")
        result = invoke("a.txt", *output)
        assert result.exit_code == 2
        assert "输出格式“text”出错（FileNotFoundError：未找到文件" in result.stderr

    @pytest.mark.parametrize("read", [0, 1])
    def test_is_to_blame_for_what_it_leaves_out(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch, read: int
    ) -> None:
        def lazy(run: Run, _out: TextIO, _style: Style) -> None:
            list(islice(run, read))

        monkeypatch.setattr(as_text, "write", lazy)
        write("a.txt")
        write("b.txt", "坏")
        result = invoke("a.txt", "b.txt")
        assert result.exit_code == 2
        assert "输出格式“text”出错（没有写完全部文件）" in result.stderr

    def test_does_not_end_the_program_as_a_success(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def ending(run: Run, _out: TextIO, _style: Style) -> None:
            list(run)
            sys.exit(0)

        monkeypatch.setattr(as_text, "write", ending)
        write("a.txt", "坏")
        result = invoke("a.txt")
        assert result.exit_code == 2
        assert f"{__file__} 中途结束了程序" in result.stderr

    @pytest.mark.parametrize(
        ("name", "begins"), [("x.json", "["), ("x.JSONL", "{"), ("x.txt", "a.txt"), ("x", "a.txt")]
    )
    def test_is_in_the_format_of_its_suffix(
        self, invoke: Invoke, write: Write, folder: Path, name: str, begins: str
    ) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt", "--output", name).exit_code == 1
        assert (folder / name).read_text(encoding="utf-8").startswith(begins)

    @pytest.mark.parametrize(
        ("arguments", "why"),
        [
            (["--format", "text", "--output", "x.json"], "与 --output 的后缀“.json”（json）不一致"),
            (["--format", "json", "--output", "x.txt"], "与 --output 的后缀“.txt”（text）不一致"),
            (["--output", "x.ods"], "从后缀“.ods”看不出"),
            (["--format", "jsn"], "没有格式“jsn”；是否想写 json？"),
        ],
    )
    def test_a_format_that_contradicts_the_file_is_refused(
        self, invoke: Invoke, write: Write, folder: Path, arguments: list[str], why: str
    ) -> None:
        write("a.txt", "坏")
        result = invoke("a.txt", *arguments)
        assert result.exit_code == 2
        assert why in result.stderr
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    def test_goes_to_a_device_as_it_is(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        assert invoke("a.txt", "--output", os.devnull).exit_code == 1
        assert not Path(os.devnull).is_file()

    def test_has_colours_on_a_terminal_only(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert console.coloured(None)
        assert not console.coloured("file.txt")
        monkeypatch.setenv("TERM", "dumb")
        assert not console.coloured(None)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", "1")
        assert not console.coloured(None)

    def test_progress_shows_on_long_runs_on_a_terminal(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def watched(*, on_screen: bool = True) -> str:
            assert list(console.watched(range(3), 3, Language.ZH, on_screen=on_screen)) == [0, 1, 2]
            return capsys.readouterr().err

        assert watched() == ""
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        assert watched() == ""
        monkeypatch.setattr(console, "PATIENCE", -1)
        shown = watched()
        assert re.search(r"2/3，每秒\d+份，还需0分0秒", shown)
        assert re.search(r"3/3，每秒\d+份，正在汇总", shown)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        assert watched() == ""
        assert "3/3" in watched(on_screen=False)


class TestSeveralOutputs:
    @pytest.mark.parametrize(
        ("arguments", "files", "on_screen"),
        [
            ("--format json --output x --output y.txt", {"x": "[", "y.txt": "a.txt  "}, ""),
            ("--output x.jsonl --format json --output y", {"x.jsonl": "{", "y": "["}, ""),
            ("--output x.json --format text --output -", {"x.json": "["}, "a.txt  "),
            ("--format text --format json --output x", {"x": "["}, "a.txt  "),
            ("--output x.json --output -", {"x.json": "["}, "a.txt  "),
            ("--output - --format json", {}, "["),
        ],
    )
    def test_pair_what_stands_together(
        self,
        invoke: Invoke,
        write: Write,
        folder: Path,
        arguments: str,
        files: Mapping[str, str],
        on_screen: str,
    ) -> None:
        write("a.txt", "坏")
        result = invoke("a.txt", *arguments.split())
        assert result.exit_code == 1
        assert result.stdout.startswith(on_screen)
        assert bool(result.stdout) == bool(on_screen)
        assert sorted(path.name for path in folder.iterdir()) == ["a.txt", *files]
        for name, begins in files.items():
            assert (folder / name).read_text(encoding="utf-8").startswith(begins)

    def test_say_the_same(self, invoke: Invoke, write: Write, folder: Path) -> None:
        for number in range(20):
            write(f"{number}.txt", "坏 怪")
        write("好.txt", text="不相干")
        assert invoke(".", "--output", "one.jsonl").exit_code == 1
        one = (folder / "one.jsonl").read_text(encoding="utf-8")
        (folder / "one.jsonl").unlink()
        several = invoke(
            *(".", "--format", "jsonl", "--format", "jsonl", "--output", "two.jsonl"),
            *("--output", "x.json"),
        )
        assert several.exit_code == 1
        assert several.stdout == one
        assert (folder / "two.jsonl").read_text(encoding="utf-8") == one
        found = [json.loads(line) for line in one.splitlines()]
        assert codes((folder / "x.json").read_text(encoding="utf-8")) == [
            line["code"] for line in found if line["kind"] == "finding"
        ]

    @pytest.mark.parametrize(
        "arguments", ["--format json --format text", "--output x --output ./x"]
    )
    def test_do_not_go_to_one_place(
        self, invoke: Invoke, write: Write, folder: Path, arguments: str
    ) -> None:
        write("a.txt", "坏")
        result = invoke("a.txt", *arguments.split())
        assert (result.exit_code, result.stdout) == (2, "")
        assert "有两种格式都要写到" in result.stderr
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    def test_keep_what_is_whole_when_one_fails(
        self, invoke: Invoke, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def half(run: Run, out: TextIO, _style: Style) -> None:
            out.write("half")
            raise ZeroDivisionError(next(iter(run)).path)

        write("a.txt", "坏")
        write("b.txt", "坏")
        monkeypatch.setattr(as_text, "write", half)
        result = invoke(
            *(["a.txt", "b.txt", "--output", "x.txt", "--output", "y.json", "--output", "z.json"])
        )
        assert result.exit_code == 2
        assert "输出格式“text”出错（ZeroDivisionError: a.txt）" in result.stderr
        for name in ("y.json", "z.json"):
            assert len(codes((folder / name).read_text(encoding="utf-8"))) == 2
        assert not (folder / "x.txt").exists()

    def test_check_nothing_where_one_cannot_be_written(
        self, invoke: Invoke, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Session, "check", lambda *_: pytest.fail("checked"))
        write("a.txt", "坏")
        result = invoke(*(["a.txt", "--output", "x.json", "--output", "none/y.json"]))
        assert result.exit_code == 2
        assert "无法写入 none/y.json（未找到文件或文件夹）" in result.stderr
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    def test_go_on_when_nobody_reads_standard_output(self, write: Write, folder: Path) -> None:
        for number in range(50):
            write(f"{number}.txt", text=CORRECT.read_text(encoding="utf-8").replace("五、", "六、"))
        command = f"{sys.executable} -m reportlint . --output - --output x.json | head -n 0"
        subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=True)
        found = json.loads((folder / "x.json").read_text(encoding="utf-8"))
        assert len({finding["path"] for finding in found}) == 50


class TestWhereItGoes:
    @pytest.mark.parametrize(
        "output", ["a.txt", "./a.txt", "link.txt", "名单.txt", "pack.zip", "own.yaml"]
    )
    def test_never_replaces_what_is_read(
        self, invoke: Invoke, write: Write, folder: Path, output: str
    ) -> None:
        write("a.txt", "坏")
        write("名单.txt", text="县水务局\n")
        write("own.yaml", text="lang: zh\n")
        (folder / "link.txt").symlink_to("a.txt")
        with zipfile.ZipFile("pack.zip", "w") as pack:
            pack.writestr("b.txt", f"{SIGN} 坏\n")
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        result = invoke(
            *("a.txt", "pack.zip", "--roster", "名单.txt", "--config", "own.yaml"),
            *("--format", "text", "--output", output),
        )
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"--output {output} 本身就是要检查或要用到的文件" in result.stderr
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    def test_replaces_an_earlier_result(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a.txt", "坏")
        for _ in range(2):
            assert invoke(".", "--output", "x.json").exit_code == 1
        assert codes((folder / "x.json").read_text(encoding="utf-8")) == ["A001"]

    def test_follows_a_link_and_keeps_it(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a.txt", "坏")
        (folder / "results").mkdir()
        (folder / "x.json").symlink_to(Path("results") / "today.json")
        assert invoke("a.txt", "--output", "x.json").exit_code == 1
        assert (folder / "x.json").is_symlink()
        assert codes((folder / "results" / "today.json").read_text(encoding="utf-8")) == ["A001"]

    def test_may_have_as_long_a_name_as_there_can_be(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "坏")
        name = "结" * 83 + ".json"
        assert invoke("a.txt", "--output", name).exit_code == 1
        assert (folder / name).exists()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
    @pytest.mark.parametrize("name", ["text", "json", "jsonl"])
    def test_2_where_the_disk_is_full(self, write: Write, name: str) -> None:
        write("a.txt", "坏")
        done = real("a.txt", "--format", name, "--output", "/dev/full")
        assert done.returncode == 2
        assert "无法写入 /dev/full（磁盘空间不足）" in done.stderr.decode()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
    def test_a_file_is_written_though_standard_output_is_full(
        self, write: Write, folder: Path
    ) -> None:
        write("a.txt", text=CORRECT.read_text(encoding="utf-8").replace("| 386 |", "| -1 |"))
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "reportlint",
                    "a.txt",
                    "--output",
                    "-",
                    "--output",
                    "x.json",
                ],
                stdout=full,
                stderr=subprocess.PIPE,
                timeout=60,
            )
        assert done.returncode == 2
        assert done.stderr.decode() == (
            "无法继续：磁盘空间不足，请腾出磁盘空间后重试，或者写到别的磁盘。\n"
        )
        assert "T006" in codes((folder / "x.json").read_text(encoding="utf-8"))

    def test_is_not_to_blame_for_a_run_that_breaks_off(
        self, invoke: Invoke, write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> Iterator[Outcome]:
            raise OSError(errno.ENOMEM, "no memory")
            yield

        monkeypatch.setattr("reportlint.running.run.outcomes", broken)
        write("a.txt", "坏")
        for outputs in ("--output x.json", "--output x.json --output y.csv"):
            result = invoke("a.txt", *outputs.split())
            assert (result.exit_code, result.stderr) == (2, "无法继续：内存不足。\n")
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    @pytest.mark.skipif(sys.platform != "linux", reason="files are limited in another way")
    def test_leaves_no_half_where_there_is_no_room(self, write: Write, folder: Path) -> None:
        import resource

        def poor() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

        for number in range(50):
            write(f"{number}.txt", "坏")
        write("x.jsonl", text="old")
        done = real(".", "--isolated", "--output", "x.jsonl", preexec_fn=poor)
        assert done.returncode == 2
        assert "无法写入 x.jsonl（文件过大）" in done.stderr.decode()
        assert (folder / "x.jsonl").read_text() == "old"
        assert len([*folder.iterdir()]) == 51

    def test_keeps_the_mode_of_the_file_it_replaces(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "坏")
        write("x.json", text="old").chmod(0o640)
        assert invoke("a.txt", "--output", "x.json").exit_code == 1
        assert (folder / "x.json").stat().st_mode & 0o777 == 0o640


class Tally:
    """A format that is not text: a byte a file."""

    name = "tally"
    suffixes = frozenset({".tally"})
    has_closing = False

    def write_bytes(self, run: Run, out: BinaryIO, _style: Style) -> None:
        for outcome in run:
            out.write(bytes([len(outcome.findings)]))


class TestBinaryFormats:
    @pytest.fixture(autouse=True)
    def tally(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Plugin:
            @hookimpl
            def reportlint_formatters(self) -> Iterable[BinaryFormatter]:
                return [Tally()]

        installed = [*loading._installed(), fakes.entry("tally", Plugin())]
        monkeypatch.setattr(loading, "_installed", lambda: installed)

    def test_go_to_a_file(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a.txt", "坏 差")
        assert invoke("a.txt", "--output", "x.tally").exit_code == 1
        assert (folder / "x.tally").read_bytes() == b"\x02"

    def test_go_to_a_pipe(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏 差")
        assert invoke("a.txt", "--format", "tally").stdout_bytes == b"\x02"

    def test_are_not_shown_on_a_terminal(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
        write("a.txt", "坏")
        result = invoke("a.txt", "--format", "tally")
        assert (result.exit_code, result.stdout_bytes) == (2, b"")
        assert "不能显示在终端里。请用 --output 保存到文件" in result.stderr


class TestRoster:
    @pytest.fixture
    def offices(self, write: Write) -> None:
        write("名单.txt", text="县水务局\n县教育局\n县林业局\n县档案局\n")
        write("in/水务.txt", "县水务局")
        write("in/教育一.txt", "县教育局")
        write("in/教育二.txt", "县教育局")
        write("in/县档案局留言.txt", text="不相干\n")

    @pytest.mark.usefixtures("offices")
    def test_says_who_has_not_handed_in_and_who_has_twice(self, invoke: Invoke) -> None:
        (Path("in") / "县档案局留言.txt").unlink()
        result = invoke("in", "--roster", "名单.txt")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-8:] == [
            "单位名单共4个单位（2024年）：",
            "  未报送2个：",
            "    县林业局",
            "    县档案局",
            "  重复报送1个：",
            "    县教育局  in/教育一.txt  in/教育二.txt",
            "",
            "共检查3份报告：3份未发现问题。",
        ]
        assert invoke("in", "--roster", "名单.txt", "--fail-on", "never").exit_code == 0

    @pytest.mark.usefixtures("offices")
    def test_fails_no_run_that_is_configured_never_to_fail(
        self, invoke: Invoke, write: Write
    ) -> None:
        (Path("in") / "县档案局留言.txt").unlink()
        write("in/.reportlint.yaml", text="fail-on: never\n")
        assert invoke("in", "--roster", "名单.txt").exit_code == 0
        assert invoke("in", "--roster", "名单.txt", "--fail-on", "warning").exit_code == 1

    @pytest.mark.usefixtures("offices")
    def test_is_in_the_last_line_of_jsonl(self, invoke: Invoke) -> None:
        result = invoke("in", "--roster", "名单.txt", "--format", "jsonl")
        assert result.exit_code == 2
        attendance = json.loads(result.stdout.splitlines()[-1])["attendance"]
        assert [entry["office"] for entry in attendance["missing"]] == ["县林业局"]
        assert [entry["office"] for entry in attendance["unreadable"]] == ["县档案局"]
        assert attendance["twice"] == [
            {
                "office": "县教育局",
                "year": "2024",
                "paths": ["in/教育一.txt", "in/教育二.txt"],
            }
        ]

    @pytest.mark.usefixtures("offices")
    def test_is_not_a_report_itself(self, invoke: Invoke) -> None:
        assert "名单.txt" not in invoke(".", "--roster", "名单.txt").stdout

    def test_a_list_that_cannot_be_read_ends_the_run(self, invoke: Invoke, write: Write) -> None:
        write("a.txt")
        result = invoke("a.txt", "--roster", "none.txt")
        assert result.exit_code == 2
        assert "none.txt" in result.stderr


class TestStandardInput:
    def test_is_checked_for_a_dash(self, invoke: Invoke) -> None:
        result = invoke("-", "--format", "json", stdin="留言 坏\n")
        assert result.exit_code == 1
        assert json.loads(result.stdout)[0]["path"] == "-"

    def test_goes_by_the_name_it_is_given(self, invoke: Invoke, write: Write) -> None:
        write("sub/.reportlint.yaml", text="ignore: [A001]")
        result = invoke("-", "--stdin-filename", "sub/x.txt", stdin="留言 坏 差\n")
        assert "sub/x.txt" in result.stdout
        assert "1:6  警告 A002" in result.stdout
        assert "A001" not in result.stdout

    def test_that_is_no_report_is_an_error(self, invoke: Invoke) -> None:
        assert invoke("-", stdin="").exit_code == 2
        assert invoke("-", stdin=b"\x00\x01").exit_code == 2


class TestJobs:
    def test_change_nothing_but_the_speed(self, invoke: Invoke, write: Write) -> None:
        for number in range(90):
            write(f"{number % 7}/{number}.txt", "坏 差 崩" if number % 3 else "好 怪")
        write("none.txt", text="不相干\n")
        serial = invoke(".", "--jobs", "1")
        parallel = invoke(".", "--jobs", "3")
        assert parallel.stdout == serial.stdout
        assert parallel.stderr == serial.stderr
        assert parallel.exit_code == serial.exit_code == 2

    def test_a_worker_that_dies_loses_no_file_but_its_own(
        self, invoke: Invoke, write: Write
    ) -> None:
        for number in range(40):
            write(f"{number:02}.txt", "坏")
        write("20.txt", "exit")
        result = invoke(".", "--jobs", "2", "--format", "json")
        assert result.exit_code == 2
        found = json.loads(result.stdout)
        assert [entry["path"] for entry in found] == [f"{number:02}.txt" for number in range(40)]
        assert [entry["code"] for entry in found if entry["path"] == "20.txt"] == ["E001"]
        assert "检查它的进程意外终止" in found[20]["message"]

    def test_are_as_many_as_cores_for_many_files_only(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = []

        def worker(plugins: Plugins) -> Worker:
            asked.append(plugins)
            return Worker(plugins)

        monkeypatch.setattr(batch, "_cores", lambda: 4)
        monkeypatch.setattr(batch, "Worker", worker)
        write("0.txt")
        invoke(".")
        assert asked == []
        for number in range(batch.WORTHWHILE):
            write(f"{number}.txt")
        assert invoke(".").exit_code == 0
        assert len(asked) == 4


class TestCatalogue:
    def test_rules_lists_all_in_text(self, invoke: Invoke) -> None:
        lines = invoke("rules").stdout.splitlines()
        assert [line.split()[0] for line in lines] == [
            "A001",
            "A002",
            "B001",
            "B002",
            "C001",
            "E001",
        ]
        assert lines[0].split() == ["A001", "启用", "错误", "bad-word", "不许写某个词"]
        assert "关闭" in lines[3]

    def test_rules_lists_all_in_json(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="rules: {B001: {severity: error}, A001: off}")
        entries = {
            entry["code"]: entry for entry in json.loads(invoke("rules", "--format=json").stdout)
        }
        assert entries["B001"] == {
            "code": "B001",
            "name": "odd-word",
            "severity": "error",
            "on": True,
            "on_by_default": True,
            "status": "stable",
            "since": None,
            "status_since": None,
            "instead": None,
            "formerly": [],
            "summary": "不许写某个词",
            "options": {},
        }
        assert entries["A001"]["on"] is False

    def test_explain_has_the_whole_documentation(self, invoke: Invoke) -> None:
        page = invoke("explain", "A001").stdout
        for text in (
            "A001 bad-word",
            "错误",
            "不许写某个词",
            "理由",
            "某办法第一条",
            "留言 好",
            "留言 坏",
        ):
            assert text in page

    def test_explain_says_what_a_rule_says_of_itself(
        self, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head = invoke("explain", "A001").stdout.splitlines()[0]
        monkeypatch.setattr(Bad, "status", Status.PREVIEW)
        monkeypatch.setattr(Bad, "since", "1.2.0")
        monkeypatch.setattr(Bad, "failing", (f"{SIGN} 坏", f"{SIGN} 很坏 坏"))
        page = invoke("explain", "A001").stdout
        assert page.splitlines()[0] == f"{head} · 试行 · 自 1.2.0 版起"
        assert invoke("rules").stdout.splitlines()[0].endswith("不许写某个词 · 试行")
        assert page.count("错误示例") == 2
        assert page.rstrip().endswith("很坏 坏")
        entry = json.loads(invoke("rules", "--format", "json").stdout)[0]
        assert (entry["status"], entry["since"]) == ("preview", "1.2.0")

    def test_explain_takes_several_by_code_or_name(self, invoke: Invoke) -> None:
        page = invoke("explain", "poor-word", "B001", "--lang", "en").stdout
        assert "A002 poor-word · warning" in page
        assert "B001 odd-word · info" in page
        assert "Article 1 of some measures" in page

    def test_tree_prints_what_the_form_makes_of_a_file(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "好 坏")
        assert invoke("tree", "a.txt").stdout == "note\n  留言\n  好\n  坏\n"

    def test_tree_gives_a_terminal_no_orders(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "好 \x1b[31m坏")
        assert invoke("tree", "a.txt").stdout == "note\n  留言\n  好\n  �[31m坏\n"

    @pytest.mark.parametrize("name", ["none.txt", "no-report.txt"])
    def test_tree_of_no_report_is_an_error(self, invoke: Invoke, write: Write, name: str) -> None:
        write("no-report.txt", text="购物清单\n")
        result = invoke("tree", name)
        assert result.exit_code == 2
        assert f"{name}：未能检查" in result.stderr


class TestProcess:
    """The command as users start it, with the plugins that are installed."""

    def test_version_loads_nothing_heavy(self) -> None:
        code = (
            "import sys; from reportlint.command_line.cli import main\n"
            "try: main(['--version'])\n"
            "except SystemExit: pass\n"
            "heavy = 'pydantic yaml lark pluggy pathspec wcwidth importlib.metadata'.split()\n"
            "heavy += ['reportlint.config']\n"
            "print([name for name in heavy if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.stdout.splitlines() == ["reportlint 0.1.0", "[]"]

    def test_a_closed_pipe_ends_without_complaint(self) -> None:
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "reportlint", str(CORRECT)],
            stdout=write,
            stderr=subprocess.PIPE,
            timeout=60,
        )
        os.close(write)
        assert done.stderr == b""
        assert done.returncode == 0

    @pytest.mark.parametrize("closed", ["<", ">", "2>"])
    def test_a_closed_stream_ends_without_complaint(self, closed: str) -> None:
        command = f'"{sys.executable}" -m reportlint "{CORRECT}" {closed}&-'
        done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60)
        assert done.stderr == b""
        assert done.returncode == 0

    def test_what_was_checked_before_nobody_reads_on_counts(self, write: Write) -> None:
        path = write("a.md", text=CORRECT.read_text(encoding="utf-8").replace("## 六", "## 七"))
        read, pipe = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "reportlint", str(path)], stdout=pipe, timeout=60
        )
        os.close(pipe)
        assert done.returncode == 1

    def test_what_goes_unchecked_as_nobody_reads_on_is_no_success(self, write: Write) -> None:
        text = Path(CORRECT).read_text(encoding="utf-8")
        paths = [str(write(f"{number}.md", text=text)) for number in range(3)]
        command = [sys.executable, "-m", "reportlint", "--format", "jsonl", *paths]
        read, pipe = os.pipe()
        os.close(read)
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, timeout=60)
        os.close(pipe)
        assert done.returncode == 130
        assert "检查中断：共3个文件" in done.stderr.decode()

    def test_an_interrupt_ends_without_traceback(self) -> None:
        process = subprocess.Popen(
            [sys.executable, "-m", "reportlint", "-"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=heed_interrupts,
        )
        assert process.stdin is not None
        process.stdin.write(b" " * 2**20)  # More than a pipe holds: it is being read by now.
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert b"Traceback" not in said
        assert process.returncode == 130

    @pytest.mark.parametrize(
        ("format_name", "last"), [("text", "检查中断"), ("jsonl", '"kind": "run"')]
    )
    def test_an_interrupt_leaves_what_is_done_and_says_how_far_it_came(
        self, write: Write, folder: Path, format_name: str, last: str
    ) -> None:
        write("a.txt", text=CORRECT.read_text(encoding="utf-8").replace("| 386 |", "| -1 |"))
        os.mkfifo(folder / "b.txt")  # Nobody writes to it: it is waited for.
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "reportlint", "a.txt", "b.txt", "--output", "x.csv"),
                *("--format", format_name, "--output", "-", "--output", "x.jsonl"),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUTF8": "1"},
            preexec_fn=heed_interrupts,
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, said = process.communicate(timeout=60)
        assert b"a.txt" in first
        assert "T006" in (first + rest).decode()
        assert last in rest.decode().splitlines()[-1]
        assert process.returncode == 130
        assert b"Traceback" not in said
        for name in ("x.csv", "x.jsonl"):
            assert "T006" in (folder / name).read_text(encoding="utf-8")

    @pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
    @pytest.mark.parametrize("format_name", ["text", "json"])
    def test_no_encoding_of_a_terminal_makes_it_fail(self, encoding: str, format_name: str) -> None:
        environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        text = CORRECT.read_text(encoding="utf-8").replace("| 386 |", "| 𠀀 |")
        done = real("-", "--format", format_name, input=text.encode(), env=environment)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        if format_name == "json":
            assert json.loads(done.stdout)[0]["actual"] == "𠀀"

    def test_a_path_that_is_no_unicode_can_be_told(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/\xff.txt"
        Path(os.fsdecode(path)).write_bytes(CORRECT.read_bytes().replace(b"| 386 |", b"| -1 |"))
        done = real(str(tmp_path), "--format", "json")
        assert done.returncode == 1
        assert json.loads(done.stdout)[0]["path"].endswith("\udcff.txt")

    def test_code_beside_the_reports_is_never_imported(self, tmp_path: Path) -> None:
        trap = "raise SystemExit('code of the checked folder was run')\n"
        for name in ("click.py", "yaml.py", "lark.py", "reportlint_rules.py", "evil.py"):
            (tmp_path / name).write_text(trap)
        info = tmp_path / "evil-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[reportlint]\nevil = evil\n")
        (tmp_path / "report.md").write_bytes(CORRECT.read_bytes())
        done = real(".", cwd=tmp_path)
        assert done.stderr == b""
        assert done.returncode == 0
