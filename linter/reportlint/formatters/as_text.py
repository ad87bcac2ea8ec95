"""`--format text`: findings for people, file by file, each with a caret under the very place.

A block a file, then what the run came to; quiet, a line a finding. What holds for all of a file, as
its path, its office and the articles its findings rest on, is said once. Files that could not be
checked stand together at the end, with the reason. What is known, by a baseline or a suppression, is
counted there, and listed only with all details.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.closing import closing
from reportlint.formatters.excerpt import pointed_at
from reportlint.formatters.layout import INDENT
from reportlint.formatters.words import (
    BASIS,
    COLOURS,
    FIXABLE,
    SAME_CAUSE,
    SEVERITIES,
    cause,
    is_fixable,
    told,
    unsaid,
    where,
    whose,
    why_hidden,
)
from reportlint.hookspecs import Detail
from reportlint.model.finding import Bilingual, Role
from reportlint.model.reported import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from reportlint.hookspecs import Run, Style
    from reportlint.model.outcome import Outcome
    from reportlint.model.reported import Reported

_BOLD, _DIM = "1", "2"

_EXPLAINED = Bilingual("由此不符的合计：", "a sum that does not hold for it: ")
_RESTING = Bilingual("{}（{}）", "{} ({})")
_AMONG = Bilingual("、", ", ")
_EXCERPT_INDENT = 3 * INDENT


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write each file as it comes, then the end of the run."""
    page = _Page(style)
    for outcome in run:
        lines = page.lines(outcome) if style.detail is Detail.QUIET else page.block(outcome)
        out.writelines(f"{line}\n" for line in lines)
        out.flush()
    if style.detail is not Detail.QUIET:
        out.writelines(f"{line}\n" for line in closing(run.summary, style))


class _Page:
    """How things are written: in a language, with or without colours."""

    def __init__(self, style: Style) -> None:
        self._language = style.language
        self._colour = style.colour
        self._shows_all = style.detail is Detail.VERBOSE

    def lines(self, outcome: Outcome) -> Iterator[str]:
        """Give a file's findings, each with all that is to be known of it in one line."""
        for finding in self._shown(outcome):
            parts = legible(finding.path), where(finding.location, self._language)
            yield f"{self._paint(':'.join(filter(None, parts)), _BOLD)}: {self._said(finding)}"

    def block(self, outcome: Outcome) -> Iterator[str]:
        """Give a report's findings under its name; nothing for one without."""
        shown = self._shown(outcome)
        if not outcome.is_report or not shown:
            return
        path = self._paint(legible(outcome.path), _BOLD)
        yield f"{path}{INDENT}{whose(outcome.identity, self._language)}".rstrip()
        before: Reported | None = None
        for finding, others in folded(shown):
            yield f"{INDENT}{self._where(finding)}{self._said(finding)}"
            if before is None or not _is_at_one_place(before, finding):
                yield from self._quoted(finding)
            before = None if others else finding
            yield from self._details(finding)
            if said := cause(finding, self._language, INDENT):
                yield f"{_EXCERPT_INDENT}{said}"
            yield from map(self._folded, others)
            yield from self._explained(finding)
        yield from self._bases(shown)
        yield ""

    def _shown(self, outcome: Outcome) -> Sequence[Reported]:
        """Give the findings that count; with all details, the others as well."""
        return [finding for finding in outcome.findings if finding.counts or self._shows_all]

    def _where(self, finding: Reported) -> str:
        place = where(finding.location, self._language)
        return f"{place}{INDENT}" if place else ""

    def _folded(self, finding: Reported) -> str:
        """Say in a line what has the same cause as the finding above it."""
        severity = self._paint(self._in(SEVERITIES[finding.severity]), COLOURS[finding.severity])
        place = legible(self._in(finding.words))
        which = f"{self._in(SAME_CAUSE)}{self._where(finding)}{severity} {finding.code}"
        return f"{_EXCERPT_INDENT}{which}{INDENT}{place}"

    def _explained(self, finding: Reported) -> Iterator[str]:
        """Say in a line each which sums do not hold for it: they were told of before all was known."""
        for each in finding.related:
            if each.role is Role.EXPLAINED:
                place = where(each.at.location, self._language)
                parts = filter(None, (place, legible(self._in(each.at.words))))
                yield f"{_EXCERPT_INDENT}{self._in(_EXPLAINED)}{INDENT.join(parts)}"

    def _said(self, finding: Reported) -> str:
        severity = self._paint(self._in(SEVERITIES[finding.severity]), COLOURS[finding.severity])
        mark = f" {FIXABLE}" if is_fixable(finding) else ""
        head = f"{severity} {finding.code} {finding.name}{mark}"
        return f"{head}{INDENT}{told(finding, self._language)}"

    def _quoted(self, finding: Reported) -> Iterator[str]:
        """Give the line that a finding is in, with marks under it."""
        if finding.excerpt:
            line, carets = pointed_at(finding.excerpt, finding.location)
            yield f"{_EXCERPT_INDENT}{line}"
            if finding.location.column is not None:
                pad = carets[: len(carets) - len(carets.lstrip())]
                marks = self._paint(carets.lstrip(), COLOURS[finding.severity])
                yield f"{_EXCERPT_INDENT}{pad}{marks}"

    def _details(self, finding: Reported) -> Iterator[str]:
        for said in unsaid(finding, self._language):
            yield f"{_EXCERPT_INDENT}{said}"
        if why := why_hidden(finding, self._language):
            yield f"{_EXCERPT_INDENT}{self._paint(why, _DIM)}"

    def _bases(self, findings: Sequence[Reported]) -> Iterator[str]:
        """Say, once a file, on which article or notice which rules rest."""
        codes: dict[str, list[str]] = {}
        for finding in findings:
            if finding.basis is not None:
                named = codes.setdefault(self._in(finding.basis), [])
                if finding.code not in named:
                    named.append(finding.code)
        key = self._in(BASIS)
        for basis, named in codes.items():
            said = self._in(_RESTING).format(legible(basis), self._in(_AMONG).join(named))
            yield f"{INDENT}{self._paint(f'{key}{said}', _DIM)}"

    def _in(self, text: Bilingual) -> str:
        return text.within(self._language)

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colour else text


def _is_at_one_place(one: Reported, other: Reported) -> bool:
    """Say whether two findings are at the same words, which need be shown but once."""
    return (one.location, one.excerpt) == (other.location, other.excerpt)
