"""The words that formatters for people share: severities, whose report it is, counts of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.model.finding import Bilingual, Severity

if TYPE_CHECKING:
    from reportlint.model.finding import Language
    from reportlint.model.outcome import Identity

SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.INFO: Bilingual("提示", "info"),
}
"""What severities are called, the worst first."""

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
"""The colour of each in a terminal, as an escape sequence names it."""


def whose(identity: Identity, language: Language) -> str:
    """Say whose report it is and for which year, as far as that is known."""
    office, year = legible(identity.office), legible(identity.year)
    said = Bilingual(f"{office} {year}年" if year else office, f"{office} {year}")
    return said.within(language).strip()


def files(count: int) -> str:
    """Count files in English."""
    return "1 file" if count == 1 else f"{count} files"


def reports(count: int) -> str:
    """Count reports in English."""
    return "1 report" if count == 1 else f"{count} reports"
