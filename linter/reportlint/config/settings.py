"""What a run is to do with a file: which rules are on, how severe they are, what fails the run.

Settings are made of layers, the later over the earlier: the defaults, the configuration files, the
entries for single files, the command line. In each, rules are meant by code, by prefix of a code,
by name, or all by `ALL`. Of all that is said of a rule the longest selector decides; of equally
long ones the later layer; within a layer a rule's own entry, then what is ignored, then what is
selected. A layer with `select` starts anew: it takes back whatever earlier ones turned on.
"""

from __future__ import annotations

import enum
import functools
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.errors import RunError
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual, Language, Severity
from reportlint.model.ledger import NOTHING_KNOWN, KnownOffices
from reportlint.model.rule import Rule, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pathspec import GitIgnoreSpec

    from reportlint.model.finding import Finding
    from reportlint.model.grading import Grading
    from reportlint.model.option import OptionValue

ALL = "ALL"
_WHOLE = 4
"""The length of a rule's code; a name is as good as the whole code."""


_UNSEEN = Bilingual("试行规则，没有启用 preview", "in preview, and previews are off")


class FailOn(enum.Enum):
    """From which severity on findings fail a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def fails(self, severity: Severity) -> bool:
        """Say whether a finding of a severity fails the run."""
        return self is not FailOn.NEVER and severity >= Severity.parse(self.value)


class Switch(NamedTuple):
    """A rule's own entry: on or off, and its severity and options where those are set."""

    on: bool
    severity: Severity | None = None
    options: tuple[tuple[str, OptionValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says of the rules; `origin` names the place."""

    origin: Bilingual
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    rules: tuple[tuple[str, Switch], ...] = ()
    preview: bool | None = None

    def selectors(self) -> Iterator[str]:
        """Give every selector in it."""
        yield from self.select or ()
        yield from self.ignore or ()
        yield from self.extend_select
        yield from self.extend_ignore
        for selector, _ in self.rules:
            yield selector

    def turned_on(self) -> Iterator[str]:
        """Give every selector by which it turns rules on."""
        yield from self.select or ()
        yield from self.extend_select
        yield from (selector for selector, switch in self.rules if switch.on)


COMMAND_LINE = Bilingual("命令行", "the command line")
DEFAULT = Layer(Bilingual("默认", "default"))
STRICT = Layer(Bilingual("strict", "strict"), select=(ALL,))

PROFILES = ("default", "strict")
"""The profiles that there are without any plugin."""


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns as in a `.gitignore`, meant from the folder they were written in."""

    folder: str
    patterns: tuple[str, ...]

    def match(self, path: str) -> bool:
        """Say whether a file, or a folder named with a slash at its end, matches."""
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        if relative.startswith("../"):
            return False
        return globs(self.patterns).match_file(relative + "/" if path.endswith("/") else relative)


@functools.lru_cache(maxsize=256)
def globs(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Compile patterns; raises ValueError for one that is not valid."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


@dataclass(frozen=True, slots=True)
class PerFile:
    """A layer for the files that match."""

    files: Globs
    layer: Layer


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything settled about the files of a folder. Compares by value, travels to workers."""

    layers: tuple[Layer, ...] = (DEFAULT,)
    per_file: tuple[PerFile, ...] = ()
    command_line: Layer = Layer(COMMAND_LINE)
    include: tuple[Globs, ...] = ()
    exclude: tuple[Globs, ...] = ()
    plugins: tuple[str, ...] = ()
    language: Language = Language.ZH
    fail_on: FailOn = FailOn.WARNING
    baseline: str | None = None
    history: tuple[str, ...] | None = None
    """Where reports for earlier years lie; None where nothing is said of it."""

    offices: KnownOffices = NOTHING_KNOWN

    declared: tuple[Rule[Any], ...] = ()
    """The rules that are declared in files, beside those of the plugins."""

    rule_files: tuple[str, ...] = ()

    grading: Grading | None = None

    def layers_for(self, path: str) -> tuple[Layer, ...]:
        """Give the layers that hold for a file, the weakest first."""
        own = tuple(entry.layer for entry in self.per_file if entry.files.match(path))
        return (*self.layers, *own, self.command_line)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line settles, over whatever a file says; None where it is silent.

    The `locale` comes under all files: it is the language where nobody names one.
    """

    layer: Layer = Layer(COMMAND_LINE)
    language: Language | None = None
    fail_on: FailOn | None = None
    locale: Language = Language.ZH

    def over(self, settings: Settings) -> Settings:
        """Give settings with these on top."""
        return replace(
            settings,
            command_line=self.layer,
            language=self.language or settings.language,
            fail_on=self.fail_on or settings.fail_on,
        )


class Chosen(NamedTuple):
    """What an option of a rule is, and who says so."""

    value: OptionValue
    origin: Bilingual


class Decision(NamedTuple):
    """What the layers come to for one rule, and why; it has all the rule's options.

    One that is `severity_set` is as severe as a layer says, in all that it finds.
    """

    on: bool
    severity: Severity
    severity_set: bool
    reason: Bilingual
    options: Mapping[str, Chosen]

    def severity_of(self, finding: Finding) -> Severity:
        """Say how bad a finding is: what the layers say, else what its rule does or it does itself."""
        if self.severity_set or finding.at_most is None:
            return self.severity
        return min(self.severity, finding.at_most)


class UnknownSelectorError(RunError):
    """A selector that means no rule."""


def meant(selector: str, rule: Rule[Any]) -> int:
    """Give how closely a selector means a rule: 0 for `ALL`, else its length; -1 if not at all."""
    if selector == ALL:
        return 0
    if selector == rule.name or selector in rule.formerly:
        return _WHOLE
    return len(selector) if selector and rule.code.startswith(selector) else -1


def check_selectors(
    selectors: Iterable[str], rules: Sequence[Rule[Any]], removed: Sequence[Rule[Any]] = ()
) -> None:
    """Make sure that every selector means a rule, and none that is removed; raises UnknownSelectorError."""
    for selector in selectors:
        for rule in removed:
            if is_own(selector, rule):
                raise UnknownSelectorError(*gone(rule))
        if not any(meant(selector, rule) >= 0 for rule in rules):
            valid = [word for rule in rules for word in (rule.code, rule.name, rule.code[0])]
            near = did_you_mean(selector, [ALL, *valid])
            raise UnknownSelectorError(
                f"没有规则“{selector}”{near.zh}（全部规则见 reportlint rules）",
                f"there is no rule {selector!r}{near.en} (reportlint rules lists them all)",
            )


def gone(rule: Rule[Any]) -> Bilingual:
    """Say of a removed rule since when it is gone, and what to use instead."""
    instead = rule.instead or Bilingual("", "")
    return Bilingual(
        f"规则 {rule.code} {rule.name} 自 {rule.status_since} 版起已删除：{instead.zh}",
        f"rule {rule.code} {rule.name} was removed in {rule.status_since}: {instead.en}",
    )


def decide(rule: Rule[Any], layers: Sequence[Layer]) -> Decision:
    """Decide whether a rule is on, and how severe it is."""
    best = max(_statements(rule, layers), key=lambda statement: statement.weight)
    if best.on and rule.status is Status.PREVIEW and not previews(layers):
        best = best._replace(on=False, reason=_UNSEEN)
    severities = [
        (meant(selector, rule), depth, switch.severity)
        for depth, layer in enumerate(layers)
        for selector, switch in layer.rules
        if switch.severity is not None and meant(selector, rule) >= 0
    ]
    severity = max(severities)[2] if severities else rule.severity
    return Decision(best.on, severity, bool(severities), best.reason, _options(rule, layers))


def configured(rule: Rule[Any], decision: Decision) -> Rule[Any]:
    """Give a rule with its options as decided."""
    return rule.configured({name: chosen.value for name, chosen in decision.options.items()})


def is_own(selector: str, rule: Rule[Any]) -> bool:
    """Say whether a selector means this rule and no other, so that its options may be set by it."""
    return selector in (rule.code, rule.name, *rule.formerly)


def _options(rule: Rule[Any], layers: Sequence[Layer]) -> Mapping[str, Chosen]:
    """Give what each option of a rule is: what the last layer says that sets it, else the default."""
    is_strict = STRICT in layers
    options = {
        name: Chosen(option.strict, STRICT.origin)
        if is_strict and option.strict != option.default
        else Chosen(option.default, DEFAULT.origin)
        for name, option in rule.options.items()
    }
    for layer in layers if options else ():
        for selector, switch in layer.rules:
            if is_own(selector, rule):
                options |= {name: Chosen(value, layer.origin) for name, value in switch.options}
    return options


def previews(layers: Iterable[Layer]) -> bool:
    """Say whether rules in preview may be on."""
    return [False, *(layer.preview for layer in layers if layer.preview is not None)][-1]


class _Statement(NamedTuple):
    """One thing said of a rule: how much it weighs, what it says and where."""

    weight: tuple[int, int, int]
    on: bool
    reason: Bilingual


def _statements(rule: Rule[Any], layers: Sequence[Layer]) -> Iterator[_Statement]:
    anew = _last(layers, "select")
    ignoring = _last(layers, "ignore")
    yield _initial(rule, layers, anew)
    for depth, layer in enumerate(layers):
        said = [(selector, False, "extend-ignore", 1) for selector in layer.extend_ignore]
        if depth == ignoring:
            said += [(selector, False, "ignore", 1) for selector in layer.ignore or ()]
        if depth == anew:
            said += [(selector, True, "select", 0) for selector in layer.select or ()]
        if depth >= anew:
            said += [(selector, True, "extend-select", 0) for selector in layer.extend_select]
        said += [
            (selector, switch.on, "rules", 2)
            for selector, switch in layer.rules
            if depth >= anew or not switch.on
        ]
        for selector, on, key, kind in said:
            length = meant(selector, rule)
            if length >= 0:
                where = f"{key}: {selector}"
                reason = Bilingual(f"{layer.origin.zh} 的 {where}", f"{where} of {layer.origin.en}")
                yield _Statement((length, depth, kind), on, reason)


def _last(layers: Sequence[Layer], key: str) -> int:
    """Give the depth of the last layer that has a key; -1 if none has."""
    return max((i for i, layer in enumerate(layers) if getattr(layer, key) is not None), default=-1)


def _initial(rule: Rule[Any], layers: Sequence[Layer], anew: int) -> _Statement:
    weight = (-1, -1, -1)
    if anew >= 0:
        origin = layers[anew].origin
        reason = Bilingual(f"不在 {origin.zh} 的 select 中", f"not in the select of {origin.en}")
        return _Statement(weight, False, reason)
    if rule.on_by_default:
        return _Statement(weight, True, Bilingual("默认启用", "on by default"))
    return _Statement(weight, False, Bilingual("默认关闭", "off by default"))
