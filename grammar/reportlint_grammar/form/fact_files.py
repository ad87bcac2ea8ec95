"""The files of `editions/`, read like a user's configuration: what is wrong is said with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from pathlib import Path
from typing import NoReturn, TypeVar

from reportlint.config.faults import ConfigurationError
from reportlint.config.marked import Marked, Number, Route
from reportlint.messages.languages import Bilingual
from reportlint.messages.suggestions import did_you_mean
from reportlint_grammar.form.spelling import spelt

FOLDER = Path(__file__).parents[1] / "editions"
"""Where the facts of the form lie."""

_FEW = 20
"""So many names are listed where none is near."""

Read = TypeVar("Read")


class Fact:
    """A value in a file, and the way to it. What is not as it must be raises ConfigurationError."""

    def __init__(self, marked: Marked, route: Route, value: object) -> None:
        self._marked = marked
        self._route = route
        self._value = value

    @property
    def name(self) -> str:
        """The key that it stands behind; that of a list, for what is in one."""
        return next((step for step in reversed(self._route) if isinstance(step, str)), "")

    @property
    def is_table(self) -> bool:
        """Whether it is made of `key: value` pairs."""
        return isinstance(self._value, dict)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self._value, list)

    @property
    def written(self) -> str:
        """Give it as it may be written in one line."""
        return _flow(self._value)

    def fields(self, owed: Collection[str], others: Collection[str] = ()) -> Mapping[str, Fact]:
        """Give its values by their keys: all that are owed, and of the others what is there."""
        found = self.entries()
        known = (*owed, *others)
        for key, fact in found.items():
            if key not in known:
                fact.fail_unknown(Bilingual("键", "key"), key, known, at_key=True)
        for key in owed:
            if key not in found:
                self.fail(f"缺少键“{key}”", f"the key {key!r} is missing", at_key=True)
        return found

    def entries(self) -> Mapping[str, Fact]:
        """Give its values by keys of their own choice."""
        if not isinstance(self._value, dict):
            self.fail("应由“键: 值”组成", "it must be made of `key: value` pairs")
        return {key: self._below(key, value) for key, value in self._value.items()}

    def items(self) -> tuple[Fact, ...]:
        """Give the entries of a list."""
        if not isinstance(self._value, list):
            self.fail("应为列表，如 [规章]", "it must be a list, such as [规章]")
        return tuple(self._below(place, value) for place, value in enumerate(self._value))

    def words(self) -> tuple[str, ...]:
        """Give the entries of a list of texts."""
        return tuple(item.text() for item in self.items())

    def spelt(self) -> tuple[str, ...]:
        """Give the words of a list, a line of which may say several: 发布/公开 日期/时间 are four."""
        return tuple(chain.from_iterable(map(spelt, self.words())))

    def text(self) -> str:
        """Give a text that says something."""
        if not isinstance(self._value, str) or not self._value.strip():
            self.fail("应为文字", "it must be text")
        return self._value

    def flag(self) -> bool:
        """Give yes or no."""
        if not isinstance(self._value, bool):
            self.fail("应为 true 或 false", "it must be true or false")
        return self._value

    def whole(self) -> int:
        """Give a whole number."""
        return self._number(int, Bilingual("应为整数", "it must be a whole number"))

    def number(self) -> float:
        """Give a number."""
        return self._number(float, Bilingual("应为数字", "it must be a number"))

    def fail(self, zh: str, en: str, *, at_key: bool = False) -> NoReturn:
        """Say what is wrong with it, or with its key."""
        fault = self._marked.fault(self._route, zh, en, at_key=at_key and bool(self._route))
        raise ConfigurationError(self._marked.path, [fault])

    def fail_unknown(
        self, kind: Bilingual, word: str, known: Collection[str], *, at_key: bool = False
    ) -> NoReturn:
        """Say that it names something that there is not."""
        hint = did_you_mean(word, known)
        if not hint.zh and 0 < len(known) <= _FEW:
            hint = Bilingual(f"；可写：{'、'.join(known)}", f"; there are: {', '.join(known)}")
        self.fail(
            f"没有名为“{word}”的{kind.zh}{hint.zh}",
            f"there is no {kind.en} {word!r}{hint.en}",
            at_key=at_key,
        )

    def _number(self, kind: Callable[[str], Read], what: Bilingual) -> Read:
        try:
            return kind(self._value.text if isinstance(self._value, Number) else "")
        except ValueError:
            self.fail(*what)

    def _below(self, step: str | int, value: object) -> Fact:
        return Fact(self._marked, (*self._route, step), value)


def _flow(value: object) -> str:
    """Write a value as YAML does in one line; for people, to whom quotation marks tell nothing."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return value.text if isinstance(value, Number) else str(value)


def read(path: Path) -> Fact:
    """Read a file of facts; raises ConfigurationError."""
    marked = Marked(path)
    return Fact(marked, (), marked.plain)
