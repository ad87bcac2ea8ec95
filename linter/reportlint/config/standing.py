"""What of the rules that settings speak of is not as it was: renamed, deprecated, or in preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.config.settings import decide, is_own, previews
from reportlint.model.finding import Bilingual
from reportlint.model.rule import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.config.settings import Layer, Settings
    from reportlint.model.rule import Rule


def notes(settings: Iterable[Settings], rules: Sequence[Rule[Any]]) -> list[Bilingual]:
    """Say what the user should mend in good time, each thing once."""
    said: dict[Bilingual, None] = {}
    for each in settings:
        own = tuple(entry.layer for entry in each.per_file)
        for layer in (*each.layers, *own, each.command_line):
            said |= dict.fromkeys(_renamed(layer, rules))
        ways = [(*each.layers, each.command_line)]
        ways += [(*each.layers, layer, each.command_line) for layer in own]
        said |= {
            deprecated(rule): None
            for rule in rules
            if rule.status is Status.DEPRECATED and any(decide(rule, way).on for way in ways)
        }
    return [*said]


def _renamed(layer: Layer, rules: Sequence[Rule[Any]]) -> Iterator[Bilingual]:
    for selector in layer.selectors():
        rule = renamed(selector, rules)
        if rule is not None:
            yield told_of_renamed(selector, rule, layer.origin)


def renamed(word: str, rules: Iterable[Rule[Any]]) -> Rule[Any] | None:
    """Give the rule that was once called so."""
    return next((rule for rule in rules if word in rule.formerly), None)


def told_of_renamed(word: str, rule: Rule[Any], where: Bilingual) -> Bilingual:
    """Say that a rule is meant by what it was once called."""
    return Bilingual(
        f"{where.zh}中的“{word}”已改为 {rule.code} {rule.name}，请改用新的代码或名称。",
        f"{word} in {where.en} is now {rule.code} {rule.name}; use the new code or name.",
    )


def deprecated(rule: Rule[Any]) -> Bilingual:
    """Say that a deprecated rule is on."""
    instead = rule.instead or Bilingual("", "")
    return Bilingual(
        f"规则 {rule.code} {rule.name} 自 {rule.status_since} 版起不再推荐使用，以后将删除：{instead.zh}。",
        f"Rule {rule.code} {rule.name} is deprecated since {rule.status_since}, and will be removed: "
        f"{instead.en}.",
    )


def unseen(settings: Settings, rules: Iterable[Rule[Any]]) -> Iterator[tuple[Layer, Bilingual]]:
    """Give what turns on a rule in preview by its own code or name, though previews are off."""
    own = tuple(entry.layer for entry in settings.per_file)
    layers = (*settings.layers, *own, settings.command_line)
    if previews(layers):
        return
    in_preview = [rule for rule in rules if rule.status is Status.PREVIEW]
    for layer in layers if in_preview else ():
        for selector in layer.turned_on():
            for rule in in_preview:
                if is_own(selector, rule):
                    yield layer, _of_unseen(selector, layer)


def _of_unseen(selector: str, layer: Layer) -> Bilingual:
    return Bilingual(
        f"{layer.origin.zh}：“{selector}”是试行规则，没有启用 preview，不会检查。"
        "请加上 --preview，或在配置中写 preview: true",
        f"{layer.origin.en}: {selector} is in preview, and previews are off, so it is not checked. "
        "Say --preview, or `preview: true` in the configuration",
    )
