"""A finding is known again: whatever is put in, taken out or moved around it, and in any format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.api import lint_paths
from reportlint.checking.session import Session
from reportlint.config.settings import STRICT, Settings
from reportlint.hookspecs import Source
from reportlint.model.reported import Reported
from reportlint.plugins.loading import load
from tests.builder.faults import Fault, fee_unsaid, figure_mistyped, figure_odd, number_mistyped
from tests.builder.surfaces import markdown, tabs
from tests.builder.truth import Truth, truths
from tests.builder.web import SITES
from tests.builder.word import docx
from tests.builder.written import Written, WrittenSection, written

SLIPS = (
    "一是健全制度。三是加强培训。三是强化监督。",
    "本局  逐项办理，并[bookmark: _GoBack]及时公布。",
    "按月，全年共收取信息处理费200元。",
)
"""Paragraphs of which something is said, each by itself."""
HARMLESS = (
    "本局逐项核对了本部分的内容。",
    "分管负责人审阅后，由办公室汇总报送。",
    "有关材料已经留存备查。",
)
faults = st.sampled_from((number_mistyped, figure_mistyped, figure_odd, fee_unsaid))


def _report(truth: Truth, fault: Fault, random: Random) -> Written:
    """Write a report with a slip, and with others in the words of section five."""
    return _in_section(
        fault(random, written(truth)),
        "problems",
        lambda section: replace(section, paragraphs=(*HARMLESS[:1], *SLIPS)),
    )


def _in_section(
    report: Written, name: str, change: Callable[[WrittenSection], WrittenSection]
) -> Written:
    return replace(
        report,
        sections=tuple(
            change(section) if section.form.name == name else section for section in report.sections
        ),
    )


def _found(report: Written, name: str = "report.md") -> list[Reported]:
    return _linted(Source(name, markdown(report).encode()))


def _linted(source: Source) -> list[Reported]:
    outcome = Session(load()).lint(source, Settings(layers=(STRICT,)))
    assert outcome.is_report
    return list(outcome.findings)


def _marks(findings: Sequence[Reported]) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.fingerprint) for finding in findings)


@given(truths(), faults, st.randoms(use_true_random=False))
def test_paragraphs_may_come_and_go_and_change_places(
    truth: Truth, fault: Fault, random: Random
) -> None:
    report = _report(truth, fault, random)
    before = _marks(_found(report))
    assert {code for code, _ in before} >= {"H005", "C001", "C004"}

    def longer(section: WrittenSection) -> WrittenSection:
        paragraphs = [*section.paragraphs, *HARMLESS]
        random.shuffle(paragraphs)
        return replace(section, paragraphs=tuple(paragraphs))

    assert _marks(_found(_in_section(report, "problems", longer))) == before
    front = replace(report, front=(*report.front, HARMLESS[2]))
    assert _marks(_found(front)) == before


@given(truths(), faults, st.randoms(use_true_random=False))
def test_rows_may_come_and_go_and_change_places(truth: Truth, fault: Fault, random: Random) -> None:
    report = _report(truth, fault, random)
    before = _found(report)

    def swapped(section: WrittenSection) -> WrittenSection:
        """Change the order of 行政许可, 行政处罚 and 行政强制, and put in a row of one's own."""
        own: list[str | None] = ["行政备案", "5", None, None]
        named = {row[0]: row for row in section.grid}
        penalties, compulsory = named["行政处罚"], named["行政强制"]
        exchanged = {id(penalties): [own, compulsory], id(compulsory): [penalties]}
        grid = [new for row in section.grid for new in exchanged.get(id(row), [row])]
        return replace(section, grid=grid)

    after = _found(_in_section(report, "disclosure", swapped))
    assert set(_marks(before)) <= set(_marks(after))
    assert [code for code, _ in set(_marks(after)) - set(_marks(before))] == ["E003"]


@given(truths(), faults, st.randoms(use_true_random=False), st.integers(0, 24))
def test_of_a_row_that_is_lost_no_other_finding_is_another(
    truth: Truth, fault: Fault, random: Random, lost: int
) -> None:
    report = _report(truth, fault, random)

    def shorter(section: WrittenSection) -> WrittenSection:
        place = 3 + lost
        return replace(section, grid=[*section.grid[:place], *section.grid[place + 1 :]])

    before, after = _found(report), _found(_in_section(report, "requests", shorter))
    known = {(finding.code, finding.place): finding.fingerprint for finding in before}
    same = [finding for finding in after if (finding.code, finding.place) in known]
    assert {finding.fingerprint for finding in same} <= set(known.values())
    words = {finding.code for finding in before if finding.code[0] in "CHF"}
    assert words <= {finding.code for finding in same}


@given(truths(), faults, st.randoms(use_true_random=False))
def test_another_format_is_the_same_report(truth: Truth, fault: Fault, random: Random) -> None:
    report = _report(truth, fault, random)
    sources = [
        Source("a.txt", tabs(report).encode()),
        Source("b.md", f"\n\n\n{markdown(report)}".encode()),
        Source("c.html", SITES["published"].page(report).encode()),
        Source("d.docx", docx(report)),
        Source("e.docx", docx(report, numbered=True)),
    ]
    marks = [
        {mark for mark in _marks(_linted(source)) if mark[0] not in _LOST} for source in sources
    ]
    assert all(found == marks[0] for found in marks)


_LOST = frozenset({"C004", "D004", "H001"})
"""What some formats do not show: a page closes up spaces, and it alone says when it was published; Word
numbers headings itself."""


@given(truths(), faults, st.randoms(use_true_random=False))
def test_two_findings_of_one_report_are_two(truth: Truth, fault: Fault, random: Random) -> None:
    marks = _marks(_found(_report(truth, fault, random)))
    assert len(set(marks)) == len(marks)


def test_what_is_said_twice_of_one_paragraph_is_told_apart_by_what_it_says() -> None:
    text = (
        "云岭县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"
        "一是健全制度。三是加强培训。三是强化监督。四是改进作风。六是狠抓落实。六是盯住办理。\n"
    )
    slips = [found for found in _linted(Source("a.txt", text.encode())) if found.code == "H005"]
    assert [slip.actual for slip in slips] == ["三是", "六是"]
    assert len({slip.place for slip in slips}) == 1
    assert len({slip.fingerprint for slip in slips}) == 2


@pytest.mark.parametrize("names", [("a.md", "b.md", "c.md"), ("c.md", "a.md", "b.md")])
def test_files_may_change_places(names: Sequence[str]) -> None:
    reports = {
        "a.md": "云岭县水务局2024年政府信息公开工作年度报告\n2、主动公开政府信息情况\n",
        "b.md": "云岭县教育局2024年政府信息公开工作年度报告\n2、主动公开政府信息情况\n",
        "c.md": "云岭县水务局2023年政府信息公开工作年度报告\n2、主动公开政府信息情况\n",
    }
    alone = {name: _marks(_linted(Source(name, text.encode()))) for name, text in reports.items()}
    sources = [Source(f"moved/{name}", reports[name].encode()) for name in names]
    run = lint_paths([], sources=sources, isolated=True)
    together = {PurePath(outcome.path).name: _marks(outcome.findings) for outcome in run}
    for name, marks in together.items():
        assert marks
        assert set(marks) <= set(alone[name])
    assert not set(alone["a.md"]) & set(alone["b.md"])
    assert not set(alone["a.md"]) & set(alone["c.md"])
