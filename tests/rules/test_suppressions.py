"""Suppressions of real rules, in a report by itself: what strictness demands of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.api import lint_text
from reportlint.config.settings import STRICT, Settings
from reportlint.model.reported import State
from reportlint.plugins.loading import Plugins, load
from reportlint.testing import ALL_RULES

FAULTY = (
    (Path(__file__).parent.parent / "reports" / "correct.md")
    .read_text("utf-8")
    .replace("| 行政许可 | 386 |", "| 行政许可 | 多件 |")
)
COMMENT = "<!-- reportlint: ignore T003 -->\n"


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return load()


@pytest.mark.parametrize(
    ("settings", "codes"), [(Settings(), ["T003"]), (ALL_RULES, ["T003", "E004"])]
)
def test_a_reason_is_demanded_where_all_is(
    plugins: Plugins, settings: Settings, codes: list[str]
) -> None:
    found = lint_text(COMMENT + FAULTY, name="a.md", settings=settings, plugins=plugins).findings
    assert [finding.code for finding in found] == codes
    assert found[0].state is State.SUPPRESSED


def test_a_comment_says_nothing_else(plugins: Plugins) -> None:
    """Neither is it text of the report, nor what a conversion has left, nor does it move anything."""
    strict = Settings(layers=(STRICT,))
    plain = lint_text(FAULTY, name="a.md", settings=strict, plugins=plugins)
    explained = COMMENT.replace(" -->", " reason=件数待核 -->")
    commented = lint_text(explained + FAULTY, name="a.md", settings=strict, plugins=plugins)
    (before,), (after,) = plain.findings, commented.findings
    assert after.fingerprint == before.fingerprint
    assert (before.location.line or 0) + 1 == after.location.line
    assert (after.state, after.reason) == (State.SUPPRESSED, "件数待核")
