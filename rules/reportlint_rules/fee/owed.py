"""Which reports owe a statement on the information-processing fee, and what they state."""

from __future__ import annotations

from reportlint_grammar.claims.claim import Claim, Subject
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
    return next((form for form in report.edition.sections if form.reports_fee), None)


def stated(report: Report) -> list[Claim]:
    """Give the claims that state something of it: that some was charged, or that none was."""
    return [claim for claim in report.claims if is_of_fee(claim) and claim.quantity is not None]


def is_of_fee(claim: Claim) -> bool:
    """Say whether a claim is of the fee, and not of the form's figures."""
    return isinstance(claim.subject, Subject)


def is_in_place(claim: Claim) -> bool:
    """Say whether a claim is of the fee, and stands where that is reported."""
    return is_of_fee(claim) and claim.section.form.reports_fee
