"""The annual report of whatever year, as the engine meets it: there was not always a form."""

from __future__ import annotations

from reportlint.document import Document
from reportlint_grammar import free_form, titles
from reportlint_grammar.annual_report import AnnualReport, has_title
from reportlint_grammar.earlier import EarlierReport, earlier
from reportlint_grammar.report import Report


class AnnualReportOfAnyYear:
    """政府信息公开工作年度报告; one for a year before the form is known, and known to be that."""

    def __init__(self) -> None:
        self._form = AnnualReport()
        self.name = self._form.name

    def recognises(self, document: Document) -> bool:
        """Say whether a text shows signs of the form, or is a report for a year before it."""
        return self._form.recognises(document) or (
            free_form.shows(document, has_title=has_title(document))
            and isinstance(self.parse(document), EarlierReport)
        )

    def speaks_of(self, text: str) -> bool:
        """Say whether a text speaks of annual reports of information disclosure."""
        return titles.speaks_of_reports(text)

    def parse(self, document: Document) -> Report | EarlierReport:
        """Parse a cleaned document, however broken."""
        report = self._form.parse(document)
        return earlier(report) or report
