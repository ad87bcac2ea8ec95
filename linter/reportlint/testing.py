"""The kit by which rules are tested, this project's and anyone's: reports in YAML, all findings told.

A case file has the reports on which a rule must say nothing, and those on which it must say what
their markers say. A marker stands where a finding begins, and names its code:

    rule: A001
    base: ../reports/correct.md
    pass:
      - name: a row that adds up
        replace: {"| 3 | 0 | 3 |": "| 4 | 0 | 4 |"}
    fail:
      - name: a total too small
        replace: {"| 3 | 0 | 3 |": "| 3 | 0 | ⟦A001⟧2 |"}
        findings: [{code: A001, expected: 3, actual: 2}]

A case gives its whole `report`, or what to `replace` in the `base`; each text to replace occurs
there once. All rules are on, also those off by default, unless the case has `settings` (`select`,
`ignore`, `rules` with their severities and options, as in a configuration). With `rules: our-rules.yaml`,
a file beside it, the rules are on that are declared there, and no others. Findings that are not marked
fail the case. `findings` gives more facts of each finding, in order. `suffix` chooses the
reader, as a file's suffix does.

For a rule on the ledger a case has several `reports` by the names of their files, each as a case gives
one; what only all of them together show is compared, and the `path` of a finding and its `related`
places are facts, too. Those in
`history` are compared with and not checked; `offices` are as in a configuration:

    - name: one request is lost
      reports:
        2023.md: {replace: {"2024年": "2023年"}}
        2024.md: {replace: {"| 4 | 0 | 4 |": "| ⟦X001⟧3 | 0 | 3 |"}}

Each of them may have a `base` of its own, and what is to be replaced is replaced wherever it occurs.

    @pytest.mark.parametrize("case", load_cases(Path(__file__).parent / "rules"), ids=str)
    def test_rule(case: Case) -> None:
        case.run()
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from reportlint.checking.across_reports import Hindsight
from reportlint.checking.session import Parsed, Session
from reportlint.config.load import known_offices, layer
from reportlint.config.model import Choices, Configuration, Offices
from reportlint.config.options import option_faults
from reportlint.config.settings import STRICT, Layer, Settings
from reportlint.debts.settling import settled_alone
from reportlint.errors import RunError
from reportlint.hookspecs import Source
from reportlint.model.finding import Bilingual, Language
from reportlint.model.ledger import Ledger
from reportlint.model.outcome import Failure, Outcome
from reportlint.model.reported import Reported
from reportlint.model.rule import OF_HOUSES
from reportlint.model.suppression import Suppressions
from reportlint.plugins.loading import Plugins, load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reportlint.model.rule import Rule

__all__ = [
    "ALL_RULES",
    "Case",
    "CaseError",
    "check_examples",
    "declared_rules",
    "examine",
    "lint",
    "lint_together",
    "load_cases",
]

_PREVIEW = Layer(STRICT.origin, preview=True)
ALL_RULES = Settings(layers=(STRICT, _PREVIEW))

BETWEEN_REPORTS = "\n---\n"
"""What stands between the reports of an example that has several, for a rule on the ledger."""

CONFIGURATION = "# .reportlint.yaml"
"""How an example begins whose reports are checked as a configuration has it: its `offices`."""

Kind = Literal["pass", "fail"]

_MARKER = re.compile(r"⟦([^⟦⟧]*)⟧")
_LINE_END = re.compile(r"\r\n|\n|\r")


def lint(
    text: str,
    *,
    suffix: str = ".txt",
    settings: Settings = ALL_RULES,
    plugins: Plugins | None = None,
) -> list[Reported]:
    """Check a report; without `plugins`, by all that are installed. A rule must not crash."""
    session = Session(plugins or _installed())
    source = Source(f"report{suffix}", text.encode("utf-8", "surrogatepass"))
    outcome = settled_alone(session, session.lint(source, settings), settings)
    return [finding for finding in _findings(outcome) if finding.counts]


def lint_together(
    reports: Mapping[str, str],
    *,
    history: Collection[str] = (),
    settings: Settings = ALL_RULES,
    plugins: Plugins | None = None,
) -> list[Reported]:
    """Check reports by the names of their files; gives what only all of them together show.

    Those in `history` are compared with, and nothing is said of them.
    """
    session = Session(plugins or _installed())
    outcomes = {
        name: session.lint(Source(name, text.encode("utf-8", "surrogatepass")), settings)
        for name, text in reports.items()
    }
    return _in_hindsight(
        session,
        settings,
        [outcome for name, outcome in outcomes.items() if name not in history],
        [outcome for name, outcome in outcomes.items() if name in history],
    )


def check_examples(rule: Rule[Any] | type[Rule[Any]], *, plugins: Plugins | None = None) -> None:
    """Make sure that a rule says nothing of its passing examples, and something of each failing one.

    The rule runs alone, on fragments: a form parses them even if it would not recognise them. A
    passing one may be something that the rule does not check at all.
    """
    if isinstance(rule, type):
        rule = rule()
    for text in rule.passing_examples():
        if found := examine(rule, text, plugins=plugins):
            raise AssertionError(f"{rule.code} objects to its passing example:\n{_listed(found)}")
    if not rule.failing_examples():
        raise AssertionError(f"{rule.code} has no failing example")
    for text in rule.failing_examples():
        found = examine(rule, text, plugins=plugins)
        if found is None:
            raise AssertionError(
                f"no form makes what {rule.code} checks: {rule.subject.__qualname__}"
            )
        if not found:
            raise AssertionError(f"{rule.code} finds nothing in its failing example:\n{text}")


def examine(rule: Rule[Any], text: str, *, plugins: Plugins | None = None) -> list[Reported] | None:
    """Run a rule alone on an example; None if no form makes what it checks of that."""
    alone = replace(plugins or _installed(), rules=(rule,))
    session = Session(alone)
    if issubclass(Ledger, rule.subject):
        settings, reports = _configured(text.split(BETWEEN_REPORTS))
        return _in_hindsight(session, settings, _judged_apart(session, reports))
    if issubclass(Suppressions, rule.subject):
        return _of_suppressions(rule, text, plugins or _installed())
    document = session.read(Source("example.txt", text.encode()))
    for form in alone.forms:
        report = form.parse(document)
        if isinstance(report, rule.subject):
            return _findings(session.judge(Parsed(document, report), "example.txt", ALL_RULES))
    return None


def _of_suppressions(rule: Rule[Any], text: str, plugins: Plugins) -> list[Reported]:
    """Run a rule on what is suppressed in an example, which the other rules have to have checked."""
    session = Session(plugins)
    document = session.read(Source("example.md", text.encode()))
    parsed = Parsed(document, plugins.forms[0].parse(document))
    outcome = session.judge(parsed, "example.md", ALL_RULES)
    settled = settled_alone(session, outcome, ALL_RULES)
    return [finding for finding in _findings(settled) if finding.code == rule.code]


def _configured(parts: Sequence[str]) -> tuple[Settings, Sequence[str]]:
    """Give the settings that an example begins with, if it does, and its reports."""
    first, *others = parts
    if not first.startswith(CONFIGURATION):
        return ALL_RULES, parts
    said = Configuration.model_validate(yaml.safe_load(first))
    return replace(ALL_RULES, offices=known_offices(said.offices)), others


def _judged_apart(session: Session, reports: Iterable[str]) -> Iterator[Outcome]:
    """Judge the reports of an example, each by the first form; a form need not recognise them."""
    form = session.plugins.forms[0]
    for number, part in enumerate(reports, start=1):
        name = f"example-{number}.txt"
        document = session.read(Source(name, part.encode()))
        yield session.judge(Parsed(document, form.parse(document)), name, ALL_RULES)


def _in_hindsight(
    session: Session,
    settings: Settings,
    outcomes: Iterable[Outcome],
    earlier: Iterable[Outcome] = (),
) -> list[Reported]:
    hindsight = Hindsight(session)
    for outcome in outcomes:
        _findings(outcome)
        hindsight.keep(outcome, settings)
    for outcome in earlier:
        _findings(outcome)
        hindsight.remember(outcome)
    return [finding for outcome, _ in hindsight.outcomes() for finding in _findings(outcome)]


class CaseError(ValueError):
    """A case file that says something else than it should."""


class Point(NamedTuple):
    """Where a finding begins, and its code; the file, where a case has several."""

    line: int | None
    column: int | None
    code: str
    path: str = ""


@dataclass(frozen=True)
class Case:
    """One report and everything that is to be found in it; or several `reports` by their files' names."""

    file: Path
    kind: Kind
    name: str
    text: str
    suffix: str
    points: tuple[Point, ...]
    facts: tuple[dict[str, Any], ...] | None
    settings: Settings
    plugins: Plugins | None = None
    reports: Mapping[str, str] = field(default_factory=dict)
    history: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.file.stem}-{self.kind}-{self.name}"

    def run(self) -> None:
        """Check the report, or all of them; raises AssertionError unless just that is found."""
        findings = self.findings()
        complaints = [*self._at_other_points(findings), *self._of_other_facts(findings)]
        if complaints:
            title = f"{self.file}: {self.kind}: {self.name}"
            raise AssertionError("\n".join([title, *complaints]))

    def findings(self) -> list[Reported]:
        """Check the report; give what is found, of several reports what only all of them show."""
        if self.reports:
            return lint_together(
                self.reports, history=self.history, settings=self.settings, plugins=self.plugins
            )
        return lint(self.text, suffix=self.suffix, settings=self.settings, plugins=self.plugins)

    def _at_other_points(self, findings: Sequence[Reported]) -> Iterator[str]:
        if not self.points and self.facts is not None:
            return
        unmarked = list(findings)
        for point in self.points:
            match = next((found for found in unmarked if self._point(found) == point), None)
            if match is None:
                yield f"  missing  {point.path}{point.line}:{point.column} {point.code}{self._at(point)}"
            else:
                unmarked.remove(match)
        yield from (f"  surplus  {line}" for line in _listed(unmarked).splitlines())

    def _of_other_facts(self, findings: Sequence[Reported]) -> Iterator[str]:
        if self.facts is None:
            return
        if len(self.facts) != len(findings):
            yield f"  {len(self.facts)} findings expected, {len(findings)} found:"
            yield from (f"    {line}" for line in _listed(findings).splitlines())
        for number, (facts, finding) in enumerate(zip(self.facts, findings, strict=False), start=1):
            for key, expected in facts.items():
                actual = _fact(finding, key)
                if actual != expected:
                    yield f"  finding {number}, {key}: expected {expected!r}, found {actual!r}"

    def _point(self, finding: Reported) -> Point:
        at = finding.location
        return Point(at.line, at.column, finding.code, finding.path if self.reports else "")

    def _at(self, point: Point) -> str:
        line = _LINE_END.split(self.reports.get(point.path, self.text))[(point.line or 1) - 1]
        return f"  before {line[(point.column or 1) - 1 :][:30]!r}"


