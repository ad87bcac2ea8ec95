"""The annual report as a form the engine can recognise and parse."""

from __future__ import annotations

from reportlint.document import Document, Paragraph
from reportlint_grammar.form import edition
from reportlint_grammar.parser import parse
from reportlint_grammar.report import Report

_ENOUGH_SECTIONS = 2
_ENOUGH_ROWS = 3


class AnnualReport:
    """政府信息公开工作年度报告, 条例第五十条."""

    name = "政府信息公开工作年度报告"

    def recognises(self, document: Document) -> bool:
        """Say whether a text speaks of information disclosure and of a report's sections or tables."""
        text = "".join(
            block.text if isinstance(block, Paragraph) else block.rows[0][0].text
            for block in document.blocks
        )
        return "信息公开" in text or "申请" in text

    def parse(self, document: Document) -> Report:
        """Parse a cleaned document, however broken."""
        return Report(parse(document), document, edition())
