"""What of a rule its user may set: each option is declared in the rule's class, and read as a value."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Generic, NamedTuple, Self, TypeVar, cast, overload

from reportlint.messages.languages import Bilingual
from reportlint.messages.suggestions import did_you_mean

OptionValue = bool | int | str | tuple[str, ...]
"""What an option may be: a switch, a whole number, a text, or a list of texts."""

Kind = TypeVar("Kind", bool, int, str, tuple[str, ...])

_KINDS: Mapping[type, Bilingual] = {
    bool: Bilingual("应为 true 或 false", "it must be true or false"),
    int: Bilingual("应为整数", "it must be a whole number"),
    str: Bilingual("应为文字", "it must be text"),
    tuple: Bilingual("应为列表，如 [甲, 乙]", "it must be a list, such as [one, another]"),
}
_NOT_EMPTY = Bilingual("不能为空", "it must not be empty")


class Objection(NamedTuple):
    """What is wrong with a value; of a list, with which of its texts."""

    said: Bilingual
    item: int | None = None


class Configurable:
    """What has options: its class declares them, and each of its copies has its own values."""

    chosen: Mapping[str, OptionValue] = MappingProxyType({})
    """What its options are set to, by their names; those that are not set are not in it."""

    options: ClassVar[Mapping[str, Option[Any]]] = MappingProxyType({})
    """Its options by their names, in the order in which they are declared."""

    def __init_subclass__(cls) -> None:
        """Gather the options that a class declares, behind those that it inherits."""
        super().__init_subclass__()
        own = {each.name: each for each in vars(cls).values() if isinstance(each, Option)}
        cls.options = MappingProxyType({**cls.options, **own})

    def configured(self, chosen: Mapping[str, OptionValue]) -> Self:
        """Give a copy with options set, which has to be done before it has checked anything."""
        made = copy.copy(self)
        made.chosen = chosen
        return made


class Option(Generic[Kind]):
    """Something that may be set for a rule: its value where nothing is set, and what it means.

        most_in_row = Option(2, Bilingual("…", "…"), at_least=0)

    A configuration calls it `most-in-row`; the rule reads `self.most_in_row`, which has the type of
    the default. A number may have limits, a text may have to be one of some `choices`. Where all rules are on
    because a configuration extends `strict`, it may be something else by default.
    """

    def __init__(
        self,
        default: Kind,
        summary: Bilingual,
        *,
        at_least: int | None = None,
        at_most: int | None = None,
        choices: tuple[str, ...] = (),
        strict: Kind | None = None,
    ) -> None:
        self.name = ""
        self.default: Kind = default
        self.summary = summary
        self.at_least = at_least
        self.at_most = at_most
        self.choices = choices
        self.strict: Kind = default if strict is None else strict
        if type(default) not in _KINDS:
            raise TypeError(f"an option cannot be {default!r}")
        for value in (default, self.strict):
            if objection := self.objection(value):
                raise ValueError(f"an option is {value!r} by default, but {objection.said.en}")

    def __set_name__(self, owner: type[Configurable], attribute: str) -> None:
        """Take its name from the attribute that it is."""
        self.name = attribute.replace("_", "-")

    @overload
    def __get__(self, rule: None, owner: type[Configurable]) -> Self: ...

    @overload
    def __get__(self, rule: Configurable, owner: type[Configurable]) -> Kind: ...

    def __get__(self, rule: Configurable | None, owner: type[Configurable]) -> Self | Kind:
        """Give what a rule has it set to; the option itself where the class is asked."""
        if rule is None:
            return self
        return cast(Kind, rule.chosen.get(self.name, self.default))

    def objection(self, value: object) -> Objection | None:
        """Say what is wrong with a value; None if nothing is."""
        if type(value) is not type(self.default):
            return Objection(_KINDS[type(self.default)])
        if isinstance(value, tuple):
            objections = (_to_text(text, item) for item, text in enumerate(value))
            return next(filter(None, objections), None)
        if isinstance(value, str):
            return self._to_choice(value) if self.choices else _to_text(value)
        return self._to_number(value) if isinstance(value, int) else None

    @property
    def limits(self) -> Iterator[Bilingual]:
        """Say what values there may be, if not every one of its kind."""
        if self.at_least is not None:
            yield _at_least(self.at_least)
        if self.at_most is not None:
            yield _at_most(self.at_most)
        if self.choices:
            yield _one_of(self.choices)

    def _to_number(self, number: int) -> Objection | None:
        if self.at_least is not None and number < self.at_least:
            return _due(_at_least(self.at_least))
        if self.at_most is not None and number > self.at_most:
            return _due(_at_most(self.at_most))
        return None

    def _to_choice(self, word: str) -> Objection | None:
        if word in self.choices:
            return None
        due, near = _one_of(self.choices), did_you_mean(word, self.choices)
        return _due(Bilingual(f"{due.zh}{near.zh}", f"{due.en}{near.en}"))


def _at_least(least: int) -> Bilingual:
    return Bilingual(f"不小于 {least}", f"{least} or more")


def _at_most(most: int) -> Bilingual:
    return Bilingual(f"不大于 {most}", f"{most} or less")


def _one_of(words: Sequence[str]) -> Bilingual:
    return Bilingual(f"为其中之一：{'、'.join(words)}", f"one of: {', '.join(words)}")


def _due(due: Bilingual) -> Objection:
    return Objection(Bilingual(f"应{due.zh}", f"it must be {due.en}"))


def _to_text(value: object, item: int | None = None) -> Objection | None:
    if not isinstance(value, str):
        return Objection(_KINDS[str], item)
    return None if value else Objection(_NOT_EMPTY, item)
