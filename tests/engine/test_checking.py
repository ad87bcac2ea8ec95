"""One file, from its bytes to its findings: whatever happens, something is said of it."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint.checking.session import Session
from reportlint.config.settings import Layer, Settings, Switch
from reportlint.discovery.target import Target
from reportlint.files import contents
from reportlint.hookspecs import Source
from reportlint.model.document import NOWHERE, Location
from reportlint.model.finding import Bilingual, Language, Severity
from reportlint.model.outcome import Outcome
from tests.engine.conftest import Write
from tests.engine.fakes import SIGN, Bad, NoteForm

Lint = Callable[..., Outcome]


@pytest.fixture
def lint(session: Session) -> Lint:
    def lint(text: str | bytes, path: str = "note.txt", **options: bool) -> Outcome:
        data = text if isinstance(text, bytes) else text.encode()
        return session.lint(Source(path, data), Settings(), **options)

    return lint


class TestFindings:
    def test_are_sorted_by_place_then_code(self, lint: Lint) -> None:
        findings = lint(f"{SIGN} 差 坏\n怪 坏\n").findings
        assert [finding.code for finding in findings] == ["A002", "A001", "B001", "A001"]
        assert [finding.location[:2] for finding in findings] == [(1, 4), (1, 6), (2, 1), (2, 3)]

    def test_have_their_file_and_line_in_them(self, lint: Lint) -> None:
        (finding,) = lint(f"{SIGN}\n\n好 坏 好\n", "a/b.txt").findings
        assert finding.path == "a/b.txt"
        assert finding.location == Location(3, 3, 3, 4)
        assert finding.excerpt == "好 坏 好"

    def test_keep_their_fingerprints_when_lines_move(self, lint: Lint) -> None:
        def marks(text: str, path: str = "a.txt") -> list[str]:
            return [finding.fingerprint for finding in lint(text, path).findings]

        before = marks(f"{SIGN} 水务局 坏 差\n")
        assert len(set(before)) == 2
        assert marks(f"\n\n{SIGN}    水务局 好 坏 差\n", "elsewhere.txt") == before
        assert marks(f"{SIGN} 教育局 坏 差\n") != before

    def test_are_one_to_a_fingerprint_where_they_say_the_same_of_the_same(self, lint: Lint) -> None:
        one, other = lint(f"{SIGN} 水务局 坏 坏\n").findings
        assert one.fingerprint == other.fingerprint

    def test_go_by_the_file_where_the_office_is_unknown(self, lint: Lint) -> None:
        (one,) = lint(f"{SIGN} 坏", "a/one.txt").findings
        (same,) = lint(f"{SIGN} 坏", "b/one.md").findings
        (other,) = lint(f"{SIGN} 坏", "two.txt").findings
        assert one.fingerprint == same.fingerprint != other.fingerprint

    def test_past_a_hundred_of_one_rule_are_counted(self, lint: Lint) -> None:
        findings = lint(f"{SIGN} {'坏 ' * 20_000} 差").findings
        kept = [finding for finding in findings if finding.code == "A001"]
        assert len(kept) == 101
        assert kept[-1].message(Language.ZH) == "同类问题还有19900处，不再逐一列出"
        assert kept[-1].message(Language.EN) == "19900 more of the same kind are not listed"
        assert kept[-1].location.column == 4 + 2 * 100
        assert [finding.code for finding in findings].count("A002") == 1
        assert len(lint(f"{SIGN} {'坏 ' * 100}").findings) == 100

    def test_have_the_severity_of_the_settings(self, session: Session) -> None:
        layer = Layer(Bilingual("", ""), rules=(("A001", Switch(True, Severity.INFO)),))
        settings = Settings(layers=(layer,))
        outcome = session.lint(Source("a.txt", f"{SIGN} 坏".encode()), settings)
        assert [finding.severity for finding in outcome.findings] == [Severity.INFO]

    def test_may_be_milder_than_their_rule_unless_the_settings_say_how_bad_they_are(
        self, session: Session
    ) -> None:
        def severities(switch: Switch) -> list[Severity]:
            layer = Layer(Bilingual("", ""), rules=(("A001", switch),))
            source = Source("a.txt", f"{SIGN} 坏 不太坏".encode())
            outcome = session.lint(source, Settings(layers=(layer,)))
            return [finding.severity for finding in outcome.findings]

        assert severities(Switch(True)) == [Severity.ERROR, Severity.INFO]
        assert severities(Switch(True, Severity.WARNING)) == [Severity.WARNING] * 2

    def test_travel_between_processes(self, lint: Lint) -> None:
        outcome = lint(f"{SIGN} 坏 崩")
        assert pickle.loads(pickle.dumps(outcome)) == outcome

    @pytest.mark.parametrize("path", ["a.txt", "a.md", "content_1234", "a.jsp", "a.html"])
    def test_are_those_of_a_web_page_whatever_it_is_called(self, lint: Lint, path: str) -> None:
        page = f"\n<html><head></head><body><p>{SIGN[0]}<b>{SIGN[1:]}</b>&nbsp;坏</p></body></html>"
        assert [finding.code for finding in lint(page, path).findings] == ["A001"]


class TestUnchecked:
    def test_is_a_file_in_no_encoding_known(self, lint: Lint) -> None:
        outcome = lint("naïve".encode("latin-1"))
        assert outcome.unchecked
        (finding,) = outcome.findings
        assert finding.code == "E001"
        assert finding.location == NOWHERE

    @pytest.mark.parametrize("data", [b"", b"\x7fELF\0\0\0", b"\xff\xfe"])
    def test_is_an_empty_or_binary_file(self, lint: Lint, data: bytes) -> None:
        assert lint(data).unchecked

    def test_is_a_file_that_is_no_report_if_it_was_wanted(self, lint: Lint) -> None:
        assert lint("购物清单").unchecked
        passed_over = lint("购物清单", wanted=False)
        assert passed_over.skipped
        assert not passed_over.unchecked
        assert not passed_over.findings

    def test_is_a_file_too_large_known_without_reading_it(
        self, session: Session, folder: Path
    ) -> None:
        with (folder / "large.txt").open("wb") as stream:
            stream.truncate(contents.LIMIT + 1)
        outcome = session.check(Target("large.txt", Settings()))
        assert outcome.unchecked
        assert "超过 20 MB" in str(outcome.findings[0].arguments["reason"])

    def test_is_a_stream_without_end(self, session: Session) -> None:
        outcome = session.check(Target("/dev/zero", Settings()))
        assert "超过 20 MB" in str(outcome.findings[0].arguments["reason"])

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (PermissionError(13, "denied"), "无法打开（没有权限）"),
            (OSError(5, "denied"), "无法打开（读写出错，磁盘或网络可能有故障）"),
            (OSError(4711, "denied"), "无法打开（系统错误 4711：denied）"),
        ],
    )
    def test_is_a_file_the_system_withholds(
        self,
        session: Session,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
        error: OSError,
        said: str,
    ) -> None:
        def withhold(*_: object) -> None:
            raise error

        write("a.txt")
        monkeypatch.setattr(Path, "open", withhold)
        outcome = session.check(Target("a.txt", Settings()))
        assert outcome.unchecked
        assert said in str(outcome.findings[0].arguments["reason"])

    def test_is_a_file_gone_since_it_was_found(self, session: Session) -> None:
        assert session.check(Target("gone.txt", Settings(), wanted=False)).unchecked

    @pytest.mark.parametrize("error", [ValueError("x"), RecursionError("x")])
    def test_is_a_file_at_which_the_form_fails(
        self, lint: Lint, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr(NoteForm, "parse", fail)
        outcome = lint(f"{SIGN} 坏")
        assert outcome.unchecked
        assert [finding.code for finding in outcome.findings] == ["E001"]
        assert not outcome.failures
        said = outcome.unchecked.said.zh
        assert f"tests.engine.fakes.NoteForm 出错（{type(error).__name__}: x）" in said
        assert type(error).__name__ in outcome.unchecked.traceback

    def test_is_a_file_that_takes_too_much_memory(
        self, lint: Lint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(NoteForm, "parse", fail)
        outcome = lint(f"{SIGN} 坏")
        assert outcome.unchecked
        (finding,) = outcome.findings
        assert "内存太多" in str(finding.arguments["reason"])

    def test_is_said_even_without_a_rule_for_it(self, session: Session) -> None:
        settings = Settings(layers=(Layer(Bilingual("", ""), select=()),))
        outcome = session.check(Target("gone.txt", settings))
        assert outcome.unchecked
        assert not outcome.findings
        said = outcome.unchecked.said
        assert said.zh == "gone.txt：未能检查：未找到文件或文件夹“gone.txt”。请核对名称和路径。"
        assert "gone.txt: not checked: no such file or folder: gone.txt" in said.en


class TestCrashes:
    def test_cost_nothing_but_what_the_rule_would_still_have_found(self, lint: Lint) -> None:
        outcome = lint(f"{SIGN} 坏 崩 差")
        assert [finding.code for finding in outcome.findings] == ["A001", "C001", "A002"]
        assert not outcome.unchecked

    def test_are_told_with_rule_file_and_remedy(self, lint: Lint) -> None:
        (failure,) = lint(f"{SIGN} 崩", "x.txt").failures
        for text in failure.said:
            assert "x.txt" in text
            assert "C001 crashing-rule" in text
            assert "RecursionError: no end to it" in text
            assert "tests.engine.fakes" in text
            assert "--extend-ignore C001" in text

    def test_include_messages_that_cannot_be_filled_in(
        self, lint: Lint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Bad, "message", Bilingual("好", "no such {argument}"))
        outcome = lint(f"{SIGN} 坏 差")
        assert [finding.code for finding in outcome.findings] == ["A002"]
        assert "KeyError" in outcome.failures[0].said.zh


def test_a_pipe_named_outright_is_read(session: Session, folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(f"{SIGN} 坏", "utf-8"))
    writer.start()
    outcome = session.check(Target("pipe", Settings()))
    writer.join()
    assert [finding.code for finding in outcome.findings] == ["A001"]