def declared_rules(path: str | Path, *, plugins: Plugins | None = None) -> tuple[Rule[Any], ...]:
    """Give the rules that a file declares, as `rule-files` of a configuration has it; raises RunError."""
    maker = (plugins or _installed()).rule_maker
    if maker is None:
        raise RunError(
            "没有安装能读规则文件的插件。", "No plugin is installed that reads files of rules."
        )
    return tuple(maker.make(Path(path), OF_HOUSES))


def load_cases(path: str | Path, *, plugins: Plugins | None = None) -> list[Case]:
    """Read a case file, or all of a folder; raises CaseError for a case that makes no sense."""
    path = Path(path)
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return [case for file in files for case in _CaseFile.read(file).cases(file, plugins)]


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.strip("_")
    )


class _Facts(_Table):
    code: str
    name: str | None = None
    severity: str | None = None
    path: str | None = None
    line: int | None = None
    column: int | None = None
    place: str | None = None
    cause: str | None = None
    message: str | None = None
    expected: int | float | str | None = None
    actual: int | float | str | None = None
    related: list[str] | None = None

    def given(self) -> dict[str, Any]:
        return {key: _exact(value) for key, value in self.model_dump(exclude_unset=True).items()}


class _Report(_Table):
    """A report as written: itself, or what the base has otherwise."""

    report: str | None = None
    replace: dict[str, str] | None = None

    def marked_text(self, base: Path | None) -> str:
        """Give the report with its markers: its own, or the base with replacements."""
        if (self.report is None) == (self.replace is None):
            raise CaseError("it must have either `report` or `replace`")
        if self.report is not None:
            return self.report
        if base is None:
            raise CaseError("`replace` needs a `base` at the head of the file")
        text = base.read_bytes().decode("utf-8")
        for old, new in (self.replace or {}).items():
            count = text.count(old)
            if not self._may_occur(count):
                raise CaseError(f"{old!r} occurs {count} times in {base}, not once")
            text = text.replace(old, new)
        return text

    def _may_occur(self, count: int) -> bool:
        return count == 1


