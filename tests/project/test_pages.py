"""The pages say what the program does."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from reportlint.config.schema import schema
from reportlint.plugins.loading import load
from tests.project.conftest import ROOT, Run
from tests.project.manual import IN_CHINESE, README, blocks
from tools import quotations

REPORT = "examples/water-bureau.txt"
PLUGIN = ROOT / "examples" / "plugin" / "reportlint_example" / "vague_count.py"


@pytest.mark.parametrize("name", quotations.PAGES)
def test_the_output_shown_is_the_output(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")

    assert quotations.commands(page)
    assert page == quotations.filled(page), "make readme"


@pytest.mark.parametrize("page", [README, IN_CHINESE])
def test_the_rule_shown_is_the_plugins(page: Path) -> None:
    (shown,) = blocks(page, "python")
    lines = PLUGIN.read_text(encoding="utf-8").splitlines()

    assert [
        line for line in shown.splitlines() if line not in lines and line.strip() != "..."
    ] == []


def test_every_key_of_the_configuration_is_explained() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")

    assert [key for key in schema(load().rules)["properties"] if f"`{key}`" not in page] == []


def test_every_key_of_the_json_is_explained(run: Run) -> None:
    page = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    findings = json.loads(
        run(sys.executable, "-m", "reportlint", "--format", "json", REPORT).stdout
    )

    assert [key for key in findings[0] if f"`{key}`" not in page] == []
