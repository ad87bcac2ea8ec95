"""The annual report as a form the engine can recognise and parse."""

from __future__ import annotations

from reportlint.document import Document
from reportlint_grammar.evidence import Evidence
from reportlint_grammar.form import editions
from reportlint_grammar.parser import parse
from reportlint_grammar.report import Report


class AnnualReport:
    """政府信息公开工作年度报告, 条例第五十条."""

    name = "政府信息公开工作年度报告"

    def recognises(self, document: Document) -> bool:
        """Say whether a text has enough of a report to be one."""
        return Evidence(document).suffices()

    def parse(self, document: Document) -> Report:
        """Parse a cleaned document, however broken."""
        return Report(parse(document), document, editions())
