"""A command line that cannot be understood is answered in the language of its user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from reportlint.command_line.usage_errors import usage_error
from tests.engine.conftest import Invoke, Write
from tests.speech import is_chinese


class TestMisspeltCommand:
    @pytest.mark.parametrize(
        ("word", "command"),
        [
            ("chekc", "check"),
            ("CHECK", "check"),
            ("ruels", "rules"),
            ("rule", "rules"),
            ("explian", "explain"),
            ("tre", "tree"),
            ("cofnig", "config"),
            ("help", "--help"),
            ("verison", "--version"),
        ],
    )
    def test_is_not_taken_for_a_path(self, invoke: Invoke, word: str, command: str) -> None:
        result = invoke(word, "A001")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith(f"没有命令“{word}”；是否想写 {command}？\n")

    @pytest.mark.parametrize("arguments", [["chekc", "--lang", "en"], ["--lang", "en", "chekc"]])
    def test_is_told_in_english(self, invoke: Invoke, arguments: list[str]) -> None:
        result = invoke(*arguments)
        assert result.exit_code == 2
        assert result.stderr.startswith("No such command chekc; did you mean check?\n")

    @pytest.mark.parametrize(
        "path", ["./chekc", "chekc.txt", "chekc/", "chek*", "部门", "reports", "files", "2024"]
    )
    def test_is_no_path_nor_any_other_word(self, invoke: Invoke, path: str) -> None:
        result = invoke(path, "--quiet")
        assert result.exit_code == 2
        assert "未找到文件或文件夹“" in result.stdout

    def test_is_a_path_where_there_is_one(self, invoke: Invoke, write: Write) -> None:
        write("chekc/a.txt", "坏")
        assert "A001" in invoke("chekc").stdout

    def test_is_a_path_where_a_command_is_named(self, invoke: Invoke) -> None:
        assert "未找到文件或文件夹“chekc”" in invoke("check", "chekc").stdout

    def test_a_command_behind_an_option_is_told_its_place(
        self, invoke: Invoke, write: Write
    ) -> None:
        result = invoke("--lang", "zh", "rules")
        assert result.exit_code == 2
        assert "命令“rules”应写在最前面" in result.stderr
        write("rules/a.txt", "坏")
        assert "A001" in invoke("--lang", "zh", "rules").stdout


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (
            ["config", "shwo"],
            "没有命令“shwo”；是否想写 show？",
            "No such command shwo; did you mean show?",
        ),
        (["config", "--"], "缺少命令。", "Missing command."),
        (
            [".", "--fromat", "x"],
            "没有选项“--fromat”；是否想写 --format？",
            "No such option --fromat; did you mean --format?",
        ),
        ([".", "--exclude", "x"], "没有选项“--exclude”。", "No such option --exclude."),
        ([".", "-Q"], "没有选项“-Q”。", "No such option -Q."),
        ([".", "--jobs"], "选项 --jobs 后面缺少值。", "requires an argument."),
        ([".", "--quiet=1"], "选项 --quiet 不带值。", "does not take a value."),
        (
            [".", "--fail-on", "erorr"],
            "--fail-on 的值“erorr”不对，应为其中之一：error、warning、info、never；是否想写 error？",
            "'error', 'warning', 'info', 'never'; did you mean error?",
        ),
        ([".", "--jobs", "0"], "--jobs 的值“0”不对，应为不小于 1 的整数。", "x>=1"),
        ([".", "--jobs", "two"], "--jobs 的值“two”不对，应为不小于 1 的整数。", "'two'"),
        ([".", "--config", "no.yaml"], "未找到文件“no.yaml”。", "'no.yaml' does not exist."),
        ([".", "--config", "."], "“.”是文件夹，应为文件。", "is a directory."),
        (["tree", "a", "b"], "多余的参数“b”。", "unexpected extra argument (b)"),
        (["tree", "x", "y", "z"], "多余的参数“y z”。", "unexpected extra arguments (y z)"),
        (["tree"], "缺少参数 文件。", "Missing argument 'FILE'."),
        (["check"], "缺少参数 路径…。", "Missing argument 'PATH…'."),
        (
            ["rules", "--format", "nonsense"],
            "--format 的值“nonsense”不对，应为其中之一：text、json。",
            "'nonsense' is not one of 'text', 'json'.",
        ),
        (["rules", "--format", "jsn"], "是否想写 json？", "did you mean json?"),
        ([".", "--select", "A01"], "没有规则“A01”；是否想写 A001？", "no rule 'A01'"),
        (["explain", "A01"], "没有规则“A01”；是否想写 A001？", "no rule 'A01'"),
        (["explain", "Q"], "没有规则“Q”（", "there is no rule 'Q' ("),
        (["tree", "none"], "未找到文件或文件夹“none”", "no such file or folder: none"),
        (["tree", "."], "这是文件夹，不是文件", "it is a folder, not a file"),
        (
            ["config", "show", "none"],
            "未找到文件或文件夹“none”，请核对名称和路径。",
            "no such file or folder: none; check its name and path.",
        ),
        (
            [".", "--output", "no/such/x.json"],
            "无法写入 no/such/x.json（未找到文件或文件夹），请核对路径和权限。",
            "no/such/x.json cannot be written (no such file or folder);",
        ),
        ([".", "--select", ","], "--select 没有写出任何一项。", "--select names nothing."),
        (["config", "validate", "none"], "未找到文件或文件夹“none”", "no such file or folder"),
    ],
)
def test_is_2_in_either_language(invoke: Invoke, arguments: list[str], zh: str, en: str) -> None:
    in_chinese = invoke(*arguments)
    assert (in_chinese.exit_code, in_chinese.stdout) == (2, "")
    assert zh in in_chinese.stderr
    assert is_chinese(in_chinese.stderr)
    if arguments[-1] not in ("--jobs", "--"):
        arguments = [*arguments, "--lang", "en"]
    else:
        arguments = [*arguments[:1], "--lang", "en", *arguments[1:]] if "." in arguments else []
    if arguments:
        in_english = invoke(*arguments)
        assert (in_english.exit_code, in_english.stdout) == (2, "")
        assert en in in_english.stderr


def test_a_failure_is_told_in_the_language_of_the_configuration(
    invoke: Invoke, write: Write
) -> None:
    write("english.yaml", text="lang: en")
    assert "there is no rule" in invoke("explain", "Q", "--lang", "en").stderr
    assert "没有规则" in invoke("explain", "Q").stderr
    assert "there is no rule" in invoke(".", "--select", "Q", "--config", "english.yaml").stderr
    write(".reportlint.yaml", text="lang: en")
    assert "there is no rule" in invoke("explain", "Q").stderr
    assert "no such file" in invoke("tree", "none").stderr
    assert "没有规则" in invoke("explain", "Q", "--lang", "zh").stderr
    assert "没有规则" in invoke(".", "--select", "Q", "--isolated").stderr


@pytest.mark.parametrize(
    "arguments", [["tree", "a\x1b[2J"], ["tree", "a", "b\x1b[2J"], ["config", "a\u202e"]]
)
def test_no_name_orders_a_terminal_about(invoke: Invoke, arguments: list[str]) -> None:
    said = invoke(*arguments).stderr
    assert "\ufffd" in said
    assert not {"\x1b", "\u202e"} & set(said)


def test_an_unknown_language_is_answered_in_chinese(invoke: Invoke) -> None:
    said = invoke(".", "--lang", "chinese").stderr
    assert said.startswith("--lang 的值“chinese”不对，应为其中之一：zh、en。\n")


@pytest.mark.parametrize("arguments", [["--help"], [".", "--help"], ["--lang", "en", "--help"]])
def test_help_answers_whatever_stands_beside_it(invoke: Invoke, arguments: list[str]) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 0
    assert "--fail-on" in result.stdout
    assert "explain" in result.stdout


def _context() -> click.Context:
    command = click.Group("tool", params=[click.Option(["--number"])], commands={})
    return click.Context(command, info_name="tool")


def _option(kind: click.ParamType[Any] | None = None) -> click.Option:
    return click.Option(["--number"], type=kind)


def _converted(kind: click.ParamType[Any], value: str) -> click.ClickException:
    """Give what a type of click's says of a value it refuses."""
    with pytest.raises(click.BadParameter) as refusal:
        kind.convert(value, _option(kind), _context())
    return refusal.value


