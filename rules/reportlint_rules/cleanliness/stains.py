"""What cleaning noted, by kind."""

from __future__ import annotations

from reportlint.document import Blemish, Stain
from reportlint_grammar.report import Report


def of_kind(report: Report, kind: Blemish) -> list[Stain]:
    """Give a report's stains of one kind, in order."""
    return [stain for stain in report.stains if stain.kind is kind]
