"""What becomes of rules in preview, deprecated, removed and renamed: a plugin has one of each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import reportlint.formatters
import reportlint.readers
from reportlint import lint_paths
from reportlint.checking.session import Session
from reportlint.config.settings import UnknownSelectorError
from reportlint.model.finding import Language, Severity
from reportlint.plugin import Bilingual, RemovedRule, Rule, Status, hookimpl
from reportlint.plugins import loading
from reportlint.plugins.loading import PluginError, Plugins, assemble
from reportlint.testing import check_examples, lint
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN, Bad, Failed, NoteForm, NoteRule, entry


class Tried(NoteRule):
    code = "W001"
    name = "tried-word"
    status = Status.PREVIEW
    word = "试"
    failing = f"{SIGN} 试"


class Old(NoteRule):
    code = "W002"
    name = "old-word"
    status = Status.DEPRECATED
    status_since = "1.4.0"
    instead = Bilingual("改用 A001", "use A001")
    word = "旧"
    failing = f"{SIGN} 旧"


class Gone(RemovedRule):
    code = "W003"
    name = "gone-word"
    since = "1.0.0"
    status_since = "1.5.0"
    instead = Bilingual("改用 A001", "use A001")
    summary = Bilingual("不许写某个词", "A word that must not be written")


class Renamed(NoteRule):
    code = "W004"
    name = "new-word"
    formerly = ("Q009", "former-word")
    word = "新"
    failing = f"{SIGN} 新"


class Before(NoteRule):
    """The same rule before it was renamed."""

    code = "Q009"
    name = "former-word"
    word = "新"
    failing = f"{SIGN} 新"


class _Plugin:
    def __init__(self, *rules: type[Rule[Any]]) -> None:
        self.rules = rules

    @hookimpl
    def reportlint_forms(self) -> Iterable[NoteForm]:
        return [NoteForm()]

    @hookimpl
    def reportlint_rules(self) -> Iterable[type[Rule[Any]]]:
        return self.rules


RULES: tuple[type[Rule[Any]], ...] = (Bad, Tried, Old, Gone, Renamed, Failed)


def install(monkeypatch: pytest.MonkeyPatch, *rules: type[Rule[Any]]) -> Plugins:
    version = "-".join(rule.name for rule in rules)  # Of another, nothing that is cached is used.
    installed = [
        entry("formatters", reportlint.formatters),
        entry(f"notes-{version}", _Plugin(*rules)),
        entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)
    return loading.load()


@pytest.fixture(autouse=True)
def plugins(monkeypatch: pytest.MonkeyPatch, notes: Plugins) -> Plugins:  # noqa: ARG001
    return install(monkeypatch, *RULES)


@pytest.fixture(autouse=True)
def note(write: Write) -> Path:
    """A note with a word for each rule."""
    return write("a.txt", "试 旧 新")


class TestPreview:
    def test_is_off_even_where_its_prefix_is_selected(self, invoke: Invoke) -> None:
        for selected in ([], ["--select=W"], ["--select=ALL"], ["--extend-select=W00"]):
            assert "W001" not in invoke("a.txt", "--quiet", *selected).stdout

    def test_is_on_with_preview(self, invoke: Invoke) -> None:
        assert "W001" in invoke("a.txt", "--quiet", "--preview").stdout
        assert "W001" not in invoke("a.txt", "--quiet", "--preview", "--ignore=W001").stdout
        assert "W001" not in invoke("a.txt", "--quiet", "--preview", "--select=A").stdout

    def test_is_on_where_the_configuration_says_so(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="preview: true\n")
        assert "W001" in invoke("a.txt", "--quiet").stdout
        assert "W001" not in invoke("a.txt", "--quiet", "--no-preview").stdout
        assert "preview: true" in invoke("config", "show").stdout

    def test_is_on_where_an_extended_file_says_so_unless_taken_back(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("base.yaml", text="preview: true\n")
        write(".reportlint.yaml", text="extends: [base.yaml]\n")
        assert "W001" in invoke("a.txt", "--quiet").stdout
        write(".reportlint.yaml", text="extends: [base.yaml]\npreview: false\n")
        assert "W001" not in invoke("a.txt", "--quiet").stdout

    def test_is_not_asked_for_by_strict(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="extends: [strict]\n")
        assert "W001" not in invoke("a.txt", "--quiet").stdout

    @pytest.mark.parametrize("option", ["--select", "--extend-select"])
    @pytest.mark.parametrize("word", ["W001", "tried-word"])
    def test_is_an_error_where_it_is_named_without_preview(
        self, invoke: Invoke, option: str, word: str
    ) -> None:
        result = invoke("a.txt", f"{option}={word}")
        assert result.exit_code == 2
        assert f"命令行：“{word}”是试行规则" in result.stderr
        assert "--preview" in result.stderr
        assert invoke("a.txt", f"{option}={word}", "--preview").exit_code == 1

    @pytest.mark.parametrize(
        "text",
        [
            "select: [A, W001]",
            "extend-select: [tried-word]",
            "rules: {W001: on}",
            "rules: {W001: {severity: error}}",
            "per-file: {'*.txt': {select: [W001]}}",
        ],
    )
    def test_is_an_error_where_the_configuration_names_it(
        self, invoke: Invoke, write: Write, text: str
    ) -> None:
        write(".reportlint.yaml", text=text)
        for command in (["a.txt"], ["config", "validate"], ["rules"]):
            result = invoke(*command)
            assert result.exit_code == 2
            assert ".reportlint.yaml" in result.stderr
            assert "是试行规则" in result.stderr
        assert "W001" in invoke("a.txt", "--quiet", "--preview").stdout

    @pytest.mark.parametrize("text", ["ignore: [W001]", "rules: {W001: off}"])
    def test_may_be_named_to_be_off(self, invoke: Invoke, write: Write, text: str) -> None:
        write(".reportlint.yaml", text=text)
        assert invoke("config", "validate").exit_code == 0

    def test_must_be_true_or_false(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="preview: maybe\n")
        assert "应为 true 或 false" in invoke("config", "validate").stderr

    def test_is_on_in_the_tests_of_rules(self, plugins: Plugins) -> None:
        check_examples(Tried, plugins=plugins)
        assert "W001" in {each.code for each in lint(f"{SIGN} 试", plugins=plugins)}

    def test_programs_may_ask_for_it(self, plugins: Plugins) -> None:
        (outcome,) = lint_paths(["a.txt"], preview=True, plugins=plugins)
        assert "W001" in {finding.code for finding in outcome.findings}


class TestDeprecated:
    def test_runs_and_says_so_once(self, invoke: Invoke, write: Write) -> None:
        write("b.txt", "旧")
        result = invoke(".")
        assert result.stdout.count("不应写“旧”") == 2
        said = "规则 W002 old-word 自 1.4.0 版起不再推荐使用，以后将删除：改用 A001。"
        assert result.stderr.count(said) == 1
        assert "deprecated since 1.4.0" in invoke(".", "--lang", "en").stderr

    def test_says_nothing_where_it_is_off(self, invoke: Invoke) -> None:
        assert "W002" not in invoke("a.txt", "--extend-ignore", "W002").stderr


class TestRemoved:
    @pytest.mark.parametrize("word", ["W003", "gone-word"])
    @pytest.mark.parametrize("key", ["select", "ignore", "extend-select", "extend-ignore"])
    def test_is_an_error_that_says_since_when_and_what_instead(
        self, invoke: Invoke, write: Write, word: str, key: str
    ) -> None:
        said = "规则 W003 gone-word 自 1.5.0 版起已删除：改用 A001"
        result = invoke("a.txt", f"--{key}={word}")
        assert (result.exit_code, said in result.stderr) == (2, True)
        write(".reportlint.yaml", text=f"lang: zh\n{key}: [{word}]\n")
        result = invoke("config", "validate")
        assert result.exit_code == 2
        assert f".reportlint.yaml:2:{len(key) + 4}：{said}" in result.stderr

    def test_is_an_error_among_rules_and_in_per_file(self, invoke: Invoke, write: Write) -> None:
        for text in ("rules: {W003: off}", "per-file: {'*': {ignore: [W003]}}"):
            write(".reportlint.yaml", text=text)
            assert "已删除" in invoke("config", "validate").stderr

    def test_is_not_meant_by_a_prefix(self, invoke: Invoke) -> None:
        assert invoke("a.txt", "--select=W").exit_code == 1

    def test_cannot_be_suppressed(self, invoke: Invoke) -> None:
        result = invoke("suppress", "W003", "a.txt", "--reason", "x")
        assert (result.exit_code, "已删除" in result.stderr) == (2, True)

    def test_is_told_of_where_it_was_suppressed(self, invoke: Invoke, write: Write) -> None:
        write("a.txt.reportlint.yaml", text="ignore: [{code: W003, reason: x}]")
        assert "忽略问题的说明：规则 W003" in invoke("a.txt").stderr

    def test_its_entries_in_a_baseline_are_stale(
        self, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Present(NoteRule):
            code = "W003"
            name = "gone-word"
            word = "旧"
            failing = f"{SIGN} 旧"

        install(monkeypatch, Present)
        assert invoke("baseline", "create", "a.txt", "--baseline=b.yaml").exit_code == 0
        install(monkeypatch, *RULES)
        result = invoke("a.txt", "--baseline=b.yaml", "--fail-on=error")
        assert "1条的问题已不存在" in result.stderr
        invoke("baseline", "prune", "a.txt", "--baseline=b.yaml")
        assert "W003" not in Path("b.yaml").read_text("utf-8")


class TestRenamed:
    @pytest.mark.parametrize("word", ["Q009", "former-word"])
    def test_is_selected_and_ignored_by_what_it_was_called(self, invoke: Invoke, word: str) -> None:
        result = invoke("a.txt", "--quiet", f"--select={word}")
        assert "W004" in result.stdout
        said = f"命令行中的“{word}”已改为 W004 new-word，请改用新的代码或名称。"
        assert result.stderr.count(said) == 1
        assert "W004" not in invoke("a.txt", "--quiet", f"--ignore={word}").stdout

    @pytest.mark.parametrize(
        "text",
        [
            "ignore: [Q009]",
            "rules: {former-word: off}",
            "per-file: {'*.txt': {ignore: [former-word]}}",
        ],
    )
    def test_is_meant_in_a_configuration(self, invoke: Invoke, write: Write, text: str) -> None:
        write("b.txt", "新")
        write(".reportlint.yaml", text=text)
        result = invoke(".", "--quiet")
        assert "W004" not in result.stdout
        assert result.stderr.count("已改为 W004") == 1
        assert "已改为 W004" in invoke("config", "validate").stderr
        assert "is now W004" in invoke("config", "show", "--lang", "en").stderr

    def test_is_not_meant_by_a_prefix_of_its_former_code(self, invoke: Invoke) -> None:
        assert "没有规则“Q”" in invoke("a.txt", "--select=Q").stderr

    def test_its_severity_goes_by_its_former_name(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="rules: {former-word: {severity: info}}")
        rules = json.loads(invoke("rules", "--format=json").stdout)
        assert [rule["severity"] for rule in rules if rule["code"] == "W004"] == ["info"]

    @pytest.mark.parametrize("word", ["Q009", "former-word"])
    def test_its_suppressions_hold(self, invoke: Invoke, write: Write, word: str) -> None:
        write("a.txt.reportlint.yaml", text=f"ignore: [{{code: {word}, reason: x}}]")
        write("b.txt", "新")
        write("b.txt.reportlint.yaml", text=f"ignore: [{{code: {word}, reason: x}}]")
        result = invoke(".", "--quiet")
        assert "W004" not in result.stdout
        said = f"忽略问题的说明中的“{word}”已改为 W004 new-word"
        assert result.stderr.count(said) == 1

    def test_is_explained_and_suppressed_by_what_it_was_called(self, invoke: Invoke) -> None:
        page = invoke("explain", "Q009")
        assert page.stdout.startswith("W004 new-word")
        assert "已改为 W004" in page.stderr
        assert "原来的代码和名称" in page.stdout
        assert "已改为 W004" in invoke("suppress", "Q009", "a.txt", "--reason", "x").stderr
        assert "code: W004" in Path("a.txt.reportlint.yaml").read_text("utf-8")

    def test_a_baseline_taken_before_holds_and_is_brought_up_to_date(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("a.txt", "新 新 局")
        install(monkeypatch, Before)
        invoke("baseline", "create", "a.txt", "--baseline=b.yaml")
        baseline = Path("b.yaml")
        taken = baseline.read_text("utf-8").replace("code: Q009", "code: Q009\n  reason: 省里统一")
        baseline.write_text(taken, "utf-8")
        install(monkeypatch, *RULES)
        result = invoke("a.txt", "--baseline=b.yaml", "--quiet")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.count("基线中的 Q009 已改为 W004") == 1
        assert "新增0条" in invoke("baseline", "update", "a.txt", "--baseline=b.yaml").stderr
        renewed = baseline.read_text("utf-8")
        assert "Q009" not in renewed
        assert renewed.count("code: W004") == taken.count("code: Q009")
        assert "reason: 省里统一" in renewed
        result = invoke("a.txt", "--baseline=b.yaml", "--quiet")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "已改为" not in result.stderr

    def test_a_baseline_entry_that_is_gone_is_stale(
        self, invoke: Invoke, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install(monkeypatch, Before)
        invoke("baseline", "create", "a.txt", "--baseline=b.yaml")
        install(monkeypatch, *RULES)
        write("a.txt", "好")
        assert "1条的问题已不存在" in invoke("a.txt", "--baseline=b.yaml").stderr


class TestShown:
    def test_in_the_list_of_rules(self, invoke: Invoke) -> None:
        listed = {line[:4]: line for line in invoke("rules").stdout.splitlines()}
        assert listed["W001"].endswith("试行")
        assert listed["W001"].split()[1] == "关闭"
        assert listed["W002"].endswith("自 1.4.0 版起不再推荐使用")
        assert listed["W003"].endswith("自 1.5.0 版起已删除")
        entries = {
            each["code"]: each for each in json.loads(invoke("rules", "--format=json").stdout)
        }
        assert [entries[f"W00{n}"]["status"] for n in (1, 2, 3, 4)] == [
            "preview",
            "deprecated",
            "removed",
            "stable",
        ]
        assert entries["W003"]["instead"] == "改用 A001"
        assert entries["W003"]["on"] is False
        assert entries["W002"]["status_since"] == "1.4.0"
        assert entries["W004"]["formerly"] == ["Q009", "former-word"]

    def test_in_explanations(self, invoke: Invoke) -> None:
        page = invoke("explain", "W003").stdout
        assert page.startswith("W003 gone-word · 自 1.5.0 版起已删除 · 自 1.0.0 版起")
        assert "改用什么\n    改用 A001" in page
        assert "deprecated since 1.4.0" in invoke("explain", "old-word", "--lang=en").stdout

    def test_in_sarif(self, invoke: Invoke) -> None:
        log = json.loads(invoke("a.txt", "--format=sarif").stdout)
        rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
        assert "W003" not in rules
        assert rules["W001"]["properties"]["status"] == "preview"
        assert rules["W002"]["properties"]["statusSince"] == "1.4.0"
        assert rules["W004"]["deprecatedIds"] == ["Q009"]
        assert rules["W004"]["deprecatedNames"] == ["former-word"]

    def test_on_the_pages_of_the_site(
        self, plugins: Plugins, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "docs/hooks"))
        from rule_pages import written

        chinese, _ = written(plugins, Language.ZH)
        english, _ = written(plugins, Language.EN)
        assert "试行" in chinese["rules/W001.md"]
        assert "自 1.4.0 版起不再推荐使用" in chinese["rules/W002.md"]
        assert "改用 A001" in chinese["rules/W003.md"]
        assert "severity:" not in chinese["rules/W003.md"]
        assert "removed in 1.5.0" in english["en/rules/W003.md"]
        assert "removed in 1.5.0" in english["en/rules/index.md"]
        assert "Formerly: `Q009`, `former-word`" in english["en/rules/W004.md"]

    def test_in_the_schema_for_editors(self, invoke: Invoke) -> None:
        schema = json.loads(invoke("config", "schema").stdout)
        assert schema["properties"]["preview"]["type"] == "boolean"


class TestDeclaration:
    @pytest.mark.parametrize(
        ("members", "said"),
        [
            ({"status": Status.DEPRECATED}, "must say since when"),
            ({"status": Status.DEPRECATED, "status_since": "1.0.0"}, "must say since when"),
            ({"status": Status.REMOVED}, "must be a RemovedRule"),
            ({"formerly": ("Q 9",)}, "neither a code nor a name"),
            ({"formerly": "Q009"}, "no formerly of type tuple"),
            ({"formerly": ("A001",)}, "former code or name A001 is taken"),
            ({"formerly": ("gone-word",)}, "former code or name gone-word is taken"),
            ({"formerly": ("Q009",)}, "former code or name Q009 is taken"),
            ({"instead": "A001"}, "no instead of type"),
        ],
    )
    def test_is_judged_when_a_plugin_is_loaded(self, members: dict[str, Any], said: str) -> None:
        rule = type(
            "Other", (NoteRule,), {"code": "W009", "name": "other", "failing": "", **members}
        )
        installed = [
            (origin, loaded.load()) for origin, loaded in [entry("x", _Plugin(*RULES, rule))]
        ]
        with pytest.raises(PluginError, match=said):
            assemble(installed)

    def test_a_removed_rule_needs_to_say_what_to_use(self) -> None:
        rule = type(
            "Other", (RemovedRule,), {"code": "W009", "name": "other", "summary": Gone.summary}
        )
        with pytest.raises(PluginError, match="must say since when"):
            assemble([(entry("x", None)[0], _Plugin(rule))])

    def test_removed_rules_never_run(self, plugins: Plugins) -> None:
        assert [rule.code for rule in plugins.removed] == ["W003"]
        assert "W003" not in {rule.code for rule in Session(plugins).plugins.rules}
        assert [*Gone().check(None)] == []
        assert Gone.severity is Severity.INFO

    def test_programs_are_told_of_removed_rules(self, plugins: Plugins) -> None:
        with pytest.raises(UnknownSelectorError, match=r"removed in 1\.5\.0"):
            lint_paths(["a.txt"], select=["W003"], plugins=plugins)
