"""`reportlint tree`: what the grammar makes of a report."""

from __future__ import annotations

from reportlint.api import read_report
from reportlint.console import results
from reportlint.plugins import load


def tree(*, file: str, lang: str | None) -> int:  # noqa: ARG001 - for whatever goes wrong
    """Print the parse tree of a report."""
    shown = read_report(file, plugins=load()).tree()
    with results() as out:
        out.write(shown.rstrip("\n") + "\n")
    return 0
