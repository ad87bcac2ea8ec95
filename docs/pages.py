"""Writes a page for every rule that is installed, plugins' rules too, and lists the decisions."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from reportlint.finding import Severity
from reportlint.plugins import load
from reportlint.rule import Rule

FAMILIES = {
    "E": "文件",
    "S": "部分",
    "H": "标题与序号",
    "T": "表格",
    "A": "勾稽关系",
    "N": "文字与表格",
    "F": "收费情况",
    "D": "标题、年份、期限",
    "X": "跨年度、跨单位",
    "C": "文字洁净",
}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of rules, and fill the two empty places of the navigation."""
    rules = load().rules
    files.append(File.generated(config, "rules/index.md", content=_index(rules)))
    for rule in rules:
        files.append(File.generated(config, _path(rule), content=_page(rule)))

    chapters: list[Any] = [{"总表": "rules/index.md"}]
    for family, members in groupby(rules, key=_family):
        chapters.append({family: [{f"{rule.code} {rule.name}": _path(rule)} for rule in members]})
    decisions = sorted(uri for uri in files.src_uris if uri.startswith("decisions/0"))
    _fill(config.nav, "规则", chapters)
    _fill(config.nav, "Decisions", ["decisions/README.md", *decisions])
    return files


def _fill(nav: Any, title: str, content: list[Any]) -> None:
    for entry in nav:
        for name, below in entry.items() if isinstance(entry, dict) else ():
            if name == title:
                entry[name] = content
            elif isinstance(below, list):
                _fill(below, title, content)


def _path(rule: Rule[Any]) -> str:
    return f"rules/{rule.code}.md"


def _family(rule: Rule[Any]) -> str:
    return f"{rule.code[0]} {FAMILIES.get(rule.code[0], '插件')}"


def _index(rules: tuple[Rule[Any], ...]) -> str:
    lines = ["# 规则", "", "标 * 的默认不启用。本页与各规则的页面由规则本身生成。"]
    for family, members in groupby(rules, key=_family):
        lines += ["", f"## {family}", "", "| 代码 | 名称 | 级别 | 查什么 |", "|---|---|---|---|"]
        for rule in members:
            star = "" if rule.on_by_default else " *"
            lines.append(
                f"| [{rule.code}]({rule.code}.md){star} | `{rule.name}` "
                f"| {SEVERITIES[rule.severity]} | {rule.summary.zh} |"
            )
    return "\n".join(lines) + "\n"


def _page(rule: Rule[Any]) -> str:
    basis = f"{rule.basis.zh}<br>{rule.basis.en}" if rule.basis else "—"
    default = "启用 · on" if rule.on_by_default else "不启用 · off"
    return f"""# {rule.code} {rule.name}

**{rule.summary.zh}**

{rule.summary.en}

| | |
|---|---|
| 级别 · severity | {SEVERITIES[rule.severity]} · {rule.severity.label} |
| 默认 · by default | {default} |
| 依据 · basis | {basis} |

## 为什么 · Why

{rule.rationale.zh}

{rule.rationale.en}

## 不对 · Wrong

{_sample(rule.failing)}

## 对 · Right

{_sample(rule.passing)}

## 在配置里 · In the configuration

```yaml
ignore: [{rule.code}]        # 不查；写成 {rule.name} 也可以
rules:
  {rule.code}: {{severity: error}}  # error | warning | info
```
"""


def _sample(text: str) -> str:
    return f"```text\n{text.strip(chr(10))}\n```"
