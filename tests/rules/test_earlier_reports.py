"""What reports are compared with: those beside files that are named, and those that `history` names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportlint.api import lint_paths, settings_for
from reportlint.command_line.cli import main
from reportlint.config.faults import ConfigurationError
from reportlint.discovery import earlier_reports
from reportlint.model.finding import Role
from reportlint.running.run import LintRun

REPORTS = Path(__file__).parents[1] / "reports"
BEFORE = (REPORTS / "year-before.md").read_text(encoding="utf-8")
NOW = (
    (REPORTS / "correct.md").read_text(encoding="utf-8").replace("数量 | | | 3 |", "数量 | | | 2 |")
)
"""It has one request less than last year's report carried forward."""

Put = Callable[[str, str], Path]
Invoke = Callable[..., Result]


@pytest.fixture
def invoke() -> Invoke:
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    monkeypatch.chdir(tmp_path)

    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def lint(*paths: str, **options: object) -> LintRun:
    return lint_paths(paths, select=["X001"], **options)  # type: ignore[arg-type]


def found(run: LintRun) -> list[tuple[str, str, list[str]]]:
    """Give what is found where, and in which other reports it rests on something."""
    return [
        (
            finding.path,
            finding.code,
            [other.path for other in finding.related if other.role is Role.COUNTERPART],
        )
        for outcome in run
        for finding in outcome.findings
    ]


class TestBesideNamedFiles:
    def test_lies_last_years_report(self, put: Put) -> None:
        put("now.md", NOW)
        put("before.md", BEFORE)
        run = lint("now.md")
        assert found(run) == [("now.md", "X001", ["before.md"])]
        assert run.summary.reports == 1

    def test_nothing_is_said_of_it(self, put: Put) -> None:
        put("now.md", NOW)
        put("before.md", BEFORE)
        assert not found(lint("before.md"))

    @pytest.mark.parametrize(
        ("name", "file", "text"),
        [
            ("below/before.md", "README.md", "x"),
            ("old/before.md", "README.md", "x"),
            ("before.md", ".gitignore", "before.md\n"),
            ("before.md", ".reportlint.yaml", "exclude: [before.md]\n"),
            ("before.md", ".reportlint.yaml", "history: []\n"),
        ],
    )
    def test_it_is_not_looked_for(self, put: Put, name: str, file: str, text: str) -> None:
        put("now.md", NOW)
        put(name, BEFORE)
        put(file, text)
        assert not found(lint("now.md"))

    def test_a_folder_that_is_named_is_all_that_is_looked_at(self, put: Put) -> None:
        put("now/now.md", NOW)
        put("before.md", BEFORE)
        assert not found(lint("now"))

    def test_too_many_are_not_read_and_that_can_be_known(
        self, put: Put, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(earlier_reports, "MOST_BESIDE", 2)
        put("now.md", NOW)
        for number in range(3):
            put(f"{number}.md", BEFORE)
        assert not found(lint("now.md"))
        assert "另有3个文件" in invoke("now.md", "--verbose").stderr
        assert "另有3个文件" not in invoke("now.md").stderr

    def test_what_cannot_be_read_changes_nothing(self, put: Put, invoke: Invoke) -> None:
        put("now.md", NOW)
        put("broken.docx", "PK")
        result = invoke("now.md", "--select", "X001")
        assert result.exit_code == 0
        assert "broken.docx" not in result.stdout + result.stderr


class TestHistory:
    def test_is_where_it_is_configured_to_be(self, put: Put) -> None:
        put(".reportlint.yaml", "history: [2023]\n")
        put("2023/before.md", BEFORE)
        put("2024/now.md", NOW)
        expected = [("2024/now.md", "X001", [str(Path("2023/before.md").absolute())])]
        (finding,) = found(lint("2024"))
        assert finding[:2] == expected[0][:2]
        assert Path(finding[2][0]).samefile("2023/before.md")

    def test_the_command_line_has_the_last_word(self, put: Put, invoke: Invoke) -> None:
        put(".reportlint.yaml", "history: []\n")
        put("2023/before.md", BEFORE)
        put("now.md", NOW)
        result = invoke("now.md", "--history", "2023", "--select", "X001")
        assert result.exit_code == 1
        assert "上年度报告结转下年度3件，现填报上年结转2件" in result.stdout
        assert "共检查1份报告" in result.stdout

    def test_what_is_checked_is_not_compared_with_itself(self, put: Put) -> None:
        put("all/before.md", BEFORE)
        put("all/now.md", NOW)
        run = lint("all", history=["all"])
        assert found(run) == [("all/now.md", "X001", ["all/before.md"])]

    def test_what_cannot_be_read_is_said_and_changes_no_exit_status(
        self, put: Put, invoke: Invoke
    ) -> None:
        put("2023/broken.docx", "PK")
        put("2023/README.md", "no report")
        put("now.md", NOW)
        result = invoke("now.md", "--history", "2023", "--select", "X001", "--lang", "en")
        assert result.exit_code == 0
        assert "Not compared with: 2023/broken.docx" in result.stderr
        assert "README" not in result.stderr

    def test_it_is_recalled_like_any_file(
        self, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        put("2023/before.md", BEFORE)
        put("now.md", NOW)
        first, second = (found(lint("now.md", history=["2023"], cache=True)) for _ in range(2))
        assert first == second
        assert len(first) == 1


class TestOffices:
    def test_may_have_been_renamed(self, put: Put) -> None:
        put("now.md", NOW)
        put("before.md", BEFORE.replace("自然资源局", "国土资源局"))
        assert not found(lint("now.md"))
        put(".reportlint.yaml", "offices: {renamed: {云岭县国土资源局: 云岭县自然资源局}}\n")
        assert len(found(lint("now.md"))) == 1

    def test_may_stand_in_a_file(self, put: Put) -> None:
        put("now.md", NOW)
        put("before.md", BEFORE.replace("自然资源局", "国土资源局"))
        put(".reportlint.yaml", "offices: {file: names.yml}\n")
        put("names.yml", "renamed: {云岭县国土资源局: 云岭县自然资源局}\n")
        assert len(found(lint("now.md"))) == 1

    @pytest.mark.parametrize(
        ("written", "in_file", "said"),
        [
            ("offices: {rename: {}}", "", ".reportlint.yaml:1:11: there is no key 'rename'"),
            ("offices: {renamed: [a]}", "", ".reportlint.yaml:1:20: it must be made of"),
            ("offices: {file: none.yml}", "", ".reportlint.yaml:1:17: there is no file"),
            ("offices: {file: names.yml}", "rename: {}", "names.yml:1:1: there is no key 'rename'"),
            ("offices: {file: names.yml}", "children: {a: b}", "names.yml:1:15: it must be a list"),
        ],
    )
    def test_are_validated(self, put: Put, written: str, in_file: str, said: str) -> None:
        put("now.md", NOW)
        put(".reportlint.yaml", f"{written}\n")
        put("names.yml", f"{in_file}\n")
        with pytest.raises(ConfigurationError) as raised:
            settings_for(".")
        assert said in raised.value.said.en
        assert not lint("now.md").found.targets
