"""From what rules find to what is reported: counted, with severity, file, place and fingerprint."""

from __future__ import annotations

import dataclasses
import traceback
from collections import Counter
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol

from reportlint.errors import described
from reportlint.model.finding import Bilingual, Finding, Language, Related
from reportlint.model.outcome import Failure
from reportlint.model.place import digest
from reportlint.model.reported import Reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.config.settings import Decision
    from reportlint.model.document import Span
    from reportlint.model.fix import Edit, Fix
    from reportlint.model.ledger import Identity
    from reportlint.model.place import Spot
    from reportlint.model.rule import Rule

MOST_OF_A_KIND = 100
"""So many findings of one rule in one file are listed; of more, only the number is said."""

_MORE = Bilingual(
    "同类问题还有{count}处，不再逐一列出", "{count} more of the same kind are not listed"
)


class Guide(Protocol):
    """Knows its way about in a file."""

    def spot(self, spot: Spot) -> Spot:
        """Give a spot with what a person calls it, and where it is."""

    def excerpt(self, span: Span) -> str:
        """Give the line on which a span starts; empty where there are no lines."""

    def edit(self, edit: Edit) -> Edit | None:
        """Give an edit with what it replaces, and as the file has to have it; None if it cannot be made."""


class Lost:
    """The guide to a file of which nothing is known."""

    def spot(self, spot: Spot) -> Spot:
        """Give the spot as it is."""
        return spot

    def excerpt(self, _: Span) -> str:
        """Give nothing."""
        return ""

    def edit(self, _: Edit) -> None:
        """Make no edit."""


def told(findings: Iterable[Finding], decision: Decision) -> Iterator[Reported]:
    """Give what a rule finds in a file, making sure of its messages while it can be blamed."""
    for finding in _counted(iter(findings)):
        for language in Language:
            finding.message(language)
        yield Reported.of(finding, decision.severity_of(finding))


def _counted(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Give findings of one kind, those past the most that are listed as one with their number."""
    yield from islice(findings, MOST_OF_A_KIND)
    first = next(findings, None)
    if first is not None:
        count, at_most = 1, first.at_most
        for finding in findings:
            count += 1
            at_most = at_most and finding.at_most and max(at_most, finding.at_most)
        yield Finding(
            first.code,
            first.name,
            first.at,
            _MORE,
            {"count": count},
            first.basis,
            at_most=at_most,
        )


def by_rule(findings: Iterable[Finding]) -> Counter[str]:
    """Count findings by the codes of their rules, those that are not listed, too."""
    counts: Counter[str] = Counter()
    for finding in findings:
        more = finding.arguments.get("count") if finding.template == _MORE else None
        counts[finding.code] += more if isinstance(more, int) else 1
    return counts


def in_order(drafts: Iterable[Reported]) -> list[Reported]:
    """Give findings in the order in which they are told: by what they point at, then by rule."""
    return sorted(drafts, key=lambda draft: (draft.span, draft.code))


def filed(
    drafts: Sequence[Reported], path: str, identity: tuple[str, ...], guide: Guide
) -> tuple[Reported, ...]:
    """Give findings, in order, with their file, place and fingerprint in them."""
    ordered = in_order(drafts)
    marks = _fingerprints(ordered, identity)
    return tuple(
        dataclasses.replace(
            draft,
            path=path,
            at=guide.spot(draft.at),
            related=tuple(_guided(other, path, guide) for other in draft.related),
            cause=draft.cause and guide.spot(draft.cause),
            fix=draft.fix and _possible(draft.fix, guide),
            excerpt=guide.excerpt(draft.span),
            fingerprint=mark,
        )
        for draft, mark in zip(ordered, marks, strict=True)
    )


def _guided(related: Related, path: str, guide: Guide) -> Related:
    """Give a related place with its words; in another report, the rule has them from its facts."""
    if related.path not in ("", path):
        return related
    return dataclasses.replace(related, at=guide.spot(related.at))


def _fingerprints(findings: Sequence[Finding], identity: tuple[str, ...]) -> Iterator[str]:
    """Hash what identifies each: whose report it is, for which year, the place and the rule.

    Findings of one rule at one place are told apart by what they say, never by their order.
    """
    alike = Counter((finding.place, finding.code) for finding in findings)
    for finding in findings:
        alone, among_others = _known_by(finding, identity, finding.code)
        yield among_others if alike[finding.place, finding.code] > 1 else alone


def former_fingerprints(
    finding: Finding, identity: tuple[str, ...], rule: Rule[Any]
) -> Iterator[str]:
    """Give what a finding may have been known by while its rule had another code."""
    for word in rule.formerly:
        yield from _known_by(finding, identity, word)


def _known_by(finding: Finding, identity: tuple[str, ...], code: str) -> tuple[str, str]:
    """Hash a finding as the only one of a rule at its place, and as one of several."""
    known_by = (*identity, *finding.place.parts, code)
    said = finding.expected, finding.actual, sorted(finding.arguments.items())
    return digest(*known_by), digest(*known_by, repr(said))


def _possible(fix: Fix, guide: Guide) -> Fix | None:
    """Give a fix with all its edits as the file has to have them; None unless all can be made."""
    edits = [guide.edit(edit) for edit in fix.edits]
    made = tuple(edit for edit in edits if edit is not None)
    return dataclasses.replace(fix, edits=made) if len(made) == len(edits) else None


def named(identity: Identity, path: str) -> tuple[str, ...]:
    """Give what a report's findings are known by: whose it is, and its file where that is unknown."""
    return tuple(identity) if all(identity) else (*identity, PurePath(path).stem)


def crashed(rule: Rule[Any], doing: Bilingual, error: Exception) -> Failure:
    """Say that a rule failed at something, a file or the whole run."""
    why = described(error)
    return Failure(
        Bilingual(
            f"{doing.zh}：规则 {rule.code} {rule.name} 出错（{why.zh}），未能完成检查。"
            f"请告知 {type(rule).__module__} 的作者；可先用 --extend-ignore {rule.code} 关闭。",
            f"{doing.en}: rule {rule.code} {rule.name} failed ({why.en}) and did not finish. "
            f"Tell the authors of {type(rule).__module__}; "
            f"--extend-ignore {rule.code} switches it off meanwhile.",
        ),
        traced(error),
    )


def traced(error: BaseException | None) -> str:
    """Give the traceback of an error, for those who ask for it."""
    return "" if error is None else "".join(traceback.format_exception(error))
