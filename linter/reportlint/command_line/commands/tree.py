"""`reportlint tree`: what the grammar makes of a report."""

from __future__ import annotations

from reportlint.api import read_report
from reportlint.characters.printable import legible
from reportlint.command_line.console import results
from reportlint.command_line.language import spoken
from reportlint.hookspecs import WordedReport
from reportlint.plugins.loading import load


def tree(*, file: str, claims: bool, lang: str | None) -> int:
    """Print how a report was read, or what its text claims; nothing where its form reads no claims."""
    language = spoken(lang)
    report = read_report(file, plugins=load())
    if claims:
        shown = report.told(language) if isinstance(report, WordedReport) else ""
    else:
        shown = report.tree(language)
    with results() as out:
        out.writelines(f"{legible(line)}\n" for line in shown.rstrip("\n").split("\n"))
    return 0
