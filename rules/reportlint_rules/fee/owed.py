"""Which reports owe a statement on the information-processing fee, and what they state."""

from __future__ import annotations

from reportlint_grammar.claims.claim import Claim
from reportlint_grammar.claims.read import HOME
from reportlint_grammar.form.edition import SectionForm
from reportlint_grammar.report import Report

FIRST_YEAR = 2021
"""The measures are in force since 1 January 2021."""


def home(report: Report) -> SectionForm | None:
    """Give the section in which a report owes a statement; None for one that owes none.

    It owes one if its year does, or is unknown, if it is in words, and if its form has that section.
    """
    if report.has_only_tables or (report.year is not None and report.year < FIRST_YEAR):
        return None
    return next((form for form in report.edition.sections if form.name == HOME), None)


def stated(report: Report) -> list[Claim]:
    """Give the claims that state something: that some was charged, or that none was."""
    return [claim for claim in report.claims if claim.quantity is not None]


def is_in_place(claim: Claim) -> bool:
    """Say whether a claim stands where it is reported."""
    return claim.section.form.name == HOME
