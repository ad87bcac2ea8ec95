"""From a text to what the project makes of it: the way of a file, without the engine around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from string import ascii_uppercase
from typing import Any

from reportlint.clean import clean
from reportlint.hookspecs import Source
from reportlint.model.document import Document
from reportlint.model.finding import Severity
from reportlint.model.reported import Reported
from reportlint.model.rule import Rule
from reportlint.readers.text.plain_text import TextReader
from reportlint_grammar.annual_report import AnnualReport
from reportlint_grammar.report import Report
from reportlint_rules import reportlint_rules
from tests.builder.truth import Number, Place


def read(text: str) -> Document:
    """Read a text and clean it."""
    return clean(TextReader().read(Source("report.txt", text.encode())))


def parse(text: str) -> Report:
    """Read, clean and parse a text."""
    return AnnualReport().parse(read(text))


def parsed(document: Document) -> Report:
    """Clean and parse what a reader gave."""
    return AnnualReport().parse(clean(document))


def figures(report: Report) -> dict[Place, Number | None]:
    """Give every figure of a report that was found, by its names."""
    return {
        Place(table, row, column): figure.value
        for table, rows in ((name, table.rows) for name, table in report.tables.items())
        for row, columns in ((name, row.figures) for name, row in rows.items())
        for column, figure in columns.items()
    }


def findings(report: Report, at_least: Severity = Severity.WARNING) -> list[Reported]:
    """Give what the rules say of a report that are on by default."""
    on = {rule.code for rule in rules() if rule.on_by_default}
    return [
        finding for finding in run(report) if finding.code in on and finding.severity >= at_least
    ]


def said(report: Report) -> list[tuple[Any, ...]]:
    """Give what the rules say of a report, hints too, so that files of two kinds can be compared."""
    found = findings(report, Severity.INFO)
    return sorted(
        (finding.code, finding.words.zh, str(finding.expected), str(finding.actual))
        for finding in found
    )


def run(report: Report, families: str = ascii_uppercase) -> list[Reported]:
    """Run every rule on a report, or those of some families; each finding has the words for its place."""
    found = (
        Reported.of(finding, rule.severity)
        for rule in rules()
        if rule.code[0] in families
        for finding in rule.check(report)
    )
    return [
        replace(finding, at=replace(finding.at, words=report.where(finding.place, finding.span)))
        for finding in found
    ]


@cache
def rules() -> tuple[Rule[Any], ...]:
    """Give every rule that checks a report."""
    return tuple(rule() for rule in reportlint_rules() if rule.subject is Report)
