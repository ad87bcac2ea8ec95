"""A plugin is loaded whole, or the run ends saying which one is at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reportlint.hookspecs import hookimpl
from reportlint.model.finding import Bilingual
from reportlint.model.rule import Family, Rule
from reportlint.plugins import loading
from reportlint.plugins.loading import Origin, PluginError, Plugins, assemble, load
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import Bad, Poor

Install = Callable[..., None]

MINE = Origin("my-plugin", "mine", "my_plugin")
THEIRS = Origin("their-plugin", "theirs", "their_plugin")

find_installed = loading._installed


class Plugin:
    """Gives whatever it was made of."""

    def __init__(
        self,
        rules: Iterable[Any] = (),
        readers: Iterable[Any] = (),
        families: Iterable[Any] = (),
    ) -> None:
        self._rules, self._readers, self._families = rules, readers, families

    @hookimpl
    def reportlint_rules(self) -> Iterable[type[Rule[Any]]]:
        return self._rules

    @hookimpl
    def reportlint_readers(self) -> Iterable[Any]:
        return self._readers

    @hookimpl
    def reportlint_families(self) -> Iterable[Any]:
        return self._families


def assembled(*things: object) -> Plugins:
    return assemble(zip((MINE, THEIRS), things, strict=False))


def refusal(*things: object) -> str:
    """Give what is said of plugins that cannot be used together."""
    with pytest.raises(PluginError) as refused:
        assembled(*things)
    assert "请升级、修复或卸载" in refused.value.said.zh
    return refused.value.said.en


def variant(**attributes: object) -> type:
    return type("Variant", (Bad,), attributes)


class TestInstalled:
    """Distributions on the import path, found as they are installed."""

    @pytest.fixture
    def install(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
        site = folder / "site"
        site.mkdir()
        monkeypatch.setattr("sys.path", [str(site)])
        monkeypatch.setattr(loading, "_installed", find_installed)

        def install(name: str, entry_points: str, *, into: Path = site, code: str = "") -> None:
            module = name.replace("-", "_")
            info = into / f"{module}-1.0.dist-info"
            info.mkdir(parents=True)
            (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
            (info / "entry_points.txt").write_text(f"[reportlint]\n{entry_points}\n")
            (into / f"{module}.py").write_text(code)

        return install

    def test_plugins_load_in_the_order_of_their_names(self, install: Install) -> None:
        install("zebra-test", "one = tests.engine.fakes:PLUGIN")
        install("ant-test", "two = reportlint.readers\none = reportlint.formatters")
        assert [str(origin) for origin in load().origins] == [
            "ant-test (one = reportlint.formatters)",
            "ant-test (two = reportlint.readers)",
            "zebra-test (one = tests.engine.fakes:PLUGIN)",
        ]

    @pytest.mark.parametrize(
        ("code", "why"),
        [
            ("import a_module_nobody_has", "ModuleNotFoundError"),
            ("1 / 0", "ZeroDivisionError"),
            ("raise SystemExit(0)", "SystemExit"),
            ("(", "SyntaxError"),
        ],
    )
    def test_one_that_cannot_be_loaded_ends_the_run(
        self, install: Install, invoke: Invoke, write: Write, code: str, why: str
    ) -> None:
        name = f"broken-{why.lower()}"
        write("a.txt")
        install(name, f"x = {name.replace('-', '_')}", code=code)
        result = invoke("a.txt")
        assert result.exit_code == 2
        assert f"插件 {name} (x = {name.replace('-', '_')})：无法载入：{why}" in result.stderr

    def test_the_current_folder_is_not_searched(
        self, install: Install, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install("good-test", "one = reportlint.readers")
        install("evil-test", "x = evil_test", into=folder, code="raise SystemExit(1)")
        monkeypatch.setattr("sys.path", ["", str(folder), str(folder / "site")])
        assert [origin.distribution for origin in load().origins] == ["good-test"]

    def test_the_first_of_two_of_one_name_hides_the_other(
        self, install: Install, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        install("good-test", "one = reportlint.readers", into=folder / "first")
        install("good-test", "one = nothing_there", into=folder / "second")
        monkeypatch.setattr("sys.path", [str(folder / "first"), str(folder / "second")])
        assert [origin.module for origin in load().origins] == ["reportlint.readers"]


class TestAssembling:
    def test_rules_come_in_the_order_of_their_codes(self) -> None:
        codes = [rule.code for rule in assembled(Plugin([Poor]), Plugin([Bad])).rules]
        assert codes == ["A001", "A002"]

    def test_names_are_known_by_distribution_and_module(self) -> None:
        both = assembled(Plugin([Bad]), Plugin())
        assert both.has("my-plugin")
        assert both.has("My_Plugin")
        assert both.has("their_plugin")
        assert not both.has("another")

    @pytest.mark.parametrize(
        ("attributes", "said"),
        [
            ({"code": "A2"}, "'A2' must be a capital letter and three digits"),
            ({"code": "AB12"}, "'AB12' must be a capital letter"),
            ({"code": 7}, "no code of type str"),
            ({"name": "BadWord"}, "'BadWord' must be lower-case words"),
            ({"name": "bad_word"}, "'bad_word' must be lower-case words"),
            ({"severity": "error"}, "no severity of type Severity"),
            ({"summary": "text"}, "no summary of type Bilingual"),
            ({"message": ("zh", "en")}, "no message of type Bilingual"),
            ({"passing": None}, "no passing of type str"),
            ({"subject": None}, "no subject of type type"),
            ({"on_by_default": "yes"}, "no on_by_default of type bool"),
            ({"status": "preview"}, "no status of type Status"),
            ({"since": 1.2}, "no since of type str"),
        ],
    )
    def test_a_malformed_rule_is_refused(self, attributes: dict[str, object], said: str) -> None:
        told = refusal(Plugin([variant(**attributes)]))
        assert "plugin my-plugin (mine = my_plugin)" in told
        assert said in told

    def test_a_rule_without_documentation_is_refused(self) -> None:
        class Bare(Rule[object]):
            code = "Z001"

            def check(self, subject: object) -> Any:
                yield subject

        assert "Bare has no subject" in refusal(Plugin([Bare]))

    @pytest.mark.parametrize("thing", [Bad(), "A001", int])
    def test_what_is_no_rule_class_is_refused(self, thing: object) -> None:
        assert "not a subclass of Rule" in refusal(Plugin([thing]))

    def test_a_rule_that_cannot_be_made_is_refused(self) -> None:
        abstract = variant(check=Rule.check)
        assert "rule A001 cannot be made: TypeError" in refusal(Plugin([abstract]))

    @pytest.mark.parametrize(
        ("other", "said"),
        [
            (variant(name="another-word"), "the rule code A001 is taken by plugin my-plugin"),
            (variant(code="A009"), "the rule name bad-word is taken by plugin my-plugin"),
        ],
    )
    def test_two_rules_of_one_code_or_name_name_both_plugins(self, other: type, said: str) -> None:
        told = refusal(Plugin([Bad]), Plugin([other]))
        assert "plugin their-plugin" in told
        assert said in told

    def test_two_readers_of_one_suffix_name_both_plugins(self) -> None:
        class Reader:
            suffixes = frozenset({".txt"})

        told = refusal(Plugin(readers=[Reader()]), Plugin(readers=[Reader()]))
        assert "the suffix .txt is taken by plugin my-plugin" in told

    def test_a_reader_without_suffixes_is_refused(self) -> None:
        assert "has no suffixes" in refusal(Plugin(readers=[object()]))

    def test_families_come_in_the_order_in_which_they_are_given(self) -> None:
        given = [Family(letter, Bilingual(letter, letter)) for letter in "BCA"]
        plugins = assembled(Plugin(families=given[:1]), Plugin(families=given[1:]))
        assert [*plugins.families] == ["B", "C", "A"]

    def test_two_families_of_one_letter_name_both_plugins(self) -> None:
        one, other = (Plugin(families=[Family("A", Bilingual(name, name))]) for name in "xy")
        assert "the family of rules A is taken by plugin my-plugin" in refusal(one, other)

    def test_a_family_without_words_is_refused(self) -> None:
        assert "has no words" in refusal(Plugin(families=["A"]))

    def test_a_hook_that_raises_is_refused(self) -> None:
        def rules() -> Iterable[type]:
            raise ZeroDivisionError("none today")
            yield Bad

        assert "reportlint_rules failed: ZeroDivisionError" in refusal(Plugin(rules()))

    def test_an_unknown_hook_is_refused(self) -> None:
        class Mistyped:
            @hookimpl
            def reportlint_rulez(self) -> Iterable[type]:
                return [Bad]

        assert "unknown hook 'reportlint_rulez'" in refusal(Mistyped())

    def test_a_hook_with_other_arguments_is_refused(self) -> None:
        class Asking:
            @hookimpl
            def reportlint_rules(self, settings: object) -> Iterable[type]:
                return [Bad] if settings else []

        assert "cannot be registered" in refusal(Asking())

    def test_a_plugin_without_hooks_is_refused(self) -> None:
        assert "no hook marked with hookimpl" in refusal(object())

    def test_a_class_in_place_of_a_plugin_is_refused(self) -> None:
        assert "names a class" in refusal(Plugin)

    def test_what_is_said_is_said_in_both_languages(self) -> None:
        with pytest.raises(PluginError) as refused:
            assembled(object())
        assert isinstance(refused.value.said, Bilingual)
        assert "my-plugin" in refused.value.said.zh
        assert "my-plugin" in refused.value.said.en
