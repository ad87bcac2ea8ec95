"""The pages say what the program does."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from reportlint.config.model import schema
from tests.project.conftest import ROOT, Run

REPORT = "examples/water-bureau.txt"
PLUGIN = ROOT / "examples" / "plugin" / "reportlint_example" / "vague_count.py"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_output_shown_is_the_output(run: Run, page: str, language: str) -> None:
    (shown,) = blocks(ROOT / page, "text")

    printed = run(sys.executable, "-m", "reportlint", "--lang", language, REPORT).stdout

    assert shown == printed


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_rule_shown_is_the_plugins(page: str) -> None:
    (shown,) = blocks(ROOT / page, "python")
    lines = PLUGIN.read_text(encoding="utf-8").splitlines()

    assert [
        line for line in shown.splitlines() if line not in lines and line.strip() != "..."
    ] == []


def test_every_key_of_the_configuration_is_explained() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")

    assert [key for key in schema()["properties"] if f"`{key}`" not in page] == []


def test_every_key_of_the_json_is_explained(run: Run) -> None:
    page = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    findings = json.loads(
        run(sys.executable, "-m", "reportlint", "--format", "json", REPORT).stdout
    )

    assert [key for key in findings[0] if f"`{key}`" not in page] == []
