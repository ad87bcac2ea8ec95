"""Findings, files and runs as JSON objects; their keys never change their order."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from reportlint.characters.printable import is_shown
from reportlint.formatters.attendance import attendance_members
from reportlint.formatters.streams import speaks_unicode
from reportlint.model.finding import Severity
from reportlint.model.reported import State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from reportlint.model.document import Location
    from reportlint.model.finding import Language, Related, Value
    from reportlint.model.fix import Edit, Fix
    from reportlint.model.outcome import Identity, Outcome, Summary
    from reportlint.model.reported import Reported

    Member = Value | bool | Sequence[object] | Mapping[str, object]


def finding_members(finding: Reported, identity: Identity, language: Language) -> dict[str, Member]:
    """Give what there is to be said of a finding."""
    return {
        "path": finding.path,
        **_lines(finding.location),
        "page": finding.location.page,
        "place": finding.words.within(language),
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": finding.message(language),
        "expected": finding.expected,
        "actual": finding.actual,
        "basis": finding.basis and finding.basis.within(language),
        "fix": _fix(finding.fix, language) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "office": identity.office or None,
        "year": identity.year or None,
        "related": [_related(related, finding, language) for related in finding.related],
        "cause": finding.cause.words.within(language) if finding.cause else None,
        "state": finding.state.value,
        "verdict": finding.verdict.value if finding.verdict else None,
        "reason": finding.reason or None,
        "location": _location(finding.location),
    }


def _related(related: Related, finding: Reported, language: Language) -> Mapping[str, object]:
    """Give a place that a finding rests on, in its own report or in another."""
    return {
        "role": related.role.value,
        "path": related.path or finding.path,
        **_lines(related.at.location),
        "page": related.at.location.page,
        "place": related.at.words.within(language),
        "expected": related.expected,
        "actual": related.actual,
        "location": _location(related.at.location),
    }


def _fix(fix: Fix, language: Language) -> Mapping[str, object]:
    return {
        "safety": fix.safety.value,
        "description": fix.description.within(language),
        "edits": [_edit(edit) for edit in fix.edits],
    }


def _edit(edit: Edit) -> Mapping[str, object]:
    return {**_lines(edit.location), "old": edit.old, "new": edit.new}


def _location(location: Location) -> Mapping[str, object]:
    """Give where a program finds a place, in the terms of its format and no others."""
    found: dict[str, object] = {**_lines(location), "page": location.page}
    if location.origin is not None:
        box = location.origin.box
        found |= {**location.origin._asdict(), "box": None if box is None else box._asdict()}
    return {name: value for name, value in found.items() if value is not None}


def _lines(location: Location) -> dict[str, int | None]:
    return {
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }


def file_members(outcome: Outcome, language: Language) -> dict[str, Member]:
    """Give what became of a file: `checked`, `skipped`, `unreadable` or `not-a-report`."""
    refusal = outcome.unchecked
    if refusal is not None:
        state = "not-a-report" if refusal.readable else "unreadable"
    else:
        state = "skipped" if outcome.skipped else "checked"
    return {
        "path": outcome.path,
        "state": state,
        "office": outcome.identity.office or None,
        "year": outcome.identity.year or None,
        "findings": len(outcome.findings),
        "reason": refusal.reason.within(language) if refusal is not None else None,
        "remedy": refusal.remedy.within(language) if refusal is not None else None,
        "notes": [note.within(language) for note in outcome.notes],
    }


def run_members(summary: Summary, language: Language) -> dict[str, Member]:
    """Give what a run came to."""
    return {
        "files": summary.total,
        "reports": summary.reports,
        "faultless": summary.faultless,
        **{severity.label: summary.counts.get(severity, 0) for severity in reversed(Severity)},
        **{state.value: summary.hidden.get(state, 0) for state in State if state is not State.NEW},
        "unchecked": len(summary.unchecked),
        "skipped": len(summary.skipped),
        "failures": [failure.said.within(language) for failure in summary.failures],
        "interrupted": summary.interrupted,
        "attendance": attendance_members(summary.attendance) if summary.attendance else None,
    }


class Writer:
    """Writes objects to a stream, in its characters: JSON can always be said in ASCII instead.

    What a terminal would obey is escaped, so that it means the same and does nothing.
    """

    def __init__(self, out: TextIO) -> None:
        self._encoder = json.JSONEncoder(ensure_ascii=not speaks_unicode(out))

    def object(self, members: Mapping[str, Member]) -> str:
        """Give an object on one line."""
        if not any(isinstance(value, Decimal) for value in members.values()):
            return _harmless(self._encoder.encode(members))
        texts = (f"{json.dumps(key)}: {self.value(value)}" for key, value in members.items())
        return "{" + ", ".join(texts) + "}"

    def value(self, value: Member) -> str:
        """Give a value; an amount keeps every digit it has, which a float would not."""
        if isinstance(value, Decimal):
            return format(value, "f")
        return _harmless(self._encoder.encode(value))


def _harmless(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if is_shown(c) else json.dumps(c)[1:-1] for c in text)
