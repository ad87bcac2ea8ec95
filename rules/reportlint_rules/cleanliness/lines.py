"""The lines of a report that are surely its own, and not those of the page around it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.document import Passage
from reportlint.model.place import Placed
from reportlint_grammar.content.prose import Subheading
from reportlint_grammar.report import Report


def of_its_own(report: Report) -> Iterator[tuple[Placed, Passage]]:
    """Give the lines of the report itself, each with what it is a line of.

    What stands before its title is the site's, and a line that is not a sentence may be.
    """
    if report.title:
        for passage in report.title.passages:
            yield report.title, passage
    for section in report.sections:
        for passage in section.heading.passages:
            yield section.heading, passage
    beginning = report.span.start
    for prose in report.prose:
        is_own = isinstance(prose, Subheading) or prose.is_telling or prose.is_remark
        if is_own and prose.span.start >= beginning:
            yield prose, prose.passage
