"""Formatters: each writes a run for one kind of reader, a person or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.on_demand import Binary, Text
from reportlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.hookspecs import BinaryFormatter, Formatter


@hookimpl
def reportlint_formatters() -> Iterable[Formatter | BinaryFormatter]:
    """Give the formatters that come with reportlint; of a suffix of several, the first is meant."""
    return [
        Text("text", "as_text", ".txt", ".text", ".log", has_closing=True),
        Text("json", "as_json", ".json"),
        Text("jsonl", "as_jsonl", ".jsonl", ".ndjson"),
        Text("html", "page.writing", ".html", ".htm", needs_facts=True),
        Binary("xlsx", "as_xlsx", ".xlsx", needs_facts=True),
    ]
