"""From what rules find to what is reported: counted, with severity, file, place and fingerprint."""

from __future__ import annotations

import dataclasses
import traceback
from collections import Counter
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from reportlint.errors import described
from reportlint.model.finding import Bilingual, Finding, Language, Severity, fingerprint
from reportlint.model.outcome import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.document import Location
    from reportlint.model.ledger import Identity
    from reportlint.model.rule import Rule

MOST_OF_A_KIND = 100
"""So many findings of one rule in one file are listed; of more, only the number is said."""

_MORE = Bilingual(
    "同类问题还有{count}处，不再逐一列出", "{count} more of the same kind are not listed"
)


def told(findings: Iterable[Finding], severity: Severity) -> Iterator[Finding]:
    """Give what a rule finds in a file, making sure of its messages while it can be blamed."""
    for finding in _counted(iter(findings)):
        for language in Language:
            finding.message(language)
        if finding.severity is severity:
            yield finding
        else:
            yield dataclasses.replace(finding, severity=severity)


def _counted(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Give findings of one kind, those past the most that are listed as one with their number."""
    yield from islice(findings, MOST_OF_A_KIND)
    first = next(findings, None)
    if first is not None:
        count = 1 + sum(1 for _ in findings)
        yield dataclasses.replace(
            first, template=_MORE, arguments={"count": count}, expected=None, actual=None
        )


def filed(
    drafts: Sequence[Finding],
    path: str,
    identity: tuple[str, ...],
    places: Sequence[tuple[Location, str]],
) -> tuple[Finding, ...]:
    """Give sorted findings with their file, place and fingerprint in them.

    Findings alike in all that identifies them are told apart by their order.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for draft, (location, excerpt) in zip(drafts, places, strict=True):
        kind = draft.place, draft.code
        mark = fingerprint(*identity, *kind, str(seen[kind]))
        seen[kind] += 1
        found.append(draft.filed(path, location, excerpt, mark))
    return tuple(found)


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
