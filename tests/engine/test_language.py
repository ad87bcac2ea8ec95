"""In which language reportlint speaks, and how its help reads: asked as its users ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import openpyxl
import pytest

from reportlint.command_line.cli import main
from reportlint.command_line.help_layout import width, wrapped
from tests.engine.conftest import Invoke, Write

_CHINESE = re.compile("[一-鿿]")
_ENGLISH_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}")
_CALL = re.compile(r"reportlint(?: [a-z]+)+")
_TERMS = re.compile(r"^(?:用法：.*|  -(?:\S| (?! ))+)", re.MULTILINE)
_SELECTORS = "A001,H,…"
_HALF_WIDTH = re.compile(r"[一-鿿](?:[,;!?]|:\s)|[,;!?][一-鿿]|\([一-鿿]|[一-鿿]\)")


def _commands(command: click.Command, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield names
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from _commands(below, (*names, name))


COMMANDS = [*_commands(main)]


@pytest.fixture
def locale(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
class TestHelp:
    def test_is_chinese_throughout(self, invoke: Invoke, command: tuple[str, ...]) -> None:
        text = invoke(*command, "--help").stdout
        assert text.startswith("用法：")
        assert not _ENGLISH_WORDS.search(_CALL.sub("", text))
        assert not _HALF_WIDTH.search(text), "use full-width punctuation beside Chinese"
        terms = " ".join(_TERMS.findall(text)).replace(_SELECTORS, "")
        assert "用法：" in terms
        assert "--help" in terms
        assert not re.search("[A-Z]", terms), "a word for a value has no Chinese: bilingual_help.py"

    def test_is_english_throughout(self, invoke: Invoke, command: tuple[str, ...]) -> None:
        text = invoke(*command, "--lang", "en", "--help").stdout
        assert text.startswith("Usage: ")
        assert not _CHINESE.search(text)

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_fits_on_a_terminal(
        self, invoke: Invoke, command: tuple[str, ...], language: str
    ) -> None:
        text = invoke(*command, "--lang", language, "--help").stdout
        assert max(map(width, text.splitlines())) <= 80

    def test_says_what_each_option_and_command_is_for(
        self, invoke: Invoke, command: tuple[str, ...]
    ) -> None:
        for language, has_words in (("zh", _CHINESE), ("en", re.compile("[a-z]{3}"))):
            lines = invoke(*command, "--lang", language, "--help").stdout.splitlines()
            for number, line in enumerate(lines):
                if line.startswith("  --"):
                    _, _, meaning = line.strip().partition("  ")
                    assert has_words.search(meaning or lines[number + 1]), line


def test_a_line_ends_behind_a_character_but_not_before_a_stop() -> None:
    assert wrapped("甲乙丙，丁（戊）己 word", 8) == ["甲乙丙，", "丁（戊）", "己 word"]
    assert wrapped("", 8) == [""]


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "未找到"),
        ({"LANG": "C.UTF-8"}, "未找到"),
        ({"LANG": "POSIX"}, "未找到"),
        ({"LANG": "zh_CN.UTF-8"}, "未找到"),
        ({"LANG": "zh_TW"}, "未找到"),
        ({"LANG": "zh"}, "未找到"),
        ({"LANG": "en_GB.UTF-8"}, "no such file"),
        ({"LANG": "de_DE@euro"}, "no such file"),
        ({"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "未找到"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "en_US"}, "no such file"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US"}, "no such file"),
        ({"LC_MESSAGES": "en_US", "LC_ALL": "zh_CN"}, "未找到"),
    ],
)
def test_the_locale_is_asked_where_nothing_else_says(
    invoke: Invoke, locale: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    for name, value in variables.items():
        locale.setenv(name, value)
    assert words in invoke("nothing.txt").stdout
    assert invoke("--help").stdout.startswith("Usage" if words.isascii() else "用法")


LISTINGS = {
    ("rules",): ("启用", "on"),
    ("explain", "A001"): ("错误", "error"),
    ("config", "show"): ("配置文件", "configuration file"),
    ("config", "validate"): ("核对无误", "is valid"),
    ("cache", "info"): ("位置", "folder"),
    ("suppress", "A001", "a.txt", "--reason", "x"): ("不计", "does not count"),
    ("baseline", "create", "a.txt"): ("基线", "The baseline"),
    ("a.txt",): ("份报告", "report"),
    ("tree", "none.txt"): ("未找到", "no such file"),
    ("explain", "nothing"): ("没有规则", "there is no rule"),
    ("tree", "--nothing"): ("没有选项", "No such option"),
}


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
@pytest.mark.parametrize(
    ("lang", "configured", "of_locale", "spoken"),
    [
        ("en", "zh", "zh_CN", "en"),
        ("zh", "en", "en_US", "zh"),
        (None, "en", "zh_CN", "en"),
        (None, "zh", "en_US", "zh"),
        (None, None, "en_US", "en"),
        (None, None, "zh_CN", "zh"),
    ],
)
def test_lang_comes_before_the_configuration_and_that_before_the_locale(
    invoke: Invoke,
    write: Write,
    locale: pytest.MonkeyPatch,
    command: tuple[str, ...],
    lang: str | None,
    configured: str | None,
    of_locale: str,
    spoken: str,
) -> None:
    locale.setenv("LANG", of_locale)
    write("a.txt", "坏")
    write(".reportlint.yaml", text=f"lang: {configured}\n" if configured else "fail-on: error\n")
    words = LISTINGS[command][spoken == "en"]
    result = invoke(*command, *(("--lang", lang) if lang else ()))
    assert words in result.output
    helped = invoke("--help", *(("--lang", lang) if lang else ())).stdout
    assert helped.startswith("Usage" if spoken == "en" else "用法")


@pytest.mark.parametrize(
    "command", [["cache", "--lang", "en", "info"], ["cache", "info", "--lang", "en"]]
)
def test_lang_may_stand_behind_a_groups_name(invoke: Invoke, command: list[str]) -> None:
    assert "folder" in invoke(*command).stdout


@pytest.mark.parametrize(("language", "is_chinese"), [("zh", True), ("en", False)])
def test_heads_of_tables_and_names_of_sheets_are_of_one_language(
    invoke: Invoke, write: Write, language: str, is_chinese: bool
) -> None:
    write("a.txt", "坏")
    csv = invoke("a.txt", "--format", "csv", "--lang", language).stdout
    invoke("a.txt", "--output", "a.xlsx", "--lang", language)
    workbook = openpyxl.load_workbook("a.xlsx")
    heads = [csv.splitlines()[0], *workbook.sheetnames]
    heads += [str(cell.value) for sheet in workbook for cell in sheet[1] if cell.value]
    assert len(heads) > 20
    for head in heads:
        assert bool(_CHINESE.search(head)) == is_chinese, head


class TestConfigured:
    def test_in_a_file_that_is_extended(self, invoke: Invoke, write: Write) -> None:
        write("base.yaml", text="lang: en\nextends: [.reportlint.yaml]\n")
        write(".reportlint.yaml", text="extends: [strict, base.yaml]\n")
        assert invoke("--help").stdout.startswith("Usage")

    def test_beside_a_fault_of_which_it_is_told(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="lang: en\nselect: [Q999]\nnothing: 1\n")
        assert "there is no key" in invoke("config", "validate").stderr

    def test_in_the_file_that_is_named(self, invoke: Invoke, write: Write) -> None:
        write("other.yaml", text="lang: en\n")
        assert "Usage" in invoke("rules", "--config", "other.yaml", "--help").stdout

    def test_is_not_asked_for_by_what_is_isolated(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="lang: en\n")
        assert invoke("--isolated", "--help").stdout.startswith("用法")

    @pytest.mark.parametrize("text", ["lang: [", "lang: fr", "- lang", "extends: en", "\0"])
    def test_that_cannot_be_read_asks_for_none(
        self, invoke: Invoke, write: Write, text: str
    ) -> None:
        write(".reportlint.yaml", text=text)
        assert invoke("--help").stdout.startswith("用法")
