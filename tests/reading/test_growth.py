"""What took minutes for its many tags, styles or boxes takes seconds: by the clock of this process."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import PurePath

import pytest

from benchmarks.growth.pages import KINDS
from reportlint.hookspecs import Source, Unreadable
from reportlint.plugins.loading import load

_ENOUGH = 8.0
"""Seconds: ten times what any of them takes, and less than it took when all grew with the square."""

_OFFENDERS = {
    "doc: comments before a page": 4_000,
    "word: styles based on each other": 4_000,
    "word: fields that show, a paragraph each": 32_000,
    "PDF: white text outside of boxes": 16_000,
}


@pytest.mark.parametrize(("name", "count"), _OFFENDERS.items())
def test_many_of_a_kind_are_read_in_time(name: str, count: int) -> None:
    path, data = KINDS[name](count)
    reader = load().readers[PurePath(path).suffix]
    began = time.process_time()
    with suppress(Unreadable):
        reader.read(Source(path, data))
    assert time.process_time() - began < _ENOUGH
