"""Makes marked-up copies of the reports of a run; none is kept that would be checked otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reportlint.annotating.copies import Copy, annotated
from reportlint.messages.languages import Bilingual
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportlint.checking.session import Session
    from reportlint.discovery.target import Target
    from reportlint.hookspecs import Unreadable
    from reportlint.messages.languages import Language
    from reportlint.model.outcome import Outcome
    from reportlint.model.reported import Reported


class Copyist:
    """Copies reports, marks their findings, and has the copies checked.

    `check` checks a file as the run does, within its limits.
    """

    def __init__(
        self, session: Session, language: Language, check: Callable[[Target], Outcome]
    ) -> None:
        self._session = session
        self.language = language
        self._check = check

    def copy(self, target: Target, outcome: Outcome, findings: Sequence[Reported]) -> Copy:
        """Give a copy of a report with some findings marked; `outcome` is what became of the report.

        Raises Unreadable where there cannot be one.
        """
        if target.member is not None:
            raise refusal("copy.member")
        source = self._session.source(target)
        document = self._session.as_it_is(source)
        copy = annotated(source, document, findings, self.language, outcome.identity)
        if not copy.is_page:
            again = self._check(target._replace(data=copy.data, wanted=True))
            if not again.is_report or _known_by(again) != _known_by(outcome):
                raise refusal("copy.otherwise")
        return copy


def to_mark(
    outcomes: Iterable[Outcome],
) -> tuple[Mapping[str, Outcome], Mapping[str, Sequence[Reported]]]:
    """Give what became of each report of a run, and the findings that count in it.

    Those that only all reports show are among them.
    """
    reports: dict[str, Outcome] = {}
    findings: dict[str, list[Reported]] = defaultdict(list)
    for outcome in outcomes:
        if not outcome.is_report:
            continue
        if not outcome.in_hindsight:
            reports[outcome.path] = outcome
        findings[outcome.path] += filter(lambda finding: finding.counts, outcome.findings)
    return reports, findings


def unmarked(path: str, refusal: Unreadable) -> Bilingual:
    """Say why there is no copy of a report."""
    return Bilingual(
        f"{path}：未能标注：{refusal.reason.zh}。{refusal.remedy.zh}。",
        f"{path}: not marked up: {refusal.reason.en}; {refusal.remedy.en}.",
    )


def _known_by(outcome: Outcome) -> Counter[str]:
    return Counter(finding.fingerprint for finding in outcome.findings)
