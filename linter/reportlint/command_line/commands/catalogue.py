"""`reportlint rules` and `reportlint explain`: what is checked, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint.command_line.console import results, tell
from reportlint.command_line.language import of_locale, spoken
from reportlint.config.find import Configurations
from reportlint.config.settings import (
    COMMAND_LINE,
    Decision,
    Overrides,
    check_selectors,
    decide,
    meant,
)
from reportlint.config.standing import renamed, told_of_renamed
from reportlint.formatters.words import SEVERITIES
from reportlint.model.finding import Bilingual, Language
from reportlint.model.rule import Status
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.option import Option, OptionValue
    from reportlint.model.rule import Rule

Key = TypeVar("Key")

SWITCH = {True: Bilingual("启用", "on"), False: Bilingual("关闭", "off")}

STATUSES = {
    Status.PREVIEW: Bilingual("试行", "in preview"),
    Status.DEPRECATED: Bilingual("自 {} 版起不再推荐使用", "deprecated since {}"),
    Status.REMOVED: Bilingual("自 {} 版起已删除", "removed in {}"),
}
"""What is said of rules that are not stable."""

_SINCE = Bilingual("自 {} 版起", "since {}")
_LIMITED = Bilingual("{}（{}）", "{} ({})")
_AND = Bilingual("，", ", ")
_INSTEAD = Bilingual("改用什么", "What to use instead")
_FORMERLY = Bilingual("原来的代码和名称", "Former codes and names")
_DECLARED = Bilingual("检查内容", "What it checks")
_RATIONALE = Bilingual("为什么查", "Why")
_REMEDY = Bilingual("怎么改", "What to do")
_BASIS = Bilingual("依据", "Basis")
_OPTIONS = Bilingual("选项", "Options")
_PASSING = Bilingual("正确示例", "Passes")
_FAILING = Bilingual("错误示例", "Fails")


def list_rules(*, config: str | None, isolated: bool, format_name: str, lang: str | None) -> int:
    """List all rules with what the settings of the current folder make of them."""
    plugins = load()
    explicit = Path(config).absolute() if config else None
    overrides = Overrides(language=Language(lang) if lang else None, locale=of_locale())
    configurations = Configurations(plugins, overrides, explicit=explicit, isolated=isolated)
    settings = configurations.of(Path.cwd())
    layers = (*settings.layers, settings.command_line)
    rules = sorted(
        (*plugins.rules, *settings.declared, *plugins.removed), key=lambda rule: rule.code
    )
    decided = [(rule, decide(rule, layers)) for rule in rules]
    with results() as out:
        if format_name == "json":
            entries = [_entry(rule, decision, settings.language) for rule, decision in decided]
            out.write(json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
        else:
            out.writelines(f"{row}\n" for row in _rows(decided, settings.language))
    for note in configurations.notes():
        tell(note, settings.language)
    return 0


def _entry(rule: Rule[Any], decision: Decision, language: Language) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": decision.severity.label,
        "on": decision.on,
        "on_by_default": rule.on_by_default,
        "status": rule.status.value,
        "since": rule.since or None,
        "status_since": rule.status_since or None,
        "instead": rule.instead.within(language) if rule.instead else None,
        "formerly": [*rule.formerly],
        "summary": rule.summary.within(language),
        "options": {
            name: {
                "value": decision.options[name].value,
                "default": option.default,
                "summary": option.summary.within(language),
            }
            for name, option in rule.options.items()
        },
    }


def _rows(decided: Sequence[tuple[Rule[Any], Decision]], language: Language) -> Iterator[str]:
    longest = max((len(rule.name) for rule, _ in decided), default=0)
    for rule, decision in decided:
        state = "  ".join(stated(decision, language))
        yield f"{rule.code}  {state}  {rule.name:{longest}}  {summarised(rule, language)}"


def summarised(rule: Rule[Any], language: Language) -> str:
    """Give what a rule checks, and how settled it is, if it is not."""
    return " · ".join([rule.summary.within(language), *_status(rule, language)])


def _status(rule: Rule[Any], language: Language) -> Iterator[str]:
    """Say that a rule is in preview, deprecated or removed, if it is."""
    if rule.status in STATUSES:
        yield STATUSES[rule.status].within(language).format(rule.status_since)


def stated(decision: Decision, language: Language) -> tuple[str, str]:
    """Give a rule's switch and severity in words, each as wide as the widest of its kind."""
    return _column(SWITCH, decision.on, language), _column(SEVERITIES, decision.severity, language)


