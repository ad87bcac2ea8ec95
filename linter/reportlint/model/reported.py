"""Findings as they are reported: with their severity, their file and their place in it."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple, Self

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Location
from reportlint.model.finding import Correction, Finding, Role, Severity
from reportlint.model.place import Place


class State(enum.Enum):
    """Whether a finding counts: it is new, was there when a baseline was taken, or is suppressed."""

    NEW = "new"
    BASELINED = "baselined"
    SUPPRESSED = "suppressed"


class Verdict(enum.Enum):
    """What a person has come to, who has looked into a finding of a baseline."""

    CONFIRMED = "confirmed"
    FALSE_ALARM = "false alarm"
    CORRECTED = "corrected"


class Acceptance(enum.Enum):
    """Where somebody has written that a finding does not count."""

    IN_REPORT = "in the report"
    ELSEWHERE = "elsewhere"


class Quotation(NamedTuple):
    """What a finding's place says, and what stands before and behind it; long texts are cut."""

    before: str = ""
    said: str = ""
    after: str = ""


NOTHING = Quotation()
"""That of a place at which there is no text, or none that is known."""

_OF_FINDINGS = [field.name for field in fields(Finding)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Finding):
    """A finding with what the engine knows of it.

    `fingerprint` is the same in another run, whatever lines have moved. `reason` is why it does not
    count, and `verdict` what it is, as whoever has looked into it has written; `accepted` says where.
    One that was there before a branch began is known, but not accepted. `excerpt` is the line of
    the file, for those who look there; the `quotation`, where a format asks what reports say, is what a
    reader of the report sees, without markup or what cleaning took out.
    """

    severity: Severity
    excerpt: str = ""
    quotation: Quotation = NOTHING
    fingerprint: str = ""
    state: State = State.NEW
    reason: str = ""
    verdict: Verdict | None = None
    accepted: Acceptance | None = None

    @classmethod
    def of(cls, finding: Finding, severity: Severity) -> Self:
        """Give a finding with its severity."""
        return cls(*[getattr(finding, name) for name in _OF_FINDINGS], severity=severity)

    @property
    def counts(self) -> bool:
        """Whether it is among what was found: it is new."""
        return self.state is State.NEW

    @property
    def words(self) -> Bilingual:
        """What a person calls its place."""
        return self.at.words

    @property
    def location(self) -> Location:
        """Where it is in its file."""
        return self.at.location


class Listed(NamedTuple):
    """A finding as a list has it, and where it is to be put right.

    One that `is_led` goes away with the one that leads it, above it in the list.
    """

    finding: Reported
    correction: Correction
    is_led: bool = False


def with_hindsight(findings: Sequence[Reported], later: Sequence[Reported]) -> list[Reported]:
    """Give findings, and later ones that only all reports show: what these explain has their cause."""
    explaining = {
        each.at.place: finding
        for finding in later
        for each in finding.related
        if each.role is Role.EXPLAINED
    }
    return [*(_explained(finding, explaining.get(finding.place)) for finding in findings), *later]


def _explained(finding: Reported, by: Reported | None) -> Reported:
    """Give a finding on a sum with the cause and culprits of what explains it: its own were but likely."""
    judged = [each.at.place for each in finding.related if each.role is Role.TOTAL]
    if by is None or by.cause is None or finding.place not in judged:
        return finding
    if finding.cause is not None and finding.cause.place == by.cause.place:
        return finding
    kept = (each for each in finding.related if each.role is not Role.CULPRIT)
    wrong = (each for each in by.related if each.role is Role.CULPRIT)
    return replace(finding, cause=by.cause, related=(*kept, *wrong))


class Folded(NamedTuple):
    """A finding, and the others of the same cause, which go away with it."""

    leading: Reported
    others: Sequence[Reported] = ()

    @property
    def corrections(self) -> Iterator[Correction]:
        """Give all that is to be put right: where culprits are known, nothing but them."""
        yield from self.leading.corrections
        if not self.leading.culprits:
            for other in self.others:
                yield from other.corrections

    @property
    def listed(self) -> Iterator[Listed]:
        """Give the findings one by one; nothing is expected at the places that only show the culprit."""
        yield Listed(self.leading, self.leading.corrections[0])
        for other in self.others:
            expected = None if self.leading.culprits else other.expected
            yield Listed(other, Correction(other.at, expected, other.actual), is_led=True)


def folded(findings: Sequence[Reported]) -> Iterator[Folded]:
    """Give findings in order, those of one cause under the one that is there.

    If none is, the first leads that names what has to be another, else the first.
    """
    of_one_cause: dict[Place, list[Reported]] = defaultdict(list)
    for finding in findings:
        if finding.cause is not None:
            of_one_cause[finding.cause.place].append(finding)
    leading = {
        cause: min(its, key=lambda finding: (finding.place != cause, not finding.culprits))
        for cause, its in of_one_cause.items()
    }
    for finding in findings:
        if finding.cause is None:
            yield Folded(finding)
        elif finding is leading[finding.cause.place]:
            its = of_one_cause[finding.cause.place]
            yield Folded(finding, [other for other in its if other is not finding])
