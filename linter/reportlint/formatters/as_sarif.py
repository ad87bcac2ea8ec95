"""`--format sarif`: SARIF 2.1.0, for code scanning, editors and archives.

What GitHub asks for beyond the standard is here: a region for every result, the texts of every rule,
the fingerprint it knows alerts again by, and no more results than it takes.
"""

from __future__ import annotations

import heapq
import json
import os
from collections import Counter
from decimal import Decimal
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from reportlint.formatters.objects import Writer
from reportlint.formatters.paths import relative
from reportlint.formatters.words import PAGE, told
from reportlint.model.finding import Bilingual, Role, Severity
from reportlint.model.reported import Acceptance, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from reportlint.formatters.objects import Member
    from reportlint.hookspecs import Run, Style
    from reportlint.model.document import Location
    from reportlint.model.finding import Language, Related, Value
    from reportlint.model.fix import Edit, Fix
    from reportlint.model.outcome import Identity, Summary
    from reportlint.model.reported import Reported
    from reportlint.model.rule import Rule

    Object = Mapping[str, object]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

MOST_RESULTS = 25_000
"""So many results of a run does GitHub take; it refuses a file with more."""

LONGEST_TEXT = 1024
"""So many characters of a rule's description does GitHub take."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_BASELINE = {State.NEW: "new", State.BASELINED: "unchanged", State.SUPPRESSED: "unchanged"}
"""What is suppressed has been seen before: somebody has said why it does not count."""

_SUPPRESSED = {Acceptance.IN_REPORT: "inSource", Acceptance.ELSEWHERE: "external"}
"""How SARIF calls where it is written: in the file itself, or outside of it."""

_LANGUAGES = {"zh": "zh-CN", "en": "en"}

_ROLES = {
    Role.ADDEND: Bilingual("加数", "addend"),
    Role.TOTAL: Bilingual("合计", "total"),
    Role.CULPRIT: Bilingual("经测算可能有误的数", "the figure that is likely wrong"),
    Role.CLAIM: Bilingual("文字的说法", "what the text says"),
    Role.COUNTERPART: Bilingual("另一份报告里对应的数", "its counterpart in another report"),
    Role.EXPLAINED: Bilingual("由此不符的合计", "a sum that does not hold for it"),
}

_REMEDY = Bilingual("改法：", "What to do: ")
_BASIS = Bilingual("依据：", "Basis: ")
_INTERRUPTED = Bilingual(
    "检查中断，未查完全部文件", "the run was interrupted before all was checked"
)


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write the worst results in the order in which they came, then what is to be known of the run."""
    writer = Writer(out)
    worst = _Worst(MOST_RESULTS)
    codes = {rule.code: index for index, rule in enumerate(run.rules)}
    for outcome in run:
        for finding in outcome.findings:
            members = _result(finding, outcome.identity, codes, style.language)
            worst.add(
                _Result(finding.severity, worst.met, finding.fingerprint, writer.object(members))
            )
    language = style.language
    head: dict[str, Member] = {
        "tool": {"driver": _driver(run.rules, language)},
        "columnKind": "unicodeCodePoints",
        "language": _LANGUAGES[language],
        "automationDetails": {"id": "reportlint/"},
        "invocations": [_invocation(run.summary, worst.left_out, language)],
    }
    out.write(f'{{"$schema": {json.dumps(SCHEMA)}, "version": "2.1.0", "runs": [\n')
    out.write(f'{writer.object(head)[:-1]},\n"results": [')
    ordinals: Counter[str] = Counter()
    for number, result in enumerate(worst.in_order()):
        ordinals[result.fingerprint] += 1
        marks = _fingerprints(result.fingerprint, ordinals[result.fingerprint])
        separator = ",\n" if number else "\n"
        out.write(f'{separator}{result.text[:-1]}, "partialFingerprints": {json.dumps(marks)}}}')
    out.write("\n]}]}\n")


class _Result(NamedTuple):
    """A result as it is written, but for its fingerprints; the worse, the greater."""

    severity: Severity
    number: int
    fingerprint: str
    text: str


