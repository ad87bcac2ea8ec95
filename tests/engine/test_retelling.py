"""A run that several formats are written of: each is told the same, and each file is checked once."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import IO, Any

import pytest

from reportlint.api import lint_paths
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load
from reportlint.running.retelling import Retelling
from reportlint.running.run import LintRun
from tests.engine.conftest import Write


@pytest.fixture
def run(write: Write) -> LintRun:
    for number in range(5):
        write(f"{number}.txt", "坏 差 怪")
    write("README.md", text="不相干")
    return lint_paths(["."], plugins=load())


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are checked, each time one is."""
    paths: list[str] = []
    following = LintRun.__next__

    def noted(run: LintRun) -> Outcome:
        outcome = following(run)
        paths.append(outcome.path)
        return outcome

    monkeypatch.setattr(LintRun, "__next__", noted)
    return paths


def test_all_are_told_the_same(run: LintRun, checked: list[str]) -> None:
    with Retelling(run) as retelling:
        first, second, third = (retelling.telling() for _ in range(3))
        told = [*first]
        assert [*second] == told
        assert [*third] == told
        assert first.finished
        assert third.finished
        assert third.summary == run.summary
        assert third.rules == run.rules
        assert third.families == run.families
        assert third.layouts == run.layouts
    assert len(told) == 6
    assert len(checked) == len(set(checked)) == 6


def test_who_is_told_more_than_those_before_goes_on(run: LintRun, checked: list[str]) -> None:
    with Retelling(run) as retelling:
        first, second = retelling.telling(), retelling.telling()
        told = [*islice(first, 2)]
        assert len(checked) == 2
        assert [*second][:2] == told
        assert (first.finished, second.finished) == (False, True)
    assert len(checked) == 6


class Full:
    """A file on a disk that is full after some bytes."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        self._file = file
        self._room = room

    def write(self, data: bytes) -> int:
        if not self._room:
            raise OSError(errno.ENOSPC, "full")
        written = self._file.write(data[: self._room])
        self._room -= written
        return written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.mark.parametrize("room", [0, 1, 3000])
def test_what_the_disk_has_no_room_for_is_told_nevertheless(
    run: LintRun, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    opened = tempfile.TemporaryFile
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full(opened(buffering=0), room))
    with Retelling(run) as retelling:
        told = [*retelling.telling()]
        assert [*retelling.telling()] == told
    assert len(told) == 6


class Odd(str):
    """A text that is more than a text: what a stranger's rule may give has no exact record."""

    __slots__ = ()


def test_what_has_no_record_is_told_nevertheless(
    run: LintRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    following = LintRun.__next__

    def odd(self: LintRun) -> Outcome:
        outcome = following(self)
        found = [replace(finding, actual=Odd("坏")) for finding in outcome.findings]
        return replace(outcome, findings=tuple(found))

    monkeypatch.setattr(LintRun, "__next__", odd)
    with Retelling(run) as retelling:
        told = [*retelling.telling()]
        again: Iterator[Outcome] = iter(retelling.telling())
        assert [*again] == told
    assert any(finding.actual == "坏" for outcome in told for finding in outcome.findings)
