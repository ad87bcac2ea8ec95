"""`--format gitlab`: GitLab's code quality report, one array.

GitLab takes two entries of one fingerprint for the same, so that the path is in it: a report may be
there as Word and as PDF, with the same findings.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.formatters.objects import Writer
from reportlint.formatters.paths import relative
from reportlint.formatters.words import told_with_page
from reportlint.model.finding import Severity
from reportlint.model.place import digest

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.formatters.objects import Member
    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language
    from reportlint.model.reported import Reported

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write findings as they come; what is baselined or suppressed is no fault of this change."""
    writer = Writer(out)
    separator = "["
    for outcome in run:
        met: Counter[str] = Counter()
        for finding in outcome.findings:
            if finding.counts:
                met[finding.fingerprint] += 1
                entry = _entry(finding, met[finding.fingerprint], style.language)
                out.write(f"{separator}\n  {writer.object(entry)}")
                separator = ","
    out.write("[]\n" if separator == "[" else "\n]\n")


def _entry(finding: Reported, ordinal: int, language: Language) -> dict[str, Member]:
    path = relative(finding.path)
    return {
        "description": told_with_page(finding, language),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": digest(path, finding.fingerprint, str(ordinal)),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.location.line or 1}},
    }
