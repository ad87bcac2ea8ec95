"""The annual report of whatever year, as the engine meets it: there was not always a form."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.clean import clean
from reportlint.hookspecs import Repeated
from reportlint.model.document import Document, Paragraph
from reportlint.model.layout import Layout
from reportlint.model.ledger import Entry
from reportlint.readers.shared.text_locator import TextLocator
from reportlint_grammar.annual_report import AnnualReport
from reportlint_grammar.content.kept_words import TELLING, told
from reportlint_grammar.content.own_words import OwnWords
from reportlint_grammar.content.repetition import compared
from reportlint_grammar.earlier import EarlierReport, earlier
from reportlint_grammar.form import free_form
from reportlint_grammar.form.facts import editions
from reportlint_grammar.form.layouts import layout
from reportlint_grammar.recognising import papers
from reportlint_grammar.recognising.evidence import Evidence
from reportlint_grammar.recognising.papers import Paper
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.productions import table_start, tables


class AnnualReportOfAnyYear:
    """政府信息公开工作年度报告; one for a year before the form is known, and known to be that."""

    def __init__(self) -> None:
        self._editions = editions()
        self._form = AnnualReport(self._editions)
        self.name = self._form.name

    def recognises(self, document: Document) -> bool:
        """Say whether a text has enough of a report, or is set out as one for a year before the form."""
        evidence = Evidence(document, self._editions)
        return evidence.suffices() or (
            not evidence.has_title_of_another
            and free_form.shows(document, has_title=evidence.has_title)
            and isinstance(self.parse(document), EarlierReport)
        )

    def speaks_of(self, text: str) -> bool:
        """Say whether a file's name, or a line, names an annual report of information disclosure."""
        (name,) = clean(Document([Paragraph(text, 0)], TextLocator(text))).passages
        named = papers.named(name.text)
        return named is not None and named.paper is Paper.REPORT

    def layouts(self) -> Iterator[Layout]:
        """Give every table of every edition as it is drawn."""
        for edition, table in tables(self._editions):
            yield layout(table_start(edition, table.name), edition, table)

    def repeated(self, now: Entry, then: Entry) -> Iterator[Repeated]:
        """Say how far the sections in an office's own words repeat those of an earlier report."""
        for section in TELLING:
            told_now, told_then = told(now.facts, section), told(then.facts, section)
            if told_now and told_then:
                found = compared(
                    OwnWords.of(told_now.text, now.identity.office),
                    OwnWords.of(told_then.text, then.identity.office),
                )
                yield Repeated(told_now.words, found.percent, list(found.passages()))

    def parse(self, document: Document) -> Report | EarlierReport:
        """Parse a cleaned document, however broken."""
        report = self._form.parse(document)
        return earlier(report) or report
