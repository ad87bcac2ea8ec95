"""What is said of the five real reports is said of them as Word files, web pages and PDF, too.

LibreOffice makes those files, of the texts as they are and of the texts with their tables drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import pytest

from benchmarks.reports import as_word
from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.plugins.loading import load
from tests.builder.office import convert, needs_office
from tests.test_real_reports import REPORTS

TEXTS = sorted(REPORTS.glob("*.txt"))

pytestmark = [
    needs_office,
    pytest.mark.skipif(not TEXTS, reason="the five reports are not here"),
]

LOST_ON_THE_WAY = {("drawn", "html"): frozenset({"C004"})}
"""Stray spaces: LibreOffice writes them down, but a page shows one only."""


@cache
def _converted(given: str, to: str) -> Mapping[str, bytes]:
    files = {
        "text": {f"{path.stem}.txt": path.read_bytes() for path in TEXTS},
        "drawn": {f"{path.stem}.docx": as_word(path).data for path in TEXTS},
    }[given]
    return {Path(name).stem: data for name, data in convert(files, to=to).items()}


def _said(name: str, data: bytes, lost: Collection[str]) -> list[tuple[str, str, str, str]]:
    outcome = Session(load()).lint(Source(name, data), Settings())
    assert not outcome.failures
    return sorted(
        (finding.code, finding.words.zh, str(finding.expected), str(finding.actual))
        for finding in outcome.findings
        if finding.code not in lost
    )


@pytest.mark.parametrize("to", ["docx", "html", "pdf"])
@pytest.mark.parametrize("given", ["text", "drawn"])
@pytest.mark.parametrize("report", TEXTS, ids=lambda path: path.stem)
def test_the_same_is_said(report: Path, given: str, to: str) -> None:
    lost = LOST_ON_THE_WAY.get((given, to), frozenset())
    said = _said(f"a.{to}", _converted(given, to)[report.stem], lost)
    assert said == _said("a.txt", report.read_bytes(), lost)