class _OneOfSeveral(_Report):
    """One of a case's reports, which may have another base than the file; every occurrence is replaced."""

    base: str | None = None

    def text_beside(self, folder: Path, base: Path | None) -> str:
        """Give the report with its markers; its base is named from a folder."""
        own = folder / self.base if self.base else base
        if self.report is None and self.replace is None and self.base:
            return self.model_copy(update={"replace": {}}).marked_text(own)
        return self.marked_text(own)

    def _may_occur(self, count: int) -> bool:
        return count > 0


class _Entry(_Report):
    """A case as written."""

    name: str
    suffix: str | None = None
    reports: dict[str, _OneOfSeveral] | None = None
    history: list[str] = []
    offices: Offices | None = None
    settings: Choices | None = None
    findings: list[_Facts] | None = None

    def settled(self, declared: tuple[Rule[Any], ...]) -> Settings:
        layers = [STRICT, _PREVIEW]
        said = Bilingual(self.name, self.name)
        if declared:
            layers.append(Layer(said, select=tuple(rule.code for rule in declared)))
        if self.settings is not None:
            layers.append(layer(self.settings, said))
        offices = known_offices(self.offices)
        return Settings(layers=tuple(layers), declared=declared, offices=offices)

    def marked_texts(self, folder: Path, base: Path | None) -> Mapping[str, str]:
        """Give its reports with their markers by the names of their files; a single one has none."""
        if self.reports is None:
            return {"": self.marked_text(base)}
        if self.report is not None or self.replace is not None:
            raise CaseError("it must have one report or several `reports`, not both")
        return {name: each.text_beside(folder, base) for name, each in self.reports.items()}

    def check_options(self, plugins: Plugins | None, declared: tuple[Rule[Any], ...]) -> None:
        """Make sure that the options that it sets are those of the rules; raises CaseError."""
        if self.settings is not None and self.settings.rules:
            rules = (*(plugins or _installed()).rules, *declared)
            for fault in option_faults(self.settings, rules):
                raise CaseError(f"settings: {'.'.join(map(str, fault.route))}: {fault.said.en}")


