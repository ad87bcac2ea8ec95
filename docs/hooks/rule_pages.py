"""Writes a page in each language for every rule: all that it says, it has from the rule."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlint.command_line.commands.catalogue import (
    option_explained,
    option_set,
    standing,
    summarised,
)
from reportlint.formatters.words import SEVERITIES
from reportlint.messages.languages import Bilingual, Language
from reportlint.model.rule import Rule, Status
from reportlint.plugins.loading import Plugins
from reportlint.testing import examine

FOLDERS = {Language.ZH: "rules", Language.EN: "en/rules"}
"""Where the pages in each language are."""

_Families = Mapping[str, Sequence[Rule[Any]]]

_PLUGINS = Bilingual("插件", "a plugin's")
_TITLE = Bilingual("规则", "Rules")
_LEGEND = Bilingual("带 * 的规则默认不启用。", "Rules with a * are off by default.")
_HEAD = Bilingual("| 代码 | 名称 | 级别 | 查什么 |", "| code | name | severity | what is checked |")
_SWITCH = {
    True: Bilingual("默认启用", "on by default"),
    False: Bilingual("默认不启用", "off by default"),
}
_OTHER = {Language.ZH: Language.EN, Language.EN: Language.ZH}
_OTHER_PAGE = Bilingual("English", "中文")
_INSTEAD = Bilingual("改用什么", "What to use instead")
_FORMERLY = Bilingual("原来的代码和名称：{}", "Formerly: {}")
_RATIONALE = Bilingual("为什么查", "Why")
_REMEDY = Bilingual("怎么改", "What to do")
_BASIS = Bilingual("依据", "Basis")
_EXAMPLES = Bilingual("例子", "Examples")
_FAILING = Bilingual("不对的", "Wrong")
_FOUND = Bilingual("查出的问题", "What is found in it")
_PASSING = Bilingual("对的", "Right")
_OPTIONS = Bilingual("选项", "Options")
_OPTION_HEAD = Bilingual("| 默认 | 意思 |", "| default | meaning |")
_CONFIGURATION = Bilingual("在配置里", "In the configuration")
_IGNORED = Bilingual("不查；也可以写名称：{}", "not checked; its name will do as well: {}")
_COLON = Bilingual("：", ": ")


def written(plugins: Plugins, language: Language) -> tuple[dict[str, str], list[Any]]:
    """Write all pages in a language; gives them by their paths, and their part of the navigation."""
    families = _by_family(plugins, language)
    index = f"{FOLDERS[language]}/index.md"
    pages = {index: _index(families, language)}
    chapters: list[Any] = [index]
    for family, members in families.items():
        chapters.append({family: [{_title(rule): _path(rule, language)} for rule in members]})
        pages |= {_path(rule, language): "\n".join(_page(rule, language)) for rule in members}
    return pages, chapters


def _title(rule: Rule[Any]) -> str:
    return f"{rule.code} {rule.name}"


def _path(rule: Rule[Any], language: Language) -> str:
    return f"{FOLDERS[language]}/{rule.code}.md"


def _by_family(plugins: Plugins, language: Language) -> _Families:
    """Give the rules by the names of their families, in the order of these."""
    rules = sorted((*plugins.rules, *plugins.removed), key=lambda rule: rule.code)
    letters = dict.fromkeys([*plugins.families, *(rule.code[0] for rule in rules)])
    members = {letter: [rule for rule in rules if rule.code[0] == letter] for letter in letters}
    return {
        f"{letter} {plugins.families.get(letter, _PLUGINS).within(language)}": its
        for letter, its in members.items()
        if its
    }


def _index(families: _Families, language: Language) -> str:
    lines = [f"# {_TITLE.within(language)}", "", _LEGEND.within(language)]
    for family, members in families.items():
        lines += ["", f"## {family}", "", _HEAD.within(language), "|---|---|---|---|"]
        for rule in members:
            star = "" if rule.on_by_default else " *"
            lines.append(
                f"| [{rule.code}]({rule.code}.md){star} | `{rule.name}` "
                f"| {SEVERITIES[rule.severity].within(language)} "
                f"| {_verbatim(summarised(rule, language))} |"
            )
    return "\n".join(lines)


def _page(rule: Rule[Any], language: Language) -> Iterator[str]:
    severity = SEVERITIES[rule.severity].within(language)
    switch = _SWITCH[rule.on_by_default].within(language)
    up = "../" * FOLDERS[language].count("/") + "../"
    other = f"[{_OTHER_PAGE.within(language)}]({up}{_path(rule, _OTHER[language])})"
    yield f"# {_title(rule)}"
    yield f"\n**{_verbatim(rule.summary.within(language))}**"
    is_there = rule.status is not Status.REMOVED
    how = [severity, switch] if is_there else []
    yield "\n" + " · ".join([*how, *standing(rule, language), other])
    if rule.formerly:
        yield "\n" + _FORMERLY.within(language).format(
            ", ".join(f"`{word}`" for word in rule.formerly)
        )
    for heading, text in (
        (_INSTEAD, rule.instead),
        (_RATIONALE, rule.rationale),
        (_REMEDY, rule.remedy),
        (_BASIS, rule.basis),
    ):
        if text and text.within(language):
            yield f"\n## {heading.within(language)}\n\n{_verbatim(text.within(language))}"
    if not is_there:
        return
    if any(rule.failing_examples()):
        yield f"\n## {_EXAMPLES.within(language)}"
        for example in rule.failing_examples():
            yield _block(_FAILING.within(language), example)
            yield _block(_FOUND.within(language), _found(rule, example, language))
        for example in rule.passing_examples():
            yield _block(_PASSING.within(language), example)
    if rule.options:
        yield f"\n## {_OPTIONS.within(language)}\n\n{_OPTION_HEAD.within(language)}\n|---|---|"
        for name, option in rule.options.items():
            meaning = _verbatim(option_explained(option, language))
            yield f"| `{option_set(name, option.default)}` | {meaning} |"
    yield f"""
## {_CONFIGURATION.within(language)}

```yaml
ignore: [{rule.code}]  # {_IGNORED.within(language).format(rule.name)}
rules:
  {rule.code}:
    severity: {rule.severity.label}  # error | warning | info"""
    yield from (f"    {option_set(name, each.default)}" for name, each in rule.options.items())
    yield "```"


def _found(rule: Rule[Any], example: str, language: Language) -> str:
    """Say what the rule finds in a failing example, each thing with its place."""
    return "\n".join(
        finding.words.within(language) + _COLON.within(language) + finding.message(language)
        for finding in examine(rule, example) or ()
    )


def _verbatim(text: str) -> str:
    """Have a rule's text shown as it is: none of its characters is markup."""
    return re.sub(r"[\\`*_{}\[\]#+|]", r"\\\g<0>", html.escape(text, quote=False))


def _block(title: str, text: str) -> str:
    return f'\n````text title="{title}"\n{text.strip(chr(10))}\n````' if text.strip() else ""
