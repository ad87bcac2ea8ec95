"""The annual report as a form the engine can recognise and parse."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model.document import Document
from reportlint_grammar.form.edition import Edition
from reportlint_grammar.form.facts import editions
from reportlint_grammar.parsing.parser import parse
from reportlint_grammar.recognising.evidence import Evidence
from reportlint_grammar.report import Report


class AnnualReport:
    """政府信息公开工作年度报告, 条例第五十条: in the editions that are given, or in all known."""

    name = "政府信息公开工作年度报告"

    def __init__(self, known: Sequence[Edition] | None = None) -> None:
        self._editions = tuple(known or editions())

    def recognises(self, document: Document) -> bool:
        """Say whether a text has enough of a report to be one."""
        return Evidence(document, self._editions).suffices()

    def parse(self, document: Document) -> Report:
        """Parse a cleaned document, however broken."""
        return Report(parse(document, self._editions), document, self._editions)
