"""YAML as plain values, with the line and column every one of them stands at.

The file may come with the reports and is not to be trusted: its size, its depth and what its
aliases expand to are limited, and nothing in it makes an object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from reportlint.config.faults import ConfigurationError, Fault, Mark
from reportlint.config.yaml_faults import what_is_wrong
from reportlint.files.contents import opened, unopened
from reportlint.hookspecs import Unreadable
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LARGEST = 1024 * 1024
DEEPEST = 20
_DEPTH = "nesting depth"
"""What libyaml says of a nesting that it refuses itself, before a single event can be counted."""
MOST_VALUES = 10_000

_CUT = "unexpected end of data"
"""What Python says of a text whose last character lacks some of its bytes."""

Route = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

_TRUE = frozenset({"yes", "true", "on"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Marked:
    """A configuration file's values; `keys` and `values` say where they stand, by route."""

    called = Bilingual("配置文件", "any configuration")
    largest = LARGEST
    most_values = MOST_VALUES

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keys: dict[Route, Mark] = {}
        self.values: dict[Route, Mark] = {}
        self._count = 0
        self._open: set[int] = set()
        root = self._composed()
        self.plain: dict[str, Any] = {}
        if root is not None:
            if not isinstance(root, yaml.MappingNode):
                self._fail(
                    root.start_mark,
                    "应由“键: 值”组成",
                    "it must be made of `key: value` pairs",
                )
            self.plain = self._value(root, ())

    def fault(self, route: Route, zh: str, en: str, *, at_key: bool = False) -> Fault:
        """Say what is wrong with the value a route leads to, or with its key."""
        marks = self.keys if at_key else self.values
        while route and route not in marks:
            route = route[:-1]
        return Fault(marks.get(route), Bilingual(zh, en))

    def leading(self, steps: Iterable[str | int]) -> Route:
        """Give the way to a value of all the steps that lead anywhere in the file, and no others."""
        route: Route = ()
        for step in steps:
            if (*route, step) in self.values:
                route = (*route, step)
        return route

    def _composed(self) -> yaml.Node | None:
        text = self._text()
        self._check_characters(text)
        try:
            self._check_depth(text)
            return yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if _DEPTH in (error.problem or ""):
                self._fail_for_depth(mark)
            self._fail_to_parse(_mark(mark) if mark else None, what_is_wrong(error, text))
        except yaml.YAMLError as error:
            self._fail_to_parse(None, Bilingual("有不能使用的字符", str(error)))

    def _text(self) -> str:
        try:
            with opened(str(self.path)) as stream:
                data = stream.read(self.largest + 1)
        except Unreadable as refusal:
            self._fail_to_read(refusal.reason)
        except OSError as error:
            self._fail_to_read(unopened(error).reason)
        if len(data) > self.largest:
            self._fail(
                None,
                f"超过 {self.largest // LARGEST} MB，不像是{self.called.zh}，请核对",
                f"it is larger than {self.largest // LARGEST} MB, unlike {self.called.en}; "
                "make sure it is the right file",
            )
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            if error.reason == _CUT:
                self._fail_as_cut_off(line)
            self._fail(
                None,
                f"第 {line} 行不是 UTF-8 编码，请另存为 UTF-8",
                f"line {line} has bytes that are not UTF-8; save it as UTF-8",
            )

    def _fail_as_cut_off(self, line: int) -> NoReturn:
        """Refuse a file that is not whole: it ends on a line, within a character."""
        self._fail(
            None,
            f"文件不完整，第 {line} 行末尾的字只有一半；请从备份或 git 恢复",
            f"it is not whole, and ends within a character on line {line}; "
            "restore it from a copy or from git",
        )

    def _fail_to_read(self, reason: Bilingual) -> NoReturn:
        self._fail(None, f"无法读取：{reason.zh}", f"it cannot be read: {reason.en}")

    def _fail_to_parse(self, place: Mark | None, why: Bilingual) -> NoReturn:
        said = Bilingual(f"YAML 语法错误：{why.zh}", f"it is not valid YAML: {why.en}")
        raise ConfigurationError(self.path, [Fault(place, said)])

    def _check_characters(self, text: str) -> None:
        """Refuse what YAML refuses, and says so without its line."""
        if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
            at, code = found.start(), f"U+{ord(found.group()):04X}"
            place = Mark(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            why = Bilingual(
                f"有不可见的控制字符 {code}，请删去", f"take out the control character {code}"
            )
            self._fail_to_parse(place, why)

    def _check_depth(self, text: str) -> None:
        """Refuse deep nesting before composing it: libyaml's composer would overflow the stack."""
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                self._fail_for_depth(event.start_mark)

    def _fail_for_depth(self, mark: Any) -> NoReturn:
        self._fail(mark, f"嵌套超过 {DEEPEST} 层", f"it is nested more than {DEEPEST} deep")

    def _value(self, node: yaml.Node, route: Route) -> Any:
        self.values[route] = _mark(node.start_mark)
        self._count += 1
        if self._count > self.most_values:
            self._fail(
                node.start_mark,
                f"展开后超过 {self.most_values} 个值，请检查其中的别名（*）",
                f"it expands to more than {self.most_values} values; check its aliases (*)",
            )
        if id(node) in self._open:
            self._fail(node.start_mark, "别名（*）循环引用", "an alias (*) contains itself")
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode) and node.tag.endswith(":map"):
                return self._mapping(node, route)
            if isinstance(node, yaml.SequenceNode) and node.tag.endswith(":seq"):
                return [self._value(item, (*route, i)) for i, item in enumerate(node.value)]
            return self._scalar(node)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.MappingNode, route: Route) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fail(key.start_mark, "键应为文字", "a key must be text")
            own = (*route, key.value)
            if own in self.keys:
                first = self.keys[own].line
                self._fail(
                    key.start_mark,
                    f"键“{key.value}”重复，第 {first} 行已有",
                    f"the key {key.value!r} is on line {first} already",
                )
            self.keys[own] = _mark(key.start_mark)
            mapping[key.value] = self._value(value, own)
        return mapping

    def _scalar(self, node: yaml.Node) -> Any:
        tag = node.tag.rpartition(":")[2]
        if tag in ("str", "timestamp"):
            return node.value
        if tag == "bool":
            return node.value.lower() in _TRUE
        if tag in ("int", "float"):
            return Number(node.value)
        if tag == "null":
            self._fail(
                node.start_mark,
                "没有值，请补上，或删去这一项",
                "there is no value; add one or take this entry out",
            )
        return self._fail(
            node.start_mark, f"不接受标签“{node.tag}”", f"the tag {node.tag} is not accepted"
        )

    def _fail(self, mark: Any, zh: str, en: str) -> NoReturn:
        place = None if mark is None else _mark(mark)
        raise ConfigurationError(self.path, [Fault(place, Bilingual(zh, en))])


class Number:
    """A number as written: no key of a configuration takes one, and its writer knows it by its text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _mark(mark: yaml.Mark) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
