"""Reads a configuration file, and those it extends, into settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from pydantic import ValidationError

from reportlint.config.faults import ConfigurationError, Fault, shown
from reportlint.config.marked import Marked, Route
from reportlint.config.model import (
    NO_POINTS,
    WORD,
    Choices,
    Configuration,
    FileChoices,
    Offices,
    RuleEntry,
    Table,
    keys_at,
)
from reportlint.config.options import chosen, option_faults
from reportlint.config.points import grading, point_faults
from reportlint.config.settings import (
    PROFILES,
    STRICT,
    FailOn,
    Globs,
    Layer,
    PerFile,
    Settings,
    Switch,
    UnknownSelectorError,
    check_selectors,
    globs,
)
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual, Language, Severity
from reportlint.model.ledger import NOTHING_KNOWN, KnownOffices
from reportlint.model.rule import OF_HOUSES, OF_PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from reportlint.model.rule import Rule
    from reportlint.plugins.loading import Plugins

_Validated = TypeVar("_Validated", bound=Table)


def load(path: Path, plugins: Plugins, initial: Settings) -> Settings:
    """Lay a file over settings; raises ConfigurationError for the first file with faults."""
    return _extended(initial, path, plugins, OF_HOUSES, ())


def layer(choices: FileChoices, origin: Bilingual) -> Layer:
    """Give what a table says of the rules."""
    return Layer(
        origin,
        select=tuple(choices.select) if "select" in choices.model_fields_set else None,
        ignore=tuple(choices.ignore) if "ignore" in choices.model_fields_set else None,
        extend_select=tuple(choices.extend_select) if isinstance(choices, Choices) else (),
        extend_ignore=tuple(choices.extend_ignore) if isinstance(choices, Choices) else (),
        rules=tuple((selector, _switch(entry)) for selector, entry in choices.rules.items()),
        preview=choices.preview if isinstance(choices, Configuration) else None,
    )


def _extended(
    settings: Settings, path: Path, plugins: Plugins, letter: str, extending: tuple[Path, ...]
) -> Settings:
    """Lay a file over settings, and before it the files it extends; its rules begin with a letter."""
    file = _File(path)
    here = (*extending, path.resolve())
    for index, name in enumerate(file.configuration.extends):
        if name == "strict":
            settings = replace(settings, layers=(*settings.layers, STRICT))
        elif name in plugins.profiles:
            profile = file.unless_circular(index, plugins.profiles[name].file, here)
            settings = _extended(settings, profile, plugins, OF_PROFILES, here)
        elif name not in PROFILES:
            other = file.unless_circular(index, file.extended(index, plugins), here)
            settings = _extended(settings, other, plugins, letter, here)
    rules = file.with_declared(settings.declared, plugins, letter)
    known = (*plugins.rules, *rules)
    file.check_words(plugins, known)
    return file.over(replace(settings, declared=rules), known)


class _File:
    """One configuration file, valid in itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._marked = Marked(path)
        self.configuration = _validated(Configuration, self._marked, path)

    def check_words(self, plugins: Plugins, rules: Sequence[Rule[Any]]) -> None:
        """Make sure that every rule, pattern and plugin named in the file exists."""
        faults = [
            *self._unknown_selectors(plugins, rules),
            *self._wrong_options(rules),
            *self._wrong_points(rules),
            *self._bad_patterns(),
            *self._missing_plugins(plugins),
        ]
        if faults:
            raise ConfigurationError(self._path, faults)

    def with_declared(
        self, before: tuple[Rule[Any], ...], plugins: Plugins, letter: str
    ) -> tuple[Rule[Any], ...]:
        """Add the rules of the files that it names to those declared before; raises ConfigurationError.

        One that is declared in just the same way is the same rule, by whatever way it is come to.
        """
        rules = {rule.code: rule for rule in before}
        names = {rule.name: rule.code for rule in (*plugins.rules, *before)}
        for index, name in enumerate(self.configuration.rule_files):
            path = self._path.parent / name
            for rule in self._made(index, path, plugins, letter):
                if rules.get(rule.code) == rule:
                    continue
                for taken in (rule.code,) if rule.code in rules else (names.get(rule.name),):
                    if taken is not None:
                        self._fail(
                            ("rule-files", index),
                            f"{shown(path)} 的规则 {rule.code} {rule.name} 与已有的规则 {taken} 重复",
                            f"the rule {rule.code} {rule.name} of {shown(path)} has the code or the name "
                            f"of {taken}, which is there already",
                        )
                rules[rule.code] = rule
                names[rule.name] = rule.code
        return tuple(rules[code] for code in sorted(rules))

    def _made(self, index: int, path: Path, plugins: Plugins, letter: str) -> Sequence[Rule[Any]]:
        """Make the rules of a file that an entry of `rule-files` names."""
        route = ("rule-files", index)
        if not path.is_file():
            self._fail(route, f"未找到文件“{shown(path)}”", f"there is no file {shown(path)}")
        if plugins.rule_maker is None:
            self._fail(
                route,
                "没有安装能读规则文件的插件",
                "no plugin is installed that reads files of rules",
            )
        return plugins.rule_maker.make(path, letter)

    def _fail(self, route: Route, zh: str, en: str) -> NoReturn:
        raise ConfigurationError(self._path, [self._marked.fault(route, zh, en)])

    def extended(self, index: int, plugins: Plugins) -> Path:
        """Give the file that an entry of `extends` names."""
        name = self.configuration.extends[index]
        path = self._path.parent / name
        if not path.is_file():
            near = did_you_mean(name, [*PROFILES, *plugins.profiles])
            self._fail(
                ("extends", index),
                f"未找到文件“{shown(path)}”{near.zh}",
                f"there is no file {shown(path)}{near.en}",
            )
        return path

    def unless_circular(self, index: int, path: Path, extending: Sequence[Path]) -> Path:
        """Give the file that an entry of `extends` leads to, unless it leads back to the entry."""
        if path.resolve() in extending:
            chain = " → ".join(shown(file) for file in (*extending, path.resolve()))
            self._fail(
                ("extends", index),
                f"extends 循环引用：{chain}",
                f"extends goes in a circle: {chain}",
            )
        return path

    def over(self, settings: Settings, rules: Sequence[Rule[Any]]) -> Settings:
        """Lay what the file says of the rules that there are, and of all else, over settings."""
        said = self.configuration
        given = said.model_fields_set
        name = shown(self._path)
        per_file = (
            PerFile(self._globs([pattern]), _added(layer(choices, _origin(name, pattern))))
            for pattern, choices in said.per_file.items()
        )
        return replace(
            settings,
            layers=(*settings.layers, layer(said, Bilingual(name, name))),
            per_file=(*settings.per_file, *per_file),
            include=(*settings.include, self._globs(said.include)),
            exclude=(*settings.exclude, self._globs(said.exclude)),
            plugins=(*settings.plugins, *said.plugins),
            language=Language(said.lang) if "lang" in given else settings.language,
            fail_on=FailOn(said.fail_on) if "fail_on" in given else settings.fail_on,
            history=tuple(str(self._path.parent / name) for name in said.history)
            if "history" in given
            else settings.history,
            offices=settings.offices.joined(self._offices()),
            rule_files=(
                *settings.rule_files,
                *(str(self._path.parent / name) for name in said.rule_files),
            ),
            baseline=str(self._path.parent / said.baseline) if said.baseline else settings.baseline,
            grading=grading(said.grading, rules) if said.grading else settings.grading,
        )

    def _offices(self) -> KnownOffices:
        """Give what it says of offices, and what the file says that it names; raises ConfigurationError."""
        entry = self.configuration.offices
        own = known_offices(entry)
        if entry.file is None:
            return own
        path = self._path.parent / entry.file
        if not path.is_file():
            fault = self._marked.fault(
                ("offices", "file"), f"未找到文件“{shown(path)}”", f"there is no file {shown(path)}"
            )
            raise ConfigurationError(self._path, [fault])
        marked = Marked(path)
        return own.joined(known_offices(_validated(Offices, marked, path)))

    def _globs(self, patterns: Iterable[str]) -> Globs:
        return Globs(str(self._path.parent.absolute()), tuple(patterns))

    def _unknown_selectors(self, plugins: Plugins, rules: Sequence[Rule[Any]]) -> Iterator[Fault]:
        for word in _selectors(self.configuration):
            try:
                check_selectors([word.text], rules, plugins.removed)
            except UnknownSelectorError as error:
                yield self._marked.fault(word.route, *error.said, at_key=word.is_key)

    def _wrong_options(self, rules: Sequence[Rule[Any]]) -> Iterator[Fault]:
        for choices, route in _tables(self.configuration):
            for fault in option_faults(choices, rules):
                way = (*route, *fault.route)
                yield self._marked.fault(way, *fault.said, at_key=fault.at_key)

    def _wrong_points(self, rules: Sequence[Rule[Any]]) -> Iterator[Fault]:
        if self.configuration.grading is not None:
            for fault in point_faults(self.configuration.grading, rules):
                yield self._marked.fault(fault.route, *fault.said, at_key=True)

    def _bad_patterns(self) -> Iterator[Fault]:
        for word in _patterns(self.configuration):
            try:
                globs((word.text,))
            except ValueError as error:
                yield self._marked.fault(
                    word.route,
                    f"“{word.text}”不是有效的文件名模式",
                    f"it is not a valid file pattern: {error}",
                    at_key=word.is_key,
                )

    def _missing_plugins(self, plugins: Plugins) -> Iterator[Fault]:
        installed = sorted({origin.distribution for origin in plugins.origins})
        for index, name in enumerate(self.configuration.plugins):
            if not plugins.has(name):
                near = did_you_mean(name, installed)
                yield self._marked.fault(
                    ("plugins", index),
                    f"没有安装插件“{name}”{near.zh}（可用 pip install 安装）",
                    f"the plugin {name} is not installed{near.en} (pip install may get it)",
                )