def _failed(options: list[click.Parameter], *arguments: str) -> click.ClickException:
    """Give what click says of arguments that a command cannot take."""
    with pytest.raises(click.ClickException) as refusal:
        click.Command("tool", params=options).make_context("tool", list(arguments))
    return refusal.value


class _Unforeseen(click.ClickException):
    """What a later click may bring."""


RAISED: dict[str, Callable[[], click.ClickException]] = {
    "ClickException": lambda: click.ClickException("Something went terribly wrong"),
    "UsageError": lambda: click.UsageError("Something went terribly wrong", _context()),
    "unforeseen": lambda: _Unforeseen("Something went terribly wrong"),
    "BadParameter": lambda: click.BadParameter("This is quite wrong", param_hint="--number"),
    "BadParameter of nothing": lambda: click.BadParameter("This is quite wrong"),
    "BadParameter of several": lambda: click.BadParameter("It is wrong", param_hint=["-n", "-m"]),
    "MissingParameter": lambda: click.MissingParameter(param=_option(), ctx=_context()),
    "MissingParameter of nothing": lambda: click.MissingParameter(param_type="parameter"),
    "MissingParameter with choices": lambda: click.MissingParameter(
        param=_option(click.Choice(["one", "two", "three"])), ctx=_context()
    ),
    "NoSuchOption": lambda: click.NoSuchOption("--nubmer", possibilities=["--number"]),
    "BadOptionUsage": lambda: click.BadOptionUsage("--number", "This is quite wrong"),
    "BadOptionUsage of nargs": lambda: _failed([click.Option(["--number"], nargs=2)], "--number"),
    "BadArgumentUsage": lambda: _failed([click.Argument(["words"], nargs=2)], "one"),
    "FileError": lambda: click.FileError("a.txt", hint="No such file or directory"),
    "FileError of nothing": lambda: click.FileError("a.txt"),
    "extra arguments": lambda: _failed([], "one", "two"),
    "Choice": lambda: _converted(click.Choice(["one", "two"]), "tow"),
    "Choice of one": lambda: _converted(click.Choice(["one"]), "tow"),
    "integer": lambda: _converted(click.INT, "x"),
    "float": lambda: _converted(click.FLOAT, "x"),
    "boolean": lambda: _converted(click.BOOL, "x"),
    "UUID": lambda: _converted(click.UUID, "x"),
    "DateTime": lambda: _converted(click.DateTime(), "x"),
    "IntRange": lambda: _converted(click.IntRange(max=3), "4"),
    "FloatRange": lambda: _converted(click.FloatRange(0, 1), "4"),
    "missing path": lambda: _converted(click.Path(exists=True), "none"),
    "path of a folder": lambda: _converted(click.Path(exists=True, dir_okay=False), "."),
    "path of a file": lambda: _converted(click.Path(exists=True, file_okay=False), __file__),
    "missing file": lambda: _converted(click.File(), "none"),
}


