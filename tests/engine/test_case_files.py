"""The kit that tests rules: it must fail whenever a rule does, and say why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint.config.settings import Settings
from reportlint.model.finding import Bilingual
from reportlint.plugins.loading import Plugins
from reportlint.testing import Case, CaseError, check_examples, lint, load_cases
from tests.engine.conftest import Write
from tests.engine.fakes import RULES, SIGN, Bad, Crashing, Failed

Load = Callable[[str], list[Case]]


@pytest.fixture
def load(notes: Plugins, write: Write) -> Load:
    """Load a case file of rule A001, written beside a base."""
    write("base.md", text=f"# {SIGN}\n\n好 好 中 差\n")

    def load(text: str) -> list[Case]:
        file = write("cases/A001.yaml", text=f"rule: A001\nbase: ../base.md\n{text}")
        return load_cases(file, plugins=notes)

    return load


def failure(case: Case) -> str:
    """Give what is said of a case that does not hold."""
    with pytest.raises(AssertionError) as failed:
        case.run()
    assert str(case.file) in str(failed.value)
    return str(failed.value)


class TestHolding:
    @pytest.mark.parametrize(
        "text",
        [
            "pass: [{name: a, report: 留言 好}]",
            "pass: [{name: a, report: 留言 ⟦A002⟧差}]",
            "pass: [{name: a, replace: {差: 好}}]",
            "fail: [{name: a, report: 留言 ⟦A001⟧坏}]",
            "fail: [{name: a, report: 留言 ⟦A001⟧坏 ⟦A002⟧差 ⟦B002⟧静}]",
            "fail: [{name: a, replace: {中 差: ⟦A001⟧坏}}]",
            "fail: [{name: a, report: 留言 坏, findings: [{code: A001}]}]",
            "fail: [{name: a, report: 留言 ⟦A001⟧坏, findings: [{code: A001, actual: 坏}]}]",
            "fail: [{name: a, report: 留言 ⟦A001⟧坏 静, settings: {ignore: [B]}}]",
            "fail: [{name: a, report: 留言 ⟦A001⟧坏 差, settings: {select: [A001]}}]",
            "fail: [{name: a, suffix: .md, report: '# 留言 ⟦A001⟧坏'}]",
            "suffix: .md\nfail: [{name: a, report: '# 留言 ⟦A001⟧坏'}]",
        ],
    )
    def test_cases_hold_that_say_just_what_is_found(self, load: Load, text: str) -> None:
        (case,) = load(text)
        case.run()

    def test_a_marker_counts_lines_and_columns_without_markers(self, load: Load) -> None:
        (case,) = load('fail: [{name: a, report: "留言 ⟦A001⟧坏 ⟦A001⟧坏\\r\\n⟦A001⟧坏"}]')
        assert [point[:2] for point in case.points] == [(1, 4), (1, 6), (2, 1)]
        case.run()

    def test_all_facts_of_a_finding_can_be_told(self, load: Load) -> None:
        (case,) = load(
            "fail: [{name: a, report: 留言 坏, findings: [{code: A001, name: bad-word, line: 1,"
            " column: 4, place: 第 1 段, severity: error, message: 不应写“坏”, actual: 坏}]}]"
        )
        case.run()

    def test_the_base_gives_the_suffix(self, load: Load) -> None:
        (edited, whole) = load(
            "pass: [{name: a, replace: {差: 好}}, {name: b, report: 留言 好}]",
        )
        assert (edited.suffix, whole.suffix) == (".md", ".txt")

    def test_a_folder_is_all_its_files(self, load: Load, write: Write, notes: Plugins) -> None:
        load("pass: [{name: a, report: 留言 好}]")
        write("cases/A002.yaml", text="rule: A002\npass: [{name: b, report: 留言 好}]")
        cases = load_cases("cases", plugins=notes)
        assert [str(case) for case in cases] == ["A001-pass-a", "A002-pass-b"]


class TestFailing:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("pass: [{name: a, report: 留言 坏}]", "surplus  1:4 A001 第 1 段: 不应写“坏”"),
            ("pass: [{name: a, report: 留言 静}]", "surplus  1:4 B002"),
            ("fail: [{name: a, report: 留言 ⟦A001⟧好}]", "missing  1:4 A001  before '好'"),
            ("fail: [{name: a, report: ⟦A001⟧留言 坏}]", "missing  1:1 A001"),
            ("fail: [{name: a, report: 留言 ⟦A001⟧坏 差}]", "surplus  1:6 A002"),
            ("fail: [{name: a, report: 留言 ⟦A001 A001⟧坏}]", "missing  1:4 A001"),
            (
                "fail: [{name: a, report: 留言 坏 差, findings: [{code: A001}]}]",
                "1 findings expected, 2 found",
            ),
            (
                "fail: [{name: a, report: 留言 ⟦A001⟧坏, findings: [{code: A001, actual: 差}]}]",
                "finding 1, actual: expected '差', found '坏'",
            ),
            (
                "fail: [{name: a, report: 留言 坏, findings: [{code: A001, expected: 3}]}]",
                "finding 1, expected: expected 3, found None",
            ),
        ],
    )
    def test_cases_fail_that_say_anything_else(self, load: Load, text: str, said: str) -> None:
        (case,) = load(text)
        assert said in failure(case)

    def test_cases_fail_where_a_rule_crashes(self, load: Load) -> None:
        (case,) = load("fail: [{name: a, report: 留言 ⟦A001⟧坏 ⟦C001⟧崩}]")
        with pytest.raises(AssertionError, match="C001 crashing-rule failed"):
            case.run()


class TestNonsense:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("pass: [{name: a}]", "either `report` or `replace`"),
            ("pass: [{name: a, report: x, replace: {差: 好}}]", "either `report` or `replace`"),
            ("pass: [{name: a, replace: {好: 坏}}]", "'好' occurs 2 times"),
            ("pass: [{name: a, replace: {无: 坏}}]", "'无' occurs 0 times"),
            ("fail: [{name: a, report: 留言 坏}]", "must be marked with A001"),
            ("fail: [{name: a, report: 留言 ⟦A002⟧差}]", "must be marked with A001"),
            ("pass: [{name: a, report: 留言 ⟦A001⟧坏}]", "one that passes must not"),
            ("pass: [{name: a, reprot: x}]", "reprot"),
            ("fial: []", "fial"),
            ("pass: [{report: x}]", "name"),
            ("pass: [", "expected"),
        ],
    )
    def test_is_refused_with_its_file(self, load: Load, text: str, said: str) -> None:
        with pytest.raises(CaseError) as refused:
            load(text)
        assert "A001.yaml" in str(refused.value)
        assert said in str(refused.value)

    def test_replacing_needs_a_base(self, notes: Plugins, write: Write) -> None:
        file = write("A001.yaml", text="rule: A001\npass: [{name: a, replace: {x: y}}]")
        with pytest.raises(CaseError, match="needs a `base`"):
            load_cases(file, plugins=notes)


class TestLint:
    def test_runs_all_rules(self, notes: Plugins) -> None:
        found = lint(f"{SIGN} 坏 静", plugins=notes)
        assert [finding.code for finding in found] == ["A001", "B002"]

    def test_goes_by_settings_and_suffix(self, notes: Plugins) -> None:
        found = lint(f"# {SIGN} 坏 静", suffix=".md", settings=Settings(), plugins=notes)
        assert [finding.code for finding in found] == ["A001"]

    def test_gives_the_findings_of_what_is_no_report(self, notes: Plugins) -> None:
        assert [finding.code for finding in lint("", plugins=notes)] == ["E001"]

    def test_lets_no_rule_crash(self, notes: Plugins) -> None:
        with pytest.raises(AssertionError, match="RecursionError: no end to it"):
            lint(f"{SIGN} 崩", plugins=notes)


class TestExamples:
    @pytest.mark.parametrize(
        "rule",
        [rule for rule in RULES if rule not in (Failed, Crashing)],
        ids=lambda rule: rule.code,
    )
    def test_of_good_rules_hold(self, notes: Plugins, rule: type[Bad]) -> None:
        check_examples(rule, plugins=notes)
        check_examples(rule(), plugins=notes)

    @pytest.mark.parametrize(
        ("attributes", "said"),
        [
            ({"passing": f"{SIGN} 坏"}, "A001 objects to its passing example:\n1:4 A001"),
            ({"failing": f"{SIGN} 好"}, "A001 finds nothing in its failing example"),
            ({"message": Bilingual("{x}", "{x}")}, "KeyError"),
            ({"passing": (f"{SIGN} 好", f"{SIGN} 坏")}, "objects to its passing example:\n1:4"),
            ({"failing": (f"{SIGN} 坏", f"{SIGN} 好")}, "finds nothing in its failing example"),
            ({"failing": ()}, "A001 has no failing example"),
        ],
    )
    def test_of_bad_rules_do_not(
        self, notes: Plugins, attributes: dict[str, object], said: str
    ) -> None:
        with pytest.raises(AssertionError) as failed:
            check_examples(type("Variant", (Bad,), attributes), plugins=notes)
        assert said in str(failed.value)

    def test_need_not_be_recognised_as_the_form(self, notes: Plugins) -> None:
        fragment = type("Variant", (Bad,), {"passing": "好", "failing": "坏"})
        check_examples(fragment, plugins=notes)

    def test_of_a_rule_about_no_report_cannot_be_run(self, notes: Plugins) -> None:
        with pytest.raises(AssertionError, match="no form makes what E001 checks: Unchecked"):
            check_examples(Failed, plugins=notes)


def test_without_plugins_given_those_installed_are_used(
    notes: Plugins, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reportlint.testing._installed", lambda: notes)
    assert [finding.code for finding in lint(f"{SIGN} 坏")] == ["A001"]
    (tmp_path / "A001.yaml").write_text(f"rule: A001\npass: [{{name: a, report: {SIGN} 好}}]")
    (case,) = load_cases(tmp_path)
    case.run()


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("{name: a, report: x, reports: {b.md: {report: x}}}", "not both"),
        ("{name: a, reports: {b.md: {replace: {x: y}}}}", "needs a `base`"),
        ("{name: a, reports: {b.md: {}}}", "either `report` or `replace`"),
    ],
)
def test_several_reports_are_each_one(tmp_path: Path, case: str, said: str) -> None:
    file = tmp_path / "L001.yaml"
    file.write_text(f"rule: L001\npass:\n  - {case}\n", encoding="utf-8")
    with pytest.raises(CaseError, match=said):
        load_cases(file)