class _Worst:
    """The worst results, of equal ones the first; only so many are kept at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[Severity, int, _Result]] = []
        self.met = 0

    def add(self, result: _Result) -> None:
        """Take in a result, and leave out the least of all if there are too many."""
        self.met += 1
        entry = (result.severity, -result.number, result)
        if len(self._kept) < self._most:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)

    @property
    def left_out(self) -> int:
        """How many were left out."""
        return self.met - len(self._kept)

    def in_order(self) -> Sequence[_Result]:
        """Give those that are kept in the order in which they came."""
        return sorted((result for _, _, result in self._kept), key=lambda result: result.number)


def _fingerprints(fingerprint: str, ordinal: int) -> Mapping[str, str]:
    """Give the one that GitHub knows, which has a number behind it, and the same by its own name."""
    return {"primaryLocationLineHash": f"{fingerprint}:{ordinal}", "reportlint/v1": fingerprint}


def _driver(rules: Sequence[Rule[Any]], language: Language) -> Object:
    installed = version("reportlint")
    return {
        "name": "reportlint",
        "version": installed,
        "semanticVersion": installed,
        "language": _LANGUAGES[language],
        "rules": [_rule(rule, language) for rule in rules],
    }


def _rule(rule: Rule[Any], language: Language) -> Object:
    summary, rationale = rule.summary.within(language), rule.rationale.within(language)
    basis = rule.basis.within(language) if rule.basis is not None else ""
    parts = [
        rationale,
        *(
            f"{key.within(language)}{text}"
            for key, text in _said(rule.remedy.within(language), basis)
        ),
    ]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _cut(summary)},
        "fullDescription": {"text": _cut(rationale or summary)},
        "help": {"text": "\n\n".join(filter(None, parts)) or summary},
        "defaultConfiguration": {
            "level": _LEVELS[rule.severity],
            "enabled": rule.on_by_default,
        },
        **_formerly(rule),
        "properties": {"problem.severity": _PROBLEMS[rule.severity], **_standing(rule, language)},
    }


def _formerly(rule: Rule[Any]) -> Object:
    """Give by what else a rule was known, as SARIF has it."""
    codes = [word for word in rule.formerly if word[0].isupper()]
    names = [word for word in rule.formerly if word not in codes]
    return {
        key: words for key, words in (("deprecatedIds", codes), ("deprecatedNames", names)) if words
    }


def _standing(rule: Rule[Any], language: Language) -> Object:
    """Give how settled a rule is, and since when it is there or is to go."""
    known = {
        "status": rule.status.value,
        "since": rule.since,
        "statusSince": rule.status_since,
        "instead": rule.instead.within(language) if rule.instead else "",
    }
    return {key: said for key, said in known.items() if said}


def _said(remedy: str, basis: str) -> Iterator[tuple[Bilingual, str]]:
    if remedy:
        yield _REMEDY, remedy
    if basis:
        yield _BASIS, basis


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _result(
    finding: Reported, identity: Identity, codes: Mapping[str, int], language: Language
) -> dict[str, Member]:
    members: dict[str, Member] = {"ruleId": finding.code}
    if finding.code in codes:
        members["ruleIndex"] = codes[finding.code]
    members |= {
        "level": _LEVELS[finding.severity],
        "message": {"text": told(finding, language)},
        "locations": [_location(finding.path, finding.location, finding.words.within(language))],
    }
    if finding.related:
        members["relatedLocations"] = [
            _related(number, related, finding.path, language)
            for number, related in enumerate(finding.related, start=1)
        ]
    members["baselineState"] = _BASELINE[finding.state]
    members["suppressions"] = _suppressions(finding)
    if finding.fix is not None and (fix := _fix(finding.fix, finding.path, language)):
        members["fixes"] = [fix]
    properties = {
        "office": identity.office or None,
        "year": identity.year or None,
        "expected": _value(finding.expected),
        "actual": _value(finding.actual),
        "cause": finding.cause.words.within(language) if finding.cause else None,
        "verdict": finding.verdict.value if finding.verdict else None,
        "reason": finding.reason or None,
    }
    known = {name: value for name, value in properties.items() if value is not None}
    return {**members, "properties": known}


def _suppressions(finding: Reported) -> list[Object]:
    """Say that somebody has accepted a finding, where and why; none says that nobody has."""
    if finding.accepted is None:
        return []
    reason = {"justification": finding.reason} if finding.reason else {}
    return [{"kind": _SUPPRESSED[finding.accepted], "status": "accepted", **reason}]


def _location(path: str, location: Location, words: str) -> Object:
    """Give a place: in the file for programs, in the form's words for people."""
    place: dict[str, object] = {
        "physicalLocation": {"artifactLocation": _artifact(path), "region": _region(location)}
    }
    if words:
        place["logicalLocations"] = [{"fullyQualifiedName": words}]
    properties = _where_there_are_no_lines(location)
    return {**place, "properties": properties} if properties else place


