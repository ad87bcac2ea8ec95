"""Formatters: each writes a run for one kind of reader, a person or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.on_demand import Binary, Letters, Text
from reportlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.hookspecs import AnyFormatter


@hookimpl
def reportlint_formatters() -> Iterable[AnyFormatter]:
    """Give the formatters that come with reportlint; of a suffix of several, the first is meant."""
    return [
        Text("text", "as_text", ".txt", ".text", ".log", has_closing=True),
        Text("json", "as_json", ".json"),
        Text("jsonl", "as_jsonl", ".jsonl", ".ndjson"),
        Text("concise", "as_concise", ".txt", ".log"),
        Text("csv", "as_csv", ".csv"),
        Text("markdown", "as_markdown", ".md", ".markdown"),
        Text("sarif", "as_sarif", ".sarif", ".sarif.json", ".json"),
        Text("junit", "as_junit", ".xml"),
        Text("checkstyle", "as_checkstyle", ".xml"),
        Text("github", "as_github", ".txt", ".log"),
        Text("gitlab", "as_gitlab", ".json"),
        Text("grade", "as_grade", ".txt", ".log", has_closing=True),
        Text("html", "page.writing", ".html", ".htm", needs_facts=True),
        Binary("xlsx", "workbook.writing", ".xlsx", needs_facts=True),
        Letters("notice", "notice.writing", ".docx", ".txt"),
    ]
