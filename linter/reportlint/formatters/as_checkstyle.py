"""`--format checkstyle`: Checkstyle's XML, which many programs for continuous integration read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.words import told_with_page
from reportlint.formatters.xml_text import XmlWriter

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style

VERSION = "4.3"
"""The version of Checkstyle whose form of report this is; others write the same number."""

OF_NO_LINE = 0
"""What Checkstyle writes of a whole file; those who read it ask for the number of a line."""


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write each file with findings as it comes; baselined and suppressed ones are left out."""
    xml = XmlWriter(out)
    xml.begin("checkstyle", {"version": VERSION})
    for outcome in run:
        findings = [finding for finding in outcome.findings if finding.counts]
        if not findings:
            continue
        xml.begin("file", {"name": outcome.path})
        for finding in findings:
            xml.element(
                "error",
                {
                    "line": finding.location.line or OF_NO_LINE,
                    "column": finding.location.column,
                    "severity": finding.severity.label,
                    "message": told_with_page(finding, style.language),
                    "source": f"reportlint.{finding.code}.{finding.name}",
                },
            )
        xml.end()
        out.flush()
    xml.end()