def _region(location: Location) -> Object:
    """Give lines and columns; where a file has none, its beginning, which GitHub asks for."""
    return {
        "startLine": location.line or 1,
        "startColumn": location.column or 1,
        "endLine": location.end_line or location.line or 1,
        "endColumn": location.end_column or location.column or 1,
    }


def _where_there_are_no_lines(location: Location) -> Object:
    """Give the page, or the paragraph or cell, where programs that know the format look."""
    found: dict[str, object] = {"page": location.page}
    if location.origin is not None:
        box = location.origin.box
        found |= {**location.origin._asdict(), "box": None if box is None else box._asdict()}
    return {name: value for name, value in found.items() if value is not None}


def _related(number: int, related: Related, path: str, language: Language) -> Object:
    """Give a place that a finding rests on, with what it has to do with it."""
    words = related.at.words.within(language)
    place = related.at.location
    said = [_ROLES[related.role].within(language), words]
    if place.page is not None:
        said.append(PAGE.within(language).format(place.page))
    text = " · ".join(filter(None, said))
    return {
        "id": number,
        **_location(related.path or path, place, words),
        "message": {"text": text},
    }


def _artifact(path: str) -> Object:
    """Give a file: beneath the current folder, from there, else where it is."""
    place = relative(path)
    if PurePath(place).is_absolute():
        return {"uri": f"file://{_quoted(place if place.startswith('/') else f'/{place}')}"}
    return {"uri": _quoted(place), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    """Give a path as a reference; its bytes are those that the system knows it by."""
    try:
        return quote(os.fsencode(path))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "surrogatepass"))


def _fix(fix: Fix, path: str, language: Language) -> Object | None:
    """Give a fix; None where an edit has no place in lines."""
    if any(edit.location.line is None for edit in fix.edits):
        return None
    return {
        "description": {"text": fix.description.within(language)},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [_replacement(edit) for edit in fix.edits],
            }
        ],
        "properties": {"safety": fix.safety.value},
    }


def _replacement(edit: Edit) -> Object:
    return {"deletedRegion": _region(edit.location), "insertedContent": {"text": edit.new}}


def _value(value: Value) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _invocation(summary: Summary, left_out: int, language: Language) -> Object:
    """Say whether all was checked, and if not, what was not and why."""
    notes = [*_notifications(summary, language)]
    is_whole = not notes
    if left_out:
        said = Bilingual(
            f"GitHub 每次只接受{MOST_RESULTS}处问题，已保留最严重的，其余{left_out}处没有写入本文件",
            f"GitHub takes {MOST_RESULTS} results of a run; the worst are here, {left_out} are not",
        )
        notes.append({"level": "warning", "message": {"text": said.within(language)}})
    return {"executionSuccessful": is_whole, "toolExecutionNotifications": notes}


def _notifications(summary: Summary, language: Language) -> Iterator[Object]:
    for outcome in summary.unchecked:
        if outcome.unchecked is not None:
            yield {
                "level": "error",
                "message": {"text": outcome.unchecked.said.within(language)},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(outcome.path)}}],
            }
    for failure in summary.failures:
        yield {"level": "error", "message": {"text": failure.said.within(language)}}
    if summary.interrupted:
        yield {"level": "error", "message": {"text": _INTERRUPTED.within(language)}}
