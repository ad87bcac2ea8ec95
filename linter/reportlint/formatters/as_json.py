"""`--format json`: one array, an object a finding."""

from __future__ import annotations

import codecs
import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from reportlint.finding import Finding, Language, Value
    from reportlint.hookspecs import Summary


class JsonFormatter:
    """Writes a JSON array with one finding a line, for programs; keys never change their order."""

    name = "json"

    def write(
        self,
        findings: Sequence[Finding],
        summary: Summary,  # noqa: ARG002 - a program reads it off the findings
        out: TextIO,
        *,
        language: Language,
        colour: bool,  # noqa: ARG002 - JSON has none
        quiet: bool,  # noqa: ARG002 - and says nothing but findings anyway
    ) -> None:
        """Write all findings."""
        ascii_only = not _speaks_unicode(out)
        separator = "["
        for finding in findings:
            out.write(f"{separator}\n  {_object(finding, language, ascii_only=ascii_only)}")
            separator = ","
        out.write("\n]\n" if findings else "[]\n")


def _object(finding: Finding, language: Language, *, ascii_only: bool) -> str:
    location = finding.location
    members: dict[str, Value] = {
        "path": finding.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "page": location.page,
        "place": finding.place,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": finding.message(language),
        "expected": finding.expected,
        "actual": finding.actual,
        "basis": finding.basis and finding.basis.within(language),
        "fix": None,
        "fingerprint": finding.fingerprint,
    }
    texts = (f'"{key}": {_value(value, ascii_only=ascii_only)}' for key, value in members.items())
    return "{" + ", ".join(texts) + "}"


def _value(value: Value, *, ascii_only: bool) -> str:
    """Write a value; an amount keeps every digit it has, which a float would not."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=ascii_only)


def _speaks_unicode(out: TextIO) -> bool:
    """Say whether any text can be written to a stream: JSON can always be said in ASCII instead."""
    encoding = getattr(out, "encoding", None)
    return encoding is None or codecs.lookup(encoding).name.startswith("utf")
