"""What is written beside a place in a marked-up copy, and who is said to have written it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.characters.printable import legible
from reportlint.formatters.words import (
    BASIS,
    COLON,
    SAME_CAUSE,
    SEVERITIES,
    change,
    told,
    unsaid,
)
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Span
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.messages.languages import Language
    from reportlint.model.document import Document, Location
    from reportlint.model.finding import Correction, Severity
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


def notes(findings: Sequence[Reported], document: Document, language: Language) -> list[Note]:
    """Give a note for each place that is to be put right: to what, what is wrong, on what basis, which rule.

    Where the culprit of several findings is known, its note has them all. What is nowhere in particular
    is on the first words of the report.
    """
    first = next((passage.span() for passage in document.passages), Span(0, 0))
    title = document.locator.locate(first)

    def note(finding: Reported, span: Span, lines: Iterable[str]) -> Note:
        location = document.locator.locate(span)
        if location.origin is None:
            location = location._replace(origin=title.origin)
        return Note([*lines, *_grounds(finding, language)], finding.severity, span, location)

    found = []
    for leading, others in folded(findings):
        if not leading.culprits:
            together = (leading, *others)
            found += [note(each, each.span, _told(each, language)) for each in together]
            continue
        cause, *more = leading.corrections
        lines = [_to_change(cause, language), *_told(leading, language)]
        lines += [_same_cause(other, language) for other in others]
        found.append(note(leading, cause.at.span, lines))
        elsewhere = f"{SAME_CAUSE.within(language)}{cause.at.words.within(language)}"
        found += [
            note(leading, each.at.span, [_to_change(each, language), elsewhere]) for each in more
        ]
    return sorted(found, key=lambda note: note.span)


def _to_change(correction: Correction, language: Language) -> str:
    words = legible(correction.at.words.within(language))
    return f"{words}{COLON.within(language)}{change(correction, language)}"


def _same_cause(finding: Reported, language: Language) -> str:
    return f"{SAME_CAUSE.within(language)}{finding.code} {told(finding, language, is_led=True)}"


def _told(finding: Reported, language: Language) -> Iterable[str]:
    yield told(finding, language)
    yield from unsaid(finding, language)


def _grounds(finding: Reported, language: Language) -> Iterable[str]:
    if finding.basis is not None:
        yield f"{BASIS.within(language)}{finding.basis.within(language)}"
    severity = SEVERITIES[finding.severity].within(language)
    yield _CODE.within(language).format(severity=severity, code=finding.code, name=finding.name)
