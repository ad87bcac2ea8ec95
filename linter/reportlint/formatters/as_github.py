"""`--format github`: workflow commands, which GitHub shows at the lines of a pull request.

The escapes are those of actions/toolkit: of `%` and line ends, in properties of `:` and `,` as well.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.paths import relative
from reportlint.formatters.words import told_with_page
from reportlint.model.finding import Bilingual, Severity

if TYPE_CHECKING:
    from typing import TextIO

    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language
    from reportlint.model.reported import Reported

MOST_SHOWN = 10
"""So many annotations of each kind does GitHub show for a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write findings as they come; what is baselined or suppressed needs no annotation."""
    counts: Counter[Severity] = Counter()
    for outcome in run:
        for finding in outcome.findings:
            if finding.counts:
                counts[finding.severity] += 1
                out.write(f"{_command(finding, style.language)}\n")
        out.flush()
    if hidden := sum(max(0, count - MOST_SHOWN) for count in counts.values()):
        out.write(f"{_more(hidden).within(style.language)}\n")


def _command(finding: Reported, language: Language) -> str:
    place = finding.location
    properties = {"file": relative(finding.path), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # It takes columns within one line only.
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    said = ",".join(
        f"{name}={legible(str(value)).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    text = told_with_page(finding, language).translate(_IN_DATA)
    return f"::{_COMMANDS[finding.severity]} {said}::{text}"


def _more(hidden: int) -> Bilingual:
    return Bilingual(
        f"GitHub 每步每级只显示{MOST_SHOWN}条批注，另有{hidden}处只在日志里；"
        "全部列出可用 --format markdown --output $GITHUB_STEP_SUMMARY。",
        f"GitHub shows {MOST_SHOWN} annotations of a kind for a step; {hidden} more are in the log "
        "only. For all of them: --format markdown --output $GITHUB_STEP_SUMMARY",
    )