def _validated(table: type[_Validated], marked: Marked, path: Path) -> _Validated:
    """Give what a file says; raises ConfigurationError."""
    try:
        return table.model_validate(marked.plain)
    except ValidationError as error:
        faults = [
            _fault(marked, details, table)
            for details in error.errors()
            if details["type"] != _OR_NONE
        ]
        raise ConfigurationError(path, faults) from None


def known_offices(offices: Offices | None) -> KnownOffices:
    """Give what a table says of offices."""
    if offices is None:
        return NOTHING_KNOWN
    children = ((parent, tuple(below)) for parent, below in offices.children.items())
    return KnownOffices(tuple(offices.renamed.items()), tuple(children))


class _Word(NamedTuple):
    """A word of the file that has to mean something elsewhere, and the way to it."""

    text: str
    route: Route
    is_key: bool = False


def _tables(configuration: Configuration) -> Iterator[tuple[FileChoices, Route]]:
    """Give the tables that say something of the rules, and the ways to them."""
    yield configuration, ()
    for pattern, choices in configuration.per_file.items():
        yield choices, ("per-file", pattern)


def _selectors(configuration: Configuration) -> Iterator[_Word]:
    for choices, route in _tables(configuration):
        yield from _selectors_of(choices, route)


def _selectors_of(choices: FileChoices, route: Route) -> Iterator[_Word]:
    lists = {"select": choices.select, "ignore": choices.ignore}
    if isinstance(choices, Choices):
        lists |= {"extend-select": choices.extend_select, "extend-ignore": choices.extend_ignore}
    for key, selectors in lists.items():
        for index, selector in enumerate(selectors):
            yield _Word(selector, (*route, key, index))
    for selector in choices.rules:
        yield _Word(selector, (*route, "rules", selector), is_key=True)


