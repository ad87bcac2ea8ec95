"""Fills the entries of the navigation that mkdocs.yml leaves empty: the rules, and the decisions."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import report_reference
from reportlint.messages.languages import Language
from reportlint.plugins.loading import load
from rule_pages import written

RULES = {Language.ZH: "规则", Language.EN: "Rules"}
DECISIONS = "Decisions"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of all rules that are installed, plugins' rules too, and of the names in a report."""
    plugins = load()
    for language, entry in RULES.items():
        pages, chapters = written(plugins, language)
        for path, content in pages.items():
            files.append(File.generated(config, path, content=content))
        _fill(config.nav, entry, chapters)
        path = report_reference.PATHS[language]
        files.append(File.generated(config, path, content=report_reference.written(language)))
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