def _column(words: Mapping[Key, Bilingual], key: Key, language: Language) -> str:
    width = max(len(word.within(language)) for word in words.values())
    return words[key].within(language).ljust(width)


def standing(rule: Rule[Any], language: Language) -> Iterator[str]:
    """Say how settled a rule is, if it is not, and since when it is there, where that is known."""
    yield from _status(rule, language)
    if rule.since:
        yield _SINCE.within(language).format(rule.since)


def option_set(name: str, value: OptionValue) -> str:
    """Give an option with its value, as a configuration may have it."""
    return f"{name}: {json.dumps(value, ensure_ascii=False)}"


def option_explained(option: Option[Any], language: Language) -> str:
    """Say what an option means, and what it may be."""
    limits = [limit.within(language) for limit in option.limits]
    summary = option.summary.within(language)
    return (
        _LIMITED.within(language).format(summary, _AND.within(language).join(limits))
        if limits
        else summary
    )


def _options(rule: Rule[Any], language: Language) -> str:
    """Give the options of a rule with their defaults, each above what it means."""
    return "\n".join(
        f"{option_set(name, option.default)}\n    {option_explained(option, language)}"
        for name, option in rule.options.items()
    )


def explain(*, names: Sequence[str], config: str | None, isolated: bool, lang: str | None) -> int:
    """Explain the rules meant by codes, prefixes or names; those, too, that the current folder declares."""
    plugins = load()
    language = spoken(lang)
    explicit = Path(config).absolute() if config else None
    overrides = Overrides(language=language)
    settings = Configurations(plugins, overrides, explicit=explicit, isolated=isolated).of(
        Path.cwd()
    )
    rules = sorted(
        (*plugins.rules, *settings.declared, *plugins.removed), key=lambda rule: rule.code
    )
    check_selectors(names, rules)
    chosen = [rule for rule in rules if any(meant(name, rule) >= 0 for name in names)]
    tell_of_renamed(names, rules, language)
    with results() as out:
        pages = ("\n".join(_page(rule, settings.language)) + "\n" for rule in chosen)
        out.write("\n".join(pages))
    return 0


def tell_of_renamed(words: Iterable[str], rules: Sequence[Rule[Any]], language: Language) -> None:
    """Say which rules are meant by what they were once called."""
    for word in dict.fromkeys(words):
        if rule := renamed(word, rules):
            tell(told_of_renamed(word, rule, COMMAND_LINE), language)


def _page(rule: Rule[Any], language: Language) -> Iterator[str]:
    severity = SEVERITIES[rule.severity].within(language)
    default = Bilingual("默认启用", "on by default")
    if not rule.on_by_default:
        default = Bilingual("默认关闭", "off by default")
    is_there = rule.status is not Status.REMOVED
    known = [*([severity, default.within(language)] if is_there else []), *standing(rule, language)]
    yield " · ".join([f"{rule.code} {rule.name}", *known])
    yield rule.summary.within(language)
    for heading, text in (
        (_INSTEAD, rule.instead.within(language) if rule.instead else ""),
        (_FORMERLY, _AND.within(language).join(rule.formerly)),
        (_DECLARED, rule.declared),
        (_RATIONALE, rule.rationale.within(language)),
        (_REMEDY, rule.remedy.within(language)),
        (_BASIS, rule.basis.within(language) if rule.basis else ""),
        (_OPTIONS, _options(rule, language)),
        *((_PASSING, example) for example in rule.passing_examples()),
        *((_FAILING, example) for example in rule.failing_examples()),
    ):
        if text:
            yield ""
            yield heading.within(language)
            yield from (f"    {line}".rstrip() for line in text.strip("\n").splitlines())
