"""Rules on the ledger: run once all files are checked, on what all reports of the run say."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import reportlint.formatters
import reportlint.readers
from reportlint.api import lint_paths, lint_text, settings_for
from reportlint.checking.session import Session
from reportlint.hookspecs import Form, Identity, hookimpl
from reportlint.model.document import Document
from reportlint.model.finding import Bilingual, Finding, Role, Severity
from reportlint.model.layout import Layout, LayoutCell
from reportlint.model.ledger import Entry, Fact, Facts, Ledger
from reportlint.model.outcome import Outcome
from reportlint.model.place import Place
from reportlint.model.rule import Rule, related
from reportlint.plugins import loading
from reportlint.plugins.loading import Plugins
from reportlint.running.run import LintRun
from reportlint.testing import check_examples, lint_together
from tests.engine import fakes
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN, Bad, Failed, Note, NoteForm, both

Lint = Callable[..., LintRun]


class Memo(Note):
    """A note that tells its numbers, of which those after 甲 and 乙 have names."""

    def facts(self) -> Facts:
        if any(word.text == "no-facts" for word in self.words):
            raise ValueError("the form cannot say")
        return {
            f"item.{word.text}": Fact(number.text, int(number.text), number.place, number.span)
            for word, number in zip(self.words, self.words[1:], strict=False)
            if word.text in "甲乙" and number.text.isdigit()
        }

    @property
    def layouts(self) -> Sequence[str]:
        return [LAYOUT.name]


LAYOUT = Layout("memo", both("表"), ((LayoutCell(both("第 3 段"), Place(("1",)), "item.甲"),),))
"""How the numbers of a memo are drawn."""


class MemoForm(NoteForm):
    def layouts(self) -> Iterable[Layout]:
        return [LAYOUT]

    def parse(self, document: Document) -> Memo:
        note = super().parse(document)
        return Memo(note.identity, note.words)


class LedgerRule(Rule[Ledger]):
    subject = Ledger
    severity = Severity.WARNING
    summary = both("比对")
    rationale = both("理由")
    passing = f"{SIGN} 水务局 甲 1\n---\n{SIGN} 民政局 甲 2"


class Twice(LedgerRule):
    """An office reports for one year once."""

    code = "L001"
    name = "office-twice"
    message = Bilingual(
        "与{count}份报告的单位和年度相同", "{count} reports are of this office and year"
    )
    failing = f"{SIGN} 水务局\n---\n{SIGN} 水务局"

    def check(self, subject: Ledger) -> Iterator[Finding]:
        times = Counter(entry.identity for entry in subject)
        for entry in subject:
            if entry.identity.office and times[entry.identity] > 1:
                yield self.finding(entry, count=times[entry.identity])


class SameNumber(LedgerRule):
    """No two reports have the same number."""

    code = "L002"
    name = "same-number"
    severity = Severity.ERROR
    on_by_default = False
    message = Bilingual("与{other}相同", "the same as in {other}")
    failing = f"{SIGN} 水务局 甲 1\n---\n{SIGN} 民政局 甲 1"

    def check(self, subject: Ledger) -> Iterator[Finding]:
        first: dict[object, Entry] = {}
        for entry in subject:
            fact = entry.facts.get("item.甲")
            if fact is not None:
                other = first.setdefault(fact.number, entry)
                if other is not entry:
                    yield self.finding(
                        fact,
                        actual=fact.number,
                        related=[related(Role.COUNTERPART, other.facts["item.甲"])],
                        cause=fact,
                        other=other.identity.office,
                    )


class Failing(LedgerRule):
    """Fails in the way that an office asks for."""

    code = "L003"
    name = "failing-rule"
    message = both("无")
    failing = ""

    def check(self, subject: Ledger) -> Iterator[Finding]:
        for entry in subject:
            if entry.identity.office == "崩局":
                raise KeyError("no end to it")
            if entry.identity.office == "错局":
                yield self.finding(Entry("elsewhere.txt"))


class Plugin:
    @hookimpl
    def reportlint_forms(self) -> Iterable[Form]:
        return [MemoForm()]

    @hookimpl
    def reportlint_rules(self) -> Iterable[type[Rule[Any]]]:
        return [Bad, Failed, Twice, SameNumber, Failing]


@pytest.fixture(autouse=True)
def memos(monkeypatch: pytest.MonkeyPatch) -> Plugins:
    installed = [
        fakes.entry("formatters", reportlint.formatters),
        fakes.entry("memos", Plugin()),
        fakes.entry("readers", reportlint.readers),
    ]
    monkeypatch.setattr(loading, "_installed", lambda: installed)
    return loading.load()


@pytest.fixture
def lint(memos: Plugins) -> Lint:
    def lint(*paths: str, **options: Any) -> LintRun:
        return lint_paths(paths, plugins=memos, **options)

    return lint


def found(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for outcome in outcomes for finding in outcome.findings]


class TestOnce:
    """All that is to be known of a run is known before such a rule is asked."""

    def test_findings_come_last_each_at_its_report(self, lint: Lint, write: Write) -> None:
        write("b/1.txt", "水务局")
        write("b/2.txt", "水务局 坏")
        write("b/3.txt", "民政局")
        outcomes = list(lint("b"))
        assert [(outcome.path, outcome.in_hindsight) for outcome in outcomes] == [
            ("b/1.txt", False),
            ("b/2.txt", False),
            ("b/3.txt", False),
            ("b/1.txt", True),
            ("b/2.txt", True),
        ]
        assert found(outcomes) == [("b/2.txt", "A001"), ("b/1.txt", "L001"), ("b/2.txt", "L001")]
        assert {outcome.identity for outcome in outcomes if outcome.in_hindsight} == {
            Identity("水务局", "2024")
        }

    def test_reports_are_counted_once(self, lint: Lint, write: Write) -> None:
        write("1.txt", "水务局 坏")
        write("2.txt", "水务局")
        run = lint("1.txt", "2.txt")
        list(run)
        assert (run.summary.reports, run.summary.faultless) == (2, 0)
        assert run.summary.counts == {Severity.ERROR: 1, Severity.WARNING: 2}
        assert [standing.counts for standing in run.summary.standings] == [
            {Severity.ERROR: 1, Severity.WARNING: 1},
            {Severity.WARNING: 1},
        ]
        assert run.tally.failing

    def test_what_outlives_files_is_kept_once(self, lint: Lint, write: Write) -> None:
        for number in range(4):
            write(f"b/{number}.txt", "水务局")
        run = lint("b", select=["A"], jobs=2)
        outcomes = list(run)
        assert len({id(outcome.identity.year) for outcome in outcomes}) == 1
        assert all(
            outcome.path is target.path
            for outcome, target in zip(outcomes, run.found.targets, strict=True)
        )

    def test_what_is_no_report_is_not_in_it(self, lint: Lint, write: Write) -> None:
        write("b/1.txt", "水务局")
        write("b/2.txt", text="水务局\n")
        assert not found(lint("b"))

    def test_workers_give_the_same(self, lint: Lint, write: Write) -> None:
        for number in range(5):
            write(f"b/{number}.txt", "水务局 甲 1")
        here, there = (list(lint("b", select=["L"], jobs=jobs)) for jobs in (1, 2))
        assert here == there
        assert len(found(there)) == 5 + 4

    def test_what_is_recalled_is_compared_with_what_is_new(
        self, lint: Lint, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        write("1.txt", "水务局 甲 1")
        write("2.txt", "水务局 甲 2")
        first = list(lint("1.txt", "2.txt", select=["L"], cache=True))
        with monkeypatch.context() as without:
            without.setattr(Session, "lint", None)
            assert list(lint("1.txt", "2.txt", select=["L"], cache=True)) == first
        write("2.txt", "水务局 甲 1")
        again = found(lint("1.txt", "2.txt", select=["L"], cache=True))
        assert again == [("1.txt", "L001"), ("2.txt", "L001"), ("2.txt", "L002")]

    def test_an_interrupted_run_does_not_come_to_it(self, lint: Lint, write: Write) -> None:
        write("1.txt", "水务局")
        write("2.txt", "水务局")
        run = lint("1.txt", "2.txt", progress=interrupted)
        with run.interruptible():
            assert not found(run)


def interrupted(files: Iterator[Outcome], _total: int) -> Iterator[Outcome]:
    yield next(files)
    raise KeyboardInterrupt


class TestSettings:
    def test_a_rule_sees_the_reports_it_is_on_for(self, lint: Lint, write: Write) -> None:
        write(".reportlint.yaml", text="per-file: {old/**: {ignore: [L001]}}\n")
        write("old/1.txt", "水务局")
        write("new/1.txt", "水务局")
        assert not found(lint("."))
        write("new/2.txt", "水务局")
        assert found(lint(".")) == [("new/1.txt", "L001"), ("new/2.txt", "L001")]

    def test_it_is_as_severe_as_for_each(self, lint: Lint, write: Write) -> None:
        write("a/.reportlint.yaml", text="rules: {L001: {severity: error}}\n")
        write("a/1.txt", "水务局")
        write("b/1.txt", "水务局")
        outcomes = list(lint("a", "b"))
        severities = [finding.severity for outcome in outcomes for finding in outcome.findings]
        assert severities == [Severity.ERROR, Severity.WARNING]

    def test_one_that_is_off_does_not_run(self, lint: Lint, write: Write) -> None:
        write("1.txt", "水务局 甲 1")
        write("2.txt", "水务局 甲 1")
        paths = ["1.txt", "2.txt"]
        assert {code for _, code in found(lint(*paths))} == {"L001"}
        assert {code for _, code in found(lint(*paths, select=["L002"]))} == {"L002"}


class TestFacts:
    def test_have_their_lines(self, memos: Plugins) -> None:
        outcome = lint_text(f"{SIGN}\n甲 15 乙 x\n", plugins=memos)
        (fact,) = outcome.facts.values()
        assert fact.location[:2] == (2, 3)
        assert (fact.text, fact.number, fact.words.zh) == ("15", 15, "第 2 段")
        assert outcome.facts.keys() == {"item.甲"}

    def test_are_gathered_only_where_they_are_read(self, memos: Plugins) -> None:
        settings = settings_for(select=["A"], plugins=memos)
        assert not lint_text(f"{SIGN} 甲 15", settings=settings, plugins=memos).facts

    def test_are_gathered_where_they_are_asked_for(
        self, lint: Lint, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        for number in range(2):
            write(f"b/{number}.txt", "水务局 甲 15")
        for kept in (False, True, True):
            for jobs in (1, 2):
                without = lint("b", select=["A"], jobs=jobs, cache=kept)
                assert [outcome.facts for outcome in without] == [{}, {}]
                outcomes = list(lint("b", select=["A"], jobs=jobs, cache=kept, facts=True))
                assert [outcome.facts["item.甲"].text for outcome in outcomes] == ["15", "15"]

    def test_come_with_how_they_are_drawn(self, lint: Lint, write: Write) -> None:
        write("1.txt", "水务局 甲 15")
        run = lint("1.txt", select=["A"], facts=True)
        (outcome,) = run
        assert outcome.layouts == ("memo",)
        assert run.layouts == {"memo": LAYOUT}

    def test_travel(self, memos: Plugins) -> None:
        outcome = lint_text(f"{SIGN} 甲 15", plugins=memos)
        ledger = Ledger((Entry("a.txt", outcome.identity, outcome.facts),))
        assert pickle.loads(pickle.dumps((outcome, ledger))) == (outcome, ledger)

    def test_give_a_finding_its_place(self, lint: Lint, write: Write) -> None:
        write("1.txt", "水务局 甲 7")
        write("2.txt", text=f"{SIGN} 民政局\n好 甲 7\n")
        *_, last = lint("1.txt", "2.txt", extend_select=["L002"])
        (finding,) = last.findings
        assert (finding.path, finding.location[:2]) == ("2.txt", (2, 5))
        assert (finding.words.zh, finding.actual, finding.severity) == (
            "第 2 段",
            7,
            Severity.ERROR,
        )
        (counterpart,) = finding.related
        assert (counterpart.path, counterpart.at.location[:2]) == ("1.txt", (1, 10))
        assert counterpart.at.words.en == "paragraph 1"
        assert finding.cause == finding.at
        assert finding.arguments == {"other": "水务局"}

    def test_that_a_form_cannot_give_cost_the_file_alone(self, lint: Lint, write: Write) -> None:
        write("1.txt", "no-facts")
        write("2.txt", "坏")
        run = lint("1.txt", "2.txt")
        assert found(run) == [("1.txt", "E001"), ("2.txt", "A001")]
        (outcome,) = run.summary.unchecked
        assert outcome.unchecked is not None
        assert "Memo failed (ValueError: the form cannot say)" in outcome.unchecked.reason.en


class TestFingerprints:
    def test_go_by_office_year_place_and_rule(self, lint: Lint, write: Write) -> None:
        def marks(*paths: str) -> set[str]:
            return {finding.fingerprint for outcome in lint(*paths) for finding in outcome.findings}

        for name in ("1.txt", "2.txt", "b/3.txt"):
            write(name, "水务局")
        before = marks("1.txt", "2.txt")
        assert len(before) == 1
        assert marks("b/3.txt", "1.txt") == before


class TestFailures:
    @pytest.mark.parametrize(("office", "why"), [("崩局", "no end to it"), ("错局", "no report")])
    def test_cost_a_rule_its_own_findings(
        self, lint: Lint, write: Write, office: str, why: str
    ) -> None:
        write("1.txt", office)
        write("2.txt", office)
        run = lint("1.txt", "2.txt")
        assert {code for _, code in found(run)} == {"L001"}
        (failure,) = run.summary.failures
        assert "L003" in failure.said.zh
        assert why in failure.said.en
        assert "Traceback" in failure.traceback

    def test_end_the_command_line_with_2(self, invoke: Invoke, write: Write) -> None:
        write("1.txt", "崩局")
        result = invoke("1.txt")
        assert result.exit_code == 2
        assert "比对全部报告时：规则 L003 failing-rule 出错" in result.stderr


class TestFormats:
    @pytest.fixture(autouse=True)
    def two(self, write: Write) -> None:
        write("1.txt", "水务局 坏")
        write("2.txt", "水务局")

    def test_text_has_a_block_for_it_at_the_end(self, invoke: Invoke) -> None:
        result = invoke("1.txt", "2.txt")
        assert result.exit_code == 1
        lines = [line for line in result.stdout.splitlines() if line.endswith("水务局 2024年")]
        assert [line.split()[0] for line in lines[:3]] == ["1.txt", "1.txt", "2.txt"]
        assert "L001 office-twice  与2份报告的单位和年度相同" in result.stdout

    def test_json_has_them_by_path(self, invoke: Invoke) -> None:
        findings = json.loads(invoke("1.txt", "2.txt", "--format", "json").stdout)
        assert [(finding["path"], finding["code"]) for finding in findings] == [
            ("1.txt", "A001"),
            ("1.txt", "L001"),
            ("2.txt", "L001"),
        ]

    def test_jsonl_has_a_line_for_each_file_once(self, invoke: Invoke) -> None:
        lines = map(json.loads, invoke("1.txt", "2.txt", "--format", "jsonl").stdout.splitlines())
        assert [(line["kind"], line.get("path")) for line in lines] == [
            ("finding", "1.txt"),
            ("file", "1.txt"),
            ("file", "2.txt"),
            ("finding", "1.txt"),
            ("finding", "2.txt"),
            ("run", None),
        ]


class TestKit:
    def test_gives_what_all_together_show(self, memos: Plugins) -> None:
        findings = lint_together(
            {"1.txt": f"{SIGN} 水务局 坏", "2.txt": f"{SIGN} 水务局"}, plugins=memos
        )
        assert [(finding.path, finding.code) for finding in findings] == [
            ("1.txt", "L001"),
            ("2.txt", "L001"),
        ]

    @pytest.mark.parametrize("rule", [Twice, SameNumber])
    def test_runs_examples_of_several_reports(self, rule: type[Rule[Any]], memos: Plugins) -> None:
        check_examples(rule, plugins=memos)
        wrong = type("Wrong", (rule,), {"passing": rule.failing})
        with pytest.raises(AssertionError, match="objects to its passing example"):
            check_examples(wrong, plugins=memos)
