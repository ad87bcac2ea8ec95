"""`--format concise`: a line a finding, `path:line:column: code message`, for editors and grep.

What can be fixed is marked behind its code, as ruff has it; the end of the run says how many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.words import FIXABLE, is_fixable, told_with_page

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language
    from reportlint.model.reported import Reported


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write findings that count as they come, and nothing else."""
    for outcome in run:
        new = (finding for finding in outcome.findings if finding.counts)
        out.writelines(f"{_line(finding, style.language)}\n" for finding in new)
        out.flush()


def _line(finding: Reported, language: Language) -> str:
    """Give a finding; a page is no number of a line, and stands behind the code."""
    place = finding.location
    where = legible(finding.path)
    if place.line is not None:
        where += f":{place.line}:{place.column}"
    mark = f"{FIXABLE} " if is_fixable(finding) else ""
    return f"{where}: {finding.code} {mark}{told_with_page(finding, language)}"
