"""The options of rules in a configuration: taken as values, and held against what the rules have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.config.marked import Number, Route
from reportlint.config.model import RuleEntry
from reportlint.config.settings import is_own
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.config.model import FileChoices
    from reportlint.model.option import Option, OptionValue
    from reportlint.model.rule import Rule

_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
"""One that nobody can mistake: to some YAML, 010 is eight."""

SEVERITY = "severity"


class OptionFault(NamedTuple):
    """What is wrong with an option, and the way to it from the table that has `rules`."""

    route: Route
    said: Bilingual
    at_key: bool = False


def chosen(entry: RuleEntry) -> tuple[tuple[str, OptionValue], ...]:
    """Give the options that a rule's entry sets."""
    return tuple((name, _value(given)) for name, given in entry.options.items())


def option_faults(choices: FileChoices, rules: Sequence[Rule[Any]]) -> Iterator[OptionFault]:
    """Say which options there are not, or cannot be what they are set to."""
    for selector, entry in choices.rules.items():
        if isinstance(entry, RuleEntry):
            options = next((rule.options for rule in rules if is_own(selector, rule)), {})
            for fault in _faults(entry, options):
                yield fault._replace(route=("rules", selector, *fault.route))


def _faults(entry: RuleEntry, options: Mapping[str, Option[Any]]) -> Iterator[OptionFault]:
    keys = [SEVERITY, *options]
    listed = Bilingual(f"可用的键：{'、'.join(keys)}", f"the keys are: {', '.join(keys)}")
    if not (entry.options or entry.severity):
        said = Bilingual(f"没有写任何键（{listed.zh}）", f"there is no key in it ({listed.en})")
        yield OptionFault((), said)
    for name, value in chosen(entry):
        if name not in options:
            near = did_you_mean(name, keys)
            said = Bilingual(
                f"没有名为“{name}”的键{near.zh}（{listed.zh}）",
                f"there is no key {name!r}{near.en} ({listed.en})",
            )
            yield OptionFault((name,), said, at_key=True)
        elif objection := options[name].objection(value):
            way = (name,) if objection.item is None else (name, objection.item)
            yield OptionFault(way, objection.said)


def _value(given: Any) -> Any:
    """Give what is written as the value of an option, as far as it can be one."""
    if isinstance(given, Number) and _WHOLE_NUMBER.fullmatch(given.text):
        return int(given.text)
    return tuple(map(_value, given)) if isinstance(given, list) else given
