"""Loads the plugins: finds all entry points first, then loads, registers and asks each of them.

A plugin that cannot be loaded, or gives something that is not what it should be, ends the run: a
linter that goes on without a part of its rules says that a report is right when nobody has looked.
"""

from __future__ import annotations

import inspect
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import pluggy

from reportlint import hookspecs
from reportlint.errors import RunError, described
from reportlint.hookspecs import GROUP, AnyFormatter, Form, Profile, Reader, RuleMaker
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual, Severity
from reportlint.model.rule import OF_HOUSES, OF_PROFILES, RemovedRule, Rule, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint

CODE = re.compile(r"[A-Z]\d{3}")
_QUOTED = re.compile(r"'(\w+)'")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

Thing = TypeVar("Thing")


class PluginError(RunError):
    """A plugin cannot be used."""


class Origin(NamedTuple):
    """Where a plugin comes from: its distribution, its entry point and the module it names."""

    distribution: str
    entry_point: str
    module: str

    def __str__(self) -> str:
        return f"{self.distribution} ({self.entry_point} = {self.module})"

    def error(self, zh: str, en: str) -> PluginError:
        """Say what is wrong with this plugin, and what to do about it."""
        return PluginError(
            f"插件 {self}：{zh}。请升级、修复或卸载 {self.distribution}。",
            f"plugin {self}: {en}. Upgrade, repair or uninstall {self.distribution}.",
        )


@dataclass(frozen=True)
class Plugins:
    """What all plugins give together: readers by suffix, formatters by name, rules by code."""

    origins: tuple[Origin, ...]
    readers: Mapping[str, Reader]
    forms: tuple[Form, ...]
    rules: tuple[Rule[Any], ...]
    families: Mapping[str, Bilingual]
    formatters: Mapping[str, AnyFormatter]
    removed: tuple[Rule[Any], ...] = ()
    """The rules that there are no more."""

    rule_maker: RuleMaker | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Callable[[], Plugins], tuple[()]]:
        """Travel to another process as an order to load the same plugins there."""
        return load, ()

    def has(self, name: str) -> bool:
        """Say whether a distribution or module of this name is among the plugins."""
        wanted = _normalised(name)
        return any(
            wanted in (_normalised(origin.distribution), _normalised(origin.module))
            for origin in self.origins
        )


def load() -> Plugins:
    """Load every plugin installed; raises PluginError."""
    loaded: list[tuple[Origin, object]] = []
    for origin, entry_point in _installed():
        try:
            loaded.append((origin, entry_point.load()))
        except (Exception, SystemExit) as error:
            why = described(error)
            raise origin.error(f"无法载入：{why.zh}", f"cannot be loaded: {why.en}") from error
    return assemble(loaded)


def assemble(loaded: Iterable[tuple[Origin, object]]) -> Plugins:
    """Register plugins already loaded and ask each for what it has; raises PluginError."""
    registry = _Registry(loaded)
    rules = registry.rules()
    return Plugins(
        origins=tuple(registry.plugins),
        readers=registry.readers(),
        forms=tuple(form for _, form in registry.given("reportlint_forms")),
        rules=tuple(rule for rule in rules if rule.status is not Status.REMOVED),
        families=registry.families(),
        formatters=registry.formatters(),
        removed=tuple(rule for rule in rules if rule.status is Status.REMOVED),
        rule_maker=registry.rule_maker(),
        profiles=registry.profiles(),
    )


def _installed() -> list[tuple[Origin, EntryPoint]]:
    """Find the entry points of installed distributions, in the order of their names.

    The current folder may well be the one being checked, and whoever wrote the reports in it must
    not get to run code: it is not searched, even where it is on the import path.
    """
    from importlib.metadata import distributions

    here = Path.cwd()
    folders = [folder for folder in sys.path if folder and Path(folder).resolve() != here]
    found: dict[Origin, EntryPoint] = {}
    owners: dict[str, object] = {}
    for distribution in distributions(path=folders):
        entry_points = distribution.entry_points.select(group=GROUP)
        if not entry_points:
            continue
        name = distribution.metadata["Name"]
        if owners.setdefault(_normalised(name), distribution) is not distribution:
            continue  # An earlier folder of the import path has this distribution, and hides it.
        for entry_point in entry_points:
            found[Origin(name, entry_point.name, entry_point.value)] = entry_point
    return sorted(found.items())


