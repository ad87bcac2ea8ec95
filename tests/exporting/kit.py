"""Reports to export, and the command that does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from click.testing import CliRunner, Result

from reportlint.command_line.cli import main

CORRECT = Path(__file__).parents[1] / "reports" / "correct.md"

ODD = {
    "| 行政许可 | 386 | | |": "| 行政许可 | -386 | | |",
    "| 行政处罚 | 27 | | |": "| 行政处罚 | 约27 | | |",
    "| 行政强制 | 3 | | |": "| 行政强制 | | | |",
    "| 规章 | 0 | 0 | 0 |": "| 规章 | 0 | 0 | =1+2 |",
}
"""A negative figure, one that cannot be read, none, and what a spreadsheet would run."""

NO_CHANGES: Mapping[str, str] = MappingProxyType({})


def report(
    office: str = "云岭县自然资源局", year: int = 2024, changes: Mapping[str, str] = NO_CHANGES
) -> str:
    """Give a report of an office, with other words in the place of some."""
    text = CORRECT.read_text(encoding="utf-8").replace("云岭县自然资源局", office)
    text = text.replace("2024", str(year))
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def odd() -> str:
    """Give a report with odd figures."""
    return report(changes=ODD)


def export(*arguments: str | Path) -> Result:
    """Run `reportlint export`."""
    result = CliRunner().invoke(main, ["export", *map(str, arguments), "--isolated"])
    assert not isinstance(result.exception, Exception), result.exception
    return result