def _patterns(configuration: Configuration) -> Iterator[_Word]:
    for key, patterns in (("include", configuration.include), ("exclude", configuration.exclude)):
        for index, pattern in enumerate(patterns):
            yield _Word(pattern, (key, index))
    for pattern in configuration.per_file:
        yield _Word(pattern, ("per-file", pattern), is_key=True)


def _origin(name: str, pattern: str) -> Bilingual:
    return Bilingual(f"{name} 中 per-file “{pattern}”", f"per-file {pattern!r} in {name}")


def _added(entry: Layer) -> Layer:
    """Let what is ignored for some files come on top of what is ignored for all."""
    return replace(entry, ignore=None, extend_ignore=entry.ignore or ())


def _switch(entry: RuleEntry | str) -> Switch:
    if isinstance(entry, RuleEntry):
        severity = Severity.parse(entry.severity) if entry.severity else None
        return Switch(on=True, severity=severity, options=chosen(entry))
    return Switch(on=entry == "on")


_TYPES = {
    NO_POINTS: Bilingual("应为分值，如 2 或 0.5", "it must be points, such as 2 or 0.5"),
    "list_type": Bilingual("应为列表，如 [A001]", "it must be a list, such as [A001]"),
    "bool_type": Bilingual("应为 true 或 false", "it must be true or false"),
    "string_type": Bilingual("应为文字", "it must be text"),
    "string_too_short": Bilingual("不能为空", "it must not be empty"),
    "dict_type": Bilingual("应由“键: 值”组成", "it must be made of `key: value` pairs"),
    "model_type": Bilingual("应由“键: 值”组成", "it must be made of `key: value` pairs"),
}


_OR_SET = Bilingual(
    "，或级别和选项，如 {severity: info}", ", or a severity and options, such as {severity: info}"
)
"""What may stand for a rule beside a word."""

_OR_NONE = "none_required"
"""What pydantic says, too, of a value that need not be there: but nobody can write None."""


def _fault(marked: Marked, details: ErrorDetails, table: type[Table]) -> Fault:
    """Say in the user's words what pydantic found wrong."""
    route = marked.leading(details["loc"])
    kind = details["type"]
    if kind == "missing":
        key = details["loc"][-1]
        return marked.fault(route, f"缺少键“{key}”", f"the key {key!r} is missing", at_key=True)
    if kind == "extra_forbidden":
        key, keys = str(route[-1]), keys_at(route[:-1], table)
        near = did_you_mean(key, keys)
        return marked.fault(
            route,
            f"没有名为“{key}”的键{near.zh}（可用的键：{'、'.join(keys)}）",
            f"there is no key {key!r}{near.en} (the keys are: {', '.join(keys)})",
            at_key=True,
        )
    if kind == "literal_error":
        words = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        value = details["input"]
        near = did_you_mean(str(value), words)
        other = _OR_SET if WORD in details["loc"] else Bilingual("", "")
        return marked.fault(
            route,
            f"{_quoted(value)}应为其中之一：{'、'.join(words)}{other.zh}{near.zh}",
            f"{value!r} must be one of: {', '.join(words)}{other.en}{near.en}",
        )
    zh, en = _TYPES.get(kind, Bilingual("值不合要求", details["msg"]))
    return marked.fault(route, zh, en)


def _quoted(value: object) -> str:
    """Name a value as it stands in the file; or its kind, where that is not known or may be long."""
    kinds = {"list": "列表", "dict": "“键: 值”", "bool": "真假值"}
    return kinds.get(type(value).__name__, f"“{value}”")
