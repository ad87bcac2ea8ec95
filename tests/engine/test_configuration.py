"""`.reportlint.yaml`: found, read, checked word by word; hostile ones refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reportlint.config.faults import ConfigurationError
from reportlint.config.find import Configurations
from reportlint.config.model import Configuration
from reportlint.config.settings import FailOn, decide
from reportlint.files import contents
from reportlint.model.finding import Language
from reportlint.plugins.loading import Plugins
from tests.engine.conftest import Invoke, Write


@pytest.fixture
def configurations(notes: Plugins) -> Configurations:
    return Configurations(notes)


def switched_on(plugins: Plugins, configurations: Configurations, path: str) -> dict[str, str]:
    """Give the rules that are on for a file, each with its severity."""
    layers = configurations.of(Path(path).parent).layers_for(str(Path(path).absolute()))
    decisions = {rule.code: decide(rule, layers) for rule in plugins.rules}
    return {code: made.severity.label for code, made in decisions.items() if made.on}


class TestWhichRulesAreOn:
    @pytest.mark.parametrize(
        ("text", "on"),
        [
            ("", "A001 A002 B001 C001 E001"),
            ("extends: [default]", "A001 A002 B001 C001 E001"),
            ("extends: [strict]", "A001 A002 B001 B002 C001 E001"),
            ("select: [ALL]", "A001 A002 B001 B002 C001 E001"),
            ("select: [A, odd-word]", "A001 A002 B001"),
            ("select: []", ""),
            ("ignore: [A]", "B001 C001 E001"),
            ("extend-select: [B002]", "A001 A002 B001 B002 C001 E001"),
            ("extend-ignore: [C]", "A001 A002 B001 E001"),
            ("{select: [A002], ignore: [A]}", "A002"),
            ("{select: [A], ignore: [A002]}", "A001"),
            ("{select: [A], ignore: [A]}", ""),
            ("rules: {bad-word: off, B002: on}", "A002 B001 B002 C001 E001"),
            ("rules: {A001: no, B002: yes}", "A002 B001 B002 C001 E001"),
            ("rules: {A001: 'off', B002: 'on'}", "A002 B001 B002 C001 E001"),
            ("rules: {B002: {severity: info}}", "A001 A002 B001 B002 C001 E001"),
            ("{ignore: [A001], rules: {A001: on}}", "A001 A002 B001 C001 E001"),
            ("{extends: [strict], rules: {B: off}}", "A001 A002 C001 E001"),
        ],
    )
    def test_is_decided_by_the_longest_selector(
        self, notes: Plugins, configurations: Configurations, write: Write, text: str, on: str
    ) -> None:
        write(".reportlint.yaml", text=text)
        assert " ".join(switched_on(notes, configurations, "x.txt")) == on

    def test_severity_is_what_the_rule_or_the_file_says(
        self, notes: Plugins, configurations: Configurations, write: Write
    ) -> None:
        write(".reportlint.yaml", text="rules: {A: {severity: info}, A002: {severity: error}}")
        on = switched_on(notes, configurations, "x.txt")
        assert (on["A001"], on["A002"], on["B001"]) == ("info", "error", "info")

    def test_a_severity_set_shows_in_the_findings_and_the_status(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("a.txt", "坏")
        write(".reportlint.yaml", text="rules: {A001: {severity: info}}")
        result = invoke("a.txt", "--format=json")
        assert json.loads(result.stdout)[0]["severity"] == "info"
        assert result.exit_code == 0

    def test_per_file_entries_come_on_top_for_files_that_match(
        self, notes: Plugins, configurations: Configurations, write: Write
    ) -> None:
        write(
            ".reportlint.yaml",
            text="ignore: [C]\nper-file:\n"
            "  'archive/**': {ignore: [A001], rules: {B001: {severity: error}}}\n"
            "  '*.md': {select: [E]}\n",
        )
        assert list(switched_on(notes, configurations, "x.txt")) == ["A001", "A002", "B001", "E001"]
        archived = switched_on(notes, configurations, "archive/2020/x.txt")
        assert archived == {"A002": "warning", "B001": "error", "E001": "error"}
        assert list(switched_on(notes, configurations, "sub/x.md")) == ["E001"]


class TestWhichFileHolds:
    def test_the_nearest_one_upward(self, configurations: Configurations, write: Write) -> None:
        write(".reportlint.yaml", text="lang: en")
        write("near/.reportlint.yaml", text="fail-on: error")
        write("near/deep/x.txt")
        assert configurations.of("near/deep").language is Language.ZH
        assert configurations.of("near/deep").fail_on is FailOn.ERROR
        assert configurations.of("far").language is Language.EN

    def test_each_file_has_its_own_line_to_fail_at(self, invoke: Invoke, write: Write) -> None:
        write("a/x.txt", "差")
        write("a/.reportlint.yaml", text="fail-on: error")
        assert invoke(".").exit_code == 0
        write("b/x.txt", "差")
        assert invoke(".").exit_code == 1

    def test_extended_files_lie_beneath_in_their_order(
        self, notes: Plugins, configurations: Configurations, write: Write
    ) -> None:
        write("base/house.yaml", text="extends: [strict]\nignore: [A]\nlang: en")
        write("base/other.yaml", text="rules: {B: {severity: error}}")
        write(
            ".reportlint.yaml",
            text="extends: [base/house.yaml, base/other.yaml]\nrules: {B001: off}",
        )
        assert switched_on(notes, configurations, "x.txt") == {
            "B002": "error",
            "C001": "error",
            "E001": "error",
        }
        assert configurations.of(".").language is Language.EN

    def test_patterns_are_meant_from_the_file_they_stand_in(
        self, configurations: Configurations, write: Write, folder: Path
    ) -> None:
        write(".reportlint.yaml", text="exclude: ['drafts/**']")
        write("town/.reportlint.yaml", text="extends: [../.reportlint.yaml]")
        (exclude, _) = configurations.of("town").exclude
        assert exclude.match(f"{folder}/drafts/x.txt")
        assert not exclude.match(f"{folder}/town/drafts/x.txt")

    def test_a_broken_one_costs_its_own_folder_only(self, invoke: Invoke, write: Write) -> None:
        write("a/x.txt", "坏")
        write("b/x.txt", "坏")
        write("b/.reportlint.yaml", text="lnag: zh")
        result = invoke(".", "--quiet")
        assert result.exit_code == 2
        assert result.stdout.startswith("a/x.txt:1:4")
        assert "b/x.txt" not in result.stdout
        assert f"b{os.sep}.reportlint.yaml:1:1" in result.stderr


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "place", "said"),
        [
            ("lang: zh\nslect: [A]", "2:1", "没有名为“slect”的键；是否想写 select？"),
            ("per_file: {}", "1:1", "是否想写 per-file？"),
            ("lang: cn", "1:7", "“cn”应为其中之一：zh、en"),
            ("fail-on: warn", "1:10", "是否想写 warning？"),
            ("select: A001", "1:9", "应为列表"),
            ("select: [A001, 7]", "1:16", "应为文字"),
            ("select: ['']", "1:10", "不能为空"),
            ("select:\n  - A001\n  - A01x", "3:5", "是否想写 A001？"),
            ("ignore: [bad-wrd]", "1:10", "是否想写 bad-word？"),
            ("extend-select: [Q]", "1:17", "没有规则“Q”"),
            ("rules:\n  A001: of", "2:9", "“of”应为其中之一：on、off，或"),
            ("rules:\n  A001: of", "2:9", "；是否想写 off？"),
            (
                "rules:\n  A001: [a]",
                "2:9",
                "列表应为其中之一：on、off，或级别和选项，如 {severity: info}",
            ),
            ("rules:\n  A009: off", "2:3", "没有规则“A009”"),
            ("rules: {A001: {severty: info}}", "1:16", "是否想写 severity？"),
            ("rules: {A001: {severity: fatal}}", "1:26", "error、warning、info"),
            ("rules: {A001: 3}", "1:15", "“3”应为其中之一"),
            ("rules: [A001]", "1:8", "应由“键: 值”组成"),
            ("per-file:\n  '*.md': {ignor: [A]}", "2:12", "是否想写 ignore？"),
            ("per-file:\n  '*.md': {ignore: [Q]}", "2:21", "没有规则“Q”"),
            ("per-file:\n  '*.md': {lang: zh}", "2:12", "没有名为“lang”的键"),
            ("exclude: ['a', '!']", "1:16", "不是有效的文件名模式"),
            ("extends: [defualt]", "1:11", "是否想写 default？"),
            ("extends: [none.yaml]", "1:11", "未找到文件“none.yaml”"),
            ("plugins: [reportlint_city]", "1:11", "没有安装插件“reportlint_city”"),
            ("lang: zh\nlang: en", "2:1", "键“lang”重复，第 1 行已有"),
            ("lang:", "1:6", "没有值"),
            ("lang: !!python/name:os.system x", "1:7", "不接受标签"),
            ("[lang]: zh", "1:1", "键应为文字"),
            ("- lang", "1:1", "应由“键: 值”组成"),
            ("lang: ]zh", "1:7", "YAML 语法错误"),
            ("lang: zh\n---\nlang: en", "2:1", "YAML 语法错误"),
            ("语言: \x07", "1:5", "有不可见的控制字符 U+0007"),
        ],
    )
    def test_have_a_place_and_the_nearest_valid_word(
        self, invoke: Invoke, write: Write, text: str, place: str, said: str
    ) -> None:
        write("a.txt", "坏")
        write(".reportlint.yaml", text=text)
        result = invoke(".")
        assert result.exit_code == 2
        assert result.stderr.startswith(f".reportlint.yaml:{place}：")
        assert said in result.stderr

    @pytest.mark.parametrize(
        "arguments", [["config", "validate"], ["sub"], ["sub", "--list-files"]]
    )
    def test_are_all_told_in_the_order_of_the_file(
        self, invoke: Invoke, write: Write, arguments: list[str]
    ) -> None:
        write("sub/.reportlint.yaml", text="extends: [../.reportlint.yaml]")
        write(".reportlint.yaml", text="lang: cn\nselect: A\nx: y")
        lines = invoke(*arguments).stderr.splitlines()
        assert [line.split("：")[0][-3:] for line in lines] == ["1:7", "2:9", "3:1"]

    def test_are_told_in_english_too(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="lnag: zh")
        said = invoke("config", "validate", "--lang", "en").stderr
        assert "there is no key 'lnag'; did you mean lang?" in said

    def test_of_an_extended_file_are_told_of_that_file(self, invoke: Invoke, write: Write) -> None:
        write("house.yaml", text="lnag: zh")
        write(".reportlint.yaml", text="extends: [house.yaml]")
        assert invoke("config", "validate").stderr.startswith("house.yaml:1:1：")

    @pytest.mark.parametrize(
        "text",
        [
            '"\\e[2J": zh',
            '"a\\nb": zh',
            'lang: "\\e[2J"',
            'select: ["\\e[2J"]',
            'exclude: ["\\e[2J!", "!"]',
            'plugins: ["\\e[2J"]',
            'extends: ["\\e[2J"]',
            '{"\\e": 1, "\\e": 2}',
        ],
    )
    def test_order_a_terminal_nothing_about(self, invoke: Invoke, write: Write, text: str) -> None:
        write(".reportlint.yaml", text=text)
        said = invoke("config", "validate").stderr
        assert "\x1b" not in said
        assert len(said.splitlines()) == 1

    def test_circles_of_extends_are_found(self, invoke: Invoke, write: Write) -> None:
        write("a.yaml", text="extends: [.reportlint.yaml]")
        write(".reportlint.yaml", text="extends: [a.yaml]")
        said = invoke("config", "validate").stderr
        assert "extends 循环引用：.reportlint.yaml → a.yaml → .reportlint.yaml" in said

    def test_plugins_are_required_by_distribution_or_module(
        self, invoke: Invoke, write: Write
    ) -> None:
        write(".reportlint.yaml", text="plugins: [dist_notes, module-notes]")
        assert invoke("config", "validate").exit_code == 0


class TestHostileYaml:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (
                "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + "".join(
                    f"{c}: &{c} [{','.join(['*' + b] * 9)}]\n"
                    for b, c in zip("abcdefgh", "bcdefghi", strict=True)
                ),
                "展开后超过",
            ),
            ("a: &a [*a]", "循环引用"),
            ("a: &a {b: *a}", "循环引用"),
            ("[" * 100_000, "嵌套超过"),
            ("a: " + "{a: " * 100_000, "嵌套超过"),
            ("- " * 100_000, "嵌套超过"),
            ("#" * (1024 * 1024 + 1), "超过 1 MB"),
        ],
        ids=["bomb", "cycle", "cycle in a mapping", "deep", "deep mapping", "deep list", "huge"],
    )
    def test_is_refused_with_a_word(
        self, configurations: Configurations, write: Write, text: str, said: str
    ) -> None:
        write(".reportlint.yaml", text=text)
        with pytest.raises(ConfigurationError) as refusal:
            configurations.of(".")
        assert said in refusal.value.said.zh

    def test_in_another_encoding_is_refused(
        self, configurations: Configurations, folder: Path
    ) -> None:
        (folder / ".reportlint.yaml").write_bytes("lang: zh # 语言".encode("gbk"))
        with pytest.raises(ConfigurationError, match="not UTF-8"):
            configurations.of(".")

    def test_that_is_a_folder_is_refused(
        self, configurations: Configurations, folder: Path
    ) -> None:
        (folder / ".reportlint.yaml").mkdir()
        with pytest.raises(ConfigurationError, match="cannot be read"):
            configurations.of(".")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
    def test_that_is_a_pipe_nobody_writes_to_is_refused(
        self, configurations: Configurations, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(contents, "PATIENCE", 0.1)
        os.mkfifo(".reportlint.yaml")
        with pytest.raises(ConfigurationError, match="a pipe nobody writes to"):
            configurations.of(".")

    def test_aliases_that_behave_are_welcome(
        self, notes: Plugins, configurations: Configurations, write: Write
    ) -> None:
        write(".reportlint.yaml", text="ignore: &few [A, C]\nextend-ignore: *few")
        assert list(switched_on(notes, configurations, "x.txt")) == ["B001", "E001"]


class TestCommands:
    def test_show_says_what_holds_and_why(self, invoke: Invoke, write: Write) -> None:
        write(
            ".reportlint.yaml",
            text="ignore: [A001]\nexclude: [drafts/]\nper-file: {'*.md': {rules: {B001: off}}}",
        )
        write("x.md")
        lines = [
            " ".join(line.split()) for line in invoke("config", "show", "x.md").stdout.split("\n")
        ]
        assert lines[0] == "配置文件：.reportlint.yaml"
        assert "exclude: drafts/" in lines
        assert "A001 关闭 错误 bad-word .reportlint.yaml 的 ignore: A001" in lines
        assert "A002 启用 警告 poor-word 默认启用" in lines
        assert "B001 关闭 提示 odd-word .reportlint.yaml 中 per-file “*.md” 的 rules: B001" in lines
        assert "B002 关闭 警告 quiet-word 默认关闭" in lines

    def test_show_says_when_no_file_holds(self, invoke: Invoke) -> None:
        assert invoke("config", "show", "--isolated").stdout.startswith("配置文件：无")

    def test_init_writes_a_valid_file_once(
        self, invoke: Invoke, folder: Path, configurations: Configurations
    ) -> None:
        assert invoke("config", "init").exit_code == 0
        assert configurations.of(folder).language is Language.ZH
        again = invoke("config", "init")
        assert again.exit_code == 2
        assert "已存在" in again.stderr

    def test_init_writes_in_english(
        self, invoke: Invoke, folder: Path, configurations: Configurations
    ) -> None:
        assert invoke("config", "init", "--lang", "en").exit_code == 0
        assert configurations.of(folder).language is Language.EN

    def test_validate_takes_a_file_of_any_name(self, invoke: Invoke, write: Write) -> None:
        write("house.yaml", text="lang: zh")
        write("broken.yaml", text="lang: xx")
        assert "house.yaml 核对无误" in invoke("config", "validate", "house.yaml").stdout
        assert invoke("config", "validate", "broken.yaml").exit_code == 2

    def test_validate_says_when_there_is_no_file(self, invoke: Invoke) -> None:
        assert "没有配置文件" in invoke("config", "validate").stdout

    def test_validate_of_a_missing_file_is_an_error(self, invoke: Invoke) -> None:
        result = invoke("config", "validate", "none.yaml")
        assert result.exit_code == 2
        assert "none.yaml" in result.stderr

    def test_schema_has_the_keys_of_the_model(self, invoke: Invoke) -> None:
        schema = json.loads(invoke("config", "schema").stdout)
        keys = {name.replace("_", "-") for name in Configuration.model_fields}
        assert set(schema["properties"]) == keys
        assert schema["additionalProperties"] is False
        assert all("description" in entry for entry in schema["properties"].values())

    def test_schema_takes_off_and_on_as_editors_read_them(self, invoke: Invoke) -> None:
        schema = json.loads(invoke("config", "schema").stdout)
        entry = schema["properties"]["rules"]["additionalProperties"]
        assert entry["oneOf"][0] == {"enum": ["on", "off", True, False]}
