"""What the README tells its reader to type."""

from __future__ import annotations

import re
from pathlib import Path

from tests.project.conftest import ROOT

README, IN_CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"


def blocks(page: Path, language: str, heading: str = "") -> list[str]:
    """Give the blocks of a page in a language; only those right below a heading, if it is named."""
    text = page.read_text(encoding="utf-8")
    if heading:
        (text,) = re.findall(rf"^#+ {heading}\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(page: Path, heading: str) -> list[str]:
    """Give the commands below a heading, without the remarks behind them."""
    (block,) = blocks(page, "console", heading)
    lines = [line.partition("  #")[0].strip() for line in block.splitlines()]
    assert all(line.startswith("$ ") for line in lines)
    return [line.removeprefix("$ ") for line in lines]
