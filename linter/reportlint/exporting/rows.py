"""From what became of a file to the rows that it has in the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportlint.exporting.tables import Claim, Figure, Finding, Report
from reportlint.model.ledger import CLAIMS, KIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.exporting.tables import Number, Row, Text, Whole
    from reportlint.messages.languages import Language
    from reportlint.model.finding import Value
    from reportlint.model.layout import Layout
    from reportlint.model.ledger import Fact
    from reportlint.model.outcome import Outcome
    from reportlint.model.reported import Reported

CHECKED, UNREADABLE, NO_REPORT = "checked", "unreadable", "not-a-report"
"""What may have become of a file, in the words of the JSON formats."""


class Rows:
    """Makes rows of outcomes that have their facts, in one language, with the forms' `layouts`."""

    def __init__(self, layouts: Mapping[str, Layout], language: Language) -> None:
        self._layouts = layouts
        self._language = language

    def of(self, outcome: Outcome) -> Iterator[Row]:
        """Give the rows of a file: none for one that is skipped, or of no path."""
        for finding in outcome.findings:
            yield self._found(finding, outcome)
        if outcome.in_hindsight or outcome.skipped:
            return
        yield self._report(outcome)
        yield from self._figures(outcome)
        yield from self._claims(outcome)

    def _report(self, outcome: Outcome) -> Report:
        refusal = outcome.unchecked
        state, reason = CHECKED, None
        if refusal is not None:
            state = NO_REPORT if refusal.readable else UNREADABLE
            reason = refusal.reason.within(self._language)
        office, kind, year = _whose(outcome)
        editions = dict.fromkeys(self._layouts[name].edition for name in outcome.layouts)
        edition = ", ".join(filter(None, editions)) or None
        return Report(
            office, kind, year, edition, state, reason, outcome.path, outcome.sha256 or None
        )

    def _figures(self, outcome: Outcome) -> Iterator[Figure]:
        """Give every cell of the tables that a report has, blank ones, too."""
        office, kind, year = _whose(outcome)
        for name in outcome.layouts:
            layout = self._layouts[name]
            for cell in layout.figures:
                fact = outcome.facts.get(cell.fact)
                table, row, column = _names(cell.fact)
                yield Figure(
                    office=office,
                    office_kind=kind,
                    year=year,
                    edition=layout.edition or None,
                    table=table,
                    row=row,
                    column=column,
                    value=_value(fact) if fact else None,
                    raw=fact.text if fact else None,
                    place=cell.words.within(self._language),
                    file=outcome.path,
                    sha256=outcome.sha256 or None,
                )

    def _claims(self, outcome: Outcome) -> Iterator[Claim]:
        office, kind, year = _whose(outcome)
        for name, fact in outcome.facts.items():
            if name.startswith(CLAIMS):
                yield Claim(
                    office=office,
                    office_kind=kind,
                    year=year,
                    subject=_subject(name),
                    value=fact.number,
                    bound=fact.bound or None,
                    raw=fact.text,
                    place=fact.words.within(self._language),
                    file=outcome.path,
                    sha256=outcome.sha256 or None,
                )

    def _found(self, finding: Reported, outcome: Outcome) -> Finding:
        language = self._language
        return Finding(
            office=outcome.identity.office or None,
            year=_year(outcome),
            code=finding.code,
            name=finding.name,
            severity=finding.severity.label,
            place=finding.words.within(language) or None,
            message=finding.message(language),
            expected=_as_text(finding.expected),
            actual=_as_text(finding.actual),
            state=finding.state.value,
            verdict=finding.verdict.value if finding.verdict else None,
            reason=finding.reason or None,
            cause=finding.cause.words.within(language) if finding.cause else None,
            line=finding.location.line,
            page=finding.location.page,
            fingerprint=finding.fingerprint,
            file=finding.path,
        )


def _names(fact: str) -> tuple[Text, Text, Text]:
    """Give the form's names of a figure's table, row and column, which its fact's name is made of."""
    table, row, column, *_ = (*fact.split(".", 2), None, None)
    return table, row, column


def _subject(fact: str) -> Text:
    """Give what is claimed: the name of its fact without the number that it has if it is said again."""
    name, _, last = fact.removeprefix(CLAIMS).rpartition(".")
    return name if last.isdigit() else f"{name}.{last}"


def _whose(outcome: Outcome) -> tuple[Text, Text, Whole]:
    kind = outcome.facts.get(KIND)
    return outcome.identity.office or None, kind.text if kind else None, _year(outcome)


def _year(outcome: Outcome) -> Whole:
    year = outcome.identity.year
    return int(year) if year.isascii() and year.isdigit() else None


def _value(fact: Fact) -> Number:
    return fact.impossible if fact.number is None else fact.number


def _as_text(value: Value) -> Text:
    if isinstance(value, Decimal):
        return format(value, "f")
    return None if value is None else str(value)