@pytest.mark.parametrize("name", RAISED)
def test_no_error_of_click_is_in_english_under_zh(name: str) -> None:
    said = usage_error(RAISED[name](), "zh")
    assert is_chinese(said.splitlines()[0])


def test_every_class_of_click_is_among_them() -> None:
    classes = {
        thing
        for thing in vars(click.exceptions).values()
        if isinstance(thing, type) and issubclass(thing, click.ClickException)
    }
    said = {type(make()) for make in RAISED.values()}
    # The help of a group and a command that is not there are asked of the command line above.
    missing = {kind.__name__ for kind in classes - said}
    assert missing <= {"NoArgsIsHelpError", "NoSuchCommand"}


def test_an_abort_is_an_interrupt(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def abort(**_: object) -> int:
        raise click.Abort

    monkeypatch.setattr("reportlint.command_line.commands.tree.tree", abort)
    assert invoke("tree", "x").exit_code == 130


def test_a_full_disk_is_told_as_the_system_has_it(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportlint.command_line.commands.tree.tree", fail)
    assert invoke("tree", "x").stderr == (
        "无法继续：磁盘空间不足，请腾出磁盘空间后重试，或者写到别的磁盘。\n"
    )
    assert "no space is left" in invoke("tree", "x", "--lang", "en").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *("annotate - -o x.html", "baseline create -", "export - --only figures", "tree -"),
        *("suppress A001 - --reason x", "compare - a.md", "compare a.md -", "rules test -"),
    ],
)
def test_standard_input_is_refused_by_what_does_not_read_it(
    invoke: Invoke, folder: Path, arguments: str
) -> None:
    (folder / "a.md").write_text("甲", encoding="utf-8")
    (folder / "-").write_text("甲", encoding="utf-8")
    before = {path.name for path in folder.iterdir()}
    result = invoke(*arguments.split(), "--lang", "zh")
    assert result.exit_code == 2
    assert "不读标准输入（-），请写文件名；文件就叫“-”的，写作 ./-。" in result.stderr
    assert {path.name for path in folder.iterdir()} == before


