"""What other programs call: values out, a RunError for what is senseless, and nothing printed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from reportlint.api import lint_bytes, lint_paths, lint_text, read_report, settings_for
from reportlint.config.faults import ConfigurationError
from reportlint.config.settings import FailOn, UnknownSelectorError
from reportlint.errors import NoReportError, RunError
from reportlint.hookspecs import Source
from reportlint.model.finding import Language
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import Plugins
from reportlint.running.run import LintRun
from tests.engine.conftest import Invoke, Write
from tests.engine.fakes import SIGN, Note

Lint = Callable[..., LintRun]

HEAVY = ("click", "lark", "pathspec", "pluggy", "pydantic", "yaml")


@pytest.fixture
def lint(notes: Plugins) -> Lint:
    def lint(*paths: str | os.PathLike[str], **options: object) -> LintRun:
        return lint_paths(paths, plugins=notes, **options)  # type: ignore[arg-type]

    return lint


def codes(outcomes: Iterable[Outcome]) -> list[str]:
    return [finding.code for outcome in outcomes for finding in outcome.findings]


class TestText:
    def test_is_checked_under_its_name(self, notes: Plugins) -> None:
        outcome = lint_text(f"{SIGN} 水务局 坏", name="a.md", plugins=notes)
        assert (outcome.path, outcome.identity) == ("a.md", ("水务局", "2024"))
        (finding,) = outcome.findings
        assert (finding.path, finding.code, finding.location.column) == ("a.md", "A001", 8)

    def test_is_checked_by_the_settings_given(self, notes: Plugins) -> None:
        settings = settings_for(select=["A001"], plugins=notes)
        assert codes([lint_text(f"{SIGN} 坏 差", plugins=notes)]) == ["A001", "A002"]
        assert codes([lint_text(f"{SIGN} 坏 差", settings=settings, plugins=notes)]) == ["A001"]

    def test_that_is_no_report_is_an_outcome(self, notes: Plugins) -> None:
        outcome = lint_text("账单", plugins=notes)
        assert outcome.unchecked is not None
        assert codes([outcome]) == ["E001"]

    def test_that_cannot_be_encoded_is_checked(self, notes: Plugins) -> None:
        assert lint_text(f"{SIGN} \ud800 坏", plugins=notes).path == "report.txt"


class TestBytes:
    def test_are_read_as_their_name_says(self, notes: Plugins) -> None:
        (finding,) = lint_bytes("a.html", f"<p>{SIGN} 坏".encode(), plugins=notes).findings
        assert finding.location.column == 7

    def test_that_no_reader_knows_are_an_outcome(self, notes: Plugins) -> None:
        assert lint_bytes("a.docx", b"PK\3\4", plugins=notes).unchecked is not None

    def test_too_many_of_them_are_an_outcome(self, notes: Plugins) -> None:
        outcome = lint_bytes("a.txt", b" " * (20 * 1024**2 + 1), plugins=notes)
        assert outcome.unchecked is not None
        assert "20 MB" in outcome.unchecked.reason.en


class TestPaths:
    def test_give_every_file_in_order(self, lint: Lint, write: Write) -> None:
        write("b/2.txt", "差")
        write("b/1.txt", "坏")
        write("b/list.txt", text="账单\n")
        write("b/logo.svg", text="<svg/>")
        outcomes = list(lint("b"))
        assert [(outcome.path, outcome.skipped) for outcome in outcomes] == [
            ("b/logo.svg", True),
            ("b/1.txt", False),
            ("b/2.txt", False),
            ("b/list.txt", True),
        ]
        assert codes(outcomes) == ["A001", "A002"]

    def test_settle_what_is_in_doubt_last(self, lint: Lint, write: Write) -> None:
        write("b/empty.txt", text="")
        write("b/note.txt", "好")
        outcomes = list(lint("b"))
        assert [outcome.path for outcome in outcomes] == ["b/note.txt", "b/empty.txt"]
        assert outcomes[1].unchecked is not None

    def test_stream(self, lint: Lint, write: Write) -> None:
        for number in range(3):
            write(f"{number}.txt", "坏")
        run = lint("0.txt", Path("1.txt"), "2.txt")
        assert next(run).path == "0.txt"
        assert run.summary.reports == 1
        assert [outcome.path for outcome in run] == ["1.txt", "2.txt"]
        assert (run.summary.reports, run.summary.total) == (3, 3)

    def test_take_the_options_of_the_command_line(self, lint: Lint, write: Write) -> None:
        write("a.txt", "坏 差 怪 静")
        assert codes(lint("a.txt", select=["A"], ignore=["A001"])) == ["A002"]
        assert codes(lint("a.txt", extend_select=["B002"], extend_ignore=["A", "B001"])) == ["B002"]
        assert lint("a.txt", language=Language.EN).language is Language.EN

    def test_are_checked_by_their_configuration(self, lint: Lint, write: Write) -> None:
        write("a/.reportlint.yaml", text="select: [A002]\nlang: en\n")
        write("strict.yaml", text="extends: [strict]\n")
        write("a/1.txt", "坏 差 静")
        assert codes(lint("a")) == ["A002"]
        assert lint("a").language is Language.EN
        assert codes(lint("a", isolated=True)) == ["A001", "A002"]
        assert codes(lint("a", config=Path("strict.yaml"))) == ["A001", "A002", "B002"]

    def test_may_be_none_where_bytes_are_at_hand(self, lint: Lint) -> None:
        sources = [Source("x.txt", f"{SIGN} 坏".encode()), Source("y.txt", b" " * 21 * 1024**2)]
        found = {outcome.path: outcome.unchecked is None for outcome in lint(sources=sources)}
        assert found == {"x.txt": True, "y.txt": False}

    def test_in_an_archive_are_checked(self, lint: Lint, folder: Path) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("1.txt", f"{SIGN} 坏")
        (folder / "all.zip").write_bytes(packed.getvalue())
        (outcome,) = lint("all.zip")
        assert (outcome.path, codes([outcome])) == ("all.zip/1.txt", ["A001"])

    def test_tell_how_far_they_are(self, lint: Lint, write: Write) -> None:
        write("b/1.txt")
        write("b/2.txt")
        seen: list[tuple[str, int]] = []

        def progress(files: Iterator[Outcome], total: int) -> Iterator[Outcome]:
            for outcome in files:
                seen.append((outcome.path, total))
                yield outcome

        list(lint("b", progress=progress))
        assert seen == [("b/1.txt", 2), ("b/2.txt", 2)]

    def test_are_compared_with_a_list_of_offices(self, lint: Lint, write: Write) -> None:
        write("offices.txt", text="水务局\n民政局\n")
        write("b/1.txt", "水务局")
        run = lint("b", roster="offices.txt")
        list(run)
        assert run.summary.attendance is not None
        assert [entry.office for entry in run.summary.attendance.missing] == ["民政局"]

    def test_say_of_nobody_that_he_is_missing_where_not_all_was_checked(
        self, lint: Lint, write: Write
    ) -> None:
        write("offices.txt", text="水务局\n民政局\n")
        write("a/1.txt", "水务局")
        write("b/1.txt", "民政局")
        write("b/.reportlint.yaml", text="selct: [A]\n")
        broken = lint("a", "b", roster="offices.txt")
        list(broken)
        write("c/1.txt", "水务局")
        write("c/2.txt", "interrupt")
        interrupted = lint("c", roster="offices.txt")
        with interrupted.interruptible():
            list(interrupted)
        for run in (broken, interrupted):
            assert run.summary.attendance is None
            assert "list of offices" in run.notes[-1].en

    def test_leave_an_interrupt_to_the_caller(self, lint: Lint, write: Write) -> None:
        write("a.txt", "interrupt")
        with pytest.raises(KeyboardInterrupt):
            list(lint("a.txt"))

    def test_keep_what_is_done_where_the_caller_wants_it(self, lint: Lint, write: Write) -> None:
        write("a.txt", "坏")
        write("b.txt", "interrupt")
        run = lint("a.txt", "b.txt")
        with run.interruptible():
            assert codes(run) == ["A001"]
        assert run.summary.interrupted

    def test_say_the_same_as_the_command_line(
        self, lint: Lint, write: Write, invoke: Invoke
    ) -> None:
        write("b/1.txt", "坏 怪")
        write("b/2.txt", "差")
        said = invoke("b", "--quiet", "--lang", "en").stdout.splitlines()
        assert [line.split()[2] for line in said] == codes(lint("b"))


class TestErrors:
    def test_are_raised_before_anything_is_checked(self, lint: Lint, write: Write) -> None:
        write("a.txt", "坏")
        write("broken.yaml", text="selct: [A]\n")
        with pytest.raises(UnknownSelectorError):
            lint("a.txt", select=["Q999"])
        with pytest.raises(RunError, match="offices"):
            lint("a.txt", roster="offices.txt")
        with pytest.raises(ConfigurationError):
            settings_for(config="broken.yaml")

    def test_of_a_configuration_met_on_the_way_are_failures(self, lint: Lint, write: Write) -> None:
        write("b/.reportlint.yaml", text="selct: [A]\n")
        write("b/1.txt", "坏")
        run = lint("b")
        assert list(run) == []
        assert "selct" in run.summary.failures[0].said.en
        assert lint("b", language=Language.EN).language is Language.EN


class TestReading:
    def test_gives_the_report_of_the_form(self, write: Write, notes: Plugins) -> None:
        write("a.txt", "水务局")
        report = read_report("a.txt", plugins=notes)
        assert isinstance(report, Note)
        assert report.words[1].text == "水务局"
        assert read_report(f"{SIGN} 水务局".encode(), plugins=notes) == report

    @pytest.mark.parametrize(
        ("source", "name"), [("nowhere.txt", ""), ("账单".encode(), "a.txt"), (b"PK\3\4", "a.docx")]
    )
    def test_raises_for_what_is_none(self, source: str | bytes, name: str, notes: Plugins) -> None:
        with pytest.raises(NoReportError) as raised:
            read_report(source, name=name, plugins=notes)
        assert (name or "nowhere.txt") in raised.value.said.zh


class TestImport:
    """The engine's own process must start at once; so must those of others that import it."""

    def loaded(self, statement: str) -> set[str]:
        program = f"import sys; {statement}; print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        )
        return {name.partition(".")[0] for name in done.stdout.split()}

    @pytest.mark.parametrize(
        "statement", ["import reportlint.api", "from reportlint import lint_text, read_report"]
    )
    def test_brings_nothing_heavy(self, statement: str) -> None:
        assert not self.loaded(statement) & set(HEAVY)

    def test_of_the_package_brings_nothing_at_all(self) -> None:
        program = "import sys, reportlint; print(*(m for m in sys.modules if 'reportlint.' in m))"
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        )
        assert done.stdout.split() == []

    def test_of_a_name_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(ImportError):
            from reportlint import lint_txt  # type: ignore[attr-defined]  # noqa: F401


def test_fail_on_decides_what_fails(lint: Lint, write: Write) -> None:
    write("a.txt", "差")
    for fail_on, fails in ((None, True), (FailOn.ERROR, False)):
        run = lint("a.txt", fail_on=fail_on)
        list(run)
        assert run.tally.failing is fails
