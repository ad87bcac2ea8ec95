"""The words that formatters for people share: severities, whose report it is, counts of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.model.finding import Bilingual, Severity
from reportlint.model.fix import Safety
from reportlint.model.reported import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Location
    from reportlint.model.finding import Correction, Language, Value
    from reportlint.model.outcome import Identity
    from reportlint.model.place import Spot
    from reportlint.model.reported import Listed, Reported

SEVERITIES = {severity: severity.said for severity in sorted(Severity, reverse=True)}
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

BASIS = Bilingual("依据：", "basis: ")

SAME_CAUSE = Bilingual("同一原因：", "same cause: ")
"""Begins what is said of a finding that goes away with the one above it."""

_CAUSE = Bilingual("原因在：", "cause: ")
_CHANGE = Bilingual("应由{}改为{}", "Change {} to {}")
_EXPECTED = Bilingual("应为：", "expected: ")
_ACTUAL = Bilingual("现为：", "found: ")
_NUMERALS = "〇一二三四五六七八九"

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


def told(finding: Reported, language: Language, *, is_led: bool = False) -> str:
    """Say what is wrong, and of what in the form's own words; what is the cause, unless it `is_led`."""
    words = legible(finding.words.within(language))
    message = legible(finding.message(language, is_led=is_led))
    return f"{words}{COLON.within(language)}{message}" if words else message


def told_with_page(finding: Reported, language: Language) -> str:
    """Say the same behind the page, if it is on one: for formats that have lines only."""
    page = finding.location.page
    said = told(finding, language)
    return said if page is None else f"{PAGE.within(language).format(page)} {said}"


def shown(finding: Reported, at: Spot, language: Language, *, is_led: bool = False) -> str:
    """Say what is wrong, to somebody who looks `at` a place: of another, which one it is."""
    message = legible(finding.message(language, is_led=is_led))
    if at.place == finding.place:
        return message
    return f"{legible(finding.words.within(language))}{COLON.within(language)}{message}"


def listed(item: Listed, language: Language) -> str:
    """Say what is wrong in a line of a list, whose place is said beside it."""
    said = shown(item.finding, item.correction.at, language, is_led=item.is_led)
    return f"{SAME_CAUSE.within(language)}{said}" if item.is_led else said


def change(correction: Correction, language: Language) -> str:
    """Say from what to what something is to be put right."""
    expected, actual = (legible(str(value)) for value in (correction.expected, correction.actual))
    return _CHANGE.within(language).format(actual, expected)


def cause(finding: Reported, language: Language, between: str) -> str:
    """Say where the cause of a finding is; nothing where that is here, or not known."""
    if finding.cause is None or finding.cause.place == finding.place:
        return ""
    place = where(finding.cause.location, language)
    parts = filter(None, (place, legible(finding.cause.words.within(language))))
    return f"{_CAUSE.within(language)}{between.join(parts)}"


def unsaid(finding: Reported, language: Language) -> Iterator[str]:
    """Give what was expected and what is there, each as far as neither message nor place says it."""
    for key, value in ((_EXPECTED, finding.expected), (_ACTUAL, finding.actual)):
        if value is not None and not _has_said(finding, value, language):
            yield f"{key.within(language)}{legible(str(value))}"


def _has_said(finding: Reported, value: Value, language: Language) -> bool:
    """Say whether a finding's message has a value in it, or its place a wording; 第五部分 has 5."""
    message = finding.message(language)
    if str(value) in message:
        return True
    if isinstance(value, int):
        return 0 <= value < len(_NUMERALS) and f"第{_NUMERALS[value]}" in message
    return str(value) in finding.words.within(language)


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