class _CaseFile(_Table):
    """A case file as written."""

    rule: str
    rules: str | None = None
    base: str | None = None
    suffix: str | None = None
    pass_: list[_Entry] = []
    fail: list[_Entry] = []

    @classmethod
    def read(cls, file: Path) -> _CaseFile:
        try:
            return cls.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise CaseError(f"{file}: {error}") from None

    def cases(self, file: Path, plugins: Plugins | None) -> Iterator[Case]:
        entries: list[tuple[Kind, _Entry]] = [("pass", entry) for entry in self.pass_]
        entries += [("fail", entry) for entry in self.fail]
        for kind, entry in entries:
            try:
                yield self._case(file, kind, entry, plugins)
            except CaseError as error:
                raise CaseError(f"{file}: {kind}: {entry.name}: {error}") from None

    def _case(self, file: Path, kind: Kind, entry: _Entry, plugins: Plugins | None) -> Case:
        declared = declared_rules(file.parent / self.rules, plugins=plugins) if self.rules else ()
        entry.check_options(plugins, declared)
        base = file.parent / self.base if self.base else None
        texts: dict[str, str] = {}
        points: tuple[Point, ...] = ()
        for path, marked in entry.marked_texts(file.parent, base).items():
            texts[path], found = _unmarked(marked)
            points += tuple(point._replace(path=path) for point in found)
        facts = None if entry.findings is None else tuple(f.given() for f in entry.findings)
        codes = {point.code for point in points} | {fact["code"] for fact in facts or ()}
        if (self.rule in codes) != (kind == "fail"):
            raise CaseError(
                f"a report that fails must be marked with {self.rule}, one that passes must not"
            )
        edited = base.suffix if base and entry.replace is not None else ".txt"
        return Case(
            file=file,
            kind=kind,
            name=entry.name,
            text=texts.get("", ""),
            suffix=entry.suffix or self.suffix or edited,
            points=points,
            facts=facts,
            settings=entry.settled(declared),
            plugins=plugins,
            reports=texts if entry.reports is not None else {},
            history=tuple(entry.history),
        )


def _unmarked(marked: str) -> tuple[str, tuple[Point, ...]]:
    """Take the markers out of a text; gives where they stood in what is left."""
    text = ""
    points = []
    end = 0
    for marker in _MARKER.finditer(marked):
        text += marked[end : marker.start()]
        end = marker.end()
        lines = _LINE_END.split(text)
        points += [Point(len(lines), len(lines[-1]) + 1, code) for code in marker[1].split()]
    return text + marked[end:], tuple(points)


@functools.cache
def _installed() -> Plugins:
    return load()


def _findings(outcome: Outcome) -> list[Reported]:
    failures = [*outcome.failures]
    unchecked = outcome.unchecked
    if unchecked is not None and (unchecked.traceback or not outcome.findings):
        failures.append(Failure(unchecked.said, unchecked.traceback))
    if failures:
        raise AssertionError("\n".join(f"{said.en}\n{trace}" for said, trace in failures))
    return list(outcome.findings)


def _fact(finding: Reported, key: str) -> Any:
    if key in ("line", "column"):
        return getattr(finding.location, key)
    if key == "place":
        return finding.words.zh
    if key == "cause":
        return finding.cause and finding.cause.words.zh
    if key == "message":
        return finding.message(Language.ZH)
    if key == "related":
        return [f"{other.path} {other.at.words.zh}".strip() for other in finding.related]
    if key == "severity":
        return finding.severity.label
    return getattr(finding, key)


def _exact(value: Any) -> Any:
    """Take a number with a decimal point as the amount that is written."""
    return Decimal(str(value)) if isinstance(value, float) else value


def _listed(findings: Sequence[Reported]) -> str:
    return "\n".join(
        f"{finding.location.line}:{finding.location.column} {finding.code} "
        f"{finding.words.zh}: {finding.message(Language.ZH)}"
        for finding in findings
    )
