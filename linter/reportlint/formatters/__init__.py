"""Formatters: each writes a run for one kind of reader, a person or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.as_json import JsonFormatter
from reportlint.formatters.as_jsonl import JsonLinesFormatter
from reportlint.formatters.as_text import TextFormatter
from reportlint.hookspecs import Formatter, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable


@hookimpl
def reportlint_formatters() -> Iterable[Formatter]:
    """Give the formatters that come with reportlint."""
    return [TextFormatter(), JsonFormatter(), JsonLinesFormatter()]
