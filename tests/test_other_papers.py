"""Which of the small inputs beside the project are reports; they are not the project's, and may be absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.checking.session import Session
from reportlint.config.settings import Settings
from reportlint.hookspecs import Source
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "cases"

OTHERS = [
    *sorted(CASES.glob("files/02-*.txt")),
    *sorted(CASES.glob("E002-*.txt")),
    CASES / "files" / "11-notice-with-blank-form.html",
]
REPORTS = [path for path in sorted(CASES.glob("*.txt")) if path not in OTHERS]

needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the small inputs are not here")


def _outcome(path: Path, *, wanted: bool) -> Outcome:
    return Session(load()).lint(Source(str(path), path.read_bytes()), Settings(), wanted=wanted)


@needs_cases
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_another_paper_is_skipped_when_met_and_refused_when_named(path: Path) -> None:
    assert _outcome(path, wanted=False).skipped
    assert [finding.code for finding in _outcome(path, wanted=True).findings] == ["E002"]


@needs_cases
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_not_taken_for_another_paper(path: Path) -> None:
    outcome = _outcome(path, wanted=False)
    assert not outcome.skipped
    assert "E002" not in [finding.code for finding in outcome.findings]


@pytest.mark.parametrize("name", ["README.zh-CN.md", "docs/tutorial.md", "docs/index.md"])
def test_the_project_s_own_pages_are_no_reports(name: str) -> None:
    assert _outcome(ROOT / name, wanted=False).skipped
