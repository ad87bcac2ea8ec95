"""What one county adds to reportlint: a rule of its own, and a reader of its own files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlint.hookspecs import Reader, hookimpl
from reportlint.rule import Rule
from reportlint_example.filing import FilingReader
from reportlint_example.vague_count import VagueCount


@hookimpl
def reportlint_rules() -> Iterable[type[Rule[Any]]]:
    """Give the rules of this package."""
    return [VagueCount]


@hookimpl
def reportlint_readers() -> Iterable[Reader]:
    """Give its readers."""
    return [FilingReader()]
