"""The words that formatters for people share: severities, whose report it is, counts of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.model.finding import Bilingual, Severity
from reportlint.model.fix import Safety
from reportlint.model.reported import State, Verdict

if TYPE_CHECKING:
    from reportlint.model.document import Location
    from reportlint.model.finding import Language
    from reportlint.model.outcome import Identity
    from reportlint.model.reported import Reported

SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.INFO: Bilingual("提示", "info"),
}
"""What severities are called, the worst first."""

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
"""The colour of each in a terminal, as an escape sequence names it."""

STATES = {
    State.NEW: Bilingual("新问题", "new"),
    State.BASELINED: Bilingual("原有问题", "known before"),
    State.SUPPRESSED: Bilingual("已忽略", "suppressed"),
}
"""What the states of findings are called."""

VERDICTS = {
    Verdict.CONFIRMED: Bilingual("属实", "confirmed"),
    Verdict.FALSE_ALARM: Bilingual("误报", "false alarm"),
    Verdict.CORRECTED: Bilingual("已改正", "corrected"),
}
"""What people come to, who look into findings."""

COLON = Bilingual("：", ": ")

FIXABLE = "[*]"
"""Marks what `--fix` can fix."""

PAGE = Bilingual("第{}页", "page {}")


def where(location: Location, language: Language) -> str:
    """Say in which line and column something is, or on which page; nothing where neither is known."""
    if location.line is not None:
        return f"{location.line}:{location.column}"
    if location.page is not None:
        return PAGE.within(language).format(location.page)
    return ""


def told(finding: Reported, language: Language) -> str:
    """Say what is wrong, and of what in the form's own words."""
    words = legible(finding.words.within(language))
    message = legible(finding.message(language))
    return f"{words}{COLON.within(language)}{message}" if words else message


def why_hidden(finding: Reported, language: Language) -> str:
    """Say why a finding does not count, or what was said of one that does; often there is nothing."""
    said = [] if finding.counts else [STATES[finding.state].within(language)]
    if finding.verdict is not None:
        said.append(VERDICTS[finding.verdict].within(language))
    return COLON.within(language).join(filter(None, [*said, legible(finding.reason)]))


def whose(identity: Identity, language: Language) -> str:
    """Say whose report it is and for which year, as far as that is known."""
    office, year = legible(identity.office), legible(identity.year)
    said = Bilingual(f"{office} {year}年" if year else office, f"{office} {year}")
    return said.within(language).strip()


def files(count: int) -> str:
    """Count files in English."""
    return "1 file" if count == 1 else f"{count} files"


def findings(count: int) -> str:
    """Count findings in English."""
    return "1 finding" if count == 1 else f"{count} findings"


def is_fixable(finding: Reported) -> bool:
    """Say whether `--fix` fixes a finding: one that does not count is left alone."""
    return finding.counts and finding.fix is not None and finding.fix.safety is Safety.SAFE


def reports(count: int) -> str:
    """Count reports in English."""
    return "1 report" if count == 1 else f"{count} reports"
