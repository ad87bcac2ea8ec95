"""A baseline: the findings that were there when it was taken, in a file that people read and amend.

A finding is known again by its fingerprint and its figures, so that lines may move and files be
renamed; one of which a figure has changed is another one.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TextIO

from reportlint.characters.printable import legible
from reportlint.checking.reported_findings import named
from reportlint.config.faults import ConfigurationError, Fault, Mark, shown
from reportlint.config.marked import Marked, Number, Route
from reportlint.errors import RunError
from reportlint.messages.languages import Bilingual
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.place import digest
from reportlint.model.reported import Verdict

if TYPE_CHECKING:
    from reportlint.model.finding import Value
    from reportlint.model.outcome import Identity
    from reportlint.model.reported import Reported

VERSION = 1
"""That of the file; raised when an earlier reportlint would read it wrongly."""

_HEAD = """\
# reportlint 的基线：已知的问题，检查时不计。由 reportlint baseline create、update、prune 写入。
# 每条可以补上 verdict（confirmed 属实、false alarm 误报、corrected 已改正）和 reason，更新时保留；
# 其余各项不要手改，seal 是它们的校验值。
"""
_END = "..."
"""YAML's end of a document, and the last line: a file without it is not whole."""

_TOP = "version", "findings"

_BY_PEOPLE = frozenset({"verdict", "reason"})
"""What people write in an entry; all else is sealed."""

_SEAL = "seal"
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_RESTORE = Bilingual(
    "；请从备份或 git 恢复这一条，或删去它，再用 reportlint baseline update 补上",
    "; restore it from a copy or from git, or delete it and have reportlint baseline update add it",
)

FormerFingerprints = Callable[["Reported"], Iterable[str]]


