"""What cleaning noted, by kind, and which of it is in the report itself."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.document import Blemish, Span, Stain
from reportlint.model.place import Spot
from reportlint_grammar.content.pieces import Pieces
from reportlint_grammar.content.places import THROUGHOUT
from reportlint_grammar.content.prose import Prose, Section, Subheading
from reportlint_grammar.report import Report


def of_kind(report: Report, kind: Blemish) -> list[Stain]:
    """Give a report's stains of one kind, in order."""
    return [stain for stain in report.stains if stain.kind is kind]


def of_its_own(report: Report, kind: Blemish) -> list[Stain]:
    """Give those of a kind that are not the site's, whose furniture is around the report."""
    found = of_kind(report, kind)
    if not found:
        return []
    own = Pieces([Spot(span, THROUGHOUT) for span in _own(report)])
    return [stain for stain in found if own.touching(stain.span)]


def _own(report: Report) -> Iterator[Span]:
    """Give the stretches of the source that are the report's, before its sections and with them."""
    if report.title:
        yield report.title.span
    for prose in report.front:
        if prose.is_telling and prose.span.start >= report.span.start:
            yield prose.span
    sections = [span for section in report.sections for span in _of_section(section)]
    labels = [label.span for table in report.tables.values() for label in table.labels]
    figures = [figure.span for table in report.tables.values() for figure in table.figures]
    if body := [*sections, *labels, *figures]:
        yield Span(min(span.start for span in body), max(span.end for span in body))


def _of_section(section: Section) -> Iterator[Span]:
    """Give what is surely a section's: behind the last, what tells nothing may be the site's."""
    yield section.heading.span
    for place, prose in enumerate(section.prose):
        if place == 0 or _tells(prose):
            yield prose.span


def _tells(prose: Prose) -> bool:
    return isinstance(prose, Subheading) or prose.is_telling
