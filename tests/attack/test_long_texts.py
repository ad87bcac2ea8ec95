"""Texts that once took minutes take a second; growth itself is measured in `benchmarks/growth`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.growth.texts import KINDS
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="nothing here stops a text that goes on"
)

LIMIT = 10
"""So many seconds of this process's own time are several times what each text takes."""

SPACES = " " * 400
TITLE = "云岭县水务局2024年政府信息公开工作年度报告"

ONCE_SLOW = {
    "figures in section three": 20_000,
    "full-width figures in section three": 20_000,
    "exact labels in section three": 10_000,
    "words for none in section three": 5_000,
    "page numbers in section four": 5_000,
    "pipe rows of unknown labels in section three": 8_000,
    "leftovers that differ in section one": 30_000,
    "headings of each section before the report": 15_000,
    "enumerations out of order in one line": 40_000,
    "sub-headings out of order in section one": 10_000,
    "lines of one row of a grid": 20_000,
    "fees of others and none of one's own": 3_000,
}
"""What grew faster than the input, and how much of it."""


class _TooSlow(BaseException):
    """No error of a rule or a reader, which the session would catch."""


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(load())


@pytest.mark.parametrize("kind", ONCE_SLOW)
def test_twice_the_text_is_not_four_times_the_work(session: Session, kind: str) -> None:
    outcome = _lint(session, *KINDS[kind](ONCE_SLOW[kind]))
    assert outcome.identity.year == "2024"


def test_spaces_behind_a_figure_are_a_figure_that_cannot_be_read(session: Session) -> None:
    table = f"信息内容 | 本年处理决定数量\n行政许可 | 1{SPACES}x\n"
    outcome = _lint(session, "report.txt", f"{TITLE}\n二、主动公开政府信息情况\n{table}".encode())
    assert ("T003", f"1{SPACES}x") in {(found.code, found.actual) for found in outcome.findings}


@pytest.mark.parametrize(
    "words",
    [
        f"三、收到和处理政府信息公开申请情况\n本年新收{SPACES}1{SPACES}x",
        f"三、收到和处理政府信息公开申请情况\n1{SPACES}x{SPACES}1",
        f"六、其他需要报告的事项\n收费额{SPACES}x",
        f"六、其他需要报告的事项\n本年度收费总金额{'1' * 4000}万",
        f"一、总体情况{' .' * 4000}x",
        f"附{SPACES * 10}件{SPACES * 10}x\n一、总体情况",
    ],
)
def test_what_a_pattern_could_share_out_in_many_ways(session: Session, words: str) -> None:
    outcome = _lint(session, "report.txt", f"{TITLE}\n{words}\n".encode())
    assert outcome.identity.year == "2024"


def _lint(session: Session, name: str, data: bytes) -> Outcome:
    with _stopped_after(LIMIT):
        return session.lint(Source(name, data), Settings())


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooSlow(f"not done after {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