class _Registry:
    """The plugins registered with pluggy, each asked by itself so that faults have an owner."""

    def __init__(self, loaded: Iterable[tuple[Origin, object]]) -> None:
        self.plugins: dict[Origin, object] = {}
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        for origin, plugin in loaded:
            self._register(origin, plugin)
        try:
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            hook = _QUOTED.search(str(error))
            name = hook[1] if hook else ""
            near = did_you_mean(name, self._manager.hook.__dict__)
            raise self._origin_of(error.plugin).error(
                f"有未知的钩子“{name}”{near.zh}", f"has an unknown hook {name!r}{near.en}"
            ) from error

    def _register(self, origin: Origin, plugin: object) -> None:
        if inspect.isclass(plugin):
            raise origin.error(
                "入口点指向一个类；应指向模块或类的实例",
                "the entry point names a class; it must name a module or an instance",
            )
        try:
            self._manager.register(plugin, name=str(origin))
        except (pluggy.PluginValidationError, ValueError) as error:
            raise origin.error(
                "无法注册，请核对其钩子的参数", f"cannot be registered: {error}"
            ) from error
        if not self._manager.get_hookcallers(plugin):
            raise origin.error("没有任何带 hookimpl 标记的钩子", "has no hook marked with hookimpl")
        self.plugins[origin] = plugin

    def _origin_of(self, plugin: object) -> Origin:
        return next(origin for origin, other in self.plugins.items() if other is plugin)

    def given(self, hook: str) -> Iterator[tuple[Origin, Any]]:
        """Ask every plugin in turn what it has for a hook."""
        for origin, plugin in self.plugins.items():
            others = [other for other in self.plugins.values() if other is not plugin]
            try:
                answers = self._manager.subset_hook_caller(hook, others)()
                things = [thing for answer in answers for thing in answer]
            except Exception as error:
                why = described(error)
                raise origin.error(f"{hook} 出错：{why.zh}", f"{hook} failed: {why.en}") from error
            for thing in things:
                yield origin, thing

    def readers(self) -> dict[str, Reader]:
        """Give the readers by suffix."""
        readers: _Unique[Reader] = _Unique(Bilingual("后缀", "suffix"))
        for origin, reader in self.given("reportlint_readers"):
            for suffix in sorted(_attribute(reader, "suffixes", origin)):
                readers.add(suffix, reader, origin)
        return readers.things

    def formatters(self) -> dict[str, AnyFormatter]:
        """Give the formatters by name."""
        formatters: _Unique[AnyFormatter] = _Unique(Bilingual("格式", "format"))
        for origin, formatter in self.given("reportlint_formatters"):
            formatters.add(_attribute(formatter, "name", origin), formatter, origin)
        return formatters.things

    def rule_maker(self) -> RuleMaker | None:
        """Give what makes rules of files that declare them, if any plugin does."""
        makers: _Unique[RuleMaker] = _Unique(Bilingual("规则文件的读法", "maker of"))
        for origin, maker in self.given("reportlint_rule_makers"):
            makers.add("rules", maker, origin)
        return makers.things.get("rules")

    def profiles(self) -> dict[str, Profile]:
        """Give the profiles by name."""
        profiles: _Unique[Profile] = _Unique(Bilingual("规则集", "profile"))
        for origin, profile in self.given("reportlint_profiles"):
            profiles.add(_attribute(profile, "name", origin), profile, origin)
        return profiles.things

    def rules(self) -> tuple[Rule[Any], ...]:
        """Give an instance of every rule, removed ones too, in the order of their codes.

        What a rule was once called is nobody else's code or name, either.
        """
        codes: _Unique[Rule[Any]] = _Unique(Bilingual("规则代码", "rule code"))
        names: _Unique[Rule[Any]] = _Unique(Bilingual("规则名称", "rule name"))
        made = [
            (_made(rule_class, origin), origin)
            for origin, rule_class in self.given("reportlint_rules")
        ]
        for rule, origin in made:
            codes.add(rule.code, rule, origin)
            names.add(rule.name, rule, origin)
        former = _Unique[Rule[Any]](Bilingual("规则的旧代码或旧名称", "former code or name"))
        former.take(codes, names)
        for rule, origin in made:
            for word in rule.formerly:
                former.add(word, rule, origin)
        return tuple(codes.things[code] for code in sorted(codes.things))

    def families(self) -> dict[str, Bilingual]:
        """Give what the rules are about, by the letters of their codes."""
        families: _Unique[Bilingual] = _Unique(Bilingual("规则类别", "family of rules"))
        for origin, family in self.given("reportlint_families"):
            words = _attribute(family, "words", origin)
            families.add(_attribute(family, "letter", origin), words, origin)
        return families.things


class _Unique(Generic[Thing]):
    """Things by a key that no two plugins may share."""

    def __init__(self, what: Bilingual) -> None:
        self.things: dict[str, Thing] = {}
        self._what = what
        self._owners: dict[str, Origin] = {}

    def take(self, *others: _Unique[Thing]) -> None:
        """Take the keys of others for taken."""
        for other in others:
            self.things |= other.things
            self._owners |= other._owners

    def add(self, key: str, thing: Thing, origin: Origin) -> None:
        """Take in a thing; raises PluginError if there is another with its key."""
        if key in self.things:
            owner = self._owners[key]
            raise origin.error(
                f"{self._what.zh}“{key}”与插件 {owner} 的重复",
                f"the {self._what.en} {key} is taken by plugin {owner}",
            )
        self.things[key] = thing
        self._owners[key] = origin


