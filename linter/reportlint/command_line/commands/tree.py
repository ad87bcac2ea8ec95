"""`reportlint tree`: what the grammar makes of a report."""

from __future__ import annotations

from reportlint.api import read_report
from reportlint.command_line.console import results
from reportlint.model.finding import Language
from reportlint.plugins.loading import load


def tree(*, file: str, lang: str | None) -> int:
    """Print how a report was read."""
    language = Language(lang) if lang else Language.ZH
    shown = read_report(file, plugins=load()).tree(language)
    with results() as out:
        out.write(shown.rstrip("\n") + "\n")
    return 0
