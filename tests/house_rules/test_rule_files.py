"""Rule files: what they may say, what is said of those that are wrong, and where their rules go."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportlint.api import lint_paths, settings_for
from reportlint.config.faults import ConfigurationError
from reportlint.testing import declared_rules
from tests.house_rules.conftest import CONFIGURATION, REPORT, RULES, Invoke, Write

RULE = "rules:\n  U001:\n    name: a-rule\n    message: 不对\n"
HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (
            "rules: {U001: {name: a, message: b}}",
            "1:9",
            "it must have one, and only one, of: holds",
        ),
        (
            "rules:\n  U001: {nam: a, message: b, requires: [c]}",
            "2:10",
            "no key 'nam'; did you mean",
        ),
        ("rules: {U001: {name: a, requires: [c]}}", "1:9", "the key 'message' is missing"),
        (
            "rules: {A001: {name: a, message: b, requires: [c]}}",
            "1:9",
            "must be U and three digits",
        ),
        (
            "rules: {P001: {name: a, message: b, requires: [c]}}",
            "1:9",
            "must be U and three digits",
        ),
        ("rules: {U1: {name: a, message: b, requires: [c]}}", "1:9", "must be U and three digits"),
        ("rules: [U001]", "1:8", "it must be made of `key: value` pairs"),
        ("U001: {name: a, message: b, requires: [c]}", "1:1", "belong under `rules:`"),
        ("rulez: {}", "1:1", "no key 'rulez'; did you mean rules?"),
        ("", None, "the key 'rules' is missing"),
        (f"{RULE}  U001:\n    name: b", "5:3", "the key 'U001' is on line 2 already"),
        (f"{RULE}    requires: [a]\n    forbids: [a]", "2:3", "one, and only one"),
        (f"{RULE}    requires: []", "5:15", "must not be empty"),
        (f"{RULE}    requires: 公报", "5:15", "it must be a list"),
        (f"{RULE}    requires: ['*公报']", "5:16", "words before and behind each * or #"),
        (f"{RULE}    requires: ['#']", "5:16", "words before and behind each * or #"),
        (f"{RULE}    requires: ['公**报']", "5:16", "words before and behind each * or #"),
        (f"{RULE}    requires: ['{'公' * 101}']", "5:16", "not be longer than 100"),
        (f"{RULE}    requires: [a]\n    where: overveiw", "6:12", "did you mean overview?"),
        (f"{RULE}    requires: [a]\n    where: 总体情况", "6:12", "did you mean overview?"),
        (f"{RULE}    requires: [a]\n    where: 附件", "6:12", "there are: text, title, overview"),
        (f"{RULE}    requires: [a]\n    severity: 提示", "6:15", "did you mean info?"),
        (f"{RULE}    requires: [a]\n    for-offices: [街道]", "6:19", "did you mean subdistrict?"),
        (f"{RULE}    requires: [a]\n    for-years: 2024", "6:16", "it must be {from: 2024"),
        (f"{RULE}    length: {{最少: 9}}", "5:14", "there are: at-least, at-most"),
        (f"{RULE}    holds: 表三.不予公开.总计 <= 9", "5:12", "mean requests.refused.total?"),
        (f"{RULE}    holds: requests.nothing.total <= 9", "5:12", "no row of requests 'nothing'"),
        (f"{RULE}    holds: review.reconsideration.issued <= 9", "5:12", "no column of review"),
        (f"{RULE}    holds: disclosure.licences.issued <= 9", "5:12", "the table has no cell"),
        (f"{RULE}    requires: [a]\n    in: heading", "6:9", "it must be headings"),
        (f"{RULE}    requires: [a]\n    severity: eror", "6:15", "did you mean error?"),
        (f"{RULE}    requires: [a]\n    on: perhaps", "6:9", "it must be true or false"),
        (
            f"{RULE}    requires: [a]\n    for-years: {{from: 2025, to: 2024}}",
            "6:33",
            "before `from`",
        ),
        (f"{RULE}    requires: [a]\n    for-years: {{since: 2025}}", "6:17", "no key 'since'"),
        (
            f"{RULE}    requires: [a]\n    for-offices: [goverment]",
            "6:19",
            "did you mean government?",
        ),
        (f"{RULE}    requires: [a]\n    basis: {{de: b}}", "6:13", "no key 'de'"),
        (f"{RULE}    length: {{at-most: many}}", "5:23", "it must be a whole number"),
        (f"{RULE}    length: {{at-most: 0}}", "5:23", "from 1 to 1000000"),
        (f"{RULE}    length: {{}}", "5:13", "it must have at-least or at-most"),
        (f"{RULE}    length: {{at-least: 9, at-most: 8}}", "5:36", "nothing can be so"),
        (f"{RULE}    holds: requests.recieved.total <= 9", "5:12", "mean requests.received.total?"),
        (
            f"{RULE}    holds: requests.received.totl <= 9",
            "5:12",
            "no figure 'requests.received.totl'",
        ),
        (f"{RULE}    holds: requests.received <= 9", "5:12", "no figure 'requests.received'"),
        (f"{RULE}    holds: 4 <= 9", "5:12", "there is no figure of a report in it"),
        (f"{RULE}    holds: requests.received.total", "5:12", "it must be an equation"),
        (f"{RULE}    holds: 2 * requests.received.total = 4", "5:12", "is not a sum of names"),
        (
            f"{RULE}    holds: requests.received.total = requests.received.total + 1",
            "5:12",
            "stands in it twice",
        ),
        (
            f"{RULE}    holds: requests.refused.total <= requests.state_secrets.total + 1",
            "5:12",
            "'requests.state_secrets.total' is counted twice in it",
        ),
        (f"{RULE}    holds: requests.received.total + 1 <= 0", "5:12", "so it can never hold"),
        (f"{RULE}    holds: requests.received.total >= 0", "5:12", "so it always holds"),
        (
            f"{RULE}    holds: requests.refused.total <= requests.unavailable.total",
            "5:12",
            "say with `at` which one a finding points at",
        ),
        (
            f"{RULE}    holds: requests.received.total <= 9\n    at: requests.granted.total",
            "6:9",
            "no single term",
        ),
        (
            f"{RULE}    holds: requests.received.total <= 9\n    every: row",
            "6:5",
            "with `table` only",
        ),
        (
            f"{RULE}    holds: requests.received.total <= 9\n  U002:\n    name: b\n    message: b\n"
            "    holds: 10 = requests.received.total",
            "9:12",
            "no report can keep this and U001",
        ),
        (f"{RULE}    holds: a <= 9\n    table: request", "6:12", "did you mean requests?"),
        (f"{RULE}    holds: a <= 9\n    table: requests", "6:12", "`every` must be row or column"),
        (
            f"{RULE}    holds: granted <= 9\n    table: requests\n    every: column\n    only: [totl]",
            "8:12",
            "no column 'totl'; did you mean total?",
        ),
        (
            f"{RULE}    holds: total <= 9\n    table: requests\n    every: column",
            "5:12",
            "no figure 'total'",
        ),
        (
            f"{RULE}    holds: issued <= decisions\n    table: disclosure\n    every: row",
            "5:12",
            "no row, or column, has all of these figures",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    write: Write, text: str, place: str | None, said: str
) -> None:
    write(RULES, text)
    with pytest.raises(ConfigurationError) as error:
        declared_rules(RULES)
    assert said in error.value.said.en
    assert error.value.said.en.startswith(f"{RULES}:{place}: " if place else f"{RULES}: ")


@pytest.mark.parametrize(
    ("check", "message", "said"),
    [
        ("holds: requests.received.total <= 9", "新收{found}件", "{found} has its unit"),
        ("length: {at-least: 9}", "应{limit}字", "{limit} has its unit"),
        ("length: {at-least: 9, at-most: 99}", "应为{expected}字", "write {limit}"),
        ("length: {at-least: 9}", "应为{date}", "there are: expected, actual, limit"),
    ],
)
def test_a_message_that_would_read_badly_is_refused(
    write: Write, check: str, message: str, said: str
) -> None:
    write(
        RULES,
        f"rules:\n  U001:\n    name: a\n    message: '{message}'\n    summary: b\n    {check}",
    )
    with pytest.raises(ConfigurationError, match=re.escape(said)) as error:
        declared_rules(RULES)
    assert error.value.said.en.startswith(f"{RULES}:4:14: ")


@pytest.mark.parametrize(
    "message", ["{actual}", "{expected.real}", "{wordings!r}", "{wordings:9}", "{0}", "{}", "{"]
)
def test_a_message_is_filled_in_with_nothing_but_what_the_rule_tells(
    write: Write, message: str
) -> None:
    write(RULES, RULE.replace("不对", f"'{message}'") + "    summary: a\n    requires: [b]\n")
    with pytest.raises(ConfigurationError):
        declared_rules(RULES)


def test_a_message_with_something_to_be_filled_in_needs_a_summary(write: Write) -> None:
    write(RULES, RULE.replace("不对", "'{actual}'") + "    forbids: [b]\n")
    with pytest.raises(ConfigurationError, match="write a summary as well"):
        declared_rules(RULES)


class TestHostile:
    def test_a_tab(self, write: Write) -> None:
        write(RULES, "rules:\n\tU001: {}")
        with pytest.raises(ConfigurationError, match=r"2:1: .*a tab cannot indent"):
            declared_rules(RULES)

    def test_aliases_that_multiply(self, write: Write) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
        write(RULES, "\n".join(lines))
        with pytest.raises(ConfigurationError, match="more than 10000 values"):
            declared_rules(RULES)

    def test_a_file_that_is_too_large(self, write: Write) -> None:
        write(RULES, f"# {'x' * 1024 * 1024}\n{RULE}")
        with pytest.raises(ConfigurationError, match="larger than 1 MB"):
            declared_rules(RULES)

    def test_a_tag_that_would_make_an_object(self, write: Write) -> None:
        write(RULES, "rules: !!python/object/apply:os.system [true]")
        with pytest.raises(ConfigurationError):
            declared_rules(RULES)

    @pytest.mark.parametrize(
        "wordings",
        ["#a*#a*#a*#a*#b", "a*a*a*a*a*a*a*c", "ab*ab*ab*c", "1#1#1#1b", "一*#一*一b"],
    )
    def test_wordings_take_time_that_grows_with_the_text(self, write: Write, wordings: str) -> None:
        write(RULES, f"{RULE}    forbids: ['{wordings}']\n")
        (rule,) = declared_rules(RULES)
        times = []
        for length in (20_000, 40_000):
            stuff = "".join(("1a" * length, "一" * length, "a" * length, "ab" * length))
            write("long.md", f"云岭县水务局2024年政府信息公开工作年度报告\n一、总体情况\n{stuff}\n")
            report = _parsed("long.md")
            begun = time.process_time()
            assert not list(rule.check(report))
            times.append(time.process_time() - begun)
        assert times[1] < 6 * times[0] + 0.1
        assert times[1] < 2


def _parsed(path: str) -> object:
    from reportlint.api import read_report

    return read_report(path)


class TestInConfigurations:
    def test_rules_are_chosen_and_set_like_any_other(self, write: Write, invoke: Invoke) -> None:
        write(
            RULES,
            f"{RULE}    forbids: [若干]\n  U002:\n    name: other\n    message: b\n    forbids: [业务]\n",
        )
        write(
            REPORT, (HERE.parent / "reports" / "correct.md").read_text("utf-8") + "\n若干业务。\n"
        )

        def codes(*arguments: str) -> dict[str, str]:
            found = json.loads(invoke(".", "--format=json", *arguments).stdout)
            return {finding["code"]: finding["severity"] for finding in found}

        assert codes() == {"U001": "warning", "U002": "warning"}
        assert codes("--select=U002") == {"U002": "warning"}
        assert codes("--select=other,U001") == {"U001": "warning", "U002": "warning"}
        assert codes("--ignore=U") == {}
        write(
            CONFIGURATION,
            f"rule-files: [{RULES}]\nrules: {{a-rule: {{severity: error}}}}\n"
            f"per-file: {{'{REPORT}': {{ignore: [U002]}}}}\n",
        )
        assert codes() == {"U001": "error"}
        write(CONFIGURATION, "lang: en")
        result = invoke(".", "--select=U001")
        assert result.exit_code == 2
        assert "there is no rule 'U001'" in result.stderr

    def test_every_folder_has_its_own(self, write: Write, folder: Path, invoke: Invoke) -> None:
        (folder / "sub").mkdir()
        write(RULES, f"{RULE}    forbids: [业务]\n")
        write("sub/rules.yaml", f"{RULE}    forbids: [国土]\n")
        write("sub/.reportlint.yaml", "rule-files: [rules.yaml]")
        write("sub/report.md", (folder / REPORT).read_text("utf-8"))
        found = json.loads(invoke(".", "--format=json", "--select=U").stdout)
        assert {finding["path"]: finding["actual"] for finding in found} == {
            "report.md": "业务",
            "sub/report.md": "国土",
        }

    @pytest.mark.parametrize(
        ("second", "said"),
        [
            (
                "rules: {U001: {name: other, message: b, forbids: [c]}}",
                "has the code or the name of U001",
            ),
            (
                "rules: {U002: {name: a-rule, message: b, forbids: [c]}}",
                "has the code or the name of U001",
            ),
            ("rules: {U002: {name: row-total, message: b, forbids: [c]}}", "the name of A001"),
        ],
    )
    def test_no_two_rules_have_a_code_or_a_name(
        self, write: Write, invoke: Invoke, second: str, said: str
    ) -> None:
        write(RULES, f"{RULE}    forbids: [a]\n")
        write("second.yaml", second)
        write(CONFIGURATION, f"rule-files: [{RULES}, second.yaml]")
        result = invoke(".")
        assert result.exit_code == 2
        assert f"{CONFIGURATION}:1:26: " in result.stderr
        assert said in result.stderr

    def test_one_file_by_two_ways_is_one(self, write: Write) -> None:
        write(RULES, f"{RULE}    forbids: [a]\n")
        write("other.yaml", f"rule-files: [{RULES}]")
        write(CONFIGURATION, f"extends: [other.yaml]\nrule-files: [{RULES}]")
        assert [rule.code for rule in settings_for(".").declared] == ["U001"]

    def test_a_file_that_is_not_there(self, write: Write, invoke: Invoke) -> None:
        write(CONFIGURATION, "rule-files: [nowhere.yaml]")
        result = invoke(".")
        assert result.exit_code == 2
        assert f"{CONFIGURATION}:1:14: there is no file nowhere.yaml" in result.stderr

    def test_its_examples_are_no_reports(self, write: Write, invoke: Invoke) -> None:
        report = (HERE.parent / "reports" / "correct.md").read_text("utf-8")
        write(
            RULES,
            f"{RULE}    forbids: [a]\n    passing: |\n"
            + "".join(f"      {line}\n" for line in report.splitlines()),
        )
        assert invoke(".", "--list-files").stdout.split() == [REPORT]

    def test_its_text_is_not_replaced_by_results(self, write: Write, invoke: Invoke) -> None:
        write(RULES, f"{RULE}    forbids: [a]\n")
        assert invoke(".", "--format=text", "--output", RULES).exit_code == 2
        assert declared_rules(RULES)


class TestTravelling:
    def test_workers_have_them(self, write: Write, folder: Path) -> None:
        write(RULES, f"{RULE}    forbids: [业务]\n")
        text = (folder / REPORT).read_text("utf-8")
        for number in range(12):
            write(f"{number}.md", text)
        found = [[f.code for f in outcome.findings] for outcome in lint_paths(["."], jobs=2)]
        assert found == [["U001"]] * 13

    def test_they_are_values(self) -> None:
        rules = declared_rules(HERE / "rules.yaml")
        again = pickle.loads(pickle.dumps(rules))
        assert again == rules
        assert {*again} == {*rules}
        assert repr(again) == repr(rules)

    def test_what_was_found_by_others_is_not_told_again(
        self, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

        def found() -> list[str | None]:
            outcomes = lint_paths([REPORT], select=["U001"], cache=True)
            return [finding.actual for outcome in outcomes for finding in outcome.findings]  # type: ignore[misc]

        write(RULES, f"{RULE}    forbids: [业务]\n")
        assert found() == ["业务"]
        assert found() == ["业务"]
        write(RULES, f"{RULE}    forbids: [耕地]\n")
        assert found() == ["耕地"]


def test_a_group_held_against_a_number_is_pointed_at_by_its_first_row(
    write: Write, invoke: Invoke
) -> None:
    write(RULES, f"{RULE}    holds: requests.refused.total = 0\n    summary: 不予公开应为0\n")
    text = Path(RULES).read_text("utf-8").replace("不对", "不予公开合计{found}，应为{sum}")
    write(RULES, text)

    said = invoke(REPORT, "--select", "U").stdout

    assert "refused: state secrets · total: 不予公开合计11，应为0\n" in said


class TestTold:
    def test_they_are_listed_and_explained(self, write: Write, invoke: Invoke) -> None:
        write(RULES, (HERE / "rules.yaml").read_text("utf-8"))
        assert "U002  on   error    most-received" in invoke("rules").stdout
        explained = invoke("explain", "most-received").stdout
        assert "U002 most-received · error · on by default" in explained
        assert "No more than 100 requests" in explained
        assert "What it checks\n    holds: requests.received.total <= 100\n" in explained
        length = invoke("explain", "problems-length").stdout
        assert "where: problems" in length
        assert "length: {at-least: 20, at-most: 400}" in length
        assert invoke("explain", "U002", "--isolated").exit_code == 2
        assert "U002" in invoke("config", "show").stdout

    def test_they_are_suppressed(self, write: Write, invoke: Invoke) -> None:
        write(RULES, f"{RULE}    forbids: [业务]\n")
        assert invoke(".").exit_code == 1
        assert invoke("suppress", "a-rule", REPORT, "--reason=so").exit_code == 0
        assert invoke(".").exit_code == 0


class TestTesting:
    def test_examples(self, write: Write, invoke: Invoke) -> None:
        example = (
            "    forbids: [若干]\n    failing: 一、总体情况\\n若干次\n    passing: 一、总体情况\n"
        )
        write(RULES, RULE + example.replace("一、总体情况\\n若干次", '"一、总体情况\\n若干次"'))
        result = invoke("rules", "test", RULES)
        assert (result.exit_code, result.stderr) == (0, "1 passed, 0 failed.\n")
        write(RULES, RULE + example.replace("若干次", "多次"))
        result = invoke("rules", "test", RULES)
        assert result.exit_code == 1
        assert "U001 finds nothing in its failing example" in result.stdout

    def test_cases(self, invoke: Invoke) -> None:
        result = invoke("rules", "test", str(HERE / "cases"))
        assert result.exit_code == 0
        assert "0 failed" in result.stderr

    def test_nothing_to_test(self, write: Write, invoke: Invoke) -> None:
        write(RULES, f"{RULE}    forbids: [业务]\n")
        assert invoke("rules", "test", RULES).exit_code == 2
        assert invoke("rules", "test", "nowhere").exit_code == 2


def test_what_reads_such_files_is_imported_where_there_is_one(write: Write, folder: Path) -> None:
    def imported() -> bool:
        program = (
            "import sys; from reportlint import lint_paths; [*lint_paths(['report.md'], jobs=1)];"
            "print('reportlint_rules.declared.rule_file' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
        )
        return done.stdout.strip() == "True"

    write(RULES, f"{RULE}    forbids: [若干]\n")
    assert imported()
    write(CONFIGURATION, "lang: zh\n")
    assert not imported()
