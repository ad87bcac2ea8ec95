"""Writes a page in each language for every rule that is installed, plugins' rules too.

All that a page says, it has from the rule. The entries of the navigation named in `PLACES` are
filled with the pages, and the entry `DECISIONS` with the decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from reportlint.formatters.as_text import SEVERITIES
from reportlint.languages import Bilingual, Language
from reportlint.plugins import load
from reportlint.rule import Rule
from reportlint.testing import examine

FAMILIES = {
    "E": Bilingual("文件", "the file itself"),
    "S": Bilingual("部分", "sections"),
    "H": Bilingual("标题与序号", "headings"),
    "T": Bilingual("表格", "tables"),
    "A": Bilingual("勾稽关系", "arithmetic"),
    "N": Bilingual("文字与表格", "text against tables"),
    "F": Bilingual("收费情况", "the fee"),
    "D": Bilingual("标题、年份、期限", "title, year, period"),
    "X": Bilingual("跨年度、跨单位", "across reports"),
    "C": Bilingual("文字洁净", "clean text"),
}
"""What the rules are about whose codes begin with a letter, in the order in which they are shown;
other letters are plugins'."""

FOLDERS = {Language.ZH: "rules", Language.EN: "en/rules"}
PLACES = {Language.ZH: "规则", Language.EN: "Rules"}
DECISIONS = "Decisions"

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
_RATIONALE = Bilingual("为什么查", "Why")
_REMEDY = Bilingual("怎么改", "What to do")
_BASIS = Bilingual("依据", "Basis")
_EXAMPLES = Bilingual("例子", "Examples")
_FAILING = Bilingual("不对的", "Wrong")
_FOUND = Bilingual("查出的问题", "What is found in it")
_PASSING = Bilingual("对的", "Right")
_CONFIGURATION = Bilingual("在配置里", "In the configuration")
_IGNORED = Bilingual("不查；也可以写名称：{}", "not checked; its name will do as well: {}")
_COLON = Bilingual("：", ": ")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of rules, and fill the empty entries of the navigation."""
    rules = sorted(load().rules, key=_order)
    for language, place in PLACES.items():
        index = f"{FOLDERS[language]}/index.md"
        files.append(File.generated(config, index, content=_index(rules, language)))
        chapters: list[Any] = [index]
        for family, members in groupby(rules, key=lambda rule: _family(rule, language)):
            chapters.append({family: [{_title(rule): _path(rule, language)} for rule in members]})
        _fill(config.nav, place, chapters)
        for rule in rules:
            page = "\n".join(_page(rule, language)) + "\n"
            files.append(File.generated(config, _path(rule, language), content=page))

    decisions = sorted(uri for uri in files.src_uris if uri.startswith("decisions/0"))
    _fill(config.nav, DECISIONS, ["decisions/README.md", *decisions])
    return files


def _fill(nav: Any, title: str, content: list[Any]) -> None:
    for entry in nav:
        for name, below in entry.items() if isinstance(entry, dict) else ():
            if name == title:
                entry[name] = content
            elif isinstance(below, list):
                _fill(below, title, content)


def _title(rule: Rule[Any]) -> str:
    return f"{rule.code} {rule.name}"


def _path(rule: Rule[Any], language: Language) -> str:
    return f"{FOLDERS[language]}/{rule.code}.md"


def _order(rule: Rule[Any]) -> tuple[int, str]:
    families = [*FAMILIES, rule.code[0]]
    return families.index(rule.code[0]), rule.code


def _family(rule: Rule[Any], language: Language) -> str:
    letter = rule.code[0]
    return f"{letter} {FAMILIES.get(letter, _PLUGINS).within(language)}"


def _index(rules: list[Rule[Any]], language: Language) -> str:
    lines = [f"# {_TITLE.within(language)}", "", _LEGEND.within(language)]
    for family, members in groupby(rules, key=lambda rule: _family(rule, language)):
        lines += ["", f"## {family}", "", _HEAD.within(language), "|---|---|---|---|"]
        for rule in members:
            star = "" if rule.on_by_default else " *"
            lines.append(
                f"| [{rule.code}]({rule.code}.md){star} | `{rule.name}` "
                f"| {SEVERITIES[rule.severity].within(language)} "
                f"| {rule.summary.within(language)} |"
            )
    return "\n".join(lines) + "\n"


def _page(rule: Rule[Any], language: Language) -> Iterator[str]:
    severity = SEVERITIES[rule.severity].within(language)
    switch = _SWITCH[rule.on_by_default].within(language)
    up = "../" * FOLDERS[language].count("/") + "../"
    other = f"[{_OTHER_PAGE.within(language)}]({up}{_path(rule, _OTHER[language])})"
    yield f"# {_title(rule)}"
    yield f"\n**{rule.summary.within(language)}**"
    yield f"\n{severity} · {switch} · {other}"
    for heading, text in (
        (_RATIONALE, rule.rationale),
        (_REMEDY, rule.remedy),
        (_BASIS, rule.basis),
    ):
        if text and text.within(language):
            yield f"\n## {heading.within(language)}\n\n{text.within(language)}"
    if rule.failing:
        yield f"\n## {_EXAMPLES.within(language)}"
        yield _block(_FAILING.within(language), rule.failing)
        yield _block(_FOUND.within(language), _found(rule, language))
        yield _block(_PASSING.within(language), rule.passing)
    yield f"""
## {_CONFIGURATION.within(language)}

```yaml
ignore: [{rule.code}]  # {_IGNORED.within(language).format(rule.name)}
rules:
  {rule.code}: {{severity: {rule.severity.label}}}  # error | warning | info
```"""


def _found(rule: Rule[Any], language: Language) -> str:
    """Say what the rule finds in its failing example, each thing with its place."""
    return "\n".join(
        finding.place + _COLON.within(language) + finding.message(language)
        for finding in examine(rule, rule.failing) or ()
    )


def _block(title: str, text: str) -> str:
    return f'\n````text title="{title}"\n{text.strip(chr(10))}\n````' if text.strip() else ""