_DOCUMENTATION: Mapping[str, type | UnionType] = {
    "subject": type,
    "code": str,
    "name": str,
    "severity": Severity,
    "on_by_default": bool,
    "status": Status,
    "needs_judgement": bool,
    "since": str,
    "status_since": str,
    "instead": Bilingual | None,
    "formerly": tuple,
    "summary": Bilingual,
    "rationale": Bilingual,
    "remedy": Bilingual,
    "basis": Bilingual | None,
    "message": Bilingual,
    "passing": str | tuple,
    "failing": str | tuple,
}


def _named(kind: type | UnionType) -> str:
    return str(kind) if isinstance(kind, UnionType) else kind.__name__


def _made(rule_class: object, origin: Origin) -> Rule[Any]:
    """Make the rule of a class once it is known to have all that a rule must have."""
    if not (inspect.isclass(rule_class) and issubclass(rule_class, Rule)):
        raise origin.error(
            f"reportlint_rules 给出的“{rule_class!r}”不是 Rule 的子类",
            f"reportlint_rules gave {rule_class!r}, which is not a subclass of Rule",
        )
    for attribute, kind in _DOCUMENTATION.items():
        if not isinstance(getattr(rule_class, attribute, None), kind):
            raise origin.error(
                f"规则 {rule_class.__qualname__} 的 {attribute} 缺失或不是 {_named(kind)}",
                f"rule {rule_class.__qualname__} has no {attribute} of type {_named(kind)}",
            )
    for name, option in rule_class.options.items():
        if not isinstance(option.summary, Bilingual):
            raise origin.error(
                f"规则 {rule_class.__qualname__} 的选项 {name} 没有两种语言的说明",
                f"rule {rule_class.__qualname__} does not say what its option {name} means",
            )
    if not CODE.fullmatch(rule_class.code):
        raise origin.error(
            f"规则代码“{rule_class.code}”应为一个大写字母加三位数字",
            f"the rule code {rule_class.code!r} must be a capital letter and three digits",
        )
    if rule_class.code.startswith((OF_HOUSES, OF_PROFILES)):
        raise origin.error(
            f"规则代码“{rule_class.code}”的首字母留给规则文件里的规则（{OF_HOUSES}、{OF_PROFILES}）",
            f"the rule code {rule_class.code} has a letter that is kept for rules declared in files "
            f"({OF_HOUSES}, {OF_PROFILES})",
        )
    if not NAME.fullmatch(rule_class.name):
        raise origin.error(
            f"规则名称“{rule_class.name}”应为小写单词，以连字符相连",
            f"the rule name {rule_class.name!r} must be lower-case words joined by hyphens",
        )
    _check_status(rule_class, origin)
    try:
        return rule_class()
    except Exception as error:
        why = described(error)
        raise origin.error(
            f"规则 {rule_class.code} 无法创建：{why.zh}",
            f"rule {rule_class.code} cannot be made: {why.en}",
        ) from error


def _check_status(rule_class: type[Rule[Any]], origin: Origin) -> None:
    """Make sure that a rule says what its user needs to know of its status, and was called as rules are."""
    status, code = rule_class.status, rule_class.code
    if issubclass(rule_class, RemovedRule) != (status is Status.REMOVED):
        raise origin.error(
            f"规则 {code} 已删除的，应是 RemovedRule 的子类，其他规则不应是",
            f"rule {code} must be a RemovedRule if, and only if, it is removed",
        )
    is_ending = status in (Status.DEPRECATED, Status.REMOVED)
    if is_ending and not (rule_class.status_since and rule_class.instead):
        raise origin.error(
            f"规则 {code} 是 {status.value}，应写明 status_since（自哪一版起）和 instead（改用什么）",
            f"rule {code} is {status.value}: it must say since when in status_since, "
            "and what to use in `instead`",
        )
    for word in rule_class.formerly:
        if not isinstance(word, str) or not (CODE.fullmatch(word) or NAME.fullmatch(word)):
            raise origin.error(
                f"规则 {code} 的 formerly 中的“{word}”不像规则的代码或名称",
                f"{word!r} in `formerly` of rule {code} is neither a code nor a name of a rule",
            )


def _attribute(thing: object, name: str, origin: Origin) -> Any:
    try:
        return getattr(thing, name)
    except AttributeError:
        raise origin.error(f"“{thing!r}”没有 {name}", f"{thing!r} has no {name}") from None


def _normalised(name: str) -> str:
    """Fold a distribution's or module's name as package indexes do."""
    return re.sub(r"[-_.]+", "-", name).lower()
