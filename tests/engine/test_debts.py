"""What is known does not count: baselines, and suppressions within reports and beside them."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.characters.printable import legible
from reportlint.command_line.commands.baseline import NAME
from reportlint.debts.baseline import Baseline, Entry, read
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN

_IS_HASH = re.compile("  (?:fingerprint|seal): ")


def findings(invoke: Invoke, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(invoke(*arguments, "--format", "json").stdout)
    return found


def states(invoke: Invoke, *arguments: str) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (each["code"], each["state"], each["verdict"], each["reason"])
        for each in findings(invoke, *arguments)
    ]


def accepted(invoke: Invoke, *arguments: str) -> list[tuple[str, str | None] | None]:
    """Say of each finding where SARIF has it that it is suppressed, and why."""
    sarif = json.loads(invoke(*arguments, "--format", "sarif").stdout)
    return [
        next(((it["kind"], it.get("justification")) for it in result["suppressions"]), None)
        for result in sarif["runs"][0]["results"]
    ]


@pytest.fixture
def taken(invoke: Invoke, write: Write, folder: Path) -> Path:
    """A baseline of a report with two faults."""
    write("a.txt", "水务局 坏 差")
    assert invoke("baseline", "create", ".").exit_code == 0
    return folder / NAME


class TestBaseline:
    def test_what_it_has_does_not_count(self, invoke: Invoke, taken: Path) -> None:
        assert invoke(".").exit_code == 1
        result = invoke(".", "--baseline", taken.name)
        assert result.exit_code == 0
        assert result.stdout == "共检查1份报告：1份没有新问题；原有问题2处，不计。\n"

    def test_english_says_it_too(self, invoke: Invoke, taken: Path) -> None:
        said = invoke(".", "--baseline", taken.name, "--lang", "en").stdout
        assert said == "1 report checked: 1 without new findings; 2 known before.\n"

    def test_is_yaml_that_people_read(self, taken: Path) -> None:
        lines = taken.read_text("utf-8").splitlines()
        assert [line for line in lines if not _IS_HASH.match(line)][3:] == [
            "version: 1",
            "findings:",
            "- office: 水务局",
            "  year: '2024'",
            "  code: A001",
            "  place: 第 1 段",
            "  actual: 坏",
            "- office: 水务局",
            "  year: '2024'",
            "  code: A002",
            "  place: 第 1 段",
            "  actual: 差",
            "...",
        ]

    def test_other_formats_carry_the_state(self, invoke: Invoke, taken: Path) -> None:
        assert states(invoke, ".", "--baseline", taken.name) == [
            ("A001", "baselined", None, None),
            ("A002", "baselined", None, None),
        ]
        sarif = json.loads(invoke(".", "--baseline", taken.name, "--format", "sarif").stdout)
        kept = [result["baselineState"] for result in sarif["runs"][0]["results"]]
        assert kept == ["unchanged", "unchanged"]
        assert accepted(invoke, ".", "--baseline", taken.name) == [("external", None)] * 2
        assert invoke(".", "--baseline", taken.name, "--format", "concise").stdout == ""
        assert "原有问题" in invoke(".", "--baseline", taken.name, "--format", "csv").stdout
        assert "原有问题" in invoke(".", "--baseline", taken.name, "--format", "markdown").stdout
        assert "<skipped" in invoke(".", "--baseline", taken.name, "--format", "junit").stdout

    def test_verbose_lists_what_it_has(self, invoke: Invoke, taken: Path) -> None:
        said = invoke(".", "--baseline", taken.name, "--verbose").stdout
        assert "A001" in said
        assert "原有问题" in said

    def test_is_found_by_the_configuration(self, invoke: Invoke, write: Write, taken: Path) -> None:
        write(".reportlint.yaml", text=f"baseline: {taken.name}\n")
        assert invoke(".").exit_code == 0
        assert invoke(".", "--isolated").exit_code == 1

    def test_files_may_be_renamed_and_lines_moved(
        self, invoke: Invoke, write: Write, folder: Path, taken: Path
    ) -> None:
        (folder / "a.txt").unlink()
        write("归档/b.txt", text=f"\n\n\n{SIGN} 好 水务局 坏 差\n")
        assert invoke(".", "--baseline", taken.name).exit_code == 0

    def test_another_office_or_a_second_fault_is_new(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        write("b.txt", "林业局 坏")
        assert states(invoke, ".", "--baseline", taken.name)[2:] == [("A001", "new", None, None)]
        assert invoke(".", "--baseline", taken.name).exit_code == 1

    def test_a_changed_figure_is_new_and_the_old_one_stale(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        write("a.txt", "水务局 不太坏 差")
        result = invoke(".", "--baseline", taken.name, "--select", "A001", "--fail-on", "info")
        assert result.exit_code == 1
        assert "不太坏" in result.stdout
        assert "1条的问题已不存在" in result.stderr

    def test_what_is_found_more_often_than_it_says_is_new(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "水务局 坏 坏")
        assert invoke("baseline", "create", ".").exit_code == 0
        assert "  count: 2\n" in (folder / NAME).read_text("utf-8")
        assert invoke(".", "--baseline", NAME).exit_code == 0
        write("a.txt", "水务局 坏 坏 坏")
        assert [state for _, state, _, _ in states(invoke, ".", "--baseline", NAME)] == [
            *("baselined", "baselined", "new"),
        ]

    def test_what_is_only_counted_is_new_if_there_is_more_of_it(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", text="".join(f"{SIGN} 水务局 坏\n" for _ in range(105)))
        assert invoke("baseline", "create", ".").exit_code == 0
        assert "  actual: '5'\n" in (folder / NAME).read_text("utf-8")
        assert invoke(".", "--baseline", NAME).exit_code == 0
        write("a.txt", text="".join(f"{SIGN} 水务局 坏\n" for _ in range(106)))
        assert invoke(".", "--baseline", NAME, "--ignore", "A002").exit_code == 1

    def test_the_same_report_twice_is_the_same_debt(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        write("copy.txt", "水务局 坏 差")
        assert invoke(".", "--baseline", taken.name).exit_code == 0


class TestStaleEntries:
    def test_fail_the_run(self, invoke: Invoke, write: Write, taken: Path) -> None:
        write("a.txt", "水务局 坏")
        result = invoke(".", "--baseline", taken.name)
        assert result.exit_code == 1
        assert result.stderr == (
            f"基线 {NAME} 中有1条的问题已不存在，视为不通过。"
            "请用 reportlint baseline prune 删去：水务局 2024 A002 第 1 段\n"
        )
        assert invoke(".", "--baseline", taken.name, "--fail-on", "never").exit_code == 0

    def test_are_not_judged_by_rules_that_are_off(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        write("a.txt", "水务局 坏")
        assert invoke(".", "--baseline", taken.name, "--ignore", "A002").exit_code == 0

    def test_are_not_judged_where_their_report_was_not_checked(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        write("b.txt", "林业局 好")
        assert invoke("b.txt", "--baseline", taken.name).exit_code == 0

    def test_are_pruned_and_nothing_else(self, invoke: Invoke, write: Write, taken: Path) -> None:
        write("a.txt", "水务局 坏 怪")
        assert invoke("baseline", "prune", ".").exit_code == 0
        kept = taken.read_text("utf-8")
        assert "A001" in kept
        assert "A002" not in kept
        assert "B001" not in kept
        assert invoke(".", "--baseline", taken.name).exit_code == 0


class TestVerdicts:
    @staticmethod
    def judged(taken: Path, verdict: str) -> None:
        text = taken.read_text("utf-8")
        said = f"  actual: 坏\n  verdict: {verdict}\n  reason: 已问过填报人\n"
        taken.write_text(text.replace("  actual: 坏\n", said), "utf-8")

    @pytest.mark.parametrize("verdict", ["confirmed", "false alarm"])
    def test_are_shown_and_kept_by_updates(
        self, invoke: Invoke, write: Write, taken: Path, verdict: str
    ) -> None:
        self.judged(taken, verdict)
        write("a.txt", "水务局 坏 差 怪")
        assert invoke("baseline", "update", ".").exit_code == 0
        assert states(invoke, ".", "--baseline", taken.name) == [
            ("A001", "baselined", verdict, "已问过填报人"),
            ("A002", "baselined", None, None),
            ("B001", "baselined", None, None),
        ]
        words = {"confirmed": "属实", "false alarm": "误报"}[verdict]
        shown = f"原有问题：{words}：已问过填报人"
        for name in ("markdown", "junit", "html"):
            assert shown in invoke(".", "--baseline", taken.name, "--format", name).stdout

    def test_what_was_corrected_counts_if_it_is_there(self, invoke: Invoke, taken: Path) -> None:
        self.judged(taken, "corrected")
        result = invoke(".", "--baseline", taken.name)
        assert result.exit_code == 1
        assert "已改正：已问过填报人" in result.stdout

    def test_what_was_corrected_is_no_stale_entry(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        self.judged(taken, "corrected")
        write("a.txt", "水务局 差")
        assert invoke(".", "--baseline", taken.name).exit_code == 0


class TestBaselineFile:
    def test_is_not_replaced_by_create(self, invoke: Invoke, taken: Path) -> None:
        before = taken.read_bytes()
        result = invoke("baseline", "create", ".")
        assert result.exit_code == 2
        assert "reportlint baseline update" in result.stderr
        assert taken.read_bytes() == before

    def test_does_not_change_where_nothing_has(self, invoke: Invoke, taken: Path) -> None:
        before = taken.read_bytes()
        assert invoke("baseline", "update", ".").exit_code == 0
        assert invoke("baseline", "prune", ".").exit_code == 0
        assert taken.read_bytes() == before

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("version: 1", "version: 2", ":4:10：应为第 1 版的基线"),
            ("...\n", "", ":20:1：文件不完整"),
            ("  code: A001\n", "  code: [A001]\n", ":8:9：应为文字"),
            ("  code: A001\n", "", ":6:3：缺少 code"),
            ("  actual: 坏\n", "  acual: 坏\n", ":10:3：没有名为“acual”的键；是否想写 actual？"),
            ("  actual: 坏\n", "  verdict: 没问题\n", ":10:12：“没问题”应为其中之一"),
            ("  actual: 坏\n", "  count: -1\n", ":10:10：应为正整数"),
            ("  actual: 坏\n", "  actual: : 坏\n", ":10:"),
            ("findings:", "findings: 1\nmore:", ":5:11：findings 应为列表"),
        ],
    )
    @pytest.mark.parametrize("command", ["check", "update", "prune"])
    def test_that_is_wrong_is_said_with_line_and_column_and_nothing_is_lost(
        self, invoke: Invoke, taken: Path, command: str, old: str, new: str, said: str
    ) -> None:
        broken = taken.read_text("utf-8").replace(old, new, 1)
        taken.write_text(broken, "utf-8")
        words = ["baseline", command] if command != "check" else []
        result = invoke(*words, ".", "--baseline", taken.name)
        assert result.exit_code == 2
        assert f"{NAME}{said}" in result.stderr
        assert result.stdout == ""
        assert taken.read_text("utf-8") == broken

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("  code: A001\n", "  code: A002\n", ":6:3：这一条的内容与 seal 不符"),
            ("  place: 第 1 段\n", "  place: 第 2 段\n", ":6:3：这一条的内容与 seal 不符"),
            ("  place: 第 1 段\n", "", ":6:3：这一条的内容与 seal 不符"),
            ("office: 水务局\n", "office: 林业局\n", ":6:3：这一条的内容与 seal 不符"),
            ("  year: '2024'\n", "  year: '2023'\n", ":6:3：这一条的内容与 seal 不符"),
            ("  actual: 坏\n", "  actual: 怪\n", ":6:3：这一条的内容与 seal 不符"),
            ("  seal:", "  count: 9\n  seal:", ":6:3：这一条的内容与 seal 不符"),
            (r"fingerprint: \w+", "fingerprint: zzz", ":11:16：“zzz”不是 fingerprint"),
            (r"fingerprint: \w+", f"fingerprint: {'0f' * 8}", ":6:3：这一条的内容与 seal 不符"),
            (r"seal: \w+", "seal: '00000000'", ":6:3：这一条的内容与 seal 不符"),
            (r"  seal: \w+\n", "", ":6:3：缺少 seal"),
        ],
    )
    @pytest.mark.parametrize("command", ["check", "update", "prune"])
    def test_that_contradicts_itself_is_said_and_nothing_is_lost(
        self, invoke: Invoke, taken: Path, command: str, old: str, new: str, said: str
    ) -> None:
        text = taken.read_text("utf-8")
        edited = re.sub(old, new, text, count=1)
        assert edited != text
        taken.write_text(edited, "utf-8")
        words = ["baseline", command] if command != "check" else []
        result = invoke(*words, ".", "--baseline", taken.name)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{NAME}{said}")
        assert result.stderr.endswith("，或删去它，再用 reportlint baseline update 补上\n")
        assert len(result.stderr.splitlines()) == 1
        assert taken.read_text("utf-8") == edited

    def test_that_is_cut_off_anywhere_is_said_to_be_not_whole(
        self, invoke: Invoke, taken: Path
    ) -> None:
        whole = taken.read_bytes()
        within_character = whole.index("坏".encode()) + 1
        for more, line in ((0, 10), (1, 10), (2, 11)):
            length = within_character + more
            taken.write_bytes(whole[:length])
            result = invoke(".", "--baseline", taken.name)
            assert result.exit_code == 2
            assert result.stderr == (
                f"{NAME}:{line}:1：文件不完整，末行应为“...”；请从备份或 git 恢复，或删除后重新 create\n"
            )
            assert taken.read_bytes() == whole[:length]

    def test_whose_entry_was_deleted_gets_it_back(self, invoke: Invoke, taken: Path) -> None:
        whole = taken.read_text("utf-8")
        first = whole.index("- office"), whole.index("- office", whole.index("- office") + 1)
        taken.write_text(whole[: first[0]] + whole[first[1] :], "utf-8")
        assert invoke("baseline", "update", ".").exit_code == 0
        assert taken.read_text("utf-8") == whole

    @given(st.lists(st.text(max_size=12), min_size=6, max_size=6), st.integers(1, 99_999))
    def test_is_read_as_it_was_written_whatever_is_in_it(
        self, texts: list[str], count: int
    ) -> None:
        office, year, file, place, expected, actual = map(legible, texts)
        entry = Entry(
            *(office, year, file, "A001", place, expected, actual, "0f" * 8),
            count,
            reason="由省里定",
        )
        with TemporaryDirectory() as folder:
            path = Path(folder, NAME)
            with path.open("w", encoding="utf-8") as out:
                Baseline([entry]).write(out)
            assert read(path).entries == [entry]

    def test_that_is_missing_is_said(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        result = invoke(".", "--baseline", "none.yaml")
        assert result.exit_code == 2
        assert result.stderr == (
            "没有基线 none.yaml。请核对文件名，或用 reportlint baseline create 新建。\n"
        )

    def test_is_not_written_where_a_rule_has_failed(
        self, invoke: Invoke, write: Write, taken: Path
    ) -> None:
        before = taken.read_bytes()
        write("b.txt", "林业局 崩 坏")
        assert invoke("baseline", "update", ".").exit_code == 2
        assert taken.read_bytes() == before

    def test_is_written_of_what_can_be_read(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "水务局 坏")
        write("b.txt", text="购物清单\n")
        result = invoke("baseline", "create", "a.txt", "b.txt")
        assert result.exit_code == 2
        assert "b.txt：未能检查" in result.stderr
        assert "A001" in (folder / NAME).read_text("utf-8")

    def test_is_no_output(self, invoke: Invoke, taken: Path) -> None:
        before = taken.read_bytes()
        result = invoke(".", "--baseline", NAME, "--format", "json", "--output", NAME)
        assert result.exit_code == 2
        assert taken.read_bytes() == before


class TestSuppressions:
    def test_in_a_sidecar_do_not_count(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a.txt", "水务局 坏 差")
        before = (folder / "a.txt").read_bytes()
        result = invoke("suppress", "bad-word", "--reason", "口径不同", "a.txt")
        assert result.exit_code == 0
        assert (folder / "a.txt").read_bytes() == before
        beside = folder / "a.txt.reportlint.yaml"
        assert beside.read_text("utf-8") == "ignore:\n- code: A001\n  reason: 口径不同\n"
        assert states(invoke, ".") == [
            ("A001", "suppressed", None, "口径不同"),
            ("A002", "new", None, None),
        ]
        assert "按说明忽略1处" in invoke(".").stdout
        assert accepted(invoke, ".") == [("external", "口径不同"), None]

    def test_are_added_to_those_that_are_there(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "水务局 坏 差")
        for code in ("A002", "A001", "A002"):
            assert invoke("suppress", code, "--reason", "口径不同", "a.txt").exit_code == 0
        text = (folder / "a.txt.reportlint.yaml").read_text("utf-8")
        assert text.count("code:") == 2
        assert invoke(".").exit_code == 0
        assert invoke(".", "--ignore-suppressions").exit_code == 1

    def test_said_again_have_the_last_reason(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "坏")
        write("a.txt.reportlint.yaml", text="ignore:\n- {code: bad-word, reason: 待核}\n")
        for reason in ("口径不同", "已核实"):
            assert invoke("suppress", "A001", "--reason", reason, "a.txt").exit_code == 0
        text = (folder / "a.txt.reportlint.yaml").read_text("utf-8")
        assert text == "ignore:\n- code: A001\n  reason: 已核实\n"

    def test_of_what_is_not_found_are_refused(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "差")
        result = invoke("suppress", "A001", "--reason", "口径不同", "a.txt")
        assert (result.exit_code, result.stderr) == (
            2,
            "a.txt 里没有 A001 的问题，没有什么要忽略。请核对规则和文件。\n",
        )
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    def test_of_what_cannot_be_read_or_lies_in_an_archive_are_refused(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", text="购物清单\n")
        with zipfile.ZipFile("b.zip", "w") as archive:
            archive.writestr("a.txt", f"{SIGN} 坏\n")
        for path, said in (("a.txt", "未能检查"), ("b.zip", "b.zip/a.txt 在压缩包里")):
            result = invoke("suppress", "A001", "--reason", "口径不同", path)
            assert result.exit_code == 2
            assert said in result.stderr
        assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.zip"]

    def test_at_a_place_hold_there_only(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", text=f"{SIGN} 坏\n坏\n")
        arguments = ("suppress", "A001", "--reason", "口径不同", "--place", "第 2 段", "a.txt")
        assert invoke(*arguments).exit_code == 0
        assert [state for _, state, _, _ in states(invoke, ".")] == ["new", "suppressed"]

    def test_at_a_place_may_be_said_in_either_language(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", text=f"{SIGN} 坏\n坏\n")
        (found,) = [
            each["place"] for each in findings(invoke, "a.txt", "--lang", "en") if each["line"] == 2
        ]
        for place in (found, f" {found} ", "第 2 段"):
            arguments = ("suppress", "A001", "--reason", "口径不同", "--place", place, "a.txt")
            assert invoke(*arguments).exit_code == 0
            assert [state for _, state, _, _ in states(invoke, ".")] == ["new", "suppressed"]
            (folder / "a.txt.reportlint.yaml").unlink()

    def test_at_a_place_where_nothing_is_found_are_refused(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", text=f"{SIGN} 坏\n差\n坏\n")
        suppress = ("suppress", "A001", "--reason", "口径不同", "--place", "第 2 段", "a.txt")
        result = invoke(*suppress)
        assert (result.exit_code, result.stderr) == (
            2,
            "a.txt 里“第 2 段”处没有 A001 的问题。--place 应照抄检查结果中的位置：第 1 段；第 3 段\n",
        )
        write("a.txt", "差")
        result = invoke(*suppress, "--lang", "en")
        assert (result.exit_code, result.stderr) == (
            2,
            "A001 finds nothing in a.txt, so there is nothing to ignore. Check the rule and the file.\n",
        )
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    def test_of_several_reports_are_written_to_all_or_to_none(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write("a.txt", "坏")
        write("b.txt", "差")
        suppress = ("suppress", "A001", "--reason", "口径不同", "--place", "第 1 段")
        assert invoke(*suppress, "a.txt", "b.txt").exit_code == 2
        assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]

    def test_at_a_place_of_a_rule_that_is_off_are_taken(
        self, invoke: Invoke, write: Write, folder: Path
    ) -> None:
        write(".reportlint.yaml", text="ignore: [A001]\n")
        write("a.txt", "坏")
        suppress = ("suppress", "A001", "--reason", "口径不同", "--place", "第 1 段", "a.txt")
        for _ in range(2):  # Again, when it is suppressed already.
            assert invoke(*suppress).exit_code == 0
        assert (folder / "a.txt.reportlint.yaml").exists()

    @pytest.mark.parametrize("reason", ["", " ", "\t\u3000"])
    def test_without_a_reason_are_refused(
        self, invoke: Invoke, write: Write, folder: Path, reason: str
    ) -> None:
        write("a.txt", "坏")
        result = invoke("suppress", "A001", "--reason", reason, "a.txt")
        assert (result.exit_code, result.stderr) == (
            2,
            "--reason 的值不对：没有内容。\n说明见 reportlint suppress --help。\n",
        )
        assert [path.name for path in folder.iterdir()] == ["a.txt"]

    def test_of_no_rule_or_no_file_are_refused(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", "坏")
        for code, path in (("A009", "a.txt"), ("A", "a.txt"), ("A001", "."), ("A001", "b.txt")):
            assert invoke("suppress", code, "--reason", "口径不同", path).exit_code == 2

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("ignore: A001\n", ":1:9：应为列表"),
            ("ignore:\n- A001\n", ":2:3：应由“键: 值”组成"),
            ("ignore:\n- reason: 口径不同\n", ":2:3：缺少 code"),
            ("ignore:\n- cod: A001\n", ":2:3：没有名为“cod”的键；是否想写 code？"),
            ("ignored: []\n", ":1:1：没有名为“ignored”的键"),
        ],
    )
    def test_that_make_no_sense_are_said_and_the_rest_is_checked(
        self, invoke: Invoke, write: Write, text: str, said: str
    ) -> None:
        write("a.txt", "坏")
        write("b.txt", "差")
        write("a.txt.reportlint.yaml", text=text)
        result = invoke(".", "--format", "json")
        assert result.exit_code == 2
        assert f"a.txt.reportlint.yaml{said}" in result.stderr
        assert [each["code"] for each in json.loads(result.stdout)] == ["A001", "A002"]

    def test_that_are_cut_off_within_a_character_are_said_to_be_not_whole(
        self, invoke: Invoke, write: Write
    ) -> None:
        write("a.txt", "坏")
        text = "ignore:\n- code: A001\n  reason: 口径不同"
        write("a.txt.reportlint.yaml").write_bytes(text.encode()[:-1])
        result = invoke(".")
        assert result.exit_code == 2
        assert result.stderr == (
            "a.txt.reportlint.yaml：文件不完整，第 3 行末尾的字只有一半；请从备份或 git 恢复\n"
        )

    def test_beside_are_no_reports(self, invoke: Invoke, write: Write) -> None:
        write(f"{SIGN}.txt", "坏")
        name = f"{SIGN}.txt.reportlint.yaml"
        write(name, text="ignore:\n- {code: A001, reason: 口径不同}\n")
        assert invoke(".").exit_code == 0
        assert invoke(f"{SIGN}.txt", name).exit_code == 0
        assert invoke(".", "--list-files").stdout == f"{SIGN}.txt\n"

    @pytest.mark.parametrize("suffix", ["md", "html"])
    def test_in_comments_hold_for_what_they_stand_before(
        self, invoke: Invoke, write: Write, suffix: str
    ) -> None:
        comment = "<!-- reportlint: ignore A001 reason=口径不同 -->"
        ends = ("<p>", "</p>") if suffix == "html" else ("", "")
        paragraphs = [f"{ends[0]}{SIGN} {word}{ends[1]}\n\n" for word in ("坏", "坏", "坏")]
        paragraphs.insert(1, f"{comment}\n\n")
        write(f"a.{suffix}", text="".join(paragraphs))
        found = states(invoke, ".")
        assert [state for _, state, _, _ in found] == ["new", "suppressed", "new"]
        assert found[1][3] == "口径不同"
        write(f"a.{suffix}", text="".join([paragraphs[1], paragraphs[0], *paragraphs[2:]]))
        assert {state for _, state, _, _ in states(invoke, ".")} == {"suppressed"}
        assert accepted(invoke, ".") == [("inSource", "口径不同")] * 3

    def test_in_plain_text_are_text(self, invoke: Invoke, write: Write) -> None:
        write("a.txt", text=f"<!-- reportlint: ignore A001 -->\n{SIGN} 坏\n")
        assert [state for _, state, _, _ in states(invoke, ".")] == ["new"]

    def test_are_not_kept_between_runs(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("a.txt", "水务局 坏")
        assert invoke(".").exit_code == 1
        invoke("suppress", "A001", "--reason", "口径不同", "a.txt")
        assert invoke(".").exit_code == 0
        (folder / "a.txt.reportlint.yaml").unlink()
        assert invoke(".").exit_code == 1

    def test_come_before_the_baseline_which_is_not_stale_for_that(
        self, invoke: Invoke, taken: Path
    ) -> None:
        invoke("suppress", "A001", "--reason", "口径不同", "a.txt")
        assert [state for _, state, _, _ in states(invoke, ".", "--baseline", taken.name)] == [
            *("suppressed", "baselined"),
        ]
        assert invoke(".", "--baseline", taken.name).exit_code == 0


def git(*arguments: str) -> None:
    who = ("-c", "user.name=经办人", "-c", "user.email=clerk@example.org")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


class TestNewSince:
    @pytest.fixture(autouse=True)
    def branch(self, write: Write) -> None:
        """A repository in which a branch has left `main`, that has gone on since."""
        write("报告/a.txt", "水务局 坏")
        write("报告/b.txt", "林业局 差")
        git("init", "-b", "main", ".")
        git("add", ".")
        git("commit", "-m", "begin")
        git("checkout", "-b", "more")
        git("checkout", "main")
        write("报告/a.txt", "水务局 坏 差")
        git("commit", "-am", "go on")
        git("checkout", "more")

    def test_what_was_there_does_not_count(self, invoke: Invoke) -> None:
        assert invoke(".").exit_code == 1
        result = invoke(".", "--new-since", "main")
        assert (result.exit_code, result.stderr) == (0, "")
        assert "原有问题2处，不计" in result.stdout

    def test_what_the_branch_brings_does(self, invoke: Invoke, write: Write, folder: Path) -> None:
        write("报告/a.txt", "水务局 坏 差")
        (folder / "报告/b.txt").rename(folder / "报告/c.txt")
        for paths in ((".",), ("报告",), (str(folder),)):
            found = states(invoke, *paths, "--new-since", "main")
            assert [(code, state) for code, state, _, _ in found] == [
                *(("A001", "baselined"), ("A002", "new"), ("A002", "baselined")),
            ]
        assert accepted(invoke, ".", "--new-since", "main") == [None] * 3
        found = states(invoke, "报告/a.txt", "--new-since", "main")
        assert [state for _, state, _, _ in found] == ["baselined", "new"]
        assert invoke(".", "--new-since", "main").exit_code == 1

    def test_what_was_mended_is_not_asked_for(self, invoke: Invoke, write: Write) -> None:
        write("报告/a.txt", "水务局 好")
        assert invoke(".", "--new-since", "main").exit_code == 0

    def test_goes_with_a_baseline(self, invoke: Invoke, write: Write) -> None:
        write("报告/c.txt", "教育局 坏")
        assert invoke("baseline", "create", "报告/c.txt").exit_code == 0
        assert invoke(".", "--new-since", "main").exit_code == 1
        assert invoke(".", "--new-since", "main", "--baseline", NAME).exit_code == 0

    def test_a_revision_that_there_is_not_is_said(self, invoke: Invoke) -> None:
        for revision in ("mian", "--all", "main:报告/a.txt"):
            result = invoke(".", "--new-since", revision)
            assert result.exit_code == 2
            assert f"git 中没有版本“{revision}”" in result.stderr

    def test_no_git_and_no_repository_are_said(
        self, invoke: Invoke, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / ".git").rename(folder / "git")
        result = invoke(".", "--new-since", "main")
        assert result.exit_code == 2
        assert "不在 git 仓库中" in result.stderr
        monkeypatch.setenv("PATH", "")
        result = invoke(".", "--new-since", "main")
        assert result.exit_code == 2
        assert "没有安装 git" in result.stderr
