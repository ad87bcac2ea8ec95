"""A report for a year before the form: nothing of it can be checked by the form."""

from __future__ import annotations

from reportlint.hookspecs import Identity
from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Language
from reportlint.model.place import Place
from reportlint_grammar.content.table import Table
from reportlint_grammar.form.free_form import free_form
from reportlint_grammar.report import Report

_MOST_OFFICIAL = 3
"""So many headings may have the form's very words by chance."""


class EarlierReport:
    """A report for a year before the form: its year, and what the engine asks of a report."""

    def __init__(self, report: Report, year: int) -> None:
        self.year = year
        self._report = report

    @property
    def span(self) -> Span:
        """Its beginning."""
        return self._report.span

    @property
    def place(self) -> Place:
        """That of the whole."""
        return self._report.place

    def where(self, place: Place, span: Span) -> Bilingual:
        """Say what a person calls a place."""
        return self._report.where(place, span)

    @property
    def identity(self) -> Identity:
        """The office and the year."""
        return self._report.identity

    def tree(self, language: Language) -> str:
        """Show what the grammar of the form finds in it."""
        return self._report.tree(language)


def earlier(report: Report) -> EarlierReport | None:
    """Give a report as one for a year before the form; None if it is not.

    One that follows the form is checked by it, whatever year it says: that is a slip.
    """
    year = report.year
    if year is None or year > free_form().last_year or _follows_form(report):
        return None
    return EarlierReport(report, year)


def _follows_form(report: Report) -> bool:
    official = {section.form for section in report.sections if not section.heading.is_misnamed}
    return len(official) > _MOST_OFFICIAL or any(map(_is_the_forms, report.tables.values()))


def _is_the_forms(table: Table) -> bool:
    """Tell a table of the form from another with some of its labels: half of them are there."""
    said = {label.form.token for label in table.labels}
    return 2 * len(said) >= len(table.form.by_token)