class Key(NamedTuple):
    """What a finding is known again by."""

    fingerprint: str
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as a baseline has it; `file` is the name of a report that does not say whose it is.

    `count` is how often the same is found in one report; `reason` is what a person has written.
    """

    office: str
    year: str
    file: str
    code: str
    place: str
    expected: str
    actual: str
    fingerprint: str
    count: int = 1
    verdict: Verdict | None = None
    reason: str = ""

    @classmethod
    def of(cls, finding: Reported, identity: Identity) -> Entry:
        """Give the entry for a finding; its words are Chinese, whoever takes the baseline."""
        known_by = (*named(identity, finding.path), "")
        office, year, file = (legible(name) for name in known_by[:3])
        _, expected, actual = key(finding)
        place = legible(finding.words.zh)
        return cls(office, year, file, finding.code, place, expected, actual, finding.fingerprint)

    @property
    def key(self) -> Key:
        """What it is known by."""
        return Key(self.fingerprint, self.expected, self.actual)

    @property
    def report(self) -> tuple[str, str, str]:
        """Whose report it is of."""
        return self.office, self.year, self.file

    @property
    def seal(self) -> str:
        """A digest of what reportlint has written in it: one that was edited by hand has another."""
        written = (f"{name}={value}" for name, value in self._members().items())
        return digest(*written)[:8]

    @property
    def said(self) -> Bilingual:
        """Name it in a line."""
        whose = " ".join(filter(None, (*self.report, self.code, self.place)))
        return Bilingual(whose, whose)

    def members(self) -> dict[str, str | int]:
        """Give what is to be written of it."""
        verdict = self.verdict.value if self.verdict else ""
        by_people = {"verdict": verdict, "reason": self.reason}
        written = {name: text for name, text in by_people.items() if text}
        return {**self._members(), _SEAL: self.seal, **written}

    def _members(self) -> dict[str, str | int]:
        """Give what reportlint has written in it, but for the seal."""
        members = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value
            for name, value in members.items()
            if name not in _BY_PEOPLE and value and (name, value) != ("count", 1)
        }


def key(finding: Reported) -> Key:
    """Give what a finding is known again by: one that says neither, by the figures it speaks of."""
    expected, actual = _text(finding.expected), _text(finding.actual)
    if not expected and not actual:
        figures = (
            value for value in finding.arguments.values() if isinstance(value, int | Decimal)
        )
        actual = "、".join(map(str, figures))
    return Key(finding.fingerprint, expected, actual)


def _text(value: Value) -> str:
    return "" if value is None else legible(str(value))


class Baseline:
    """The entries of a baseline by what they are known by, and which of them a run has met."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._met: set[Key] = set()
        self._renewed: dict[Key, Entry] = {}
        self._judged: dict[tuple[str, str, str], set[str]] = {}

    @property
    def entries(self) -> Sequence[Entry]:
        """All of them, in the order in which they are written."""
        return sorted(
            self._entries.values(),
            key=lambda entry: (*entry.report, entry.code, entry.place, entry.key),
        )

    @property
    def apart(self) -> Baseline:
        """The same entries, of which no run has met any."""
        return Baseline(self._entries.values())

    def known(
        self, findings: Sequence[Reported], former: FormerFingerprints = lambda _: ()
    ) -> Iterator[Entry | None]:
        """Give for each finding of a report the entry that has it; more than were there are new.

        Of a rule that had another code, the entry may be one that was taken while it had.
        """
        seen: Counter[Key] = Counter()
        for finding in findings:
            its = key(finding)
            entry = self._entries.get(its)
            if entry is None:
                olds = (its._replace(fingerprint=mark) for mark in former(finding))
                entry = next(filter(None, map(self._entries.get, olds)), None)
            if entry is None:
                yield None
                continue
            if entry.key != its:
                own = finding.code, finding.fingerprint
                self._renewed[entry.key] = replace(entry, code=own[0], fingerprint=own[1])
            seen[entry.key] += 1
            self._met.add(entry.key)
            yield entry if seen[entry.key] <= entry.count else None

    @property
    def renamed(self) -> Mapping[str, str]:
        """The codes that rules had when the entries were taken which a run has met, and have now."""
        return {self._entries[old].code: entry.code for old, entry in self._renewed.items()}

    def renewed(self) -> Baseline:
        """Give it with the present codes of the rules that had others."""
        return Baseline(self._renewed.get(entry.key, entry) for entry in self.entries)

    def judge(self, identity: Identity, path: str, codes: Iterable[str]) -> None:
        """Note that a report was checked by these rules: what they no longer find is stale."""
        office, year, file = (*named(identity, path), "")[:3]
        report = legible(office), legible(year), legible(file)
        self._judged.setdefault(report, set()).update(codes)

    @property
    def stale(self) -> Sequence[Entry]:
        """The entries that are no longer found, though their reports were checked by their rules.

        One that is said to be corrected is a record, and owes nobody anything.
        """
        return [
            entry
            for entry in self.entries
            if entry.key not in self._met
            and entry.verdict is not Verdict.CORRECTED
            and entry.code in self._judged.get(entry.report, ())
        ]

    def with_more(self, found: Iterable[tuple[Reported, Identity]]) -> Baseline:
        """Give it with the findings of a run as well; what people have written stays."""
        entries = dict(self._entries)
        in_reports: dict[str, Counter[Key]] = {}
        for finding, identity in found:
            counts = in_reports.setdefault(finding.path, Counter())
            entry = Entry.of(finding, identity)
            counts[entry.key] += 1
            known = entries.get(entry.key, entry)
            entries[entry.key] = replace(known, count=max(known.count, counts[entry.key]))
        return Baseline(entries.values())

    def without(self, stale: Iterable[Entry]) -> Baseline:
        """Give it without some entries."""
        gone = {entry.key for entry in stale}
        return Baseline(entry for entry in self.entries if entry.key not in gone)

    def write(self, out: TextIO) -> None:
        """Write it, in an order that does not change."""
        import yaml

        dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        members = {"version": VERSION, "findings": [entry.members() for entry in self.entries]}
        out.write(_HEAD)
        yaml.dump(
            members,
            out,
            Dumper=dumper,
            allow_unicode=True,
            sort_keys=False,
            width=10_000,
            explicit_end=True,
        )


def read(path: Path) -> Baseline:
    """Read a baseline; raises RunError if there is none, or with everything found wrong with it."""
    if not os.path.lexists(path):
        raise RunError(
            f"没有基线 {shown(path)}。请核对文件名，或用 reportlint baseline create 新建。",
            f"There is no baseline {shown(path)}. Check its name, or make it with "
            "reportlint baseline create.",
        )
    file = _File(path)
    entries = [*file.entries()]
    if file.faults:
        raise ConfigurationError(path, file.faults)
    return Baseline(entries)


