"""What the page shows of a run as a whole: offices by families of rules, and what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reportlint.formatters.attendance import attendance_lines
from reportlint.formatters.closing import numbers, unchecked_reason
from reportlint.formatters.page.office import Office

if TYPE_CHECKING:
    from reportlint.formatters.whole_run import WholeRun
    from reportlint.hookspecs import Style


class Choice(NamedTuple):
    """What may be chosen of codes: one, or a family of them; `words` is what it is about.

    It says how many of its findings count.
    """

    code: str
    words: str
    findings: int


class Explained(NamedTuple):
    """A rule that found something: on what its findings rest, and what to do about them."""

    code: str
    name: str
    summary: str
    bases: Sequence[str]
    remedy: str


class Refused(NamedTuple):
    """A reason for which files could not be checked, and these."""

    why: str
    paths: Sequence[str]


class Overview:
    """A run for the template."""

    def __init__(self, run: WholeRun, style: Style) -> None:
        self._run = run
        self._language = style.language
        self.offices = [
            Office(number, report, run.layouts, style.language)
            for number, report in enumerate(run.reports, start=1)
        ]

    @property
    def numbers(self) -> str:
        """What the run came to."""
        return numbers(self._run.summary).within(self._language)

    @cached_property
    def families(self) -> Sequence[Choice]:
        """The families of which something was found, with what they are about."""
        counts: Counter[str] = Counter()
        for choice in self.codes:
            counts[choice.code[0]] += choice.findings
        known = self._run.families
        return [
            Choice(letter, known[letter].within(self._language) if letter in known else "", count)
            for letter in dict.fromkeys([*known, *sorted(counts)])
            if (count := counts.get(letter)) is not None
        ]

    @cached_property
    def codes(self) -> Sequence[Choice]:
        """The rules that found something."""
        counts: Counter[tuple[str, str]] = Counter()
        for office in self.offices:
            for finding in office.findings:
                counts[finding.code, finding.name] += finding.counts
        return [
            Choice(code, self._summary(code) or name, count)
            for (code, name), count in sorted(counts.items())
        ]

    @cached_property
    def hidden(self) -> int:
        """How many findings do not count."""
        return sum(not finding.counts for office in self.offices for finding in office.findings)

    @property
    def explained(self) -> Iterator[Explained]:
        """Give each rule that found something with its basis, which is said once."""
        bases: dict[tuple[str, str], dict[str, None]] = {}
        for office in self.offices:
            for finding in office.findings:
                said = bases.setdefault((finding.code, finding.name), {})
                if finding.basis:
                    said[finding.basis] = None
        for (code, name), said in sorted(bases.items()):
            rule = self._run.rules.get(code)
            remedy = rule.remedy.within(self._language) if rule else ""
            yield Explained(code, name, self._summary(code), [*said], remedy)

    def _summary(self, code: str) -> str:
        rule = self._run.rules.get(code)
        return rule.summary.within(self._language) if rule else ""

    @property
    def unchecked(self) -> Sequence[Refused]:
        """The files that could not be checked, by the reason."""
        by_reason: dict[str, list[str]] = {}
        for outcome in self._run.summary.unchecked:
            by_reason.setdefault(unchecked_reason(outcome, self._language), []).append(outcome.path)
        return [Refused(why, paths) for why, paths in by_reason.items()]

    @property
    def skipped(self) -> Sequence[str]:
        """The files that were skipped."""
        return self._run.summary.skipped

    @property
    def failures(self) -> Sequence[str]:
        """What makes the run not to be trusted."""
        return [failure.said.within(self._language) for failure in self._run.summary.failures]

    @property
    def attendance(self) -> Sequence[str]:
        """Who has handed in, a line each, where a list of offices was given."""
        attendance = self._run.summary.attendance
        return [*attendance_lines(attendance, self._language)][:-1] if attendance else []
