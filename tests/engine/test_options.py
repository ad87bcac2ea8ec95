"""Options of rules: declared in the class, set by the configuration, read as values of their type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import reportlint.formatters
import reportlint.readers
from reportlint.api import lint_paths
from reportlint.model.finding import Bilingual, Finding, Language, Severity
from reportlint.model.ledger import Ledger
from reportlint.model.option import Option
from reportlint.model.rule import Rule
from reportlint.plugin import hookimpl
from reportlint.plugins import loading
from reportlint.plugins.loading import PluginError, Plugins, assemble
from reportlint.testing import CaseError, lint_together, load_cases
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import PLUGIN, SIGN, Note, NoteForm, NoteRule, both, entry


class Wordy(NoteRule):
    """Counts words, and tells how it counts."""

    code = "D001"
    name = "wordy-note"
    severity = Severity.WARNING
    message = both("{count} {kinds}")
    failing = f"{SIGN} 甲 乙 丙"
    most_words = Option(3, Bilingual("最多几个词", "how many words may be"), at_least=1, at_most=9)
    not_counted = Option((), Bilingual("不计的词", "words that do not count"))
    is_strict = Option(False, Bilingual("是否加上标记", "whether the sign counts twice"))
    unit = Option("词", Bilingual("单位", "the unit"), choices=("词", "个"))

    def check(self, subject: Note) -> Iterator[Finding]:
        words = [word for word in subject.words if word.text not in self.not_counted]
        count = len(words) + self.is_strict
        if count > self.most_words:
            kinds = " ".join(
                type(value).__name__
                for value in (self.most_words, self.not_counted, self.is_strict, self.unit)
            )
            yield self.finding(words[0], count=f"{count}{self.unit}", kinds=kinds)


class Wordier(Wordy):
    """Has the options of another, one of them with another default, and one of its own."""

    code = "D002"
    name = "wordier-note"
    on_by_default = False
    most_words = Option(1, both("最多"))
    added = Option("无", both("另有"))


class Many(Rule[Ledger]):
    """There are not many reports."""

    subject = Ledger
    code = "L001"
    name = "many-notes"
    severity = Severity.WARNING
    summary = both("不要太多")
    rationale = both("理由")
    message = both("{count} > {most}")
    passing = SIGN
    failing = "\n---\n".join([SIGN] * 3)
    most = Option(2, both("最多几份"))

    def check(self, subject: Ledger) -> Iterator[Finding]:
        entries = list(subject)
        if len(entries) > self.most:
            for entry_ in entries:
                yield self.finding(entry_, count=len(entries), most=self.most)


class Plugin:
    @hookimpl
    def reportlint_forms(self) -> Iterable[Any]:
        return [NoteForm()]

    @hookimpl
    def reportlint_rules(self) -> Iterable[type[Rule[Any]]]:
        return [Wordy, Wordier, Many]


@pytest.fixture(autouse=True)
def plugins(monkeypatch: pytest.MonkeyPatch) -> Plugins:
    installed = [
        entry("formatters", reportlint.formatters),
        entry("notes", Plugin()),
        entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)
    return loading.load()


def said(*paths: str, **options: Any) -> dict[str, list[str]]:
    """Give what is said of each file."""
    messages: dict[str, list[str]] = {}
    for outcome in lint_paths(paths, plugins=loading.load(), **options):
        assert not outcome.failures
        for finding in outcome.findings:
            messages.setdefault(finding.path, []).append(finding.message(Language.ZH))
    return messages


class TestValues:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "4词"),
            ("rules: {D001: {most-words: 4}}", None),
            ("rules: {wordy-note: {most-words: 4}}", None),
            ("rules: {D001: {most-words: 1, not-counted: [甲, 乙]}}", "2词"),
            ("rules: {D001: {not-counted: [甲]}}", None),
            ("rules: {D001: {is-strict: true, severity: error}}", "5词"),
            ("rules: {D001: {is-strict: yes}}", "5词"),
            ("rules: {D001: {unit: 个}}", "4个"),
            ("rules: {D001: {most-words: 9}, wordy-note: {most-words: 2}}", "4词"),
            (
                "{rules: {D001: {most-words: 9}}, per-file: {a.*: {rules: {D001: {most-words: 2}}}}}",
                "4词",
            ),
            (
                "{rules: {D001: {most-words: 9}}, per-file: {b.*: {rules: {D001: {most-words: 2}}}}}",
                None,
            ),
            ("{select: [D], rules: {D001: {most-words: 2}, D: {severity: error}}}", "4词"),
        ],
    )
    def test_are_what_the_configuration_says(
        self, write: Write, text: str, message: str | None
    ) -> None:
        write(".reportlint.yaml", text=text)
        write("a.txt", "甲 乙 丙")
        (first, *_) = said("a.txt", select=["D001"]).get("a.txt", [None])
        assert first == (message and f"{message} int tuple bool str")

    def test_of_a_file_lie_over_those_of_the_file_it_extends(self, write: Write) -> None:
        write("base.yaml", text="rules: {D001: {most-words: 2, unit: 个}}")
        write(".reportlint.yaml", text="{extends: [base.yaml], rules: {D001: {most-words: 1}}}")
        write("a.txt", "甲")
        assert said("a.txt") == {"a.txt": ["2个 int tuple bool str"]}

    def test_are_inherited_and_may_have_other_defaults(self, write: Write) -> None:
        write("a.txt", "甲")
        assert said("a.txt", select=["D"]) == {"a.txt": ["2词 int tuple bool str"]}
        assert [*Wordier.options] == ["most-words", "not-counted", "is-strict", "unit", "added"]
        assert Wordy.options["most-words"].default == Wordy().most_words == 3

    def test_of_one_folder_are_not_those_of_another(self, write: Write) -> None:
        write("a/.reportlint.yaml", text="rules: {D001: {most-words: 2}}")
        for name in ("a/1.txt", "b/1.txt", "a/2.txt"):
            write(name, "甲 乙")
        assert said("a", "b", select=["D001"]).keys() == {"a/1.txt", "a/2.txt"}

    def test_travel_to_workers(self, write: Write) -> None:
        write(".reportlint.yaml", text="rules: {D001: {most-words: 2, not-counted: [丙]}}")
        for number in range(40):
            write(f"{number:02}.txt", "甲 乙 丙")
        alone = said(".", jobs=1, select=["D001"])
        assert len(alone) == 40
        assert said(".", jobs=2, select=["D001"]) == alone

    def test_of_a_rule_on_the_ledger_hold_for_each_report(self, write: Write) -> None:
        write("a/.reportlint.yaml", text="rules: {L001: {most: 3}}")
        write("b/.reportlint.yaml", text="rules: {L001: {most: 1}}")
        for name in ("a/1.txt", "b/1.txt", "c/1.txt"):
            write(name)
        assert said("a", "b", "c") == {"b/1.txt": ["3 > 1"], "c/1.txt": ["3 > 2"]}

    def test_are_part_of_what_is_kept_between_runs(
        self,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path_factory: pytest.TempPathFactory,
    ) -> None:
        home = tmp_path_factory.mktemp("cache")
        monkeypatch.delenv("REPORTLINT_NO_CACHE")
        monkeypatch.setattr("reportlint.cache.folder.user_cache_dir", lambda name: str(home / name))
        write("a.txt", "甲 乙 丙")
        for most, found in ((1, 1), (4, 0), (1, 1), (3, 1)):
            write(".reportlint.yaml", text=f"rules: {{D001: {{most-words: {most}}}}}")
            assert len(said("a.txt", select=["D001"], cache=True)) == found


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "place", "said"),
        [
            ("{most-word: 1}", "1:16", "没有名为“most-word”的键；是否想写 most-words？"),
            ("{severty: info}", "1:16", "是否想写 severity？"),
            ("{most_words: 1}", "1:16", "是否想写 most-words？"),
            ("{most-words: 三}", "1:28", "应为整数"),
            ("{most-words: '3'}", "1:28", "应为整数"),
            ("{most-words: 2.5}", "1:28", "应为整数"),
            ("{most-words: 010}", "1:28", "应为整数"),
            ("{most-words: yes}", "1:28", "应为整数"),
            ("{most-words: 0}", "1:28", "应不小于 1"),
            ("{most-words: 10}", "1:28", "应不大于 9"),
            ("{not-counted: 甲}", "1:29", "应为列表"),
            ("{not-counted: [甲, 7]}", "1:33", "应为文字"),
            ("{not-counted: [甲, ['']]}", "1:33", "应为文字"),
            ("{not-counted: ['']}", "1:30", "不能为空"),
            ("{is-strict: 1}", "1:27", "应为 true 或 false"),
            ("{unit: 件}", "1:22", "应为其中之一：词、个"),
            ("{unit: [词]}", "1:22", "应为文字"),
            ("{}", "1:15", "没有写任何键（可用的键：severity、most-words"),
        ],
    )
    def test_have_a_place_and_the_nearest_valid_word(
        self, invoke: Invoke, write: Write, text: str, place: str, said: str
    ) -> None:
        write(".reportlint.yaml", text=f"rules: {{D001: {text}}}")
        result = invoke("config", "validate")
        assert result.exit_code == 2
        assert f".reportlint.yaml:{place}：" in result.stderr
        assert said in result.stderr

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("rules: {D: {most-words: 1}}", "1:13"),
            ("rules: {ALL: {most-words: 1}}", "1:15"),
            ("rules: {L001: {most-words: 1}}", "1:16"),
            ("per-file: {a: {rules: {D001: {most: 1}}}}", "1:31"),
        ],
    )
    def test_are_options_of_other_rules(
        self, invoke: Invoke, write: Write, text: str, place: str
    ) -> None:
        write(".reportlint.yaml", text=text)
        result = invoke("config", "validate")
        assert result.exit_code == 2
        assert f".reportlint.yaml:{place}：没有名为“most" in result.stderr

    def test_are_told_all_at_once(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="rules: {D001: {most-words: 0, unti: 词}, L01: off}")
        assert len(invoke("config", "validate").stderr.splitlines()) == 3


class TestShown:
    def test_by_explain_with_default_and_limits(self, invoke: Invoke) -> None:
        page = invoke("explain", "D001").stdout
        assert "most-words: 3\n        最多几个词（不小于 1，不大于 9）" in page
        assert "not-counted: []\n        不计的词\n" in page
        assert "is-strict: false" in page
        assert 'unit: "词"\n        单位（为其中之一：词、个）' in page
        english = invoke("explain", "D001", "--lang", "en").stdout
        assert "most-words: 3\n        how many words may be (1 or more, 9 or less)" in english

    def test_by_config_show_with_their_origin(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="rules: {D001: {not-counted: [甲]}}")
        lines = invoke("config", "show").stdout.splitlines()
        (at,) = [number for number, line in enumerate(lines) if line.startswith("D001")]
        assert lines[at + 1].split() == ["most-words:", "3", "默认"]
        assert lines[at + 2].split() == ["not-counted:", '["甲"]', ".reportlint.yaml"]

    def test_what_is_shown_may_be_written(self, invoke: Invoke, write: Write) -> None:
        shown = [line.strip() for line in invoke("explain", "D001").stdout.splitlines()]
        options = [line for line in shown if line.partition(":")[0] in Wordy.options]
        assert len(options) == len(Wordy.options)
        write(".reportlint.yaml", text=f"rules: {{D001: {{{', '.join(options)}}}}}")
        assert invoke("config", "validate").exit_code == 0

    def test_by_rules_in_json(self, invoke: Invoke, write: Write) -> None:
        write(".reportlint.yaml", text="rules: {L001: {most: 5}}")
        entries = {
            each["code"]: each for each in json.loads(invoke("rules", "--format=json").stdout)
        }
        assert entries["L001"]["options"] == {
            "most": {"value": 5, "default": 2, "summary": "最多几份"}
        }

    def test_by_the_schema(self, invoke: Invoke) -> None:
        schema = json.loads(invoke("config", "schema").stdout)
        definition = schema["$defs"]["D001"]
        assert definition["additionalProperties"] is False
        assert definition["minProperties"] == 1
        assert definition["properties"] == {
            "severity": schema["$defs"]["RuleEntry"]["properties"]["severity"],
            "most-words": {
                "description": "最多几个词",
                "default": 3,
                "type": "integer",
                "minimum": 1,
                "maximum": 9,
            },
            "not-counted": {
                "description": "不计的词",
                "default": [],
                "type": "array",
                "items": {"type": "string", "minLength": 1},
            },
            "is-strict": {"description": "是否加上标记", "default": False, "type": "boolean"},
            "unit": {
                "description": "单位",
                "default": "词",
                "type": "string",
                "enum": ["词", "个"],
            },
        }
        assert [*schema["$defs"]["RuleEntry"]["properties"]] == ["severity"]
        for table in (schema, schema["$defs"]["FileChoices"]):
            entries = table["properties"]["rules"]["properties"]
            assert entries["D001"] == entries["wordy-note"]
            assert entries["D001"]["oneOf"][1] == {"$ref": "#/$defs/D001"}


class TestKit:
    CASE = "rule: D001\npass: [{name: a, report: 留言 甲 乙 丙, settings: {select: [D001], rules: %s}}]"

    def test_cases_set_them(self, write: Write, plugins: Plugins) -> None:
        file = write("D001.yaml", text=self.CASE % "{D001: {most-words: 4}}")
        (case,) = load_cases(file, plugins=plugins)
        case.run()
        file = write("D001.yaml", text=self.CASE % "{D001: {most-words: 3}}")
        (case,) = load_cases(file, plugins=plugins)
        with pytest.raises(AssertionError, match="surplus"):
            case.run()

    @pytest.mark.parametrize("options", ["{D001: {most: 4}}", "{D001: {most-words: '4'}}"])
    def test_cases_set_none_that_there_are_not(
        self, write: Write, plugins: Plugins, options: str
    ) -> None:
        file = write("D001.yaml", text=self.CASE % options)
        with pytest.raises(CaseError, match=r"D001.yaml: pass: a: settings: rules\.D001\.most"):
            load_cases(file, plugins=plugins)

    def test_a_rule_by_itself_has_its_defaults(self, plugins: Plugins) -> None:
        assert (Wordy().most_words, Wordy().not_counted, Wordy().unit) == (3, (), "词")
        findings = lint_together({"1": SIGN, "2": SIGN, "3": SIGN}, plugins=plugins)
        assert [finding.message(Language.ZH) for finding in findings] == ["3 > 2"] * 3


class TestDeclared:
    @pytest.mark.parametrize(
        ("default", "limits", "complaint"),
        [
            (0, {"at_least": 1}, "it must be 1 or more"),
            ("件", {"choices": ("词",)}, "it must be one of: 词"),
            ("", {}, "it must not be empty"),
            (("甲", ""), {}, "it must not be empty"),
        ],
    )
    def test_a_default_has_to_be_allowed(
        self, default: Any, limits: dict[str, Any], complaint: str
    ) -> None:
        with pytest.raises(ValueError, match=complaint):
            Option(default, both("x"), **limits)

    @pytest.mark.parametrize("default", [None, 1.5, ["甲"], {"甲": 1}])
    def test_a_default_has_to_be_of_a_kind_that_is_known(self, default: Any) -> None:
        with pytest.raises(TypeError, match="an option cannot be"):
            Option(default, both("x"))

    def test_one_without_a_summary_is_refused(self) -> None:
        untold: Any = "words"

        class Untold(Wordy):
            code = "D003"
            name = "untold-note"
            more = Option(1, untold)

        class Untelling:
            @hookimpl
            def reportlint_rules(self) -> Iterable[type[Rule[Any]]]:
                return [Untold]

        origin, _ = entry("mine", PLUGIN)
        with pytest.raises(PluginError) as refused:
            assemble([(origin, Untelling())])
        assert "does not say what its option more means" in refused.value.said.en