class _File(Marked):
    """A baseline as it is written: a long one has as many findings as a province."""

    called = Bilingual("基线", "any baseline")
    largest = 64 * 1024 * 1024
    most_values = 2_000_000

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.faults: list[Fault] = []
        self._check_top()

    def _text(self) -> str:
        text = super()._text()
        lines = text.rstrip().splitlines()
        if not lines or lines[-1] != _END:
            self._fail_as_cut_off(len(lines) + 1)
        return text

    def _fail_as_cut_off(self, line: int) -> NoReturn:
        fault = Fault(
            Mark(line, 1),
            Bilingual(
                f"文件不完整，末行应为“{_END}”；请从备份或 git 恢复，或删除后重新 create",
                f"it is not whole: its last line must be {_END!r}; "
                "restore it from a copy or from git, or delete it and create it anew",
            ),
        )
        raise ConfigurationError(self.path, [fault])

    def _check_top(self) -> None:
        version = self.plain.get("version")
        if str(version) != str(VERSION):
            fault = self.fault(
                ("version",),
                f"应为第 {VERSION} 版的基线（version: {VERSION}）；"
                "请用写这份基线的 reportlint，或删除后重新 create",
                f"it must be a baseline of version {VERSION} (version: {VERSION}); "
                "use the reportlint that wrote it, or delete it and create it anew",
            )
            raise ConfigurationError(self.path, [fault])
        self._check_keys((), self.plain, _TOP)
        if not isinstance(self.plain.get("findings"), list):
            fault = self.fault(("findings",), "findings 应为列表", "findings must be a list")
            raise ConfigurationError(self.path, [*self.faults, fault])

    def entries(self) -> Iterator[Entry]:
        """Give the entries; what is wrong is among the `faults` when all have come."""
        names = [*(field.name for field in fields(Entry)), _SEAL]
        met: dict[Key, int] = {}
        for index, written in enumerate(self.plain["findings"]):
            route, faults = ("findings", index), len(self.faults)
            if not isinstance(written, dict):
                self._blame(route, "应由“键: 值”组成", "it must be made of `key: value` pairs")
                continue
            self._check_keys(route, written, names)
            texts = {name: self._text_at((*route, name), written.get(name, "")) for name in names}
            for name in ("code", "fingerprint", _SEAL):
                if not texts[name]:
                    self._blame(
                        route,
                        f"缺少 {name}{_RESTORE.zh}",
                        f"it has no {name}{_RESTORE.en}",
                    )
            seal = texts.pop(_SEAL)
            verdict = self._verdict((*route, "verdict"), texts.pop("verdict"))
            count = self._times((*route, "count"), texts.pop("count") or "1")
            entry = Entry(**texts, count=count, verdict=verdict)
            if len(self.faults) == faults:
                self._check_seal(route, entry, seal)
            line = self.values[route].line
            if (first := met.setdefault(entry.key, line)) != line:
                self._blame(
                    route,
                    f"与第 {first} 行的一条重复",
                    f"the same is on line {first} already",
                )
            yield entry

    def _check_seal(self, route: Route, entry: Entry, seal: str) -> None:
        """Blame an entry in which something was edited that reportlint knows a finding by."""
        if not _FINGERPRINT.fullmatch(entry.fingerprint):
            self._blame(
                (*route, "fingerprint"),
                f"“{entry.fingerprint}”不是 fingerprint（16位十六进制数）{_RESTORE.zh}",
                f"{entry.fingerprint!r} is no fingerprint, which has 16 hex digits{_RESTORE.en}",
            )
        elif seal != entry.seal:
            self._blame(
                route,
                f"这一条的内容与 seal 不符，手改过 verdict、reason 以外的项{_RESTORE.zh}",
                "the entry is not what its seal says: something other than verdict and reason "
                f"was edited by hand{_RESTORE.en}",
            )

    def _check_keys(self, route: Route, written: Mapping[str, Any], names: Sequence[str]) -> None:
        for name in written:
            if name not in names:
                near = did_you_mean(name, names)
                fault = self.fault(
                    (*route, name),
                    f"没有名为“{name}”的键{near.zh}（可用的键：{'、'.join(names)}）",
                    f"there is no key {name!r}{near.en} (the keys are: {', '.join(names)})",
                    at_key=True,
                )
                self.faults.append(fault)

    def _text_at(self, route: Route, value: object) -> str:
        if isinstance(value, str | Number):
            return str(value)
        self._blame(route, "应为文字", "it must be text")
        return ""

    def _verdict(self, route: Route, word: str) -> Verdict | None:
        words = [verdict.value for verdict in Verdict]
        if word and word not in words:
            near = did_you_mean(word, words)
            self._blame(
                route,
                f"“{word}”应为其中之一：{'、'.join(words)}{near.zh}",
                f"{word!r} must be one of: {', '.join(words)}{near.en}",
            )
        return Verdict(word) if word in words else None

    def _times(self, route: Route, text: str) -> int:
        if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text):
            return int(text)
        self._blame(route, "应为正整数", "it must be a whole number above 0")
        return 1

    def _blame(self, route: Route, zh: str, en: str) -> None:
        self.faults.append(self.fault(route, zh, en))
