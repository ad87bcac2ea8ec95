"""The annual report as a form the engine can recognise and parse."""

from __future__ import annotations

from reportlint.document import Document
from reportlint_grammar import headings, titles
from reportlint_grammar.cells import is_figure
from reportlint_grammar.form import edition, editions
from reportlint_grammar.labels import labels
from reportlint_grammar.parser import parse
from reportlint_grammar.report import Report

_ENOUGH_HEADINGS = 2
_ENOUGH_LABELS = 5
_ENOUGH_FIGURES = 25
"""So many are there as table three has rows; the tables of a template are blank."""


class AnnualReport:
    """政府信息公开工作年度报告, 条例第五十条."""

    name = "政府信息公开工作年度报告"

    def recognises(self, document: Document) -> bool:
        """Say whether a text has a title and headings, or labels of the form's tables.

        To speak of annual reports, as a manual does, is not to be one: headings within its paragraphs
        do not make it one. A notice may have a template below it; one with the report itself has its
        figures.
        """
        found = headings.find(document, edition())
        sections = len({heading.section for heading in found.headings.values()})
        if titles.are_of_a_notice(headings.before_first(document, edition())):
            return sections >= _ENOUGH_HEADINGS and _has_filled_tables(document)
        by_lines = found.blocks is document.blocks
        return (
            (sections >= _ENOUGH_HEADINGS and by_lines)
            or (sections > 0 and has_title(document))
            or _labels(document) >= _ENOUGH_LABELS
        )

    def parse(self, document: Document) -> Report:
        """Parse a cleaned document, however broken."""
        return Report(parse(document), document, editions())


def has_title(document: Document) -> bool:
    """Say whether a text has a report's title."""
    return bool(titles.find(headings.before_first(document, edition())))


def _has_filled_tables(document: Document) -> bool:
    figures = sum(is_figure(of.text) for of in document.passages)
    return figures >= _ENOUGH_FIGURES and _labels(document) >= _ENOUGH_LABELS


def _labels(document: Document) -> int:
    known = labels(editions())
    return len({of.label.token for said in document.passages for of in known.telling(said.text)})