def test_a_copy_does_not_go_to_standard_output(invoke: Invoke, folder: Path) -> None:
    (folder / "a.md").write_text("甲", encoding="utf-8")
    result = invoke("annotate", "a.md", "-o", "-", "--lang", "zh")
    assert result.exit_code == 2
    assert result.stderr == "副本不能写到标准输出（-）。请用 -o 写明副本的文件名。\n"


@pytest.mark.parametrize(
    "words",
    [
        *(("a.md", option, "") for option in ("--baseline", "--new-since", "--template")),
        *(("a.md", option, " ") for option in ("--output", "--roster", "--format", "--lang")),
        ("a.md", "--select", "A", "--select="),
        ("a.md", "--stdin-filename", "\u3000"),
        ("export", "a.md", "--output", ""),
        ("annotate", "a.md", "-o", ""),
        ("baseline", "create", "a.md", "--baseline", ""),
        ("suppress", "A001", "a.md", "--reason", "口径不同", "--place", ""),
    ],
)
def test_a_blank_value_is_refused(invoke: Invoke, folder: Path, words: tuple[str, ...]) -> None:
    """It is that of a variable that is not set: to go on without it would be to do something else."""
    (folder / "a.md").write_text("甲", encoding="utf-8")
    result = invoke(*words)
    assert result.exit_code == 2
    assert "的值不对：没有内容。\n" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.md", ""), "路径… 的值不对：没有内容。"),
        (("check", ""), "路径… 的值不对：没有内容。"),
        (("tree", ""), "文件 的值不对：没有内容。"),
        (("suppress", "A001", "", "--reason", "口径不同"), "文件… 的值不对：没有内容。"),
    ],
)
def test_a_blank_path_is_refused(
    invoke: Invoke, folder: Path, words: tuple[str, ...], said: str
) -> None:
    (folder / "a.md").write_text("甲", encoding="utf-8")
    result = invoke(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_number_out_of_range_is_told_the_range(invoke: Invoke) -> None:
    said = invoke("serve", "--port", "99999").stderr
    assert "--port 的值“99999”不对，应为 0 至 65535 的整数" in said
    assert "--jobs 的值“0”不对，应为不小于 1 的整数" in invoke(".", "--jobs", "0").stderr
