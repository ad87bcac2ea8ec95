"""What is written beside a place in a marked-up copy, and who is said to have written it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.formatters.words import BASIS, SEVERITIES, told, unsaid
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.messages.languages import Language
    from reportlint.model.document import Document, Location
    from reportlint.model.finding import Severity
    from reportlint.model.reported import Reported

AUTHOR = "reportlint"
"""By this name comments of former copies are known again, and give way to new ones."""

_CODE = Bilingual("（{severity}，{code} {name}）", "({severity}, {code} {name})")


class Note(NamedTuple):
    """A note: its lines, what is wrong there how badly, and the place that it is on."""

    lines: Sequence[str]
    severity: Severity
    span: Span
    location: Location

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(self.lines)


def notes(findings: Iterable[Reported], document: Document, language: Language) -> list[Note]:
    """Give a note for each finding: what is wrong, what should be there, on what basis, which rule.

    What is nowhere in particular is on the first words of the report.
    """
    first = next((passage.span() for passage in document.passages), Span(0, 0))
    title = document.locator.locate(first)
    found = []
    for finding in findings:
        location = document.locator.locate(finding.span)
        if location.origin is None:
            location = location._replace(origin=title.origin)
        found.append(Note([*_lines(finding, language)], finding.severity, finding.span, location))
    return found


def _lines(finding: Reported, language: Language) -> Iterable[str]:
    yield told(finding, language)
    yield from unsaid(finding, language)
    if finding.basis is not None:
        yield f"{BASIS.within(language)}{finding.basis.within(language)}"
    severity = SEVERITIES[finding.severity].within(language)
    yield _CODE.within(language).format(severity=severity, code=finding.code, name=finding.name)
